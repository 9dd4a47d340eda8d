// 連携自治体数の推移 (II-1(1)): with how many municipalities the wards are related on each of some
// days, who came and who left between them.
#include "core/figures/relations.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

struct RelationRow {
  std::string_view key;
  Partners RelationsOn::*set;
};
constexpr RelationRow relation_rows[] = {{"links", &RelationsOn::links},
                                         {"members", &RelationsOn::members},
                                         {"agreements", &RelationsOn::agreements},
                                         {"all", &RelationsOn::all}};

int year_of_day(const std::string& day) {
  return fiscal_year_of(date_of_iso(day).value_or(CivilDate{1970, 4, 1}));
}

std::string day_head(const ReportContext& context, std::span<const RelationsOn> days,
                     const RelationsOn& on) {
  const int year = year_of_day(on.day);
  std::size_t same_year = 0;
  for (const RelationsOn& other : days) same_year += year_of_day(other.day) == year ? 1 : 0;
  const std::string head = year_head(context, year);
  return same_year == 1 ? head : head + " " + day_words(context.words, on.day);
}

Row relation_row(const ReportContext& context, std::span<const RelationsOn> days,
                 const RelationRow& which) {
  const Words& words = context.words;
  const std::string key(which.key);
  Row row;
  row.key = key;
  row.level = key == "all" ? Row::Level::total : Row::Level::detail;
  row.cells.push_back(Cell::of(words("relation." + key)));
  std::vector<std::int64_t> counts;
  for (const RelationsOn& on : days) {
    const Partners& set = on.*which.set;
    counts.push_back(static_cast<std::int64_t>(set.size()));
    const auto make = key == "all" ? figure : figure_or_dash;
    row.cells.push_back(
        make(counts.back(), words("rule.relation." + key), partner_parts(set, on.day)));
  }
  if (days.size() > 1) row.cells.push_back(increase_cell(words, counts.front(), counts.back()));
  return row;
}

std::string days_note(const Words& words, std::span<const RelationsOn> days) {
  std::vector<std::string> each;
  bool first_of_august = true;
  for (const RelationsOn& on : days) {
    each.push_back(day_words(words, on.day));
    first_of_august &= std::string_view(on.day).ends_with("-08-01");
  }
  return words(first_of_august ? "municipalities.each_august" : "municipalities.days",
               {{"days", words.list(each)}});
}

// Signed in the fiscal year of a column, but after its day.
void note_later_agreements(Table& table, const ReportContext& context, const Relations& relations,
                           const RelationsOn& on) {
  const std::string year_end = std::to_string(year_of_day(on.day) + 1) + "-03-31";
  std::vector<std::string> later;
  for (const Found<Agreement>* agreement : agreements_on(relations, year_end))
    if (!is_in_force(agreement->fields, on.day) && agreement->fields.signed_on.iso > on.day)
      later.push_back(
          context.words("agreements.party",
                        {{"party", agreement->fields.party},
                         {"day", day_words(context.words, agreement->fields.signed_on.iso)}}));
  if (!later.empty())
    table.notes.push_back(context.words(
        "municipalities.later_agreements",
        {{"year", year_head(context, year_of_day(on.day))}, {"list", context.words.list(later)}}));
}

void note_doubts(Table& table, const Words& words, const Relations& relations,
                 std::span<const RelationsOn> days) {
  Partners unknown;
  for (const RelationsOn& on : days) {
    unknown.insert(on.unknown.begin(), on.unknown.end());
    if (!on.is_consistent())
      table.notes.push_back(
          words("municipalities.inconsistent", {{"day", day_words(words, on.day)}}));
  }
  std::vector<std::string> codes, undated, undated_members;
  for (const auto& [code, records] : unknown) codes.push_back(code);
  note_list(table, words, "municipalities.unknown", codes);
  const std::string& last = days.back().day;
  for (const auto& link : relations.links)
    if (link.fields.valid_from.iso.empty())
      undated.push_back(link.fields.municipality_code6 + " " +
                        full_name_on(link.fields.municipality_code6, last));
  note_list(table, words, "municipalities.undated", undated);
  for (const auto& member : relations.members)
    if (member.fields.registered_on.iso.empty())
      undated_members.push_back(member.fields.municipality_code6 + " " +
                                full_name_on(member.fields.municipality_code6, last));
  note_list(table, words, "municipalities.undated_members", undated_members);
}

Table relations_table(const ReportContext& context, const Relations& relations,
                      std::span<const RelationsOn> days) {
  const Words& words = context.words;
  Table table = make_table(words, "municipalities", {"relation"});
  for (const RelationsOn& on : days)
    table.columns.push_back({on.day, day_head(context, days, on), Column::Holds::things});
  Chart chart{Chart::Kind::lines, {}};  // the sets overlap: parts of one bar would be wrong
  chart.across = true;
  for (const RelationsOn& on : days) chart.columns.push_back(on.day);
  table.chart = std::move(chart);
  if (days.size() > 1)
    table.columns.push_back(
        {"increase",
         increase_head(context, year_of_day(days.front().day), year_of_day(days.back().day)),
         Column::Holds::things});
  for (const RelationRow& which : relation_rows)
    table.rows.push_back(relation_row(context, days, which));
  table.notes.push_back(days_note(words, days));
  const auto first = static_cast<std::int64_t>(days.front().all.size());
  const auto last = static_cast<std::int64_t>(days.back().all.size());
  if (const std::string growth = growth_words(words, first, last);
      days.size() > 1 && !growth.empty())
    table.notes.push_back(growth);
  const auto whole = static_cast<std::int64_t>(all_municipalities().size());
  table.notes.push_back(words("municipalities.share", {{"whole", words.count(whole)},
                                                       {"percent", percent_words(last, whole)}}));
  for (const RelationsOn& on : days) note_later_agreements(table, context, relations, on);
  note_doubts(table, words, relations, days);
  return table;
}

void add_changes(Table& table, const ReportContext& context, const RelationsOn& before,
                 const RelationsOn& after) {
  using What = RelationChange::What;
  const Words& words = context.words;
  std::int64_t came = 0, left = 0, renamed = 0;
  for (const RelationChange& change : changes_between(before, after)) {
    const bool is_renamed = change.what == What::renamed;
    (is_renamed ? renamed : change.what == What::came ? came : left) += 1;
    const std::string code = change.what == What::left ? change.before : change.after;
    std::string name = full_name_on(code, after.day);
    if (is_renamed)  // 福岡県那珂川町→那珂川市
      name = full_name_on(change.before, before.day) + "→" +
             std::string(municipality_on(code, after.day)->name);
    const std::string_view key = is_renamed                  ? "renamed"
                                 : change.what == What::came ? "came"
                                                             : "left";
    Row row;
    row.key = key;
    row.cells = {Cell::of(before.day),
                 Cell::of(after.day),
                 Cell::of(words("change." + std::string(key))),
                 Cell::of(code),
                 Cell::of(std::move(name)),
                 text_cell(is_renamed ? change.before : std::string())};
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(words("municipalities.changes", {{"before", day_words(words, before.day)},
                                                         {"after", day_words(words, after.day)},
                                                         {"came", words.count(came)},
                                                         {"left", words.count(left)},
                                                         {"renamed", words.count(renamed)}}));
}

}  // namespace

Result<Report> municipalities_report(const ReportContext& context) {
  const Relations relations = read_relations(context.records);
  std::vector<RelationsOn> days;
  for (const std::string& day : asked_days(context.query))
    days.push_back(relations_on(relations, day));
  Report report;
  report.tables.push_back(relations_table(context, relations, days));
  if (days.size() < 2) return report;
  Table changes =
      make_table(context.words, "municipality_changes",
                 {"from_day", "to_day", "change", "code6", "municipality", "was_code6"});
  for (std::size_t i = 1; i < days.size(); ++i) add_changes(changes, context, days[i - 1], days[i]);
  report.tables.push_back(std::move(changes));
  return report;
}

}  // namespace renkei
