// What was answered to one question of a survey, and the figures that its tables have in common.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/base/share.hpp"
#include "core/report/survey_tables.hpp"

namespace renkei {
namespace {

constexpr std::int64_t largest_exact = INT64_MAX / 1000;

}  // namespace

std::string survey_title(const Words& words, std::string_view key, const Survey& survey) {
  const std::string title = words("table." + std::string(key));
  return survey.title.empty() ? title : title + ": " + survey.title;
}

Cell mean_cell(const Words& words, const QuestionCount& count, int digits) {
  const auto mean = count.mean();
  if (!mean) return Cell::dash();
  const std::int64_t scale = digits == 3 ? 1000 : digits == 2 ? 100 : 1;
  const auto sum = count.whole_sum();
  const bool exact = sum && *sum<largest_exact&& * sum> - largest_exact;
  const double scaled = exact ? static_cast<double>(rounded_share(*sum, count.numbers, scale))
                              : std::round(*mean * static_cast<double>(scale));
  Cell cell = Cell::of_decimal(scaled / static_cast<double>(scale), digits);
  Basis basis{words("rule.survey.mean"), {}};
  if (count.by_option.empty()) basis.parts.push_back({words("survey.valid"), {}, {}});
  for (std::size_t i = 0; i < count.by_option.size(); ++i)
    basis.parts.push_back({count.question.options[i].label.japanese(), count.by_option[i], {}});
  cell.basis = std::make_shared<const Basis>(std::move(basis));
  return cell;
}

Cell median_cell(const QuestionCount& count) {
  const auto median = count.median();
  if (!median) return Cell::dash();
  return Cell::of_decimal(*median, std::trunc(*median) == *median ? 0 : 1);
}

Cell sum_cell(const Words& words, const QuestionCount& count) {
  const bool summed =
      count.question.type == AnswerType::number || count.question.type == AnswerType::open;
  if (!summed || !count.mean()) return Cell::dash();
  const auto whole = count.whole_sum();
  if (!whole) return Cell::of_decimal(count.sum(), 2);
  return figure(*whole, words("rule.survey.sum"), {{words("survey.valid"), {}, {}}});
}

std::vector<Part> parts_of_all(const Words& words, std::string_view group,
                               const SurveyCount& survey, const QuestionCount& count) {
  const std::string before(group);
  return {{words(before + "valid"), count.valid, {}},
          {words(before + "no_answer"), survey.no_answer(count), {}},
          {words(before + "invalid"), count.invalid(), {}}};
}

Cell share_cell(const Words& words, std::int64_t part, std::int64_t whole, std::string_view base) {
  Cell cell = percent_cell(part, whole);
  if (whole != 0)
    cell.basis =
        std::make_shared<const Basis>(Basis{words("rule.survey.share"), {{words(base), {}, {}}}});
  return cell;
}

Cell nps_cell(const Words& words, std::string_view group, const QuestionCount& count) {
  Cell cell = score_cell(count.promoters - count.detractors, count.valid);
  const std::string before(group);
  cell.basis =
      std::make_shared<const Basis>(Basis{words("rule.survey.nps"),
                                          {{words(before + "promoters"), count.promoters, {}},
                                           {words(before + "detractors"), -count.detractors, {}},
                                           {words(before + "valid"), {}, {}}}});
  return cell;
}

bool adds_up(const QuestionCount& count) {
  if (count.question.type == AnswerType::multi) return false;
  std::int64_t n = count.unlisted_hidden;
  for (const auto& [value, times] : count.unlisted) n += times;
  return count.question.type != AnswerType::open || n == count.answered;
}

namespace {

struct AnswerRows {
  const Words& words;
  const Survey& survey;
  const QuestionCount& count;
  bool base_all;
  Table& table;

  std::int64_t respondents() const { return survey.count.asked(count); }
  std::int64_t base() const { return base_all ? respondents() : count.valid; }
  Cell percent(std::int64_t n) const {
    return share_cell(words, n, base(), base_all ? "survey.all" : "survey.valid");
  }

  // `key`: what programs call the row, behind the question's key.
  void add(const std::string& code, const std::string& label, Cell n, Cell percent,
           Row::Level level = Row::Level::detail, std::string_view key = {}) {
    const auto rests_on = level == Row::Level::subtotal ? std::optional(count.valid) : std::nullopt;
    table.rows.push_back({{Cell::of(count.question.key), text_cell(code), text_cell(label),
                           std::move(n), std::move(percent),
                           text_cell(level == Row::Level::total && count.is_small() ? "n<10" : "")},
                          level,
                          count.question.key + "." + (key.empty() ? code : std::string(key)),
                          rests_on});
  }
  void add_figure(std::string_view name, Cell n, Cell percent = Cell::dash()) {
    add("", words("survey." + std::string(name)), std::move(n), std::move(percent),
        Row::Level::subtotal, name);
  }
  // A sum over the options whose values lie in that range.
  void add_sum(std::string_view name, std::int64_t n, std::int64_t least, std::int64_t most) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < count.question.options.size(); ++i)
      if (const SurveyOption& option = count.question.options[i];
          option.value && *option.value >= least && *option.value <= most)
        parts.push_back({option.label.japanese(), count.by_option[i], {}});
    add_figure(name, figure(n, words("rule.survey.options"), std::move(parts)),
               share_cell(words, n, count.valid, "survey.valid"));
  }
  // All answers that stand in the table so far, each under its name.
  std::vector<Part> answers() const {
    std::vector<Part> parts;
    for (const Row& row : table.rows)
      if (const auto* n = std::get_if<std::int64_t>(&row.cells[3].value);
          n != nullptr && row.level == Row::Level::detail)
        parts.push_back({std::get<std::string>(row.cells[2].value), *n, {}});
    return parts;
  }
};

// Smaller numbers first, then texts.
std::vector<std::pair<std::string, std::int64_t>> sorted_values(const QuestionCount& count) {
  std::vector<std::pair<std::string, std::int64_t>> values(count.unlisted.begin(),
                                                           count.unlisted.end());
  const auto is_number = [](const std::string& text) {
    return !text.empty() && text.size() <= 15 &&
           text.find_first_not_of("0123456789") == std::string::npos;
  };
  std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
    const bool na = is_number(a.first), nb = is_number(b.first);
    if (na != nb) return na;
    return na && nb && std::stoll(a.first) < std::stoll(b.first);
  });
  return values;
}

// Of a question that nobody described the answers themselves are all there is to show.
void add_found_rows(AnswerRows& rows) {
  if (rows.count.question.type != AnswerType::open) return;
  for (const auto& [value, n] : sorted_values(rows.count))
    rows.add(value, value, Cell::of(n), rows.percent(n));
  if (rows.count.unlisted_hidden > 0)
    rows.add("", rows.words("survey.unlisted_hidden"), Cell::of(rows.count.unlisted_hidden),
             Cell::dash(), Row::Level::detail, "unlisted_hidden");
}

// 0円, 1～999円 and on: what people spend lies far apart.
void add_class_rows(AnswerRows& rows) {
  constexpr std::array<double, 6> begins = {0, 1, 1000, 3000, 5000, 10'000};
  const QuestionCount& count = rows.count;
  const auto add = [&](const std::string& code, const std::string& label, std::int64_t n) {
    rows.add(code, label, Cell::of(n), rows.percent(n));
  };
  const std::int64_t below = count.between(-largest_number, std::nextafter(0.0, -1.0));
  if (below > 0) add("<0", rows.words("survey.class.below"), below);
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const bool last = i + 1 == begins.size();
    const double end = last ? largest_number : std::nextafter(begins[i + 1], 0.0);
    const auto first = static_cast<std::int64_t>(begins[i]);
    const std::int64_t until = last ? -1 : static_cast<std::int64_t>(begins[i + 1]) - 1;
    const bool single = first == until;
    const std::string code =
        std::to_string(first) + (single ? "" : "-") + (single || last ? "" : std::to_string(until));
    add(code,
        single ? rows.words.count(first)
               : rows.words("survey.class.range", {{"first", rows.words.count(first)},
                                                   {"last", last ? "" : rows.words.count(until)}}),
        count.between(begins[i], end));
  }
}

// The two best values begin here.
std::int64_t second_best(const SurveyQuestion& question) {
  std::vector<std::int64_t> values;
  for (const SurveyOption& option : question.options)
    if (option.value) values.push_back(*option.value);
  std::ranges::sort(values, std::ranges::greater());
  return values.empty() ? 0 : values[std::min<std::size_t>(1, values.size() - 1)];
}

void add_figures(AnswerRows& rows) {
  const QuestionCount& count = rows.count;
  if (count.valid == 0) return;
  switch (count.question.type) {
    case AnswerType::scale:
      if (count.question.direction_unclear) return;
      rows.add_figure("mean", mean_cell(rows.words, count, 2));
      rows.add_sum("top2", count.top2, second_best(count.question), largest_exact);
      return;
    case AnswerType::nps: {
      const std::int64_t passives = count.valid - count.promoters - count.detractors;
      rows.add_sum("promoters", count.promoters, 9, 10);
      rows.add_sum("passives", passives, 7, 8);
      rows.add_sum("detractors", count.detractors, 0, 6);
      rows.add_figure("nps", nps_cell(rows.words, "survey.", count));
      return;
    }
    case AnswerType::number:
      rows.add_figure("sum", sum_cell(rows.words, count));
      rows.add_figure("mean", mean_cell(rows.words, count, 0));
      rows.add_figure("median", median_cell(count));
      return;
    default:
      return;
  }
}

void add_totals(AnswerRows& rows) {
  const QuestionCount& count = rows.count;
  const std::int64_t none = rows.respondents() - count.answered;
  const auto of_all = [&](std::int64_t n) {
    return rows.base_all ? rows.percent(n) : Cell::dash();
  };
  const auto add = [&](std::string_view name, Cell n, Cell percent) {
    rows.add("", rows.words("survey." + std::string(name)), std::move(n), std::move(percent),
             Row::Level::total, name);
  };
  if (adds_up(count))
    add("valid", figure(count.valid, rows.words("rule.survey.valid"), rows.answers()),
        rows.percent(count.valid));
  else
    add("valid", Cell::of(count.valid), Cell::dash());
  add("no_answer", Cell::of(none), of_all(none));
  add("invalid", Cell::of(count.invalid()), of_all(count.invalid()));
  add("all",
      figure(rows.respondents(), rows.words("rule.survey.all"),
             parts_of_all(rows.words, "survey.", rows.survey.count, count)),
      of_all(rows.respondents()));
}

Cell chosen_cell(const Words& words, const Survey& survey, const QuestionCount& count,
                 std::size_t option) {
  const SurveyOption& chosen = count.question.options[option];
  const auto sources = survey.sources.find({count.question.key, chosen.code});
  return figure(count.by_option[option], words("rule.survey.option"),
                {{chosen.label.japanese(), count.by_option[option],
                  sources == survey.sources.end() ? std::vector<EntryId>() : sources->second}});
}

// Never parts of a whole where one may give several answers.
std::optional<Chart> chart_of(const SurveyQuestion& question) {
  const auto shares = [](Chart::Kind kind) { return Chart{kind, {"n", "percent"}, "answer"}; };
  switch (question.type) {
    case AnswerType::single:
      return shares(Chart::Kind::shares);
    case AnswerType::multi:
      return shares(Chart::Kind::by_size);
    case AnswerType::nps:
    case AnswerType::number:
      return Chart{Chart::Kind::bars, {"n"}, "answer"};
    case AnswerType::scale: {
      Chart chart = shares(Chart::Kind::diverging);
      chart.rising = !question.options.empty() &&
                     question.options.front().value < question.options.back().value;
      return chart;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<std::size_t> options_in_order(const QuestionCount& count, const ReportQuery& query) {
  std::vector<std::size_t> order(count.question.options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (query.sort == "count")
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&](std::size_t i) { return count.by_option[i]; });
  return order;
}

Table answers_table(const Words& words, const Survey& survey, const QuestionCount& count,
                    const ReportQuery& query) {
  const bool base_all = query.base_all;
  const SurveyQuestion& question = count.question;
  Table table =
      make_table(words, "answers", {"question", "code", "answer", "n", "percent", "flag"});
  table.title = survey_title(words, "answers", survey) + " " + question.key +
                (question.text.japanese().empty() ? "" : " " + question.text.japanese());
  AnswerRows rows{words, survey, count, base_all, table};
  table.base = rows.base();
  table.several = question.type == AnswerType::multi;
  table.internal = question.type == AnswerType::open;  // people's own words, perhaps
  table.chart = chart_of(question);
  for (const std::size_t column : {0, 1}) table.columns[column].for_programs = true;
  table.columns.back().for_programs = !count.is_small();  // the flag
  for (const std::size_t i : options_in_order(count, query))
    rows.add(question.options[i].code, question.options[i].label.japanese(),
             chosen_cell(words, survey, count, i), rows.percent(count.by_option[i]));
  add_found_rows(rows);
  if (question.type == AnswerType::number) add_class_rows(rows);
  add_figures(rows);
  add_totals(rows);
  table.notes.push_back(words(base_all ? "survey.base_all" : "survey.base_valid"));
  table.notes.push_back(words(adds_up(count) ? "survey.rounded" : "survey.multiple"));
  if (question.type != AnswerType::open && count.unlisted_answers() > 0 && !query.published)
    table.notes.push_back(
        words("survey.unlisted", {{"n", std::to_string(count.unlisted_answers())}}));
  return table;
}

bool has_answers_table(const QuestionCount& count) {
  return count.question.type != AnswerType::text && !count.may_be_free_text();
}

}  // namespace renkei
