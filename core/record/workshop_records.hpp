// The records of a workshop's store, whatever is unsettled in it: that is settled before anybody looks.
// The life of a record that is settled is told without, for every new record is asked of those that it
// refers to. Every call may throw StoreFailure. One thread.
#pragma once
#include "core/record/workshop.hpp"
#include "core/store/store_records.hpp"

namespace renkei {

class WorkshopRecords : public Records {
 public:
  explicit WorkshopRecords(Workshop& workshop) : workshop_(workshop), records_(workshop.store()) {}

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override {
    settled().each(kind, where, with_void, visit);
  }
  void sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
            std::span<const Match> where,
            const std::function<void(const Summed&)>& visit) const override {
    settled().sums(kind, number, apart, where, visit);
  }
  void latest(const Kind& kind, std::span<const Match> where, LogNumber log, std::size_t most,
              const std::function<void(const Record&)>& visit) const override {
    settled().latest(kind, where, log, most, visit);
  }
  std::optional<Record> find(EntryId id) const override { return settled().find(id); }
  std::optional<Standing> standing(EntryId id, const Kind* likely) const override {
    return (workshop_.is_settled(id) ? records_ : settled()).standing(id, likely);
  }
  std::vector<EntryId> disputed(const Kind& kind, int field) const override {
    return settled().disputed(kind, field);
  }
  std::vector<OwnValue> contenders(EntryId id, const Kind& kind, int field) const override {
    return settled().contenders(id, kind, field);
  }
  Zone zone() const override { return records_.zone(); }
  std::string id_text(EntryId id) const override { return records_.id_text(id); }
  std::optional<EntryId> parse_id(std::string_view text) const override {
    return settled().parse_id(text);
  }

 private:
  const StoreRecords& settled() const {
    workshop_.settle();
    return records_;
  }

  Workshop& workshop_;
  const StoreRecords records_;
};

}  // namespace renkei
