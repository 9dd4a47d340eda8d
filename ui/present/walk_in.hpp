// Somebody joins a tour on the day (当日追加): the name is enough, kana will do; what else is known is
// asked on the same page. Who is under 16 needs a guardian: somebody of the list, or a name and a number
// to call. What is being asked, and the intents of a screen that asks it. Plain values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/model/command.hpp"

namespace renkei::ui::walk_in {

inline constexpr int of_age_years = 16;

struct Draft {
  std::string name, kana, age, ward, seat;  // as typed
  std::string emergency_name, emergency_phone;
  std::string photo = "unknown";  // code of choices::consent
  std::string guardian;           // as typed; and whom of the list that finds
  std::vector<EntryId> candidates;
  EntryId guardian_id = 0;

  std::optional<int> age_years() const;  // nothing when empty or none that somebody can have
  bool is_child() const { return age_years().value_or(of_age_years) < of_age_years; }
  bool is_whole() const;
};
Draft begin(std::string_view name);
Command command(const Draft& draft, EntryId tour);

struct Begin {
  std::string name;
};
struct Resume {};  // what was set aside
struct Change {
  Draft draft;
};
struct Add {};   // what was said is recorded
struct Drop {};  // nobody joins

}  // namespace renkei::ui::walk_in
