#include "core/figures/scan.hpp"

#include <algorithm>
#include <array>

#include "core/figures/expected.hpp"
#include "core/figures/related_records.hpp"

namespace renkei {
namespace {

// As gather_tour() makes it, but for this one stop and this one person.
TourPerson person_at(const Records& records, EntryId id, const Participant& fields,
                     std::size_t& stop_index, EntryId stop) {
  TourPerson person;
  person.id = id;
  person.status = fields.status;
  const Kind& kind = *find_kind(Participant::number);
  const int status = kind.fields[static_cast<std::size_t>(kind.find("status"))].number;
  for (const OwnValue& value : records.contenders(id, kind, status))
    person.other_statuses.emplace_back(value.view().text);
  std::vector<LeftTour> windows;
  each_of(records, *find_kind("left_tour"), "participant_id", std::array{id},
          [&](const Record& record) { windows.push_back(as<LeftTour>(record)); });
  if (windows.empty() || stop == 0) {
    person.check_ins.resize(1);
    return person;
  }
  std::unordered_map<EntryId, std::size_t> stop_of;
  for (const Found<Stop>& each : course_of(records, fields.tour_id.id))
    stop_of.emplace(each.id, stop_of.size());
  for (const LeftTour& left : windows)
    if (const auto away = away_of(left, stop_of)) person.away.push_back(*away);
  const auto at = stop_of.find(stop);
  stop_index = at == stop_of.end() ? stop_of.size() : at->second;
  person.check_ins.resize(stop_of.size() + 1);
  return person;
}

Remark remark_on(const Records& records, const Record& participant, const Place& place) {
  const auto fields = as<Participant>(participant);
  if (of_another_tour(records, fields.tour_id.id, place) != 0) return Remark::other_tour;
  const auto tour = records.standing(fields.tour_id.id, find_kind(Tour::number));
  const bool is_doubted =
      std::ranges::find(participant.conflicts, "_void") != participant.conflicts.end();
  if ((participant.is_void && !is_doubted) || (tour && tour->is_void)) return Remark::voided;
  std::size_t index = 0;
  const TourPerson person = person_at(records, participant.id(), fields, index, place.stop);
  return remark_at(person, index);
}

}  // namespace

Scan answer_scan(const Records& records, EntryId person, const Place& place) {
  Scan scan;
  const auto participant = records.find(person);
  if (!participant || participant->kind().number != Participant::number) return scan;
  scan.remark = remark_on(records, *participant, place);
  each_of(records, *find_kind("check_in"), "participant_id", std::array{person},
          [&](const Record& record) {
            const auto seen = as<CheckIn>(record);
            if (seen.stop_id.id != place.stop || !seen.at) return;
            if (!scan.seen_at || seen.at->unix_ms < scan.seen_at->unix_ms) scan.seen_at = seen.at;
          });
  if (!scan.seen_at) return scan;
  scan.seen_where = place_name(records, place.stop != 0 ? place.stop : place.vehicle);
  if (scan.remark == Remark::none) scan.remark = Remark::seen_before;
  return scan;
}

}  // namespace renkei
