#include "core/figures/monitor.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "core/figures/course.hpp"
#include "core/model/kinds.hpp"

namespace renkei {
namespace {

using Type = SurveyQuestion::Type;

struct Signs {
  Asked what;
  std::vector<Type> types;
  std::vector<std::string_view> keys, texts;
};

const Signs& signs_of(Asked what) {
  static const std::array<Signs, 6> all = {{
      {Asked::overall,
       {Type::scale},
       {"overall", "satisfaction", "expectation"},
       {"総合", "満足", "期待"}},
      {Asked::nps, {Type::nps}, {"nps"}, {}},
      {Asked::price, {Type::number}, {"price"}, {"価格", "いくらなら"}},
      {Asked::length, {Type::single}, {"length", "duration"}, {"長さ", "滞在時間"}},
      {Asked::revisit, {Type::single, Type::scale}, {"revisit"}, {"再訪", "また訪", "また来"}},
      {Asked::spending,
       {Type::number},
       {"spending", "spent"},
       {"購入", "支出", "使った", "使いました"}},
  }};
  return *std::ranges::find(all, what, &Signs::what);
}

bool fits_type(const QuestionCount& count, const Signs& signs) {
  return std::ranges::find(signs.types, count.question.type) != signs.types.end();
}
bool fits_words(const QuestionCount& count, const Signs& signs) {
  return std::ranges::any_of(signs.keys,
                             [&](std::string_view key) {
                               return std::string_view(count.question.key).starts_with(key);
                             }) ||
         std::ranges::any_of(signs.texts, [&](std::string_view word) {
           return count.question.text.japanese().find(word) != std::string::npos;
         });
}

bool is_before(const Records& records, const Survey& survey) {
  const auto asked = find_as<Questionnaire>(records, survey.questionnaire);
  return asked && asked->fields.phase == "before";
}

// What each token answered to the overall question.
std::map<std::string, std::int64_t> by_token(const Records& records, const Survey& survey) {
  std::map<std::string, std::int64_t> values;
  const QuestionCount* count = asked_in(survey.count, Asked::overall);
  if (count == nullptr || count->question.direction_unclear) return values;
  for (const auto& response :
       all<Response>(records, "questionnaire_id", Value::of(survey.questionnaire))) {
    const Response& fields = response.fields;
    const bool is_about = fields.subject_id.id == survey.subject || !fields.subject_id;
    if (fields.token.empty() || !is_about) continue;
    const auto answers = nlohmann::json::parse(fields.answers.compact, nullptr, false);
    if (!answers.is_object() || !answers.contains(count->question.key)) continue;
    const auto& answer = answers[count->question.key];
    if (!takes(count->question, answer)) continue;
    const auto given = values_of(answer, Type::scale);
    const SurveyOption* option =
        given.empty() ? nullptr : find_option(count->question, given.front());
    if (option != nullptr && option->value) values[fields.token] = *option->value;
  }
  return values;
}

double median_of(std::span<const double> sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

}  // namespace

std::vector<const QuestionCount*> all_asked_in(const SurveyCount& count, Asked what) {
  const Signs& signs = signs_of(what);
  std::vector<const QuestionCount*> fitting;
  for (const QuestionCount* question : count.questions())
    if (fits_type(*question, signs) && fits_words(*question, signs)) fitting.push_back(question);
  return fitting;
}

// One scale, one NPS and one sum of money ask for the whole, whatever they are called.
const QuestionCount* asked_in(const SurveyCount& count, Asked what) {
  const auto fitting = all_asked_in(count, what);
  if (!fitting.empty()) return fitting.front();
  if (what != Asked::overall && what != Asked::nps) return nullptr;
  const Signs& signs = signs_of(what);
  for (const QuestionCount* question : count.questions())
    if (fits_type(*question, signs)) return question;
  return nullptr;
}

std::vector<Rating> ratings_of(const Records& records, EntryId tour) {
  std::vector<Survey> surveys = count_surveys(records, scope_of_tour(records, tour));
  std::vector<EntryId> places;
  for (const auto& stop : course_of(records, tour)) places.push_back(stop.id);
  places.push_back(tour);
  std::vector<Rating> ratings;
  for (const EntryId place : places) {
    std::vector<Survey*> after;
    const Survey* before = nullptr;
    for (Survey& survey : surveys) {
      if (survey.subject != place || survey.count.responses() == 0) continue;
      if (is_before(records, survey))
        before = &survey;
      else
        after.push_back(&survey);
    }
    std::ranges::sort(after, {}, [&](const Survey* survey) {
      return std::pair(std::string_view(survey->title), records.id_text(survey->questionnaire));
    });
    for (const Survey* survey : after)
      ratings.push_back({*survey, before == nullptr ? std::nullopt : std::optional(*before)});
  }
  return ratings;
}

BeforeAfter before_after(const Records& records, const Rating& rating) {
  BeforeAfter change;
  if (!rating.before) return change;
  const auto before = by_token(records, *rating.before), after = by_token(records, rating.after);
  for (const auto& [token, value] : after) {
    const auto earlier = before.find(token);
    if (earlier == before.end()) continue;
    ++change.both;
    change.before += earlier->second;
    change.after += value;
  }
  return change;
}

std::optional<Quartiles> quartiles_of(const std::map<double, std::int64_t>& each) {
  std::vector<double> sorted;
  for (const auto& [number, times] : each)
    sorted.insert(sorted.end(), static_cast<std::size_t>(times), number);
  if (sorted.empty()) return std::nullopt;
  const std::span<const double> whole(sorted);
  const std::size_t half = sorted.size() / 2;
  const auto part = [&](std::span<const double> of) {
    return of.empty() ? sorted.front() : median_of(of);
  };
  return Quartiles{part(whole.first(half)), median_of(whole), part(whole.last(half))};
}

std::int64_t would_pay(const QuestionCount& price, double yen) {
  return price.between(yen, largest_number);
}

}  // namespace renkei
