#include "ui/present/viewing.hpp"

#include <algorithm>
#include <span>

#include "core/model/kinds.hpp"
#include "core/text/phone.hpp"

namespace renkei::ui::viewing {
namespace {

std::span<const std::string_view> fields_of(std::string_view what) {
  static constexpr std::string_view care[] = {"allergy", "health_note", "support_need", "note"};
  static constexpr std::string_view phone[] = {"phone"};
  static constexpr std::string_view emergency[] = {"emergency_name", "emergency_relation",
                                                   "emergency_phone"};
  if (what == "care") return care;
  if (what == "phone") return phone;
  if (what == "emergency") return emergency;
  return {};
}

// Of a participant.
std::string_view thing_of(std::string_view field) {
  for (const std::string_view thing : things)
    if (std::ranges::find(fields_of(thing), field) != fields_of(thing).end()) return thing;
  return {};
}

}  // namespace

EntryId person_about(const Record& record) {
  if (record.kind().number == Participant::number) return record.id();
  const Value person = record.value("participant_id");
  return person.is_null() ? 0 : person.integer;
}

KeptApart kept_apart(const Records& records, EntryId record, const Kind& kind,
                     std::string_view field) {
  KeptApart kept;
  const int index = kind.find(field);
  if (index < 0) return kept;
  const bool is_special = kind.fields[static_cast<std::size_t>(index)].privacy == Privacy::special;
  const bool is_of_person = kind.number == Participant::number;
  const bool may_be_hidden = is_of_person && (field == "name" || field == "kana");
  kept.thing = is_of_person ? thing_of(field) : std::string_view();
  if (kept.thing.empty() && is_special) kept.thing = "care";
  if (kept.thing.empty() && !may_be_hidden) return kept;
  const auto found = records.find(record);
  if (!found) return kept;
  if (may_be_hidden && as<Participant>(*found).hide_on_lists.value_or(false)) kept.thing = "name";
  if (!kept.thing.empty()) kept.person = person_about(*found);
  return kept;
}

Command command(const Show& show) {
  return Create{"viewing", {{"participant_id", show.person}, {"what", show.what}}};
}

Shown read(const Records& records, const Show& show, const Moment& now) {
  Shown shown{show.what, {}, now};
  const auto person = records.find(show.person);
  if (!person) return shown;
  for (const std::string_view field : fields_of(show.what)) {
    const bool withheld = is_withheld(*person, field);
    const std::string_view text = person->value(field).text;
    if (text.empty() && !withheld) continue;
    const bool is_number = field.ends_with("phone");
    shown.facts.push_back(
        {std::string(field), is_number ? format_phone(text) : std::string(text), withheld});
  }
  return shown;
}

bool is_over(const Shown& shown, const Moment& now) {
  return now.unix_ms - shown.since.unix_ms >= shown_ms || now.unix_ms < shown.since.unix_ms;
}

}  // namespace renkei::ui::viewing
