// ニーズ一覧: what municipalities said they want, what has come of it, and how many of which kind. Who said it
// is never in print.
#include "core/figures/needs.hpp"

#include <array>

#include "core/model/municipality_history.hpp"
#include "core/report/doubtful.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/wording/dates.hpp"

namespace renkei {
namespace {

constexpr std::array<std::string_view, 4> states = {"heard", "considering", "matched", "closed"};
constexpr std::int64_t last_field = 5;

std::string field_words(const Words& words, std::int64_t field) {
  return words(field == 0 ? "not_recorded" : "project.category." + std::to_string(field));
}

std::string state_words(const Words& words, std::string_view state) {
  return state.empty() ? words("not_recorded") : words.choice("need", "status", state);
}

Cell heard_day(const Words& words, const Date& day) {
  return day.iso.empty() ? Cell::dash() : Cell::of(date_words(words.language(), day.iso));
}

Table needs_list(const ReportContext& context, const Needs& needs) {
  const Words& words = context.words;
  Table table = make_table(words, "needs",
                           {"heard_on", "municipality", "need_text", "need_field", "need_event",
                            "need_state", "need_project"});
  table.internal = true;
  std::vector<std::string> unknown;
  for (const auto& [id, need, disputed] : needs.heard) {
    const std::string& code = need.municipality_code6;
    const std::string day = need.heard_on.iso.empty() ? "9999-12-31" : need.heard_on.iso;
    if (!code.empty() && !municipality_on(code, day)) unknown.push_back(code);
    table.rows.push_back(
        {{heard_day(words, need.heard_on),
          code.empty() ? Cell::dash() : Cell::of(full_name_on(code, day)), text_cell(need.text),
          Cell::of(field_words(words, need.category.value_or(0))),
          text_cell(linked_name<Event>(context, need.event_id)),
          Cell::of(state_words(words, need.status)),
          text_cell(linked_name<Project>(context, need.project_id))},
         Row::Level::detail});
  }
  if (needs.heard.empty()) table.notes.push_back(words("needs.none"));
  note_list(table, words, "needs.unknown", unknown);
  if (const auto n = static_cast<std::int64_t>(needs.without_day.size()); n > 0)
    table.notes.push_back(words("needs.without_day", {{"n", words.count(n)}}));
  note_doubtful(table, context, "need", [](const Record&) { return true; });
  return table;
}

// Of all fields and states that fit.
template <class Fits>
Cell needs_cell(const Words& words, const Needs::Counts& counts, const Fits& fits) {
  std::int64_t n = 0;
  std::vector<Part> parts;
  for (const auto& [key, records] : counts) {
    if (!fits(key.first, key.second)) continue;
    const auto here = static_cast<std::int64_t>(records.size());
    n += here;
    parts.push_back(
        {field_words(words, key.first) + " / " + state_words(words, key.second), here, records});
  }
  return figure(n, words("rule.needs"), std::move(parts));
}

template <class FitsField>
Row needs_row(const Words& words, const Needs::Counts& counts, const Table& table,
              std::string label, std::string key, const FitsField& fits_field) {
  Row row{{Cell::of(std::move(label))}, Row::Level::detail, std::move(key)};
  for (std::size_t c = 1; c < table.columns.size(); ++c) {
    const std::string& column = table.columns[c].key;
    const std::string state = column == "unsaid" ? "" : column;
    row.cells.push_back(
        needs_cell(words, counts, [&](std::int64_t field, const std::string& of_state) {
          return fits_field(field) && (column == "needs_all" || of_state == state);
        }));
  }
  return row;
}

Table needs_counts(const Words& words, const Needs::Counts& counts) {
  bool any_unsaid_state = false, any_unsaid_field = false;
  for (const auto& [key, records] : counts) {
    any_unsaid_field = any_unsaid_field || key.first == 0;
    any_unsaid_state = any_unsaid_state || key.second.empty();
  }
  Table table = make_table(words, "needs_counts", {"need_field"});
  Chart chart{Chart::Kind::stacked, {}};
  const auto add = [&](std::string_view state) {
    const std::string key(state.empty() ? "unsaid" : state);
    table.columns.push_back({key, state_words(words, state), Column::Holds::things});
    chart.columns.push_back(key);
  };
  for (const std::string_view state : states) add(state);
  if (any_unsaid_state) add({});
  table.columns.push_back({"needs_all", words("total"), Column::Holds::things, true});
  for (std::int64_t field = 1; field <= last_field; ++field)
    table.rows.push_back(needs_row(words, counts, table, field_words(words, field),
                                   std::to_string(field),
                                   [field](std::int64_t of) { return of == field; }));
  if (any_unsaid_field)
    table.rows.push_back(needs_row(words, counts, table, field_words(words, 0), "unsaid",
                                   [](std::int64_t of) { return of == 0; }));
  Row total =
      needs_row(words, counts, table, words("total"), "all", [](std::int64_t) { return true; });
  total.level = Row::Level::total;
  table.rows.push_back(std::move(total));
  table.chart = std::move(chart);
  return table;
}

}  // namespace

Result<Report> needs_report(const ReportContext& context) {
  const auto years = asked_years(context.query);
  if (!years) return years.error();
  const Needs needs = needs_heard(context.records, *years);
  Report report;
  report.tables.push_back(needs_list(context, needs));
  report.tables.push_back(needs_counts(context.words, needs.counts()));
  return report;
}

}  // namespace renkei
