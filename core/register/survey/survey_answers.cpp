#include "core/register/survey/survey_answers.hpp"

#include <algorithm>
#include <set>

#include "core/model/age_answers.hpp"
#include "core/text/amounts.hpp"
#include "core/text/contacts.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using AnswerType = SurveyQuestion::Type;

// Of these nothing can be said of what was meant, in response.answers under `_invalid`.
constexpr std::string_view out_of_range = "out_of_range", two_answers = "two_answers",
                           invalid_mark = "invalid_mark", not_whole = "not_a_whole_number",
                           unreadable = "unreadable", unlisted = "unlisted_answer";

constexpr std::u32string_view separators = U",;、/・|\n\r";

std::string plain_words(std::string_view text) { return std::string(trim(narrow(text))); }

bool is_separator(std::string_view text, std::size_t at, std::size_t& length) {
  std::size_t end = at;
  const char32_t c = next_code_point(text, end);
  length = end - at;
  return separators.find(c) != separators.npos;
}

std::string_view without_separators(std::string_view text) {
  for (std::size_t length = 0; !(text = trim(text)).empty() && is_separator(text, 0, length);)
    text.remove_prefix(length);
  return text;
}

std::string_view first_piece(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t length = 0; at < text.size() && !is_separator(text, at, length);) at += length;
  return text.substr(0, at);
}

// Words for an option end where something else begins.
bool ends_word(std::string_view rest) {
  rest = trim(rest);
  std::size_t length = 0;
  return rest.empty() || is_separator(rest, 0, length) || rest[0] == ':' || rest[0] == '(';
}

bool takes_words(std::string_view label) {
  return contains(label, "その他") || contains(label, "そのほか") || label == "other" ||
         label == "Other";
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// "3.5", and "3.0", which is a spreadsheet's 3.
struct Decimal {
  std::string_view whole;
  bool is_whole = false;
};
std::optional<Decimal> decimal_in(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == text.npos || !all_digits(text.substr(0, point)) ||
      !all_digits(text.substr(point + 1)))
    return std::nullopt;
  return Decimal{text.substr(0, point), text.find_first_not_of('0', point + 1) == text.npos};
}

class ReadingAnswer {
 public:
  ReadingAnswer(const SheetQuestion& asked, std::string_view cell, const std::string& named)
      : asked_(asked), cell_(cell), plain_(plain_words(cell)), named_(named) {}

  AnswerReading read() {
    const AnswerType type = asked_.question().type;
    if (type == AnswerType::text) return written(), std::move(out_);
    if (plain_ == "-9999") return refuse(invalid_mark), std::move(out_);
    if (const auto* option = asked_.option_of(plain_);
        option == nullptr ? is_no_answer(plain_) : option == asked_.no_answer()) {
      const auto* none = asked_.no_answer();
      if (none != nullptr && none->code != none->label.japanese()) out_.shown = none->code;
      return std::move(out_);
    }
    if (type == AnswerType::number)
      amount();
    else if (type == AnswerType::nps || type == AnswerType::scale)
      step(plain_);
    else if (asked_.question().options.empty())
      undescribed();
    else
      choices();
    return std::move(out_);
  }

 private:
  void warn(std::string_view code) { out_.warnings.push_back(std::string(code) + '_' + named_); }
  void refuse(std::string_view why) {
    out_.values.clear();
    out_.shown.clear();
    out_.invalid = why;
    if (why == two_answers)
      out_.warnings.emplace_back("two_answers_to_single_choice");
    else if (why != unreadable)
      warn(why);
  }
  void take(const SurveyOption& option) {
    out_.values = {option.code};
    out_.shown = asked_.shown(option);
  }

  void written() {
    const std::string_view text = trim(cell_);
    if (text.empty() || plain_ == "-1" || plain_ == "無回答") return;
    if (plain_ == "-9999") return refuse(invalid_mark);
    out_.values = {std::string(text)};
    out_.shown = text;
    if (std::string_view("=+-@").find(text[0]) != std::string_view::npos)
      out_.warnings.emplace_back("formula_prefix");
    if (holds_contact(text)) out_.warnings.emplace_back("pii_in_free_text");
  }

  void amount() {
    const AmountReading amount = read_amount(plain_);
    if (amount.yen) {
      out_.shown = std::to_string(*amount.yen);
      out_.values = {out_.shown};
    } else if (!amount.doubt.empty()) {
      out_.warnings.emplace_back(amount.doubt);
      refuse(unreadable);
    }
  }

  // A scale or 0 to 10: one number, or one label.
  void step(std::string_view text) {
    if (const auto* option = asked_.option_of(text)) return take(*option);
    if (const auto decimal = decimal_in(text)) {
      if (!decimal->is_whole) return refuse(not_whole);
      return step(decimal->whole);
    }
    if (text.ends_with("点") && all_digits(text.substr(0, text.size() - 3))) {
      const auto* option = asked_.option_of(text.substr(0, text.size() - 3));
      if (option == nullptr) return refuse(out_of_range);
      warn("read_from_text");
      return take(*option);
    }
    several(text);
    if (found_.size() == 1 && !unknown_) return take(**found_.begin());
    refuse(found_.size() > 1 ? two_answers : out_of_range);
  }

  void choices() {
    const bool several_wanted = asked_.question().type == AnswerType::multi;
    if (asked_.asks_age() && implausible_age()) return;
    const auto* whole = asked_.option_of(plain_);
    if (whole != nullptr)
      found_.insert(whole);
    else
      several(plain_);
    if (!several_wanted && found_.size() > 1) return refuse(two_answers);
    if (found_.empty()) return refuse(!several_wanted && is_number() ? out_of_range : unlisted);
    std::vector<const SurveyOption*> chosen(found_.begin(), found_.end());
    std::ranges::sort(chosen, {}, [](const auto* o) { return std::pair(o->value, o); });
    for (const SurveyOption* option : chosen) {
      out_.values.push_back(option->code);
      out_.shown += (out_.shown.empty() ? "" : ";") + asked_.shown(*option);
    }
    if (!unknown_) return;
    warn(unlisted);
    out_.invalid = unlisted;
  }
  bool is_number() const { return all_digits(plain_); }

  bool implausible_age() {
    std::string_view digits = plain_;
    if (digits.ends_with("歳") || digits.ends_with("才")) digits.remove_suffix(3);
    if (!all_digits(digits) || asked_.option_of(plain_) != nullptr) return false;
    const bool beyond = digits.size() > 3 || std::stoi(std::string(digits)) > oldest_age;
    if (beyond) {
      out_.warnings.emplace_back("age_implausible");
      refuse(unreadable);
    }
    return beyond;
  }

  // A question without options: what stands there, an age as its band.
  void undescribed() {
    const auto range = asked_.asks_age() ? age_range(plain_) : std::nullopt;
    out_.shown = range ? canonical_band(*range) : std::string(trim(cell_));
    out_.values = {out_.shown};
  }

  // Options one after the other; what is none is a piece up to the next separator.
  void several(std::string_view text) {
    while (!(text = without_separators(text)).empty()) {
      if (const auto found = asked_.option_at(text);
          found.option != nullptr && ends_word(text.substr(found.length))) {
        const std::string_view rest = trim(text.substr(found.length));
        const bool with_words = !rest.empty() && (rest[0] == ':' || rest[0] == '(');
        if (!with_words || takes_words(text.substr(0, found.length))) {
          found_.insert(found.option);
          text = with_words ? beside(rest) : rest;
          continue;
        }
      }
      const std::string_view piece = first_piece(text);
      if (const auto* option = asked_.option_of(trim(piece)))
        found_.insert(option);
      else
        unknown_ = true;
      text.remove_prefix(piece.size());
    }
  }

  // The words written beside an option, and what comes behind them: behind a colon nothing can, for the
  // words may hold any separator.
  std::string_view beside(std::string_view rest) {
    const bool brackets = rest[0] == '(';
    std::size_t end = brackets ? rest.find(')') : rest.size();
    if (end == rest.npos) end = rest.size();
    out_.words = trim(rest.substr(1, end - 1));
    return rest.substr(brackets && end < rest.size() ? end + 1 : end);
  }

  const SheetQuestion& asked_;
  std::string_view cell_;
  std::string plain_;
  const std::string& named_;
  std::set<const SurveyOption*> found_;
  bool unknown_ = false;
  AnswerReading out_;
};

}  // namespace

bool is_no_answer(std::string_view text) {
  constexpr std::array<std::string_view, 10> words = {
      "-1", "-", "無回答", "未回答", "未記入", "無記入", "回答なし", "記入なし", "空欄", "N/A"};
  return text.empty() || std::ranges::find(words, text) != words.end();
}

SheetQuestion::SheetQuestion(const SurveyQuestion& question) : question_(&question) {
  const auto& options = question.options;
  asks_age_ =
      question.exact_age || (question.type == AnswerType::single && renkei::asks_age(question));
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto add = [&](std::string_view word) {
      if (std::string plain = plain_words(word); !plain.empty())
        words_.push_back({std::move(plain), i});
    };
    for (const VisitorLanguage language : visitor_languages)
      if (options[i].label.has(language)) add(options[i].label.in(language));
    add(options[i].label.japanese());
    for (const std::string& word : options[i].also) add(word);
    if (!all_digits(options[i].code)) add(options[i].code);
    if (const std::string label = plain_words(options[i].label.japanese());
        is_no_answer(label) || label == "不明")
      no_answer_ = &options[i];
    on_sheet_ = on_sheet_ || !options[i].on_sheet.empty();
    ages_.push_back(asks_age_ ? age_range(options[i].label.japanese()) : std::nullopt);
    if (asks_age_ && !ages_.back()) ages_.back() = age_range(options[i].code);
  }
  std::ranges::stable_sort(words_, std::ranges::greater(),
                           [](const Word& word) { return word.text.size(); });
}

const SurveyOption* SheetQuestion::numbered(std::string_view number) const {
  if (!all_digits(number)) return nullptr;
  const std::size_t zeros = std::min(number.find_first_not_of('0'), number.size() - 1);
  const std::string plain(number.substr(zeros));
  const auto found = std::ranges::find_if(question_->options, [&](const SurveyOption& option) {
    return on_sheet_ ? option.on_sheet == plain : option.code == plain;
  });
  if (found != question_->options.end()) return &*found;
  if (on_sheet_ || question_->type != AnswerType::scale) return nullptr;
  return find_option(*question_, plain);
}

SheetQuestion::Found SheetQuestion::option_at(std::string_view text) const {
  for (const Word& word : words_)
    if (text.starts_with(word.text) && ends_word(text.substr(word.text.size())))
      return {&question_->options[word.option], word.text.size()};
  return {};
}

const SurveyOption* SheetQuestion::option_of(std::string_view text) const {
  for (const Word& word : words_)
    if (word.text == text) return &question_->options[word.option];
  if (!question_->exact_age)
    if (const auto* option = numbered(text)) return option;
  if (!asks_age_) return nullptr;
  auto range = age_range(text);
  std::string_view digits = text;
  if (digits.ends_with("歳") || digits.ends_with("才")) digits.remove_suffix(3);
  if (!range && all_digits(digits) && digits.size() <= 3) {
    const int age = std::stoi(std::string(digits));
    if (age <= oldest_age) range = AgeRange{age, age};
  }
  if (!range) return nullptr;
  for (std::size_t i = 0; i < ages_.size(); ++i)
    if (ages_[i] && ages_[i]->first <= range->first && range->last <= ages_[i]->last)
      return &question_->options[i];
  return nullptr;
}

std::string SheetQuestion::shown(const SurveyOption& option) const {
  if (question_->type == AnswerType::scale && option.value) return std::to_string(*option.value);
  const auto at = static_cast<std::size_t>(&option - question_->options.data());
  if (asks_age_ && ages_[at]) return canonical_band(*ages_[at]);
  return option.code;
}

AnswerReading read_answer(const SheetQuestion& asked, std::string_view cell,
                          const std::string& named) {
  return ReadingAnswer(asked, cell, named).read();
}

Tick read_tick(std::string_view cell) {
  constexpr std::array<std::string_view, 12> yes = {"1", "○", "〇", "◯", "レ", "✓",
                                                    "✔", "●", "◎",  "☑", "v",  "V"};
  constexpr std::array<std::string_view, 6> no = {"", "0", "×", "✕", "✗", "x"};
  const std::string text = plain_words(cell);
  if (std::ranges::find(yes, text) != yes.end()) return Tick::yes;
  if (std::ranges::find(no, text) != no.end()) return Tick::no;
  if (text == "-9999") return Tick::invalid;
  return is_no_answer(text) ? Tick::no_answer : Tick::unreadable;
}

AnswerReading read_ticks(const SheetQuestion& asked,
                         const std::vector<std::pair<std::size_t, std::string_view>>& cells,
                         const std::string& named) {
  AnswerReading out;
  std::set<std::size_t> chosen;
  for (const auto& [option, cell] : cells) {
    const Tick tick = read_tick(cell);
    if (tick == Tick::yes) chosen.insert(option);
    if (tick != Tick::invalid && tick != Tick::unreadable) continue;
    out.invalid = tick == Tick::invalid ? invalid_mark : unlisted;
    out.warnings.push_back(std::string(out.invalid) + '_' + named);
  }
  for (const std::size_t option : chosen) {
    out.values.push_back(asked.question().options[option].code);
    out.shown += (out.shown.empty() ? "" : ";") + out.values.back();
  }
  return out;
}

}  // namespace renkei
