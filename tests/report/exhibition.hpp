// An exhibition with two gates, for the tests of visitors.
#pragma once
#include <string>
#include <utility>

#include "report_builder.hpp"

namespace renkei::report_test {

// One event with the gates of the sample sheet: A counts by hand, B has a hand counter.
struct Exhibition {
  FakeRecords records;
  EntryId event, a, b;

  Exhibition() {
    event = records.add("event", {{"name", "全国連携展示"}, {"starts_on", "2023-11-22"}});
    a = gate("A", "full_count");
    b = gate("B", "gate_counter");
  }
  EntryId gate(const char* name, const char* method) {
    return records.add(
        "gate",
        {{"event_id", event}, {"name", name}, {"counting_method", method}, {"unit", "person"}});
  }
  EntryId tally(EntryId gate, const char* category, std::int64_t delta, const char* at) {
    return records.add(
        "tally", {{"gate_id", gate}, {"category", category}, {"delta", delta}, {"at", on(at)}});
  }
  EntryId sheet(EntryId gate, const std::string& category, std::int64_t delta, const char* date,
                std::int64_t hour, const char* quality = "count") {
    return records.add("tally", {{"gate_id", gate},
                                 {"category", category},
                                 {"delta", delta},
                                 {"at", on("2024-01-15T16:00")},  // typed in weeks later
                                 {"date", date},
                                 {"hour_band", hour},
                                 {"quality", quality}});
  }
  EntryId reading(EntryId gate, std::int64_t shown, const std::string& at) {
    return records.add("counter_reading",
                       {{"gate_id", gate}, {"reading", shown}, {"read_at", on(at)}});
  }
  Report report() const { return made("visitors", {.event = event}, records); }
};

inline std::string visitors_at(const Report& report, std::string_view gate) {
  const Table& gates = table_of(report, "gates");
  return cell(gates, row_where(gates, {{"gate", gate}}), "visitors");
}

inline std::string total(const Report& report, std::string_view column = "visitors") {
  const Table& days = table_of(report, "days");
  return cell(days, days.rows.back(), column);
}

// The sample sheet as somebody would type it: tallies at A, what the counter at B showed.
inline void type_in_the_sheet(Exhibition& story) {
  for (const std::string& line : split(sample("visitor_tally_expected.tsv"), '\n')) {
    const auto part = split(line, '\t');
    if (part.size() != 7 || part[2] != "A") continue;
    story.sheet(story.a, part[3], std::stoll(part[4]), "2023-11-22", std::stoll(part[1]),
                part[6].c_str());
  }
  const std::pair<std::int64_t, const char*> shown[] = {
      {8, "10:00"},   {16, "11:00"},  {32, "12:00"},  {61, "13:00"},  {90, "14:00"}, {119, "15:00"},
      {132, "16:00"}, {148, "17:00"}, {200, "19:00"}, {206, "20:00"}, {206, "20:30"}};
  for (const auto& [reading, at] : shown)
    story.reading(story.b, reading, std::string("2023-11-22T") + at);
}

}  // namespace renkei::report_test
