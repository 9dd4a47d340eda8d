// What is kept apart about one person (配慮事項, telephone numbers) is seen by somebody who asks for it,
// one thing at a time, for half a minute, and never without a record of it. Plain values.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/records.hpp"

namespace renkei::ui::viewing {

inline constexpr std::int64_t shown_ms = 30'000;
inline constexpr std::string_view things[] = {"care", "phone", "emergency"};  // choices::viewed

// Intents, the same on every screen.
struct Show {
  EntryId person;
  std::string what;
};
struct Hide {};

struct Fact {
  std::string field, text;  // the field of the participant
  bool withheld = false;    // it has not travelled this far
};
struct Shown {
  std::string what;
  std::vector<Fact> facts;  // those that there are
  Moment since;
};

// What has to be asked for before a field of a record is seen, and about whom.
struct KeptApart {
  std::string thing;   // empty: it is not kept apart
  EntryId person = 0;  // 0: nobody in particular
};
KeptApart kept_apart(const Records& records, EntryId record, const Kind& kind,
                     std::string_view field);
// The participant that a record is, or is about.
EntryId person_about(const Record& record);

Command command(const Show& show);
Shown read(const Records& records, const Show& show, const Moment& now);
bool is_over(const Shown& shown, const Moment& now);

}  // namespace renkei::ui::viewing
