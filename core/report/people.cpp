#include "core/report/people.hpp"

#include "core/figures/passengers.hpp"

#include <algorithm>
#include <set>

#include "core/model/municipality_history.hpp"
#include "core/wording/labels.hpp"

namespace renkei {

std::string number_words(const Words& words, const Integer& no) {
  return no ? words("person_number", {{"no", std::to_string(*no)}}) : std::string();
}

std::string ward_words(const Participant& person, std::string_view day) {
  return person.ward_code6.empty() ? person.ward : full_name_on(person.ward_code6, day);
}

std::string photo_words(const Words& words, std::string_view consent) {
  const bool is_yes = consent == "yes" || consent == "guardian_yes";
  const std::string_view shape = is_yes ? "● " : consent == "no" ? "× " : "▲ ";
  return std::string(shape) +
         words.choice("participant", "consent_photo", consent.empty() ? "unknown" : consent);
}

namespace {

// A remark may be about anything: a group, a ward, who is whose mother.
bool speaks_of_care(std::string_view note) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{
          "アレルギ",       "エピペン", "車いす", "車椅子", "車イス", "杖",     "つえ",      "歩行",
          "介助",           "介護",     "補助犬", "盲導犬", "障害",   "障がい", "視覚",      "聴覚",
          "補聴器",         "妊",       "持病",   "服薬",   "投薬",   "酸素",   "透析",      "心臓",
          "ペースメーカー", "発作",     "糖尿",   "酔い",   "配慮",   "要支援", "wheelchair"},
      [&](std::string_view word) { return note.find(word) != std::string_view::npos; });
}

}  // namespace

Care care_of(const NamedPerson& person) {
  const Participant& fields = person.fields;
  for (const Text* text : {&fields.allergy, &fields.health_note, &fields.support_need})
    if (!text->empty()) return Care::some;
  if (speaks_of_care(fields.note)) return Care::some;
  for (const char* field : {"allergy", "health_note", "support_need", "note"})
    if (person.is_withheld(field)) return Care::withheld;
  return Care::none;
}

std::string care_mark(const Words& words, const NamedPerson& person) {
  const Care care = care_of(person);
  return care == Care::some       ? "●"
         : care == Care::withheld ? withheld_words(words.language(), "")
                                  : std::string();
}

namespace {

// The one that the query names, or all.
Result<std::vector<std::size_t>> asked_vehicles(const ReportContext& context,
                                                const TourFacts& facts) {
  std::vector<std::size_t> asked;
  std::vector<std::string> there;
  const auto& wanted = context.query.vehicle;
  if (wanted)
    if (const auto vehicle = named<Vehicle>(context.records, wanted); !vehicle)
      return vehicle.error();
  for (std::size_t i = 0; i < facts.vehicles.size(); ++i) {
    const Found<Vehicle>& vehicle = facts.vehicles[i];
    if (!wanted || *wanted == vehicle.id) asked.push_back(i);
    there.push_back(context.records.id_text(vehicle.id) + " (" + vehicle.fields.no + ")");
  }
  if (wanted && asked.empty())
    return Error(Code::bad_option, {{"option", "--vehicle"},
                                    {"value", context.records.id_text(*wanted)},
                                    {"expected", context.words.list(there)}});
  return asked;
}

}  // namespace

Result<TourOnPaper> tour_on_paper(const ReportContext& context) {
  auto tour = named<Tour>(context.records, context.query.tour);
  if (!tour) return tour.error();
  TourFacts facts = gather_tour(context.records, tour->id);
  auto vehicles = asked_vehicles(context, facts);
  if (!vehicles) return vehicles.error();
  auto people = people_of(context.records, facts);
  auto order = in_seat_order(facts);
  return TourOnPaper{std::move(*tour), std::move(facts), std::move(people), std::move(order),
                     std::move(*vehicles)};
}

bool NamedPerson::is_withheld(std::string_view field) const {
  return std::find(withheld.begin(), withheld.end(), field) != withheld.end();
}

std::vector<NamedPerson> people_of(const Records& records, const TourFacts& facts) {
  std::vector<NamedPerson> people(facts.people.size());
  std::vector<Found<Participant>> found = participants_of(records, facts);
  std::vector<bool> met(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) people[i].fields = std::move(found[i].fields);
  const Kind& kind = *find_kind(Participant::name_of_kind);
  const Match of_tour{static_cast<std::size_t>(kind.find("tour_id")), Value::of(facts.tour)};
  records.each(kind, {&of_tour, 1}, false, [&](const Record& record) {
    if (const auto at = facts.person_of.find(record.id());
        at != facts.person_of.end() && facts.people[at->second].id == record.id())
      people[at->second].withheld = record.withheld, met[at->second] = true;
  });
  for (std::size_t i = 0; i < people.size(); ++i)
    if (!met[i] && facts.people[i].guest != Remark::unknown)
      if (const auto record = records.find(facts.people[i].id))
        people[i].withheld = record->withheld;
  return people;
}

Cell name_cell(const Words& words, const Records& records, const TourPerson& known,
               const NamedPerson& person) {
  const Participant& fields = person.fields;
  if (known.guest == Remark::unknown) return Cell::of(records.id_text(known.id));
  const std::string number = number_words(words, fields.no);
  if (!fields.hide_on_lists.value_or(false)) {
    if (!fields.name.empty()) return personal_cell(words, person.withheld, "name", fields.name);
    if (person.is_withheld("name")) return Cell::of(number + withheld_words(words.language(), ""));
    if (!number.empty()) return Cell::of(nameless_words(words.language(), number));
  }
  return number.empty() ? Cell::dash() : Cell::of(number);
}

std::string name_text(const Words& words, const Records& records, const TourPerson& known,
                      const NamedPerson& person) {
  const Cell cell = name_cell(words, records, known, person);
  const auto* text = std::get_if<std::string>(&cell.value);
  return text ? *text : "－";
}

std::string bus_words(const Words& words, std::string_view bus) {
  const Integer number = vehicle_number(bus);
  return number ? words("bus_numbered", {{"no", std::to_string(*number)}}) : std::string(bus);
}

void add_twice_recorded(const Words& words, const Records& records, const TourFacts& facts,
                        const std::vector<NamedPerson>& people, Table& table) {
  for (std::size_t i = 0; i < facts.people.size(); ++i) {
    const TourPerson& person = facts.people[i];
    if (person.others.empty()) continue;
    std::vector<std::string> ids = {records.id_text(person.id)};
    for (const EntryId other : person.others) ids.push_back(records.id_text(other));
    table.notes.push_back(
        words("person_twice", {{"name", name_text(words, records, person, people[i])},
                               {"n", words.count(static_cast<std::int64_t>(ids.size()))},
                               {"records", words.list(ids)}}));
  }
}

std::string doubts_text(const Words& words, const TourPerson& person) {
  std::vector<std::string> fields;
  for (const std::string& field : person.doubts) {
    // Alike, whichever is shown for now.
    std::vector<std::string> values;
    if (field == "status") {
      std::set<std::string> statuses(person.other_statuses.begin(), person.other_statuses.end());
      statuses.insert(person.status);
      for (const std::string& status : statuses)
        values.push_back(words.choice("participant", "status", status));
    }
    const std::string name = field == "_void" ? words("struck_off")
                                              : field_label(words.language(), "participant", field);
    fields.push_back(values.empty() ? name
                                    : words("doubted_values",
                                            {{"field", name}, {"values", words.list(values)}}));
  }
  return fields.empty() ? std::string() : words("doubted", {{"fields", words.list(fields)}});
}

void add_doubted(const Words& words, const Records& records, const TourFacts& facts,
                 const std::vector<NamedPerson>& people, std::span<const std::size_t> among,
                 Table& table) {
  for (const std::size_t i : among) {
    const TourPerson& person = facts.people[i];
    if (person.is_guest() || !person.is_doubted()) continue;
    table.notes.push_back(
        words(takes_part(person) ? "attendance.doubted" : "attendance.doubted_off",
              {{"name", name_text(words, records, person, people[i])},
               {"doubts", doubts_text(words, person)}}));
  }
}

std::string place_outside(const Words& words, const Records& records, const TourFacts& facts,
                          EntryId stop) {
  if (stop == 0) return words("no_stop");
  const auto record = records.find(stop);
  if (!record || record->kind().number != Stop::number)
    return words("stop_unknown", {{"id", records.id_text(stop)}});
  const auto fields = as<Stop>(*record);
  if (fields.tour_id.id == facts.tour) return words("stop_voided", {{"stop", fields.name}});
  const auto tour = find_as<Tour>(records, fields.tour_id.id);
  return words("stop_elsewhere",
               {{"stop", fields.name}, {"tour", tour ? tour->fields.name : std::string()}});
}

std::string place_name(const Words& words, const Records& records, const TourFacts& facts,
                       const Sighting& seen) {
  if (seen.stop < facts.stops.size()) return facts.stops[seen.stop].fields.name;
  const auto vehicle = find_as<Vehicle>(records, seen.vehicle_id);
  if (seen.stop_id == 0 && vehicle)
    return words("no_stop_vehicle", {{"vehicle", vehicle->fields.no}});
  return place_outside(words, records, facts, seen.stop_id);
}

std::string call_place(const Words& words, const Records& records, const TourFacts& facts,
                       const RollCallFacts& call) {
  if (call.stop != no_stop) return facts.stops[call.stop].fields.name;
  return call.stop_id() == 0 ? std::string() : place_outside(words, records, facts, call.stop_id());
}

std::string call_vehicle(const Words& words, const Records& records, const TourFacts& facts,
                         const RollCallFacts& call) {
  if (call.vehicle != no_vehicle) return facts.vehicles[call.vehicle].fields.no;
  if (call.vehicle_id() == 0) return {};
  const auto record = find_as<Vehicle>(records, call.vehicle_id());
  if (!record) return words("vehicle_unknown", {{"id", records.id_text(call.vehicle_id())}});
  if (record->fields.tour_id.id == facts.tour)
    return words("vehicle_voided", {{"vehicle", record->fields.no}});
  const auto tour = find_as<Tour>(records, record->fields.tour_id.id);
  return words("vehicle_elsewhere", {{"vehicle", record->fields.no},
                                     {"tour", tour ? tour->fields.name : std::string()}});
}

}  // namespace renkei
