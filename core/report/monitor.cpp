// モニター評価: what a tour's monitors say of its stops, in the order of the course, and of the whole.
#include "core/report/monitor.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/share.hpp"

namespace renkei {
namespace {

constexpr std::int64_t enough_for_curves = 30;

Cell hundredths_cell(std::int64_t sum, std::int64_t n) {
  if (n == 0) return Cell::dash();
  return Cell::of_decimal(static_cast<double>(rounded_share(sum, n, 100)) / 100, 2);
}

Cell scale_mean_cell(const QuestionCount* count) {
  if (count == nullptr || count->question.direction_unclear) return Cell::dash();
  const auto sum = count->whole_sum();
  return sum ? hundredths_cell(*sum, count->numbers) : Cell::dash();
}

Cell price_cell(double yen) { return Cell::of_decimal(yen, std::trunc(yen) == yen ? 0 : 1); }

std::string place_of(const ReportContext& context, const Found<Tour>& tour, const Rating& rating,
                     bool several) {
  const auto stop = find_as<Stop>(context.records, rating.after.subject);
  std::string place = rating.after.subject == tour.id || !stop ? context.words("monitor.whole_tour")
                                                               : stop->fields.name;
  if (several)
    place = context.words("monitor.of", {{"place", place}, {"title", rating.after.title}});
  return place;
}

void add_price(const QuestionCount* price, const Integer& planned, std::vector<Cell>& cells) {
  const auto quartiles = price == nullptr ? std::nullopt : quartiles_of(price->each);
  for (const double Quartiles::*yen : {&Quartiles::median, &Quartiles::lower, &Quartiles::upper})
    cells.push_back(quartiles ? price_cell(*quartiles.*yen) : Cell::dash());
  cells.push_back(quartiles && planned
                      ? percent_cell(would_pay(*price, static_cast<double>(*planned)), price->valid)
                      : Cell::dash());
}

// short, just right, long: a question with these three answers in their order.
void add_length(const QuestionCount* length, std::vector<Cell>& cells) {
  constexpr std::size_t answers = 3;
  const bool is_known = length != nullptr && length->by_option.size() == answers;
  for (std::size_t i = 0; i < answers; ++i)
    cells.push_back(is_known ? Cell::of(length->by_option[i]) : Cell::dash());
}

// With how many answers it rests on.
Cell resting_on(const Words& words, std::string_view rule, Cell cell, std::int64_t n) {
  if (cell.mark == Cell::Mark::none)
    cell.basis = std::make_shared<const Basis>(
        Basis{words("rule.survey." + std::string(rule)), {{words("survey.valid"), n, {}}}});
  return cell;
}

Row rating_row(const ReportContext& context, const Found<Tour>& tour, const Rating& rating,
               bool several) {
  const SurveyCount& count = rating.after.count;
  const QuestionCount* overall = asked_in(count, Asked::overall);
  const QuestionCount* nps = asked_in(count, Asked::nps);
  const bool is_scale = overall != nullptr && !overall->question.direction_unclear;
  const std::int64_t n = overall != nullptr ? overall->valid : count.responses();
  const Words& words = context.words;
  Row row{{Cell::of(place_of(context, tour, rating, several)),
           resting_on(words, "answered", Cell::of(n), n),
           resting_on(words, "mean", scale_mean_cell(overall), n),
           is_scale ? resting_on(words, "options", Cell::of(overall->top2), overall->top2)
                    : Cell::dash(),
           is_scale ? resting_on(words, "share", percent_cell(overall->top2, overall->valid), n)
                    : Cell::dash(),
           nps != nullptr
               ? resting_on(words, "nps", score_cell(nps->promoters - nps->detractors, nps->valid),
                            nps->valid)
               : Cell::dash()},
          Row::Level::detail};
  row.base = n;
  add_price(asked_in(count, Asked::price), tour.fields.fee_yen_adult, row.cells);
  add_length(asked_in(count, Asked::length), row.cells);
  return row;
}

bool is_asked_twice(const std::vector<Rating>& ratings, EntryId subject) {
  return std::ranges::count(ratings, subject,
                            [](const Rating& rating) { return rating.after.subject; }) > 1;
}

Table ratings_table(const ReportContext& context, const Found<Tour>& tour,
                    const std::vector<Rating>& ratings) {
  const Words& words = context.words;
  Table table = make_table(
      words, "monitor",
      {"stop", "n", "mean", "top2", "top2_percent", "nps", "price_median", "price_lower",
       "price_upper", "would_pay_percent", "length_short", "length_right", "length_long"});
  for (const Rating& rating : ratings)
    table.rows.push_back(
        rating_row(context, tour, rating, is_asked_twice(ratings, rating.after.subject)));
  if (ratings.empty() || ratings.back().after.subject != tour.id) {
    Row whole{{Cell::of(words("monitor.whole_tour")), Cell::of(0)}, Row::Level::detail};
    whole.cells.resize(table.columns.size(), Cell::dash());
    whole.base = 0;
    table.rows.push_back(std::move(whole));
  }
  table.rows.back().key = "tour";
  if (tour.fields.fee_yen_adult)
    table.notes.push_back(
        words("monitor.planned", {{"yen", words.count(*tour.fields.fee_yen_adult)}}));
  table.notes.push_back(words("monitor.how"));
  return table;
}

std::optional<Table> changes_table(const ReportContext& context, const Found<Tour>& tour,
                                   const std::vector<Rating>& ratings) {
  const Words& words = context.words;
  Table table = make_table(
      words, "monitor_changes",
      {"stop", "n_before", "mean_before", "n_after", "mean_after", "n_both", "mean_change"});
  for (const Rating& rating : ratings) {
    if (!rating.before) continue;
    const QuestionCount* before = asked_in(rating.before->count, Asked::overall);
    const QuestionCount* after = asked_in(rating.after.count, Asked::overall);
    if (before == nullptr || after == nullptr) continue;
    const BeforeAfter change = before_after(context.records, rating);
    Cell difference = hundredths_cell(change.after - change.before, change.both);
    difference.change = true;
    const bool several = is_asked_twice(ratings, rating.after.subject);
    Row row{{Cell::of(place_of(context, tour, rating, several)), Cell::of(before->valid),
             scale_mean_cell(before), Cell::of(after->valid), scale_mean_cell(after),
             Cell::of(change.both), std::move(difference)},
            Row::Level::detail};
    row.base = std::min({before->valid, after->valid, change.both});
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return std::nullopt;
  table.notes.push_back(words("monitor.by_token"));
  return table;
}

// How many would pay at least so much: every price that was named is a step.
void add_curves(const ReportContext& context, const Found<Tour>& tour,
                const std::vector<Rating>& ratings, std::vector<Table>& tables) {
  for (const Rating& rating : ratings) {
    const QuestionCount* price = asked_in(rating.after.count, Asked::price);
    if (price == nullptr || price->valid < enough_for_curves) continue;
    const bool several = is_asked_twice(ratings, rating.after.subject);
    Table table =
        make_table(context.words, "price_curve", {"price", "would_pay", "would_pay_percent"});
    table.title += ": " + place_of(context, tour, rating, several);
    table.base = price->valid;
    table.chart = Chart{Chart::Kind::lines, {"would_pay_percent"}};
    for (const auto& [yen, times] : price->each) {
      const std::int64_t n = would_pay(*price, yen);
      table.rows.push_back(
          {{price_cell(yen), Cell::of(n), percent_cell(n, price->valid)}, Row::Level::detail});
    }
    tables.push_back(std::move(table));
  }
}

void add_revisits(const ReportContext& context, const Found<Tour>& tour,
                  const std::vector<Rating>& ratings, std::vector<Table>& tables) {
  for (const Rating& rating : ratings) {
    const QuestionCount* asked = asked_in(rating.after.count, Asked::revisit);
    if (asked == nullptr) continue;
    const bool several = is_asked_twice(ratings, rating.after.subject);
    Table table = make_table(context.words, "revisit", {"answer", "n", "percent"});
    table.title += ": " + place_of(context, tour, rating, several);
    table.base = asked->valid;
    table.chart = Chart{Chart::Kind::shares, {"n", "percent"}};
    for (std::size_t i = 0; i < asked->by_option.size(); ++i)
      table.rows.push_back(
          {{Cell::of(asked->question.options[i].label.japanese()), Cell::of(asked->by_option[i]),
            percent_cell(asked->by_option[i], asked->valid)},
           Row::Level::detail});
    table.rows.push_back({{Cell::of(context.words("total")), Cell::of(asked->valid),
                           percent_cell(asked->valid, asked->valid)},
                          Row::Level::total});
    tables.push_back(std::move(table));
  }
}

std::optional<Table> spending_table(const ReportContext& context, const Found<Tour>& tour,
                                    const std::vector<Rating>& ratings) {
  Table table = make_table(context.words, "spending",
                           {"stop", "item", "n", "spent_yen", "spent_mean", "spent_median"});
  for (const Rating& rating : ratings)
    for (const QuestionCount* spent : all_asked_in(rating.after.count, Asked::spending)) {
      const auto sum = spent->whole_sum();
      const auto median = spent->median();
      const bool several = is_asked_twice(ratings, rating.after.subject);
      Row row{{Cell::of(place_of(context, tour, rating, several)),
               text_cell(spent->question.text.japanese()), Cell::of(spent->valid),
               sum ? Cell::of(*sum) : Cell::dash(),
               sum && spent->numbers > 0 ? Cell::of(rounded_share(*sum, spent->numbers, 1))
                                         : Cell::dash(),
               median ? price_cell(*median) : Cell::dash()},
              Row::Level::detail};
      row.base = spent->valid;
      table.rows.push_back(std::move(row));
    }
  if (table.rows.empty()) return std::nullopt;
  return table;
}

}  // namespace

std::vector<Table> monitor_tables(const ReportContext& context, const Found<Tour>& tour) {
  const std::vector<Rating> ratings = ratings_of(context.records, tour.id);
  std::vector<Table> tables = {ratings_table(context, tour, ratings)};
  if (auto changes = changes_table(context, tour, ratings)) tables.push_back(std::move(*changes));
  add_curves(context, tour, ratings, tables);
  add_revisits(context, tour, ratings, tables);
  if (auto spending = spending_table(context, tour, ratings))
    tables.push_back(std::move(*spending));
  return tables;
}

Result<Report> monitor_report(const ReportContext& context) {
  const auto tour = named<Tour>(context.records, context.query.tour);
  if (!tour) return tour.error();
  Report report;
  report.title = tour->fields.name;
  report.tables = monitor_tables(context, *tour);
  return report;
}

}  // namespace renkei
