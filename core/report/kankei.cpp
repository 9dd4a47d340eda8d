// 関係人口: step by step from visitors to people who stay involved with a partner, year by year. A rate stands
// only between steps that tokens join.
#include "core/figures/kankei.hpp"

#include <algorithm>

#include "core/model/choices.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/doubtful.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

Cell people_cell(const Words& words, std::string_view step, const Bearers& people) {
  Part known{words("kankei.with_token"), with_token(people), {}},
      others{words("kankei.without_token"), how_many(people) - with_token(people), {}};
  for (const auto& [who, records] : people) {
    auto& list = (who.token.empty() ? others : known).records;
    list.insert(list.end(), records.begin(), records.end());
  }
  // In an order that does not follow the tokens, which would tell whose records they are.
  for (Part* part : {&known, &others}) std::ranges::sort(part->records);
  return figure(how_many(people), words("rule.kankei." + std::string(step)),
                {std::move(known), std::move(others)});
}

// Without the records: an answer and a participant side by side would say who answered what.
Cell joined_cell(const Words& words, const Bearers& earlier, const Bearers& later) {
  const std::int64_t n = in_both(earlier, later);
  return figure(n, words("rule.kankei.traceable"), {{words("kankei.in_both"), n, {}}});
}

// 18.8％ (9/48)
Cell step_rate(const Words& words, const Bearers& earlier, const Bearers& later) {
  const std::int64_t whole = with_token(earlier), part = in_both(earlier, later);
  Cell cell = percent_cell(part, whole);
  if (whole == 0) return cell;
  cell.unit = words("kankei.share", {{"part", words.count(part)}, {"whole", words.count(whole)}});
  cell.basis = std::make_shared<const Basis>(
      Basis{words("rule.kankei.rate"),
            {{words("kankei.in_both"), part, {}}, {words("kankei.earlier"), whole, {}}}});
  return cell;
}

Cell visitors_cell(const ReportContext& context, const KankeiSteps& steps) {
  if (steps.visitors.empty()) return Cell::dash();
  Sum sum;
  bool estimated = false;
  std::vector<Part> parts;
  for (const auto& [event, counted] : steps.visitors) {
    sum += counted.first;
    estimated = estimated || counted.second;
    parts.push_back({linked_name<Event>(context, {event}), std::int64_t{counted.first}, {event}});
  }
  Cell cell = figure(sum, context.words("rule.kankei.came"), std::move(parts));
  cell.estimated = estimated;
  return cell;
}

std::vector<Cell> step_cells(const ReportContext& context, const KankeiSteps& steps) {
  const Words& words = context.words;
  std::vector<Cell> cells = {visitors_cell(context, steps),
                             people_cell(words, "kankei_answers", steps.answered),
                             people_cell(words, "intention", steps.intended),
                             step_rate(words, steps.answered, steps.intended),
                             people_cell(words, "took_part", steps.took_part),
                             joined_cell(words, steps.intended, steps.took_part),
                             step_rate(words, steps.intended, steps.took_part),
                             people_cell(words, "came_again", steps.came_again),
                             step_rate(words, steps.took_part, steps.came_again)};
  for (const Choice& category : choices::kankei_category) {
    const auto people = steps.by_category.find(std::string(category.code));
    cells.push_back(people_cell(words, "category",
                                people == steps.by_category.end() ? Bearers{} : people->second));
  }
  cells.push_back(people_cell(words, "involved", steps.involved));
  return cells;
}

// The fewest people that any of its rates rests on.
std::optional<std::int64_t> fewest_of(const KankeiSteps& steps) {
  std::optional<std::int64_t> fewest;
  for (const Bearers* people : {&steps.answered, &steps.intended, &steps.took_part})
    if (const std::int64_t n = with_token(*people); n > 0) fewest = std::min(n, fewest.value_or(n));
  return fewest;
}

Row steps_row(const ReportContext& context, std::string partner, std::string_view year,
              const KankeiSteps& steps, Row::Level level, std::string key) {
  Row row{{Cell::of(std::move(partner)), text_cell(year)}, level, std::move(key)};
  for (Cell& cell : step_cells(context, steps)) row.cells.push_back(std::move(cell));
  row.base = fewest_of(steps);
  return row;
}

std::string year_words(const ReportContext& context, int year) {
  return year == 0 ? context.words("kankei.no_year") : year_head(context, year);
}

std::string partner_words(const std::string& code) { return full_name_on(code, "9999-12-31"); }

void add_partner_rows(Table& table, const ReportContext& context, const KankeiFigures& figures) {
  for (auto place = figures.steps.begin(); place != figures.steps.end();) {
    const std::string& code = place->first.first;
    std::size_t years = 0;
    for (; place != figures.steps.end() && place->first.first == code; ++place, ++years) {
      const int year = place->first.second;
      table.rows.push_back(steps_row(context, partner_words(code), year_words(context, year),
                                     place->second, Row::Level::detail,
                                     code + "-" + std::to_string(year)));
    }
    if (years > 1)
      table.rows.push_back(steps_row(context, partner_words(code), context.words("subtotal"),
                                     figures.of_partner(code), Row::Level::subtotal, code));
  }
}

void note_kankei(Table& table, const ReportContext& context, const KankeiFigures& figures) {
  const Words& words = context.words;
  table.notes.push_back(words("kankei.how"));
  table.notes.push_back(words("kankei.exchange"));
  const auto note = [&](std::string_view key, std::int64_t n) {
    if (n > 0) table.notes.push_back(words(key, {{"n", words.count(n)}}));
  };
  note("kankei.answers_without_partner", figures.answers_without_partner);
  note("kankei.tokens_withheld", figures.tokens_withheld);
  note("kankei.without_year", figures.without_year);
  note_list(table, words, "kankei.tours_without_partner", figures.tours_without_partner);
  note_list(table, words, "kankei.tours_without_anybody", figures.tours_without_anybody);
  std::vector<std::string> unknown;
  for (const auto& [place, steps] : figures.steps)
    if (!municipality_on(place.first, "9999-12-31") &&
        (unknown.empty() || unknown.back() != place.first))
      unknown.push_back(place.first);
  note_list(table, words, "kankei.unknown", unknown);
  for (const std::string_view kind : {"kankei", "response"})
    note_doubtful(table, context, kind, [](const Record&) { return true; });
}

Table bars_table(const Words& words, const KankeiSteps& all) {
  Table table = make_table(words, "kankei_steps", {"step", "step_people"});
  const std::pair<std::string_view, const Bearers*> steps[] = {{"kankei_answers", &all.answered},
                                                               {"intention", &all.intended},
                                                               {"took_part", &all.took_part},
                                                               {"came_again", &all.came_again},
                                                               {"involved", &all.involved}};
  for (const auto& [key, people] : steps)
    table.rows.push_back(
        {{Cell::of(words("column." + std::string(key))), people_cell(words, key, *people)},
         Row::Level::detail,
         std::string(key)});
  table.chart = Chart{Chart::Kind::bars, {"step_people"}};
  return table;
}

}  // namespace

Result<Report> kankei_report(const ReportContext& context) {
  const auto years = asked_years(context.query);
  if (!years) return years.error();
  const Words& words = context.words;
  const KankeiFigures figures = kankei_figures(context.records, *years);
  Table table =
      make_table(words, "kankei",
                 {"partner", "fiscal_year", "came", "kankei_answers", "intention", "intended_rate",
                  "took_part", "traceable", "took_part_rate", "came_again", "again_rate"});
  for (const Choice& category : choices::kankei_category)
    table.columns.push_back({std::string(category.code),
                             words.choice("kankei", "category", category.code),
                             Column::Holds::people});
  add_column(table, words, "involved");
  add_partner_rows(table, context, figures);
  const KankeiSteps all = figures.all();
  if (figures.steps.empty())
    table.notes.push_back(words("kankei.none"));
  else
    table.rows.push_back(steps_row(context, words("total"), {}, all, Row::Level::total, "all"));
  note_kankei(table, context, figures);
  Report report;
  report.tables.push_back(std::move(table));
  report.tables.push_back(bars_table(words, all));
  return report;
}

}  // namespace renkei
