#include "core/figures/survey_counts.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/model/answers.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using nlohmann::json;
using QuestionType = SurveyQuestion::Type;

// Longer answers may be what somebody wrote; and nobody reads a table of hundreds of values.
constexpr std::size_t longest_shown = 20;
constexpr std::size_t most_shown = 100;
constexpr std::int64_t billion = 1'000'000'000;

void add_unlisted(QuestionCount& count, const std::string& value) {
  const bool shown = count_code_points(value) <= longest_shown &&
                     (count.unlisted.size() < most_shown || count.unlisted.contains(value));
  if (shown)
    ++count.unlisted[value];
  else
    ++count.unlisted_hidden;
}

void add_number(QuestionCount& count, double number) {
  const double whole = std::trunc(number);
  ++count.numbers;
  count.whole += static_cast<std::int64_t>(whole);
  count.billionths += std::llround((number - whole) * billion);
}

bool add_choice(QuestionCount& count, const std::string& value) {
  const SurveyQuestion& question = count.question;
  const SurveyOption* option = find_option(question, value);
  if (option == nullptr) {
    add_unlisted(count, value);
    return false;
  }
  ++count.by_option[static_cast<std::size_t>(option - question.options.data())];
  const bool worth = question.type == QuestionType::scale || question.type == QuestionType::nps;
  if (!worth || !option->value) return true;
  const std::int64_t n = *option->value;
  add_number(count, static_cast<double>(n));
  if (question.type == QuestionType::nps) {
    count.promoters += n >= 9 ? 1 : 0;
    count.detractors += n <= 6 ? 1 : 0;
  } else {
    const auto better = std::count_if(question.options.begin(), question.options.end(),
                                      [&](const SurveyOption& o) { return o.value > n; });
    count.top2 += better < 2 ? 1 : 0;
  }
  return true;
}

bool add_value(QuestionCount& count, const std::string& value) {
  switch (count.question.type) {
    case QuestionType::text:
      return true;
    case QuestionType::number:
    case QuestionType::open: {
      const auto number = number_in(value);
      if (number) add_number(count, *number);
      if (number && count.question.type == QuestionType::number) ++count.each[*number];
      if (count.question.type == QuestionType::number && number) return true;
      add_unlisted(count, value);
      return count.question.type == QuestionType::open;
    }
    default:
      return add_choice(count, value);
  }
}

void add_answer(QuestionCount& count, const json& answer) {
  std::vector<std::string> values = values_of(answer, count.question.type);
  std::erase_if(values, [&](const std::string& value) {
    const SurveyOption* option = find_option(count.question, value);
    return option != nullptr && option->label.japanese() == "無回答";
  });
  if (values.empty()) return;
  ++count.answered;
  if (values.size() > 1 && !takes_several(count.question.type)) {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : ";") + value;
    add_unlisted(count, all);
    return;
  }
  bool any_valid = false;
  for (const std::string& value : values) any_valid |= add_value(count, value);
  if (any_valid) ++count.valid;
}

}  // namespace

std::optional<double> QuestionCount::mean() const {
  if (question.type == QuestionType::multi || numbers == 0) return std::nullopt;
  if (question.type == QuestionType::open && numbers != valid) return std::nullopt;
  return sum() / static_cast<double>(numbers);
}

std::optional<std::int64_t> QuestionCount::whole_sum() const {
  if (billionths % billion != 0) return std::nullopt;
  return Sum(whole) += billionths / billion;
}

double QuestionCount::sum() const {
  return static_cast<double>(std::int64_t{whole}) + static_cast<double>(billionths) / billion;
}

std::optional<double> QuestionCount::median() const {
  std::int64_t all = 0;
  for (const auto& [number, times] : each) all += times;
  std::optional<double> lower;
  std::int64_t before = 0;
  for (const auto& [number, times] : each) {
    before += times;
    if (!lower && before >= (all + 1) / 2) lower = number;
    if (before >= all / 2 + 1) return (*lower + number) / 2;
  }
  return std::nullopt;
}

std::int64_t QuestionCount::between(double least, double most) const {
  std::int64_t n = 0;
  for (auto at = each.lower_bound(least); at != each.end() && at->first <= most; ++at)
    n += at->second;
  return n;
}

bool QuestionCount::may_be_free_text() const {
  const auto words = std::ranges::count_if(unlisted, [](const auto& value) {
    return value.first.find_first_not_of("0123456789.-") != std::string::npos;
  });
  return question.type == QuestionType::open && (unlisted_hidden > 0 || words > 30);
}

SurveyCount::SurveyCount(std::vector<SurveyQuestion> questions) {
  for (SurveyQuestion& question : questions) {
    QuestionCount count;
    count.by_option.resize(question.options.size());
    asked_of_.emplace(question.key, asked_.size());
    count.question = std::move(question);
    asked_.push_back(std::move(count));
  }
}

QuestionCount& SurveyCount::found(const std::string& key) {
  QuestionCount& count = found_[key];
  count.question.key = key;
  return count;
}

// Which questions were answered in words that this copy does not carry.
static json withheld_words(const json& given) {
  json written = json::object();
  if (given.is_object() && given.contains(written_key) && given[written_key].is_array())
    for (const json& key : given[written_key])
      if (key.is_string()) written[key.get<std::string>()] = "withheld";
  return written;
}

// What somebody answered and nobody can count.
void SurveyCount::add_invalid(const json& given) {
  if (!given.is_object() || !given.contains(invalid_key) || !given[invalid_key].is_object()) return;
  for (const auto& [key, why] : given[invalid_key].items()) {
    const auto asked = asked_of_.find(key);
    if (asked == asked_of_.end()) continue;
    QuestionCount& count = asked_[asked->second];
    const bool unlisted = why == "unlisted_answer";
    if (given.contains(key)) {
      count.unlisted_beside += unlisted ? 1 : 0;
      continue;
    }
    ++count.answered;
    count.unclear += unlisted ? 0 : 1;
  }
}

void SurveyCount::add(std::string_view answers, std::string_view free_text,
                      const std::vector<std::string>& not_asked) {
  ++responses_;
  for (const std::string& key : not_asked)
    if (const auto asked = asked_of_.find(key); asked != asked_of_.end())
      ++asked_[asked->second].not_asked;
  const json given = json::parse(answers, nullptr, false);
  json written = json::parse(free_text, nullptr, false);
  if (!written.is_object()) written = withheld_words(given);
  if (given.is_object())
    for (const auto& [key, answer] : given.items()) {
      if (key == written_key || key == invalid_key) continue;
      const auto asked = asked_of_.find(key);
      add_answer(asked == asked_of_.end() ? found(key) : asked_[asked->second], answer);
    }
  add_invalid(given);
  for (const auto& [key, answer] : written.items()) {
    const auto asked = asked_of_.find(key);
    QuestionCount& count = asked == asked_of_.end() ? found(key) : asked_[asked->second];
    if (given.is_object() && given.contains(key) && count.question.type != QuestionType::text) {
      // "その他（　　）": the choice is counted already, the words beside it are not a second
      // answer.
      continue;
    }
    if (asked == asked_of_.end()) count.question.type = QuestionType::text;
    if (!values_of(answer, QuestionType::text).empty()) {
      ++count.answered;
      ++count.valid;
    }
  }
}

std::vector<const QuestionCount*> SurveyCount::questions() const {
  std::vector<const QuestionCount*> all;
  for (const QuestionCount& count : asked_) all.push_back(&count);
  for (const auto& [key, count] : found_) all.push_back(&count);
  return all;
}

}  // namespace renkei
