// Commands: what a person asks for, before anything is decided. They own their texts and carry
// values already in stored form (an id is an EntryId, a moment is packed, a list is a JSON array);
// JSON and forms are turned into them by core/model/json.hpp and by presenters.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/moment.hpp"
#include "core/model/entry_ranges.hpp"
#include "core/model/value.hpp"

namespace renkei {

// A value that owns its text.
struct OwnValue {
  std::variant<std::monostate, std::int64_t, double, std::string> held;

  OwnValue() = default;
  OwnValue(std::int64_t number) : held(number) {}
  OwnValue(double number) : held(number) {}
  OwnValue(std::string text) : held(std::move(text)) {}
  OwnValue(const char* text) : held(std::string(text)) {}
  OwnValue(const Moment& moment) : held(pack(moment)) {}
  explicit OwnValue(const Value& value);
  Value view() const;  // valid while this lives and is not changed
};

struct Assign {
  std::string field;  // name
  OwnValue value;
};
using Assigns = std::vector<Assign>;

struct Create {
  std::string kind;
  Assigns fields;
  bool anyway = false;  // a check-in of another tour's person is meant
};
struct Set {
  EntryId id;
  Assigns fields;
  // An author of its own, as a register is: of what stands it replaces only what these entries wrote.
  // Where this device has decided otherwise since, its word stays, for a log is never in conflict
  // with itself. Null: whoever says this has seen all that stands.
  std::shared_ptr<const EntryRanges> over = nullptr;
};
struct Void {
  EntryId id;
  std::string reason;
};
struct Restore {
  EntryId id;
};
struct Erase {
  EntryId id;
};
// A roll call in one go: finds the roll call of the same tour, stop, vehicle and phase that this
// store knows, or opens one; records the head count and any marks, each once per person.
struct RollCall {
  Assigns fields;
  struct Mark {
    EntryId participant;
    std::string state;
  };
  std::vector<Mark> marks;
};
// A person's decision on a conflict: the value that shall stand. For "_void": null keeps the record
// alive, a text lets it be void.
struct Resolve {
  EntryId id;
  std::string field;
  OwnValue value;
};
// Who may do what (docs/trust.md). `log`: 26 letters. From the first Enrol on, the entries of devices
// that are not enrolled are kept in quarantine.
struct Enrol {
  std::string log;
};
struct Trust {
  std::string log;
};
struct Revoke {
  std::string log;
  Seq from = 0;  // the first entry that does not count any more; 0: what comes after the last held
};
// An erasure that others asked for is refused.
struct Keep {
  EntryId id;
};

using Command =
    std::variant<Create, Set, Void, Restore, Erase, RollCall, Resolve, Enrol, Trust, Revoke, Keep>;

// Commands that happen together, in this order, or not at all. A birth may name in its fields what an earlier
// step brings forth.
struct Together {
  struct Link {
    std::string field;
    std::size_t step;
  };
  struct Step {
    Command command;
    std::vector<Link> links = {};
  };
  std::vector<Step> steps;
};
// The step's command, once it is known what the steps before it were about, in their order.
Command linked(const Together::Step& step, const std::vector<EntryId>& before);

}  // namespace renkei
