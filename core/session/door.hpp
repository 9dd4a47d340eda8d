// What both doors to a store have in common: it is opened when it is needed, what goes wrong becomes
// an Error, and after a failure nothing that was in memory is believed any more: the connection is
// dropped and the store opened anew. Inside core/session only. One thread at a time.
#pragma once
#include <memory>
#include <string>
#include <utility>

#include "core/base/disk.hpp"
#include "core/base/result.hpp"
#include "core/log/archive.hpp"
#include "core/store/store.hpp"

namespace renkei {

class Door {
 public:
  explicit Door(std::string store_path) : path(std::move(store_path)) {}
  virtual ~Door() = default;
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  const std::string path;

  // Whether there is what could be opened: store_missing, not_a_store.
  static Status is_there(const std::string& path, Disk& disk) {
    if (!disk.is_taken(path)) return Error(Code::store_missing, {{"file", path}});
    if (disk.is_folder(path)) return Error(Code::not_a_store, {{"file", path}});
    return Done{};
  }

  virtual const Store& store() = 0;  // opens it when it is not open; may throw StoreFailure
  virtual void forget() = 0;         // drops the connection and all that hangs on it

  // Runs what may throw and gives the error back instead. Calls may be nested; then the outermost
  // one forgets, for the others still stand on the connection.
  template <class Call>
  auto answer(Call call) -> decltype(call()) {
    const Nested nested(*this);
    return answer_or_note(call);
  }

  // Of the store, at which somebody asked whether others have written.
  std::int64_t generation_asked = 0;

 private:
  struct Nested {
    explicit Nested(Door& of) : door(of) { ++door.depth_; }
    ~Nested() {
      if (--door.depth_ == 0 && std::exchange(door.broken_, false)) door.forget();
    }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;
    Door& door;
  };

  template <class Call>
  auto answer_or_note(Call& call) -> decltype(call()) {
    try {
      return call();
    } catch (const StoreFailure& failure) {
      broken_ |= failure.error.code != Code::store_busy;
      return failure.error;
    } catch (const Malformed& malformed) {
      broken_ = true;
      return Error(Code::store_damaged, {{"file", path}, {"reason", malformed.what()}});
    } catch (const std::exception& problem) {
      broken_ = true;
      return Error(Code::io_error, {{"file", path}, {"reason", problem.what()}});
    }
  }

  int depth_ = 0;
  bool broken_ = false;
};

}  // namespace renkei
