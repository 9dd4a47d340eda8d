// 実施状況一覧: every event and tour with its dates and how much was recorded for it; for looking
// up what the other reports can be asked about. One walk over each kind of record.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "core/figures/visitors.hpp"
#include "core/report/build.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

struct Period {
  std::optional<int> fiscal_year;
  std::string as_of;
};

Result<Period> read_period(const ReportQuery& query) {
  Period period;
  if (!query.fiscal_year.empty()) {
    period.fiscal_year = read_fiscal_year(query.fiscal_year);
    if (!period.fiscal_year)
      return Error(Code::bad_value, {{"field", "fiscal_year"}, {"value", query.fiscal_year}});
  }
  if (!query.as_of.empty()) {
    if (!date_of_iso(query.as_of))
      return Error(Code::bad_value, {{"field", "as_of"}, {"value", query.as_of}});
    period.as_of = query.as_of;
  }
  return period;
}

bool is_in(const Period& period, const Event& event) {
  const auto starts = date_of_iso(event.starts_on.iso);
  if (period.fiscal_year && (!starts || fiscal_year_of(*starts) != *period.fiscal_year))
    return false;
  return period.as_of.empty() || event.starts_on.iso <= period.as_of;
}

struct EventFigures {
  std::int64_t gates = 0, visitors = 0, estimated = 0, responses = 0, incidents = 0;
  bool counted = false;
};
struct TourFigures {
  std::int64_t participants = 0, checked_in = 0, roll_calls = 0, responses = 0, incidents = 0;
};

class Overview {
 public:
  Overview(const ReportContext& context, const Period& period);
  Table events_table() const;
  Table tours_table() const;

 private:
  void read_events(const Period& period);
  void read_tours();
  void read_visitors();
  void read_people();
  void read_responses();
  void read_incidents();
  Row event_row(const Found<Event>& event) const;
  Row tour_row(const Found<Tour>& tour) const;

  const Records& records_;
  const Words& words_;
  std::vector<Found<Event>> events_;
  std::vector<Found<Tour>> tours_;
  std::unordered_map<EntryId, const Event*> event_of_;
  std::unordered_map<EntryId, EventFigures> at_event_;
  std::unordered_map<EntryId, TourFigures> on_tour_;
  std::unordered_map<EntryId, EntryId> tour_of_stop_;
};

Overview::Overview(const ReportContext& context, const Period& period)
    : records_(context.records), words_(context.words) {
  read_events(period);
  read_tours();
  read_visitors();
  read_people();
  read_responses();
  read_incidents();
}

void Overview::read_events(const Period& period) {
  for (auto& event : all<Event>(records_))
    if (is_in(period, event.fields)) events_.push_back(std::move(event));
  const auto key = [&](const Found<Event>& event) {
    return std::tuple(std::string_view(event.fields.starts_on.iso),
                      std::string_view(event.fields.name), records_.id_text(event.id));
  };
  std::sort(events_.begin(), events_.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  for (const auto& event : events_) {
    event_of_.emplace(event.id, &event.fields);
    at_event_.emplace(event.id, EventFigures{});
  }
}

void Overview::read_tours() {
  for (auto& tour : all<Tour>(records_))
    if (event_of_.contains(tour.fields.event_id.id)) tours_.push_back(std::move(tour));
  const auto key = [&](const Found<Tour>& tour) {
    const Event& event = *event_of_.at(tour.fields.event_id.id);
    return std::tuple(std::string_view(event.starts_on.iso), std::string_view(tour.fields.name),
                      records_.id_text(tour.id));
  };
  std::sort(tours_.begin(), tours_.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  for (const auto& tour : tours_) on_tour_.emplace(tour.id, TourFigures{});
  records_.each(*find_kind("stop"), {}, false, [&](const Record& record) {
    tour_of_stop_.emplace(record.id(), record.value("tour_id").integer);
  });
}

void Overview::read_visitors() {
  std::vector<Found<Gate>> gates;
  for (auto& gate : all<Gate>(records_)) {
    const auto event = at_event_.find(gate.fields.event_id.id);
    if (event == at_event_.end()) continue;
    ++event->second.gates;
    gates.push_back(std::move(gate));
  }
  std::map<EntryId, Openings> openings;
  for (const auto& event : events_) openings.emplace(event.id, openings_of(event.fields));
  for (const VisitorLine& line : count_visitors(records_, gates, openings).lines) {
    if (line.standing != VisitorLine::Standing::visitor) continue;
    EventFigures& figures = at_event_.at(gates[line.gate].fields.event_id.id);
    figures.visitors += line.n;
    figures.estimated += line.estimated;
    figures.counted = true;
  }
}

void Overview::read_people() {
  std::unordered_map<EntryId, EntryId> tour_of_person;
  records_.each(*find_kind("participant"), {}, false, [&](const Record& record) {
    const auto tour = on_tour_.find(record.value("tour_id").integer);
    if (tour == on_tour_.end()) return;
    const std::string_view status = record.value("status").text;
    if (status.empty() || status == "confirmed" || status == "walk_in") ++tour->second.participants;
    tour_of_person.emplace(record.id(), tour->first);
  });
  std::unordered_map<EntryId, bool> seen;
  records_.each(*find_kind("check_in"), {}, false, [&](const Record& record) {
    const EntryId person = record.value("participant_id").integer;
    const auto tour = tour_of_person.find(person);
    if (tour != tour_of_person.end() && seen.emplace(person, true).second)
      ++on_tour_.at(tour->second).checked_in;
  });
  records_.each(*find_kind("rollcall"), {}, false, [&](const Record& record) {
    const auto tour = on_tour_.find(record.value("tour_id").integer);
    if (tour != on_tour_.end()) ++tour->second.roll_calls;
  });
}

void Overview::read_responses() {
  std::unordered_map<EntryId, std::pair<EntryId, EntryId>> about;  // event and tour
  records_.each(*find_kind("questionnaire"), {}, false, [&](const Record& record) {
    about.emplace(record.id(),
                  std::pair(record.value("event_id").integer, record.value("tour_id").integer));
  });
  records_.each(*find_kind("response"), {}, false, [&](const Record& record) {
    const EntryId subject = record.value("subject_id").integer;
    const auto stop = tour_of_stop_.find(subject);
    const auto asked = about.find(record.value("questionnaire_id").integer);
    const auto [event, tour] = asked == about.end() ? std::pair<EntryId, EntryId>() : asked->second;
    for (const EntryId id : {stop == tour_of_stop_.end() ? subject : stop->second, tour, event}) {
      if (const auto on = on_tour_.find(id); on != on_tour_.end()) {
        ++on->second.responses;
        return;
      }
      if (const auto at = at_event_.find(id); at != at_event_.end()) {
        ++at->second.responses;
        return;
      }
    }
  });
}

void Overview::read_incidents() {
  records_.each(*find_kind("incident"), {}, false, [&](const Record& record) {
    const auto tour = on_tour_.find(record.value("tour_id").integer);
    const auto event = at_event_.find(record.value("event_id").integer);
    if (tour != on_tour_.end())
      ++tour->second.incidents;
    else if (event != at_event_.end())
      ++event->second.incidents;
  });
}

Row Overview::event_row(const Found<Event>& event) const {
  const EventFigures& figures = at_event_.at(event.id);
  Cell visitors = figures.counted ? Cell::of(figures.visitors) : Cell::dash();
  visitors.estimated = figures.estimated != 0;
  return {{Cell::of(records_.id_text(event.id)), text_cell(event.fields.name),
           text_cell(event.fields.starts_on.iso), text_cell(event.fields.ends_on.iso),
           text_cell(words_.choice("event", "status", event.fields.status)),
           text_cell(event.fields.venue), Cell::of(figures.gates), visitors,
           Cell::of(figures.responses), Cell::of(figures.incidents)},
          Row::Level::detail};
}

Table Overview::events_table() const {
  Table table = make_table(words_, "events",
                           {"id", "event", "starts_on", "ends_on", "status", "venue", "gates",
                            "visitors", "responses", "incidents"});
  std::int64_t not_held = 0;
  for (const auto& event : events_) {
    table.rows.push_back(event_row(event));
    not_held += event.fields.status == "cancelled" || event.fields.status == "postponed" ? 1 : 0;
  }
  const auto n = static_cast<std::int64_t>(events_.size());
  table.notes.push_back(
      words_("overview.events", {{"n", words_.count(n)}, {"not_held", words_.count(not_held)}}));
  return table;
}

Row Overview::tour_row(const Found<Tour>& tour) const {
  const TourFigures& figures = on_tour_.at(tour.id);
  const Event& event = *event_of_.at(tour.fields.event_id.id);
  return {{Cell::of(records_.id_text(tour.id)), text_cell(tour.fields.name), text_cell(event.name),
           text_cell(event.starts_on.iso), text_cell(event.ends_on.iso),
           text_cell(words_.choice("tour", "tour_kind", tour.fields.tour_kind)),
           count_cell(tour.fields.capacity), Cell::of(figures.participants),
           Cell::of(figures.checked_in), Cell::of(figures.roll_calls), Cell::of(figures.responses),
           Cell::of(figures.incidents)},
          Row::Level::detail};
}

Table Overview::tours_table() const {
  Table table = make_table(words_, "tours",
                           {"id", "tour", "event", "starts_on", "ends_on", "tour_kind", "capacity",
                            "participants", "checked_in", "roll_calls", "responses", "incidents"});
  for (const auto& tour : tours_) table.rows.push_back(tour_row(tour));
  table.notes.push_back(words_("overview.participants"));
  return table;
}

}  // namespace

Result<Report> overview_report(const ReportContext& context) {
  const auto period = read_period(context.query);
  if (!period) return period.error();
  const Overview overview(context, *period);
  Report report;
  if (period->fiscal_year)
    report.title = context.words.english() ? "FY" + std::to_string(*period->fiscal_year)
                                           : fiscal_year_label(*period->fiscal_year);
  report.tables.push_back(overview.events_table());
  report.tables.push_back(overview.tours_table());
  return report;
}

}  // namespace renkei
