// 被災自治体支援: whom the wards helped after a disaster, with what, year by year.
#include "core/figures/relief.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/model/municipality_history.hpp"
#include "core/report/accounts.hpp"
#include "core/report/doubtful.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/wording/dates.hpp"

namespace renkei {
namespace {

constexpr std::array<std::string_view, 5> relief_kinds = {"money", "goods", "sending_staff", "sale",
                                                          "other"};

std::string place_words(const Words& words, const Relief& relief) {
  const ReliefPlace place = place_of(relief);
  return place.now.empty() ? place.then
                           : words("relief.place", {{"then", place.then}, {"now", place.now}});
}

std::string block_title(const ReportContext& context, const ReliefYear& year) {
  return year.fiscal_year ? year_head(context, *year.fiscal_year) : context.words("relief.undated");
}

std::string block_key(const ReliefYear& year) {
  return year.fiscal_year ? std::to_string(*year.fiscal_year) : "undated";
}

// 特別区全体, or which wards.
std::string givers_words(const Words& words, const Relief& relief) {
  std::vector<std::string> wards;
  wards.reserve(relief.owner_codes.size());
  for (const std::string& code : relief.owner_codes)
    wards.push_back(full_name_on(code, "9999-12-31"));
  if (relief.owner_kind == "joint23")
    return words("relief.all_wards") + (wards.empty() ? "" : "\n" + words.list(wards));
  return wards.empty() ? words.choice("relief", "owner_kind", relief.owner_kind)
                       : words.list(wards);
}

std::string links_words(const ReportContext& context, const Relief& relief) {
  std::string text = linked_name<Project>(context, relief.project_id);
  if (!text.empty()) text = context.words("relief.project", {{"project", text}});
  const std::string event = linked_name<Event>(context, relief.event_id);
  return text + (text.empty() || event.empty() ? "" : "\n") + event;
}

Cell quantity_cell(const Relief& relief) {
  Cell cell = real_cell(relief.quantity);
  if (cell.mark == Cell::Mark::none) cell.unit = relief.quantity_unit;
  return cell;
}

Row relief_row(const ReportContext& context, const Found<Relief>& found, std::string key) {
  const Words& words = context.words;
  const Relief& relief = found.fields;
  const std::string kind = words.choice("relief", "kind", relief.kind);
  return {{Cell::of(place_words(words, relief)), text_cell(relief.disaster), Cell::of(kind),
           text_cell(givers_words(words, relief)),
           yen_cell(relief.amount_yen, words("rule.relief.recorded"),
                    {{kind, relief.amount_yen, {found.id}}}),
           quantity_cell(relief), date_cell(words, relief.decided_on),
           date_cell(words, relief.done_on), text_cell(links_words(context, relief))},
          Row::Level::detail,
          std::move(key)};
}

using Given = std::vector<const Found<Relief>*>;

Cell relief_yen(const Words& words, const Given& given) {
  ReliefSums sums;
  std::vector<Part> parts;
  for (const Found<Relief>* relief : given) {
    sums.add(relief->fields);
    if (counts_in_yen(relief->fields) && relief->fields.amount_yen)
      parts.push_back(
          {place_words(words, relief->fields), relief->fields.amount_yen, {relief->id}});
  }
  return yen_cell(sums.any_yen ? Integer(std::int64_t{sums.yen}) : Integer(),
                  words("rule.relief.yen"), std::move(parts));
}

// Of a kind, or of all.
Cell relief_times(const Words& words, const Given& given, std::string_view kind) {
  std::vector<Part> parts;
  for (const Found<Relief>* relief : given)
    if (kind.empty() || relief->fields.kind == kind)
      parts.push_back({place_words(words, relief->fields), 1, {relief->id}});
  const auto n = static_cast<std::int64_t>(parts.size());
  return figure(n, words("rule.relief.times"), std::move(parts));
}

Given all_given(const std::vector<ReliefYear>& years) {
  Given given;
  for (const ReliefYear& year : years)
    for (const auto& relief : year.given) given.push_back(&relief);
  return given;
}

Given given_in(const ReliefYear& year) {
  Given given;
  given.reserve(year.given.size());
  for (const auto& relief : year.given) given.push_back(&relief);
  return given;
}

std::string times_words(const Words& words, const ReliefSums& sums) {
  std::vector<std::string> each;
  for (const std::string_view kind : relief_kinds)
    if (const auto n = sums.by_kind.find(std::string(kind)); n != sums.by_kind.end())
      each.push_back(words("relief.times", {{"kind", words.choice("relief", "kind", kind)},
                                            {"n", words.count(n->second)}}));
  return words.list(each);
}

Table year_table(const ReportContext& context, const ReliefYear& year) {
  const Words& words = context.words;
  Table table = make_table(words, "relief",
                           {"relief_place", "disaster", "relief_kind", "relief_givers",
                            "amount_yen", "quantity", "relief_decided_on", "done_on", "links"});
  const std::string key = block_key(year);
  table.title =
      words("relief.block", {{"table", table.title}, {"year", block_title(context, year)}});
  for (const auto& relief : year.given)
    table.rows.push_back(
        relief_row(context, relief, key + "-" + std::to_string(table.rows.size() + 1)));
  table.rows.push_back(
      {{Cell::of(words("total")), Cell::empty(), Cell::of(times_words(words, year.sums)),
        Cell::empty(), relief_yen(words, given_in(year)), Cell::empty(), Cell::empty(),
        Cell::empty(), Cell::empty()},
       Row::Level::total,
       key});
  if (year.sums.any_beside)
    table.notes.push_back(
        words("relief.beside", {{"yen", words.count(std::int64_t{year.sums.beside})}}));
  return table;
}

Table years_table(const ReportContext& context, const std::vector<ReliefYear>& years) {
  const Words& words = context.words;
  Table table = make_table(words, "relief_years", {"fiscal_year", "amount_yen"});
  for (const std::string_view kind : relief_kinds)
    table.columns.push_back(
        {std::string(kind), words.choice("relief", "kind", kind), Column::Holds::things});
  table.columns.push_back({"relief_all", words("relief.all"), Column::Holds::things, true});
  const auto add = [&](std::string label, std::string key, const Given& given, Row::Level level) {
    Row row{{Cell::of(std::move(label)), relief_yen(words, given)}, level, std::move(key)};
    for (const std::string_view kind : relief_kinds)
      row.cells.push_back(relief_times(words, given, kind));
    row.cells.push_back(relief_times(words, given, {}));
    table.rows.push_back(std::move(row));
  };
  for (const ReliefYear& year : years)
    add(block_title(context, year), block_key(year), given_in(year), Row::Level::detail);
  add(words("total"), "all", all_given(years), Row::Level::total);
  table.chart = Chart{Chart::Kind::bars, {"amount_yen"}};
  return table;
}

Table places_table(const ReportContext& context, const std::vector<ReliefYear>& years) {
  const Words& words = context.words;
  std::map<std::pair<std::string, std::string>, Given> places;  // by code and name
  for (const Found<Relief>* relief : all_given(years))
    places[{place_of(relief->fields).code, place_words(words, relief->fields)}].push_back(relief);
  Table table = make_table(words, "relief_places", {"relief_place"});
  for (const ReliefYear& year : years)
    table.columns.push_back({block_key(year), block_title(context, year), Column::Holds::amount});
  table.columns.push_back({"amount_yen", words("total"), Column::Holds::amount, true});
  table.columns.push_back({"relief_all", words("relief.all"), Column::Holds::things});
  const auto add = [&](std::string label, std::string key, const Given& given, Row::Level level) {
    Row row{{Cell::of(std::move(label))}, level, std::move(key)};
    for (const ReliefYear& year : years) {
      Given here;
      for (const Found<Relief>* relief : given)
        if (std::ranges::count(year.given, relief->id, &Found<Relief>::id) > 0)
          here.push_back(relief);
      row.cells.push_back(relief_yen(words, here));
    }
    row.cells.push_back(relief_yen(words, given));
    row.cells.push_back(relief_times(words, given, {}));
    table.rows.push_back(std::move(row));
  };
  for (const auto& [place, given] : places)
    add(place.second, place.first, given, Row::Level::detail);
  add(words("total"), "all", all_given(years), Row::Level::total);
  table.notes.push_back(words("relief.places"));
  return table;
}

void note_relief(Table& table, const ReportContext& context, const std::vector<ReliefYear>& years) {
  const Words& words = context.words;
  std::vector<std::string> unknown;
  std::int64_t linked = 0;
  for (const Found<Relief>* relief : all_given(years)) {
    if (!place_of(relief->fields).is_known) unknown.push_back(relief->fields.municipality_code6);
    linked += relief->fields.project_id ? 1 : 0;
  }
  table.notes.push_back(words("relief.not_projects"));
  if (linked > 0) table.notes.push_back(words("relief.linked", {{"n", words.count(linked)}}));
  note_list(table, words, "relief.unknown", unknown);
  note_doubtful(table, context, "relief", [](const Record&) { return true; });
}

}  // namespace

Result<Report> relief_report(const ReportContext& context) {
  const auto asked = asked_years(context.query);
  if (!asked) return asked.error();
  const auto years = relief_years(context.records, *asked);
  Report report;
  for (const ReliefYear& year : years) report.tables.push_back(year_table(context, year));
  Table by_year = years_table(context, years);
  if (years.empty()) by_year.notes.push_back(context.words("relief.none"));
  note_relief(by_year, context, years);
  report.tables.push_back(std::move(by_year));
  if (!years.empty()) report.tables.push_back(places_table(context, years));
  return report;
}

}  // namespace renkei
