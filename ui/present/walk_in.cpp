#include "ui/present/walk_in.hpp"

#include "core/text/dates.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
#include "ui/present/roster_people.hpp"

namespace renkei::ui::walk_in {
namespace {

bool is_all_kana(std::string_view name) {
  const std::string wide = to_katakana(name);
  for (std::size_t at = 0; at < wide.size();)
    if (const char32_t c = next_code_point(wide, at);
        !is_katakana(c) && c != U' ' && c != U'\u3000')
      return false;
  return true;
}

}  // namespace

std::optional<int> Draft::age_years() const {
  const auto years = roster::number_in_line(age);
  if (!years || *years < 0 || *years > 150) return std::nullopt;
  return static_cast<int>(*years);
}

bool Draft::is_whole() const {
  if (trim(name).empty() || (!trim(age).empty() && !age_years())) return false;
  const bool can_be_called = !trim(emergency_name).empty() && !trim(emergency_phone).empty();
  return !is_child() || guardian_id != 0 || can_be_called;
}

Draft begin(std::string_view name) {
  Draft draft;
  draft.name = trim(name);
  if (!draft.name.empty() && is_all_kana(draft.name)) draft.kana = draft.name;
  return draft;
}

Command command(const Draft& draft, EntryId tour) {
  Create create{"participant", {{"tour_id", tour}, {"status", "walk_in"}}};
  const auto add = [&](const char* field, std::string_view words) {
    if (!trim(words).empty()) create.fields.push_back({field, std::string(trim(words))});
  };
  add("name", draft.name);
  add("kana", draft.kana);
  if (const auto years = draft.age_years()) {
    create.fields.push_back({"age", std::int64_t{*years}});
    create.fields.push_back({"age_band", age_band(*years)});
  }
  add("ward", draft.ward);
  add("seat", draft.seat);
  add("emergency_name", draft.emergency_name);
  add("emergency_phone", draft.emergency_phone);
  add("consent_photo", draft.photo);
  if (draft.is_child() && draft.guardian_id != 0)
    create.fields.push_back({"guardian_participant_id", draft.guardian_id});
  return create;
}

}  // namespace renkei::ui::walk_in
