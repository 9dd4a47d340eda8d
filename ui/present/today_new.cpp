#include "ui/present/today_new.hpp"

#include "core/text/dates.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/usual_gate.hpp"

namespace renkei::ui::today {
namespace {

std::string meant(const std::string& typed) { return std::string(trim(typed)); }

void add_unless_empty(Assigns& fields, const char* name, const std::string& typed) {
  if (std::string text = meant(typed); !text.empty()) fields.push_back({name, std::move(text)});
}

}  // namespace

std::string first_day_of(const NewEvent& draft, std::string_view today) {
  if (trim(draft.first_day).empty()) return std::string(today);
  const DateReading reading = read_date(draft.first_day, date_of_iso(today));
  return reading.status == DateStatus::read ? iso(reading.date) : std::string();
}

bool can_be_made(const NewEvent& draft, std::string_view today) {
  return !trim(draft.name).empty() && !first_day_of(draft, today).empty() && !draft.asked;
}

Command event_command(const NewEvent& draft, std::string_view today) {
  const std::string first = first_day_of(draft, today);
  Assigns fields = {{"name", meant(draft.name)}, {"starts_on", first}};
  if (const auto day = date_of_iso(first); day && draft.days > 1)
    fields.push_back({"ends_on", iso(date_of_days(days_since_epoch(*day) + draft.days - 1))});
  add_unless_empty(fields, "venue", draft.place);
  return Create{"event", std::move(fields)};
}

std::vector<Work> below_event(const NewEvent& draft, EntryId event) {
  std::vector<Work> work;
  if (draft.what != What::tour && !trim(draft.gate).empty())
    work.emplace_back(usual_gate(event, meant(draft.gate)));
  if (draft.what != What::visitors)
    work.emplace_back(Command(Create{"tour",
                                     {{"event_id", event},
                                      {"name", meant(draft.name)},
                                      {"days", static_cast<std::int64_t>(draft.days)}}}));
  return work;
}

std::vector<Work> below_tour(const NewEvent& draft, EntryId tour) {
  std::vector<Work> work;
  if (!trim(draft.vehicle).empty())
    work.emplace_back(
        Command(Create{"vehicle", {{"tour_id", tour}, {"no", meant(draft.vehicle)}}}));
  if (!trim(draft.stop).empty())
    work.emplace_back(Command(Create{"stop",
                                     {{"tour_id", tour},
                                      {"name", meant(draft.stop)},
                                      {"day", std::int64_t{1}},
                                      {"seq", std::int64_t{1}},
                                      {"kind", "meeting"}}}));
  return work;
}

}  // namespace renkei::ui::today
