// 参加者名簿 for those who are handed one: the leader, the insurer, hosts, the hotel and the photographer,
// each with what they need and nothing more. Who is kept off lists (秘匿) is a number with a place, and
// that there is something to care for; the leader gets the names of these on request.
#include <algorithm>
#include <array>
#include <map>

#include "core/figures/passengers.hpp"
#include "core/figures/tour_recruiting.hpp"
#include "core/report/participants.hpp"
#include "core/report/query_choices.hpp"
#include "core/text/dates.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

using Keys = std::span<const std::string_view>;

constexpr std::string_view for_leader[] = {
    "no",    "bus",       "seat",      "name",      "kana",  "age_band", "ward",
    "group", "own_phone", "emergency", "care_mark", "photo", "received"};
constexpr std::string_view for_insurer[] = {"no",           "name", "kana", "birth",
                                            "age_that_day", "sex",  "ward"};
constexpr std::string_view for_host[] = {"no", "name", "age_band", "care_at_host"};
constexpr std::string_view for_hotel[] = {"room", "name", "kana", "age_class", "ward", "care"};
constexpr std::string_view for_photographer[] = {"no", "bus", "seat"};

struct Audience {
  std::string_view name, table;
  Keys columns;
};
constexpr std::array audiences = {
    Audience{"leader", "participants_leader", for_leader},
    Audience{"insurer", "participants_insurer", for_insurer},
    Audience{"host", "participants_host", for_host},
    Audience{"hotel", "participants_hotel", for_hotel},
    Audience{"photographer", "photo_refused", for_photographer},
};

// --- Who is in it --------------------------------------------------------------------------------

bool is_sex_asked(const PaperList& list) {
  return std::ranges::any_of(list.on_list, [&](std::size_t i) {
    return list.people[i].fields.sex.value_or(0) != 0 || list.people[i].is_withheld("sex");
  });
}

Table empty_table(const PaperList& list, std::string_view key, Keys columns) {
  Table table = make_table(list.context.words, key, {});
  table.internal = true;
  for (const std::string_view column : columns)
    if (column != "sex" || is_sex_asked(list)) add_column(table, list.context.words, column);
  return table;
}

void note_in_no_vehicle(const PaperList& list, Table& table) {
  const Words& words = list.context.words;
  if (list.in_no_vehicle > 0)
    table.notes.push_back(
        words("participants.in_no_vehicle", {{"n", words.count(list.in_no_vehicle)}}));
}

void add_list_notes(const PaperList& list, Table& table) {
  const Words& words = list.context.words;
  const bool is_leader = list.context.query.audience == "leader";
  const auto note = [&](std::string_view key, std::int64_t n) {
    if (n > 0) table.notes.push_back(words(key, {{"n", words.count(n)}}));
  };
  table.notes.push_back(
      words("roster.people", {{"n", words.count(static_cast<std::int64_t>(list.on_list.size()))}}));
  std::int64_t hidden = 0, withheld = 0, doubted = 0;
  for (const std::size_t i : list.on_list) {
    if (list.is_hidden(i))
      ++hidden;
    else if (list.people[i].is_withheld("name"))
      ++withheld;
    doubted += list.facts.people[i].is_doubted();
  }
  note("roster.hidden", hidden);
  note("roster.withheld", withheld);
  note_in_no_vehicle(list, table);
  if (is_leader) {
    add_doubted(words, list.context.records, list.facts, list.people, list.everybody, table);
    add_twice_recorded(words, list.context.records, list.facts, list.people, table);
  } else {
    note("participants.doubted", doubted);
  }
}

// --- What changed --------------------------------------------------------------------------------

std::string left_words(const PaperList& list, const Away& away) {
  const auto stop = [&](const Position& position) {
    const auto rank = static_cast<std::size_t>(position.rank);
    return position.rank >= 0 && rank < list.facts.stops.size()
               ? list.facts.stops[rank].fields.name
               : list.context.words("participants.from_the_start");
  };
  const std::string from = stop(away.from);
  return away.until ? list.context.words("participants.left_until",
                                         {{"from", from}, {"until", stop(*away.until)}})
                    : list.context.words("participants.left", {{"from", from}});
}

// What is to be told of a person after the list was handed over; nothing: as it was.
std::string change_words(const PaperList& list, std::size_t person) {
  const Words& words = list.context.words;
  const TourPerson& known = list.facts.people[person];
  if (known.is_guest()) return words("remark." + std::string(remark_name(known.guest)));
  std::vector<std::string> changes;
  const auto changes_list = [](const std::string& status) {
    return status == "cancelled" || status == "no_show" || status == "walk_in";
  };
  const bool is_disputed = std::ranges::find(known.doubts, "status") != known.doubts.end();
  if (std::ranges::any_of(known.other_statuses, changes_list) ||
      (is_disputed && changes_list(known.status)))
    changes.push_back(doubts_text(words, known));
  else if (changes_list(known.status) && !(known.status == "no_show" && takes_part(known)))
    changes.push_back(words.choice("participant", "status", known.status));
  if (takes_part(known))
    for (const Away& away : known.away) changes.push_back(left_words(list, away));
  return words.list(changes);
}

Table list_changes_table(const PaperList& list) {
  const Words& words = list.context.words;
  Table table = empty_table(list, "participants_changes", for_insurer);
  std::vector<std::string> changes;
  for (const std::size_t i : list.everybody) {
    std::string change = change_words(list, i);
    if (change.empty()) continue;
    table.rows.push_back(participant_row(list, table, i));
    changes.push_back(std::move(change));
  }
  add_column(table, words, "list_change");
  for (std::size_t i = 0; i < changes.size(); ++i)
    table.rows[i].cells.push_back(Cell::of(std::move(changes[i])));
  if (table.rows.empty()) table.notes.push_back(words("participants.no_changes"));
  constexpr std::int64_t usual_days = 7;
  if (const auto day = date_of_iso(list.day))
    table.notes.push_back(words(
        "participants.changes_due",
        {{"day",
          date_words(words.language(), iso(date_of_days(days_since_epoch(*day) + usual_days)))}}));
  table.notes.push_back(words("participants.changes_which"));
  return table;
}

// --- The photographer's --------------------------------------------------------------------------

// In doubt nobody has said yes.
Table photo_table(const PaperList& list, bool refused) {
  Table table = empty_table(list, refused ? "photo_refused" : "photo_unknown", for_photographer);
  for (const std::size_t i : list.on_list) {
    const std::string& consent = list.people[i].fields.consent_photo;
    const bool is_disputed = list.photo_disputed.contains(list.facts.people[i].id);
    const bool is_refused = consent == "no" && !is_disputed;
    const bool is_unknown = is_disputed || consent.empty() || consent == "unknown";
    if (refused ? is_refused : is_unknown) table.rows.push_back(participant_row(list, table, i));
  }
  if (table.rows.empty()) table.notes.push_back(list.context.words("nobody"));
  return table;
}

// --- Sums ----------------------------------------------------------------------------------------

// People who are kept off lists stand in a row of their own, so that no group gives them away.
Table sums_table(const PaperList& list, std::string_view key, std::string_view group,
                 std::string (*group_of)(const PaperList&, std::size_t), bool hidden_apart) {
  const Words& words = list.context.words;
  Table table = make_table(words, key, {group, "people_n"});
  table.internal = true;
  using Group = std::pair<std::pair<std::int64_t, std::string>, std::string>;
  std::map<Group, std::int64_t> groups;
  std::int64_t hidden = 0, unknown = 0;
  for (const std::size_t i : list.on_list) {
    const std::string name = group_of(list, i);
    if (hidden_apart && list.kept_off[i])
      ++hidden;
    else
      ++(name.empty() ? unknown : groups[{number_order(name), name}]);
  }
  const auto add = [&](std::string name, std::int64_t n, Row::Level level) {
    table.rows.push_back({{Cell::of(std::move(name)), Cell::of(n)}, level});
  };
  for (const auto& [name, n] : groups) add(name.second, n, Row::Level::detail);
  if (unknown > 0) add(words("unknown"), unknown, Row::Level::detail);
  if (hidden > 0) add(words("hidden_name"), hidden, Row::Level::detail);
  add(words("total"), static_cast<std::int64_t>(list.on_list.size()), Row::Level::total);
  return table;
}

void add_sums(const PaperList& list, std::vector<Table>& tables) {
  tables.push_back(sums_table(
      list, "people_by_bus", "bus",
      [](const PaperList& of, std::size_t i) {
        return bus_words(of.context.words, bus_of(of.facts, of.facts.people[i]));
      },
      false));
  tables.push_back(sums_table(
      list, "people_by_age", "age_band",
      [](const PaperList& of, std::size_t i) {
        return age_band_words(of.context.words.language(),
                              age_band_of(of.people[i].fields, of.day));
      },
      true));
  tables.push_back(sums_table(list, "adults_and_children", "age_class", age_class_words, true));
  tables.back().notes.push_back(list.context.words("participants.children"));
}

// --- The report ----------------------------------------------------------------------------------

// Others than these are refused before (query_choices.hpp).
Result<const Audience*> asked_audience(const ReportQuery& query) {
  const auto found = std::ranges::find(audiences, query.audience, &Audience::name);
  if (found != audiences.end()) return &*found;
  return Error(Code::missing_option, {{"option", "--for leader"},
                                      {"report", "participants"},
                                      {"expected", codes_text(audience_names())},
                                      {"about", "for"}});
}

bool rides_in_one_of(const TourFacts& facts, const std::vector<std::size_t>& vehicles,
                     const TourPerson& person) {
  return std::ranges::any_of(vehicles, [&](std::size_t i) {
    return rides_in(person, facts.vehicles[i].id, facts.vehicles[i].fields.no);
  });
}

PaperList gather_list(const ReportContext& context, TourOnPaper paper) {
  PaperList list{context, std::move(paper.facts), std::move(paper.people), {}, {}, {}, {}, 0, {}};
  list.day = first_day_of(context.records, paper.tour.id);
  for (const std::size_t i : paper.order) {
    const TourPerson& person = list.facts.people[i];
    const bool is_asked_for = !context.query.vehicle || person.is_guest() ||
                              rides_in_one_of(list.facts, paper.vehicles, person);
    list.in_no_vehicle += !is_asked_for && takes_part(person) && rides_in_none(list.facts, person);
    if (!is_asked_for) continue;
    list.everybody.push_back(i);
    if (takes_part(person)) list.on_list.push_back(i);
  }
  for (NamedPerson& person : list.people) {
    list.kept_off.push_back(person.fields.hide_on_lists.value_or(false));
    if (context.query.with_hidden) person.fields.hide_on_lists = false;
  }
  const Kind& kind = *find_kind(Participant::number);
  const int photo = kind.fields[static_cast<std::size_t>(kind.find("consent_photo"))].number;
  for (const EntryId id : context.records.disputed(kind, photo)) list.photo_disputed.insert(id);
  return list;
}

std::string list_title(const PaperList& list, const std::string& tour) {
  const Words& words = list.context.words;
  std::string of = tour;
  if (list.context.query.vehicle)
    if (const auto vehicle = find_as<Vehicle>(list.context.records, *list.context.query.vehicle))
      of += " " + bus_words(words, vehicle->fields.no);
  return words("participants.title",
               {{"tour", of}, {"audience", words("audience." + list.context.query.audience)}});
}

Table audience_table(const PaperList& list, const Audience& audience) {
  Table table = empty_table(list, audience.table, audience.columns);
  for (const std::size_t i : list.on_list) table.rows.push_back(participant_row(list, table, i));
  add_list_notes(list, table);
  table.notes.push_back(list.context.words("participants.handover"));
  return table;
}

}  // namespace

std::vector<std::string> audience_names() {
  std::vector<std::string> names;
  names.reserve(audiences.size());
  for (const Audience& audience : audiences) names.emplace_back(audience.name);
  return names;
}

Result<Report> participants_report(const ReportContext& context) {
  const auto audience = asked_audience(context.query);
  if (!audience) return audience.error();
  auto paper = tour_on_paper(context);
  if (!paper) return paper.error();
  const std::string tour = paper->tour.fields.name;
  const PaperList list = gather_list(context, std::move(*paper));
  Report report;
  report.title = list_title(list, tour);
  report.personal = true;
  if (!list.day.empty())
    report.head.push_back(context.words("participants.day",
                                        {{"day", date_words(context.words.language(), list.day)}}));
  if ((*audience)->name == "photographer") {
    report.tables = {photo_table(list, true), photo_table(list, false)};
    note_in_no_vehicle(list, report.tables.back());
    return report;
  }
  report.tables.push_back(audience_table(list, **audience));
  if ((*audience)->name == "insurer") report.tables.push_back(list_changes_table(list));
  add_sums(list, report.tables);
  for (const std::size_t i : list.on_list)
    if (list.kept_off[i] && !list.is_hidden(i)) report.viewed.push_back(list.facts.people[i].id);
  return report;
}

}  // namespace renkei
