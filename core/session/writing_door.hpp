// The connection behind a Session: its workshop, the open batch, and what has to happen after a
// commit. Inside core/session only. One thread.
#pragma once
#include <optional>

#include "core/exchange/merge.hpp"
#include "core/inspect/waiting.hpp"
#include "core/record/derivation.hpp"
#include "core/record/execute.hpp"
#include "core/session/door.hpp"

namespace renkei {

class WritingDoor : public Door {
 public:
  WritingDoor(std::string store_path, Surroundings with)
      : Door(std::move(store_path)), surroundings(std::move(with)) {}

  const Surroundings surroundings;
  std::string staff;
  bool recorded = false;  // entries that may still lie in the tail
  // What lies in the tail may have been copied or exported as it is. Sealed before anything is added
  // to it, it makes the same segment there and here, and counts once.
  bool must_seal_first = true;

  // Whoever looks sees what the open batch has done.
  const Store& store() override {
    workshop().settle();
    return workshop().store();
  }
  Workshop& workshop() {
    if (!workshop_) work_in(Store::open(path));
    return *workshop_;
  }
  void work_in(std::unique_ptr<Store> store) {
    workshop_ = std::make_unique<Workshop>(std::move(store), surroundings);
  }
  void forget() override {
    transaction_.reset();
    workshop_.reset();
    must_seal_first = true;
  }

  // -- a transaction of commands; may throw StoreFailure
  bool has_begun() const { return transaction_ != nullptr; }
  void begin() {
    settle_derivation(workshop());  // what an interrupted merge of many files left undone
    transaction_ = std::make_unique<Transaction>(workshop().database());
    workshop().catch_up();
    if (must_seal_first) workshop().seal();
  }
  Result<Outcome> execute(const Command& command) {
    auto outcome = renkei::execute(workshop(), command, staff);
    if (!outcome) return said_to_wait(store(), outcome.error());
    recorded = true;
    return outcome;
  }
  void commit() {
    workshop().settle();
    pay_derivation(workshop());
    transaction_->commit();
    transaction_.reset();
    must_seal_first = false;
  }
  void roll_back() {
    transaction_.reset();
    if (workshop_) workshop_->forget();
  }

 private:
  std::unique_ptr<Workshop> workshop_;
  std::unique_ptr<Transaction> transaction_;
};

}  // namespace renkei
