#include "core/figures/survey_versions.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "core/model/age_answers.hpp"
#include "core/model/answers.hpp"

namespace renkei {
namespace {

using nlohmann::json;
using Type = SurveyQuestion::Type;

bool has_options(Type type) {
  return type == Type::single || type == Type::multi || type == Type::scale || type == Type::nps;
}

const SurveyOption* option_called(const SurveyQuestion& question, std::string_view label) {
  const auto found = std::ranges::find(question.options, label, [](const SurveyOption& option) {
    return std::string_view(option.label.japanese());
  });
  return found == question.options.end() ? nullptr : &*found;
}

std::set<int> first_ages(const SurveyQuestion& question) {
  std::set<int> ages;
  for (const SurveyOption& option : question.options)
    if (const auto age = youngest_of(option.label.japanese())) ages.insert(*age);
  return ages;
}

// Whether every band of one lies within a band of the other. Where the youngest begin does not matter: 10代
// and 20代 are parts of 20代以下.
bool divides(const std::set<int>& fine, const std::set<int>& coarse) {
  if (coarse.empty() || fine.empty()) return coarse.empty();
  return *coarse.begin() <= *fine.begin() &&
         std::includes(fine.begin(), fine.end(), std::next(coarse.begin()), coarse.end());
}

// The version with the coarsest bands, where every other one only divides them further.
const SurveyQuestion* coarsest(const AskedIn& asked) {
  const SurveyQuestion* best = asked.front().second;
  for (const auto& [version, question] : asked)
    if (first_ages(*question).size() < first_ages(*best).size()) best = question;
  const std::set<int> bands = first_ages(*best);
  const bool fits = std::ranges::all_of(
      asked, [&](const auto& other) { return divides(first_ages(*other.second), bands); });
  return fits ? best : nullptr;
}

const SurveyOption* band_of(const SurveyQuestion& bands, int age) {
  const SurveyOption* found = nullptr;
  std::optional<int> oldest;
  for (const SurveyOption& option : bands.options)
    if (const auto first = youngest_of(option.label.japanese());
        first && *first <= age && (!oldest || *first > *oldest)) {
      oldest = first;
      found = &option;
    }
  return found;
}

bool same_scale(const SurveyQuestion& a, const SurveyQuestion& b) {
  return std::ranges::equal(a.options, b.options, [](const auto& one, const auto& other) {
    return one.label.japanese() == other.label.japanese() && one.value == other.value;
  });
}

void add_option(SurveyQuestion& question, const SurveyOption& option) {
  const auto is_taken = [&](const std::string& code) {
    return std::ranges::find(question.options, code, &SurveyOption::code) != question.options.end();
  };
  SurveyOption added = option;
  // Another version may have meant something else by the same code.
  if (is_taken(added.code)) added.code = option.label.japanese();
  question.options.push_back(std::move(added));
}

// What all of them ask, or nothing.
std::optional<SurveyQuestion> together(const AskedIn& asked) {
  SurveyQuestion question = *asked.front().second;
  for (const auto& [version, other] : asked)
    if (other->type != question.type) return std::nullopt;
  if (question.type == Type::scale)
    return std::ranges::all_of(
               asked, [&](const auto& other) { return same_scale(question, *other.second); })
               ? std::optional(std::move(question))
               : std::nullopt;
  const bool ages =
      question.type == Type::single &&
      std::ranges::all_of(asked, [](const auto& one) { return asks_age(*one.second); });
  if (ages) {
    const SurveyQuestion* bands = coarsest(asked);
    if (bands == nullptr) return std::nullopt;
    question = *bands;
  }
  for (const auto& [version, other] : asked)
    for (const SurveyOption& option : other->options)
      if (!option_called(question, option.label.japanese()) &&
          !(ages && youngest_of(option.label.japanese())))
        add_option(question, option);
  return question;
}

const SurveyOption* meant_by(const SurveyQuestion& question, const SurveyOption& option) {
  const std::string_view label = option.label.japanese();
  if (const SurveyOption* same = option_called(question, label)) return same;
  const auto age = youngest_of(label);
  return age ? band_of(question, *age) : nullptr;
}

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

SurveyVersions::SurveyVersions(std::span<const std::vector<SurveyQuestion>> versions)
    : versions_(versions.begin(), versions.end()),
      meanings_(versions.size()),
      not_asked_(versions.size()) {
  std::vector<std::string> keys;
  for (const auto& version : versions_)
    for (const SurveyQuestion& question : version)
      if (std::ranges::find(keys, question.key) == keys.end()) keys.push_back(question.key);
  for (const std::string& key : keys) {
    AskedIn asked;
    for (std::size_t v = 0; v < versions_.size(); ++v)
      if (const auto at = std::ranges::find(versions_[v], key, &SurveyQuestion::key);
          at != versions_[v].end())
        asked.emplace_back(v, &*at);
    add(key, asked);
  }
}

void SurveyVersions::add(const std::string& key, const AskedIn& asked) {
  const auto question = together(asked);
  if (!question) {
    apart_.push_back(key);
    for (const auto& one : asked) {
      SurveyQuestion apart = *one.second;
      apart.key += ".v" + std::to_string(one.first + 1);
      add_question(apart, {one});
    }
    return;
  }
  add_question(*question, asked);
}

void SurveyVersions::add_question(const SurveyQuestion& question, const AskedIn& asked) {
  questions_.push_back(question);
  for (std::size_t v = 0; v < versions_.size(); ++v) {
    const auto at = std::ranges::find(asked, v, [](const auto& one) { return one.first; });
    if (at == asked.end()) {
      not_asked_[v].push_back(question.key);
      continue;
    }
    Meaning meaning{question.key, at->second, {}};
    if (has_options(question.type))
      for (const SurveyOption& option : at->second->options)
        if (const SurveyOption* meant = meant_by(question, option))
          meaning.code_of_option[option.code] = meant->code;
    meanings_[v].emplace(at->second->key, std::move(meaning));
  }
}

std::string SurveyVersions::translated(std::size_t version, std::string_view answers) const {
  const json given = json::parse(answers, nullptr, false);
  if (!given.is_object()) return std::string(answers);
  const auto& meanings = meanings_[version];
  const auto key_of = [&](const std::string& key) {
    const auto found = meanings.find(key);
    return found == meanings.end() ? key : found->second.key;
  };
  json said = json::object();
  for (const auto& [key, answer] : given.items()) {
    const auto meaning = meanings.find(key);
    if (key == written_key && answer.is_array()) {
      for (const json& each : answer)
        said[key].push_back(each.is_string() ? json(key_of(each.get<std::string>())) : each);
    } else if (key == invalid_key && answer.is_object()) {
      for (const auto& [each, why] : answer.items()) said[key][key_of(each)] = why;
    } else if (meaning == meanings.end() || meaning->second.code_of_option.empty()) {
      said[key_of(key)] = answer;
    } else {
      json values = json::array();
      for (const std::string& value : values_of(answer, meaning->second.asked->type)) {
        const SurveyOption* option = find_option(*meaning->second.asked, value);
        const auto code = option ? meaning->second.code_of_option.find(option->code)
                                 : meaning->second.code_of_option.end();
        values.push_back(code == meaning->second.code_of_option.end() ? value : code->second);
      }
      said[meaning->second.key] = values.size() == 1 ? values[0] : std::move(values);
    }
  }
  return dumped(said);
}

}  // namespace renkei
