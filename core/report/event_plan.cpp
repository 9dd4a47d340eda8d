// What an event was: name, days, place, who held it; and what staff wrote about it.
#include <nlohmann/json.hpp>

#include "core/figures/yearly.hpp"
#include "core/report/accounts.hpp"
#include "core/report/event_sections.hpp"

namespace renkei {
namespace {

// 「第3回」: its place in the series, of what was held.
std::string number_in_series(const Words& words, const Records& records,
                             const Found<Event>& event) {
  if (event.fields.series.empty()) return {};
  std::int64_t n = 1;
  for (const auto& other : all<Event>(records, "series", Value::of(event.fields.series)))
    if (other.id != event.id && !is_not_held(other.fields) &&
        other.fields.starts_on.iso < event.fields.starts_on.iso)
      ++n;
  return words("event.number", {{"series", event.fields.series}, {"n", words.count(n)}});
}

// As it stands in the plan: 25:00 as well.
std::string hours_said(const Event& event, std::string_view date) {
  const auto days = nlohmann::json::parse(event.days.compact, nullptr, false);
  if (!days.is_array()) return {};
  for (const auto& day : days) {
    if (!day.is_object() || day.value("date", nlohmann::json()) != date) continue;
    const auto text = [&](const char* key) {
      const auto at = day.find(key);
      return at != day.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const std::string open = text("open"), close = text("close");
    return open.empty() && close.empty() ? std::string() : open + "-" + close;
  }
  return {};
}

Table when_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  Table table = make_table(words, "event_days", {"date", "hours", "weather", "temperature"});
  for (const std::string& date : days_of(visitors.event.fields)) {
    const bool closed = day_of_event(visitors.event.fields, date) == DayOfEvent::closed;
    const auto cell = [](const std::string& text) {
      return text.empty() ? Cell::dash() : Cell::of(text);
    };
    table.rows.push_back(
        {{day_cell(words, date),
          cell(closed ? words("visitors.closed") : hours_said(visitors.event.fields, date)),
          cell(weather_of(visitors, date)), cell(warmth_of(visitors, date))},
         Row::Level::detail,
         date});
  }
  if (const std::string& note = visitors.event.fields.when_note; !note.empty())
    table.notes.push_back(note);
  return table;
}

std::string written(const Visitors& visitors, std::string_view section) {
  const Records& records = visitors.context.records;
  return notes_under(records, all<EventNote>(records, "event_id", Value::of(visitors.event.id)),
                     section);
}

Table photo_frames(const Words& words) {
  constexpr int frames = 2;
  Table table = make_table(words, "event_photos", {"photo_left", "photo_right"});
  table.look = Table::Look::sheet;
  for (int row = 0; row < frames; ++row)
    table.rows.push_back({{Cell::empty(), Cell::empty()}, Row::Level::detail});
  return table;
}

}  // namespace

Table facts_table(const Words& words, std::string_view key) {
  Table table = make_table(words, key, {"report_item", "says"});
  table.look = Table::Look::facts;
  return table;
}

void add_figure(Table& table, const Words& words, std::string_view key, Cell figure) {
  table.rows.push_back({{Cell::of(words("event." + std::string(key))), std::move(figure)},
                        Row::Level::detail,
                        std::string(key)});
}

void add_fact(Table& table, const Words& words, std::string_view key, std::string_view text) {
  add_figure(table, words, key, Cell::of(text.empty() ? words("event.dotted") : std::string(text)));
}

void add_what_it_was(const Visitors& visitors, Report& report) {
  const Words& words = visitors.words;
  const Event& event = visitors.event.fields;
  Table about = facts_table(words, "event_about");
  add_fact(about, words, "name", event.name);
  if (!event.series.empty())
    add_fact(about, words, "in_series",
             number_in_series(words, visitors.context.records, visitors.event));
  add_fact(about, words, "status", words.choice("event", "status", event.status));
  const std::string purpose = written(visitors, "purpose");
  add_fact(about, words, "purpose", purpose.empty() ? event.description : purpose);
  about.internal = true;
  report.tables.push_back(std::move(about));
  report.tables.push_back(when_table(visitors));

  Table place = facts_table(words, "event_place");
  add_fact(place, words, "venue", event.venue);
  add_fact(place, words, "address", event.address);
  add_figure(place, words, "capacity", count_cell(event.capacity));
  report.tables.push_back(std::move(place));

  Table held_by = facts_table(words, "event_held_by");
  add_fact(held_by, words, "organiser", event.organiser);
  add_fact(held_by, words, "co_organiser", words.list(event.co_organiser));
  add_fact(held_by, words, "supporters", words.list(event.supporters));
  add_fact(held_by, words, "contact", event.contact_name);
  held_by.internal = true;
  report.tables.push_back(std::move(held_by));
}

Table event_accounts(const Visitors& visitors) {
  Table table = accounts_table(
      visitors.context, accounts_of(visitors.context.records, "event_id", visitors.event.id));
  table.title = visitors.words("event.accounts");
  table.internal = true;
  return table;
}

void add_what_follows(const Visitors& visitors, Report& report) {
  const Words& words = visitors.words;
  report.tables.push_back(event_accounts(visitors));
  Table notes = facts_table(words, "event_notes");
  notes.internal = true;
  for (const std::string_view section : {"results", "problems", "next_time"})
    add_fact(notes, words, section, written(visitors, section));
  for (const std::string_view section : {"opinion", "other"})
    if (const std::string text = written(visitors, section); !text.empty())
      add_fact(notes, words, section, text);
  report.tables.push_back(std::move(notes));
  report.tables.push_back(photo_frames(words));
}

}  // namespace renkei
