#include "ui/present/viewing.hpp"

#include <span>

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

}  // namespace

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
