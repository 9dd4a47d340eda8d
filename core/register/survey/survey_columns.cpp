#include "core/register/survey/survey_columns.hpp"

#include <algorithm>
#include <array>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using ColumnRole = SurveyColumn::Role;
using ColumnType = SurveyQuestion::Type;

template <std::size_t N>
bool is_among(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text == plain_heading(word); });
}

bool is_number_heading(std::string_view plain) {
  static constexpr std::array<std::string_view, 16> words = {
      "通番",       "no",       "no.",  "番号",       "id",     "受付番号", "整理番号", "票番号",
      "調査票番号", "回答番号", "連番", "回答者番号", "回答id", "回答者no", "#",        "通し番号"};
  return is_among(plain, words);
}

bool is_time_heading(std::string_view plain) {
  static constexpr std::array<std::string_view, 10> words = {
      "タイムスタンプ", "timestamp", "回答日時", "日時",     "送信日時",
      "受付日時",       "記入日時",  "回答日",   "提出日時", "回答時刻"};
  return is_among(plain, words);
}

// A column that holds who somebody is. A question that merely speaks of names or telephones is none:
// it says so in a sentence, and so it has to be known as a question.
bool is_personal_heading(std::string_view plain) {
  static constexpr std::array<std::string_view, 19> words = {
      "氏名",     "お名前", "名前",   "ご氏名",     "フリガナ",    "氏名カナ", "メールアドレス",
      "メール",   "mail",   "e-mail", "email",      "電話",        "電話番号", "お電話番号",
      "携帯電話", "tel",    "連絡先", "ユーザー名", "携帯電話番号"};
  return is_among(plain, words);
}
bool speaks_of_person(std::string_view plain) {
  constexpr std::array<std::string_view, 5> parts = {"氏名", "名前", "メールアドレス", "電話番号",
                                                     "emailaddress"};
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return contains(plain, plain_heading(part)); });
}

// "q10…" is 10.
std::optional<std::size_t> question_number(std::string_view plain, std::size_t& length) {
  for (const std::string_view sign : {"q", "問", "設問"}) {
    if (!plain.starts_with(sign)) continue;
    std::size_t end = sign.size(), number = 0;
    while (end < plain.size() && end < sign.size() + 3 && is_digit(plain[end]))
      number = number * 10 + static_cast<std::size_t>(plain[end++] - '0');
    if (end == sign.size() || (end < plain.size() && is_digit(plain[end]))) continue;
    length = end;
    return number;
  }
  return std::nullopt;
}

std::string_view without_number(std::string_view plain) {
  std::size_t length = 0;
  if (!question_number(plain, length)) return plain;
  plain.remove_prefix(length);
  while (!plain.empty() && std::string_view(".:-_ ").find(plain[0]) != std::string_view::npos)
    plain.remove_prefix(1);
  return plain;
}

// 「良かった点_1食」 and 「良かった点 1:食」 are one heading.
std::string joined(std::string_view text) {
  std::string out;
  for (const char c : whole_heading(text))
    if (std::string_view("_-:. ").find(c) == std::string_view::npos) out += c;
  return out;
}

}  // namespace

std::string SurveyColumn::field() const {
  switch (role) {
    case ColumnRole::number:
      return "no";
    case ColumnRole::time:
      return "answered_at";
    case ColumnRole::answer:
    case ColumnRole::tick:
      return key;
    default:
      return {};
  }
}

SurveyHeadings::SurveyHeadings(const std::vector<SurveyQuestion>& questions,
                               const HeadingFields& map)
    : questions_(questions) {
  for (const auto& [heading, field] : map) map_.emplace_back(whole_heading(heading), field);
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const SurveyQuestion& question = questions[q];
    for (const std::string& name : {question.key, question.short_text, question.text.japanese()})
      if (!name.empty()) {
        texts_.push_back({whole_heading(name), q, 0});
        plain_texts_.push_back({plain_heading(name), q, 0});
      }
    if (question.type != ColumnType::multi) continue;
    std::size_t length = 0;
    const auto number = question_number(question.key, length);
    const std::string numbered = "q" + std::to_string(number.value_or(q + 1));
    for (std::size_t o = 0; o < question.options.size(); ++o)
      for (const std::string& name :
           {question.key, question.short_text, question.text.japanese(), numbered}) {
        if (name.empty()) continue;
        const SurveyOption& option = question.options[o];
        const std::string& label = option.label.japanese();
        ticks_.push_back({joined(name + option.code + label), q, o});
        ticks_.push_back({joined(name + label), q, o});
        coded_ticks_.push_back({joined(name + option.code), q, o});
      }
  }
}

std::optional<std::size_t> SurveyHeadings::question_of_key(std::string_view key) const {
  const auto found = std::ranges::find(questions_, key, &SurveyQuestion::key);
  if (found == questions_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - questions_.begin());
}

// The brackets of a text may be all that tells it from another: without them it has to be the only one.
std::optional<std::size_t> SurveyHeadings::question_of_text(const std::string& heading) const {
  const std::string whole = whole_heading(heading), plain = plain_heading(heading);
  for (const std::string_view text : {std::string_view(whole), without_number(whole)})
    if (const auto found = std::ranges::find(texts_, text, &Word::text);
        !text.empty() && found != texts_.end())
      return found->question;
  for (const std::string_view text : {std::string_view(plain), without_number(plain)}) {
    std::set<std::size_t> questions;
    for (const Word& word : plain_texts_)
      if (!text.empty() && word.text == text) questions.insert(word.question);
    if (questions.size() == 1) return *questions.begin();
  }
  return std::nullopt;
}

bool SurveyHeadings::by_map(SurveyColumn& column, std::size_t number) const {
  const std::string whole = whole_heading(column.heading);
  const std::string at = std::to_string(number);
  const auto found = std::ranges::find_if(
      map_, [&](const auto& entry) { return entry.first == whole || entry.first == at; });
  if (found == map_.end()) return false;
  const std::string& field = found->second;
  if (field.empty())
    column.role = ColumnRole::unused;
  else if (field == "no" || field == "respondent_no")
    column.role = ColumnRole::number;
  else if (field == "time" || field == "at" || field == "answered_at")
    column.role = ColumnRole::time;
  else if (is_personal_heading(plain_heading(field)))
    column.role = ColumnRole::personal;
  else if (const auto question = question_of_key(field))
    column.role = ColumnRole::answer, column.question = *question;
  return true;
}

bool SurveyHeadings::by_words(SurveyColumn& column) const {
  const std::string plain = plain_heading(column.heading);
  if (is_number_heading(plain))
    column.role = ColumnRole::number;
  else if (is_time_heading(plain))
    column.role = ColumnRole::time;
  return column.role != ColumnRole::unknown;
}

bool SurveyHeadings::by_question(SurveyColumn& column) const {
  if (const auto question = question_of_text(column.heading)) {
    column.role = ColumnRole::answer;
    column.question = *question;
    return true;
  }
  const std::string plain = plain_heading(column.heading);
  std::size_t length = 0;
  const auto number = question_number(plain, length);
  const std::string_view rest = std::string_view(plain).substr(length);
  // Q3-1 is another question than Q3.
  const bool sub = rest.size() > 1 && (rest[0] == '-' || rest[0] == '_') && is_digit(rest[1]);
  if (!number || sub) return false;
  const auto named = std::ranges::find_if(questions_, [&](const SurveyQuestion& question) {
    std::size_t end = 0;
    const auto of_key = question_number(question.key, end);
    const std::string_view behind = std::string_view(question.key).substr(of_key ? end : 0);
    return of_key == number && (behind.empty() || !(behind.size() > 1 && is_digit(behind[1])));
  });
  if (named == questions_.end()) return false;
  column.role = ColumnRole::answer;
  column.question = static_cast<std::size_t>(named - questions_.begin());
  return true;
}

bool SurveyHeadings::by_option(SurveyColumn& column, const std::vector<Word>& ticks) {
  const auto found = std::ranges::find(ticks, joined(column.heading), &Word::text);
  if (found == ticks.end()) return false;
  column.role = ColumnRole::tick;
  column.question = found->question;
  column.option = found->option;
  return true;
}

SurveyColumn SurveyHeadings::column(const std::string& heading, std::size_t number) const {
  SurveyColumn column;
  column.heading = heading;
  const std::string plain = plain_heading(heading);
  if (is_personal_heading(plain)) {
    column.role = ColumnRole::personal;
    return column;
  }
  // "Q11" is a question before it is the first option of Q1.
  const bool known = by_map(column, number) || by_words(column) || by_option(column, ticks_) ||
                     by_question(column) || by_option(column, coded_ticks_);
  if (!known && speaks_of_person(plain)) column.role = ColumnRole::personal;
  if (column.role != ColumnRole::answer && column.role != ColumnRole::tick) return column;
  column.key = questions_[column.question].key;
  std::size_t length = 0;
  const auto asked = question_number(plain, length);
  column.named = asked && column.key != plain ? "q" + std::to_string(*asked) : column.key;
  return column;
}

std::vector<SurveyColumn> SurveyHeadings::columns(std::span<const Heading> headings) const {
  std::vector<SurveyColumn> columns;
  columns.reserve(headings.size());
  for (std::size_t i = 0; i < headings.size(); ++i) {
    SurveyColumn own = column(headings[i].text(), i + 1);
    if (own.role == ColumnRole::unknown && !headings[i].group.empty()) {
      own = column(headings[i].leaf, i + 1);
      own.heading = headings[i].text();
    }
    columns.push_back(std::move(own));
  }
  return columns;
}

bool SurveyHeadings::begins_table(std::string_view cell) const {
  const ColumnRole role = column(std::string(cell), 0).role;
  return role == ColumnRole::number || role == ColumnRole::time;
}

HeadingWords SurveyHeadings::words() const {
  const auto known = [](const SurveyColumn& column) { return column.role != ColumnRole::unknown; };
  return {[this, known](std::string_view text) { return known(column(std::string(text), 0)); },
          [this, known](std::span<const Heading> headings) {
            const auto all = columns(headings);
            return static_cast<int>(std::ranges::count_if(all, known));
          }};
}

}  // namespace renkei
