#include "core/figures/survey_counts.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/model/answers.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using nlohmann::json;
using QuestionType = SurveyQuestion::Type;

// Longer answers may be what somebody wrote; and nobody reads a table of hundreds of values.
constexpr std::size_t longest_shown = 20;
constexpr std::size_t most_shown = 100;

std::string plain(const json& value) {
  if (value.is_string()) return std::string(trim(value.get_ref<const std::string&>()));
  if (value.is_structured()) return "{...}";  // nobody's form sends one; dumping it recurses
  return value.dump();
}

// "1;4;8", as tables have it, is what a form sends as ["1","4","8"].
void split(const std::string& text, std::vector<std::string>& out) {
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    if (const auto part = trim(rest.substr(0, end)); !part.empty()) out.emplace_back(part);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
}

bool is_no_answer(std::string_view text) { return text.empty() || text == "無回答"; }

// The values that one respondent gave to one question; empty: no answer.
std::vector<std::string> values_of(const json& answer, QuestionType type) {
  std::vector<std::string> values;
  if (answer.is_null()) return values;
  if (answer.is_array()) {
    for (const json& item : answer)
      if (std::string text = plain(item); !item.is_null() && !is_no_answer(text))
        values.push_back(std::move(text));
    return values;
  }
  std::string text = plain(answer);
  if (is_no_answer(text)) return values;
  if (type == QuestionType::multi || type == QuestionType::open)
    split(text, values);
  else
    values.push_back(std::move(text));
  return values;
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

const SurveyOption* find_option(const SurveyQuestion& question, const std::string& value) {
  for (const SurveyOption& option : question.options)
    if (option.code == value || option.label == value) return &option;
  if (question.type != QuestionType::scale) return nullptr;
  for (const SurveyOption& option : question.options)
    if (option.value && std::to_string(*option.value) == value) return &option;
  return nullptr;
}

void add_unlisted(QuestionCount& count, const std::string& value) {
  const bool shown = count_code_points(value) <= longest_shown &&
                     (count.unlisted.size() < most_shown || count.unlisted.contains(value));
  if (shown)
    ++count.unlisted[value];
  else
    ++count.unlisted_hidden;
}

void add_number(QuestionCount& count, double number) {
  ++count.numbers;
  count.sum += number;
}

bool add_choice(QuestionCount& count, const std::string& value) {
  const SurveyQuestion& question = count.question;
  const SurveyOption* option = find_option(question, value);
  if (option == nullptr) {
    add_unlisted(count, value);
    return false;
  }
  ++count.by_option[static_cast<std::size_t>(option - question.options.data())];
  if (question.type != QuestionType::scale && question.type != QuestionType::nps) return true;
  const std::int64_t n = option->value.value_or(0);
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
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.empty()) return;
  ++count.answered;
  const bool one_wanted = count.question.type != QuestionType::multi &&
                          count.question.type != QuestionType::open &&
                          count.question.type != QuestionType::text;
  if (one_wanted && values.size() > 1) {
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
  return sum / static_cast<double>(numbers);
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

void SurveyCount::add(std::string_view answers, std::string_view free_text) {
  ++responses_;
  const json given = json::parse(answers, nullptr, false);
  json written = json::parse(free_text, nullptr, false);
  if (!written.is_object()) written = withheld_words(given);
  if (given.is_object())
    for (const auto& [key, answer] : given.items()) {
      if (key == written_key) continue;
      const auto asked = asked_of_.find(key);
      add_answer(asked == asked_of_.end() ? found(key) : asked_[asked->second], answer);
    }
  for (const auto& [key, answer] : written.items()) {
    const auto asked = asked_of_.find(key);
    QuestionCount& count = asked == asked_of_.end() ? found(key) : asked_[asked->second];
    if (given.is_object() && given.contains(key) && count.question.type != QuestionType::text) {
      // "その他（　　）": the choice is counted already, the words beside it are not a second
      // answer.
      continue;
    }
    if (asked == asked_of_.end()) count.question.type = QuestionType::text;
    if (!is_no_answer(answer.is_null() ? "" : plain(answer))) {
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
