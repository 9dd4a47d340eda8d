#include "core/model/survey_questions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/model/scale_direction.hpp"
#include "core/model/survey_writing.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

using nlohmann::json;
using QuestionType = SurveyQuestion::Type;

constexpr std::pair<std::string_view, QuestionType> types[] = {
    {"single", QuestionType::single}, {"multi", QuestionType::multi},
    {"scale", QuestionType::scale},   {"nps", QuestionType::nps},
    {"number", QuestionType::number}, {"text", QuestionType::text},
    {"open", QuestionType::open}};

std::string as_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_structured()) return "{...}";
  return value.is_null() ? std::string() : value.dump();
}

std::string member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : as_text(*found);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return n;
}

SurveyOption read_option(const json& item) {
  SurveyOption option;
  const bool coded = item.is_object() && (item.contains("code") || item.contains("label"));
  if (coded) option.code = member(item, "code");
  option.label = read_visitor_text(coded ? item.value("label", json()) : item);
  if (option.code.empty()) option.code = option.label.japanese();
  if (option.label.japanese().empty()) option.label.set(VisitorLanguage::ja, option.code);
  option.value = whole_number(option.code);
  return option;
}

void number_options(SurveyQuestion& question, std::int64_t first, std::int64_t last) {
  for (std::int64_t n = first; n <= last; ++n)
    question.options.push_back({std::to_string(n), VisitorText(std::to_string(n)), n, {}, {}});
}

// Codes that are numbers are what the options are worth, unless their words say that the smallest is
// the best. Words alone are worth what they say: five of them 5 to 1, or 1 to 5.
void assume_values(SurveyQuestion& question) {
  std::vector<SurveyOption>& options = question.options;
  const bool numbered = std::ranges::all_of(
      options, [](const SurveyOption& option) { return option.value.has_value(); });
  if (numbered) {
    const auto [least, most] = std::ranges::minmax_element(options, {}, &SurveyOption::value);
    const std::int64_t both = *least->value + *most->value;
    question.values_assumed =
        is_first_best(least->label.japanese(), most->label.japanese()).value_or(false);
    if (question.values_assumed)
      for (SurveyOption& option : options) option.value = both - *option.value;
    return;
  }
  const auto first_best =
      is_first_best(options.front().label.japanese(), options.back().label.japanese());
  question.values_assumed = first_best.has_value();
  question.direction_unclear = !first_best;
  const auto count = static_cast<std::int64_t>(options.size());
  for (std::int64_t i = 0; i < count; ++i) {
    auto& value = options[static_cast<std::size_t>(i)].value;
    value = first_best ? std::optional(*first_best ? count - i : i + 1) : std::nullopt;
  }
}

// How a filled-in form shows the options.
void read_sheet_words(const json& item, SurveyQuestion& question) {
  question.short_text = member(item, "short");
  question.exact_age = item.value("age", json()) == true;
  const json raw = item.value("raw", json()), band = item.value("band", json());
  const bool reversed = item.value("form_reversed", json()) == true;
  const auto count = static_cast<std::int64_t>(question.options.size());
  for (SurveyOption& option : question.options) {
    if (raw.is_object()) option.on_sheet = member(raw, option.code.c_str());
    if (reversed && option.value && option.on_sheet.empty() && *option.value >= 1 &&
        *option.value <= count)
      option.on_sheet = std::to_string(count + 1 - *option.value);
    if (band.is_object())
      for (const auto& [word, code] : band.items())
        if (as_text(code) == option.code) option.also.push_back(word);
  }
}

SurveyQuestion read_question(const json& item) {
  SurveyQuestion question;
  question.key = member(item, "key");
  question.text = read_visitor_text(item.value("text", json()));
  const std::string type = member(item, "type");
  for (const auto& [name, value] : types)
    if (name == type) question.type = value;
  if (const auto options = item.find("options"); options != item.end() && options->is_array())
    for (const json& option : *options) question.options.push_back(read_option(option));
  if (question.type == QuestionType::open && !question.options.empty())
    question.type = QuestionType::single;
  if (question.type == QuestionType::nps) {
    question.options.clear();
    number_options(question, 0, 10);
  } else if (question.type == QuestionType::scale) {
    if (question.options.empty()) number_options(question, 1, 5);
    assume_values(question);
  }
  read_sheet_words(item, question);
  return question;
}

bool is_option(const json& item) {
  const bool coded = item.is_object() && (item.contains("code") || item.contains("label"));
  if (!coded) return is_visitor_text(item);
  return !item.contains("label") || is_visitor_text(item["label"]);
}

bool is_type(const json& type) {
  return std::any_of(std::begin(types), std::end(types),
                     [&](const auto& known) { return type == known.first; });
}

constexpr const char* expected_text =
    R"("…", {"ja":"…","ja-easy":"{受付|うけつけ}…","en":"…","zh-Hans":"…","ko":"…"})";

// The part of a question that cannot be stored.
std::optional<OddQuestion> odd_part(const json& item) {
  const auto odd = [](const json& value, std::string expected) {
    return OddQuestion{value.dump(-1, ' ', false, json::error_handler_t::replace),
                       std::move(expected)};
  };
  if (!item.is_object() || member(item, "key").empty())
    return odd(item, R"({"key":"q1","text":…,"type":…,"options":[…]})");
  if (item.contains("type") && !is_type(item["type"]))
    return odd(item["type"], "single, multi, scale, nps, number, text");
  if (item.contains("text") && !is_visitor_text(item["text"]))
    return odd(item["text"], expected_text);
  if (!item.contains("options")) return std::nullopt;
  if (!item["options"].is_array()) return odd(item["options"], "[…]");
  for (const json& option : item["options"])
    if (!is_option(option)) return odd(option, expected_text);
  return std::nullopt;
}

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

bool takes_value(const SurveyQuestion& question, const std::string& value) {
  if (question.type == QuestionType::number) return number_in(value).has_value();
  return question.options.empty() || find_option(question, value) != nullptr;
}

}  // namespace

std::string_view type_name(SurveyQuestion::Type type) {
  for (const auto& [name, value] : types)
    if (value == type) return name;
  return "open";
}

std::vector<SurveyQuestion> read_questions(std::string_view text) {
  std::vector<SurveyQuestion> questions;
  const json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_array()) return questions;
  for (const json& item : parsed)
    if (item.is_object() && item.contains("key")) questions.push_back(read_question(item));
  return questions;
}

std::optional<OddQuestion> odd_question(std::string_view text) {
  const json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_array()) return OddQuestion{std::string(text), "[{\"key\":\"q1\", …}]"};
  std::set<std::string> keys;
  for (const json& item : parsed) {
    if (auto odd = odd_part(item)) return odd;
    if (std::string key = member(item, "key"); !keys.insert(key).second)
      return OddQuestion{std::move(key), "[{\"key\":\"q1\", …}, {\"key\":\"q2\", …}]"};
  }
  return std::nullopt;
}

bool is_missing(const VisitorText& text, VisitorLanguage language) {
  return !text.has(language) && !whole_number(trim(text.japanese()));
}

std::size_t missing_texts(const SurveyQuestion& question, VisitorLanguage language) {
  std::size_t count = is_missing(question.text, language) ? 1 : 0;
  if (!has_own_options(question.type)) return count;
  for (const SurveyOption& option : question.options)
    if (is_missing(option.label, language)) ++count;
  return count;
}

bool speaks(const std::vector<SurveyQuestion>& questions, VisitorLanguage language) {
  return std::ranges::all_of(questions, [&](const SurveyQuestion& question) {
    return missing_texts(question, language) == 0;
  });
}

std::vector<std::string> values_of(const json& answer, QuestionType type) {
  std::vector<std::string> values;
  if (answer.is_null()) return values;
  if (answer.is_array()) {
    for (const json& item : answer)
      if (std::string text = plain(item); !item.is_null() && !is_no_answer(text))
        values.push_back(std::move(text));
  } else if (std::string text = plain(answer); !is_no_answer(text)) {
    if (type == QuestionType::multi || type == QuestionType::open)
      split(text, values);
    else
      values.push_back(std::move(text));
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

bool takes_several(QuestionType type) {
  return type == QuestionType::multi || type == QuestionType::open || type == QuestionType::text;
}

const SurveyOption* find_option(const SurveyQuestion& question, const std::string& value) {
  for (const SurveyOption& option : question.options)
    if (option.code == value) return &option;
  for (const SurveyOption& option : question.options)
    if (option.label.says(value)) return &option;
  if (question.type != QuestionType::scale) return nullptr;
  for (const SurveyOption& option : question.options)
    if (option.value && std::to_string(*option.value) == value) return &option;
  return nullptr;
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::fabs(number) <= largest_number ? std::optional(number) : std::nullopt;
}

bool takes(const SurveyQuestion& question, const json& answer) {
  if (question.type == QuestionType::text || question.type == QuestionType::open) return true;
  const std::vector<std::string> values = values_of(answer, question.type);
  if (values.size() > 1 && !takes_several(question.type)) return false;
  return std::all_of(values.begin(), values.end(),
                     [&](const std::string& value) { return takes_value(question, value); });
}

std::string range_of(const SurveyQuestion& question) {
  if (question.type == QuestionType::number) {
    const auto limit = std::to_string(static_cast<std::int64_t>(largest_number));
    return "-" + limit + ".." + limit;
  }
  if (question.type == QuestionType::nps) return "0..10";
  std::string all;
  for (const SurveyOption& option : question.options) {
    all += (all.empty() ? "" : ", ") + option.code;
    if (option.label.japanese() != option.code) all += " (" + option.label.japanese() + ")";
  }
  return all;
}

}  // namespace renkei
