#include "core/figures/yearly.hpp"

#include <algorithm>
#include <initializer_list>
#include <tuple>
#include <unordered_map>

#include "core/figures/related_records.hpp"
#include "core/figures/tour.hpp"
#include "core/model/global_order.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

class YearGathering {
 public:
  YearGathering(const Records& records, YearlyFigures& year) : records_(records), year_(year) {}
  void run(const Period& period) {
    read_events(period);
    read_tours();
    read_visitors();
    read_people();
    read_responses();
    read_incidents();
  }

 private:
  void read_events(const Period& period);
  void read_tours();
  void read_visitors();
  void read_people();
  void read_responses();
  void count_response(std::initializer_list<EntryId> about);
  void read_incidents();
  EventFigures* event(EntryId id);
  TourFigures* tour(EntryId id);

  const Records& records_;
  YearlyFigures& year_;
  std::unordered_map<EntryId, std::size_t> event_of_, tour_of_;
};

EventFigures* YearGathering::event(EntryId id) {
  const auto found = event_of_.find(id);
  return found == event_of_.end() ? nullptr : &year_.events[found->second];
}

TourFigures* YearGathering::tour(EntryId id) {
  const auto found = tour_of_.find(id);
  return found == tour_of_.end() ? nullptr : &year_.tours[found->second];
}

void YearGathering::read_events(const Period& period) {
  for (auto& found : all<Event>(records_)) {
    if (!is_in(period, found.fields)) continue;
    EventFigures figures;
    figures.event = std::move(found);
    year_.events.push_back(std::move(figures));
  }
  GlobalOrder order(records_);
  std::ranges::sort(year_.events, {}, [&](const EventFigures& figures) {
    const Event& of = figures.event.fields;
    return std::tuple(std::string_view(of.starts_on.iso), std::string_view(of.name),
                      order(figures.event.id));
  });
  for (std::size_t i = 0; i < year_.events.size(); ++i)
    event_of_.emplace(year_.events[i].event.id, i);
}

void YearGathering::read_tours() {
  for (auto& found : all<Tour>(records_)) {
    const auto of = event_of_.find(found.fields.event_id.id);
    if (of == event_of_.end()) continue;
    TourFigures figures;
    figures.tour = std::move(found);
    figures.event = of->second;
    year_.tours.push_back(std::move(figures));
  }
  GlobalOrder order(records_);
  std::ranges::sort(year_.tours, {}, [&](const TourFigures& figures) {
    const Event& of = year_.events[figures.event].event.fields;
    return std::tuple(std::string_view(of.starts_on.iso),
                      std::string_view(figures.tour.fields.name), order(figures.tour.id));
  });
  for (std::size_t i = 0; i < year_.tours.size(); ++i) tour_of_.emplace(year_.tours[i].tour.id, i);
}

void YearGathering::read_visitors() {
  std::vector<const Found<Event>*> events;
  events.reserve(year_.events.size());
  for (const EventFigures& figures : year_.events) events.push_back(&figures.event);
  const auto counted = visitors_of(records_, events);
  for (std::size_t i = 0; i < counted.size(); ++i) {
    year_.events[i].visitors = counted[i].sums;
    year_.events[i].gates = counted[i].gates;
  }
}

// By the rules of a tour's own tables.
void YearGathering::read_people() {
  for (TourFigures& figures : year_.tours) {
    const TourFacts facts = gather_tour(records_, figures.tour.id);
    for (const TourPerson& person : facts.people) {
      if (!takes_part(person)) continue;
      ++figures.participants;
      figures.checked_in += person.is_checked_in_anywhere() ? 1 : 0;
    }
    figures.roll_calls = static_cast<std::int64_t>(facts.calls.size());
  }
}

// A response is about its subject (a stop stands for its tour); otherwise about what its
// questionnaire is about.
void YearGathering::read_responses() {
  std::vector<EntryId> subjects, asked;
  std::unordered_map<EntryId, EntryId> tour_of_stop;
  for (const EventFigures& of : year_.events) subjects.push_back(of.event.id);
  for (const TourFigures& of : year_.tours) subjects.push_back(of.tour.id);
  for (const auto& stop : all<Stop>(records_)) {
    if (tour(stop.fields.tour_id.id) == nullptr) continue;
    tour_of_stop.emplace(stop.id, stop.fields.tour_id.id);
    subjects.push_back(stop.id);
  }
  std::unordered_map<EntryId, std::pair<EntryId, EntryId>> about;  // tour and event
  for (const auto& each : all<Questionnaire>(records_)) {
    const EntryId on = each.fields.tour_id.id, at = each.fields.event_id.id;
    if (tour(on) == nullptr && event(on) == nullptr && tour(at) == nullptr && event(at) == nullptr)
      continue;
    about.emplace(each.id, std::pair(on, at));
    asked.push_back(each.id);
  }
  const auto count = [&](const Record& record) {
    const EntryId subject = record.value("subject_id").integer;
    const auto stop = tour_of_stop.find(subject);
    const auto known = about.find(record.value("questionnaire_id").integer);
    const auto [on, at] = known == about.end() ? std::pair<EntryId, EntryId>() : known->second;
    count_response({stop == tour_of_stop.end() ? subject : stop->second, on, at});
  };
  const Kind& kind = *find_kind("response");
  each_of(records_, kind, "questionnaire_id", asked, count);
  each_other_of(records_, kind, "subject_id", subjects, "questionnaire_id", asked, count);
}

// The first that is of the year has it.
void YearGathering::count_response(std::initializer_list<EntryId> about) {
  for (const EntryId id : about) {
    TourFigures* on = tour(id);
    EventFigures* at = event(id);
    if (on != nullptr) ++on->responses;
    if (at != nullptr) ++at->responses;
    if (on != nullptr || at != nullptr) return;
  }
}

void YearGathering::read_incidents() {
  records_.each(*find_kind("incident"), {}, false, [&](const Record& record) {
    if (TourFigures* on = tour(record.value("tour_id").integer))
      ++on->incidents;
    else if (EventFigures* at = event(record.value("event_id").integer))
      ++at->incidents;
  });
}

}  // namespace

bool is_in(const Period& period, const Event& event) {
  const auto starts = date_of_iso(event.starts_on.iso);
  if (period.fiscal_year && (!starts || fiscal_year_of(*starts) != *period.fiscal_year))
    return false;
  return period.as_of.empty() || event.starts_on.iso <= period.as_of;
}

bool is_not_held(const Event& event) {
  return event.status == "cancelled" || event.status == "postponed";
}

std::vector<EventVisitors> visitors_of(const Records& records,
                                       std::span<const Found<Event>* const> events) {
  std::vector<EventVisitors> counted(events.size());
  std::unordered_map<EntryId, std::size_t> index;
  std::map<EntryId, Openings> openings;
  for (std::size_t i = 0; i < events.size(); ++i) {
    index.emplace(events[i]->id, i);
    openings.emplace(events[i]->id, openings_of(events[i]->fields));
  }
  std::vector<Found<Gate>> gates;
  for (auto& gate : all<Gate>(records)) {
    const auto of = index.find(gate.fields.event_id.id);
    if (of == index.end()) continue;
    ++counted[of->second].gates;
    gates.push_back(std::move(gate));
  }
  for (const VisitorLine& line : count_visitors(records, gates, openings).lines)
    counted[index.at(gates[line.gate].fields.event_id.id)].sums.add(line);
  return counted;
}

YearlyFigures yearly_figures(const Records& records, const Period& period) {
  YearlyFigures year;
  YearGathering(records, year).run(period);
  return year;
}

}  // namespace renkei
