// A questionnaire as a form on paper, in the language of the report where it was translated: ○ before one
// of several answers, □ before each of several, lines for words. A number stands where answers may be
// typed by it (core/register/survey).
#include <algorithm>

#include "core/model/survey_questions.hpp"
#include "core/report/table_building.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using Asks = SurveyQuestion::Type;

struct PaperForm {
  const Words& words;
  VisitorLanguage language;

  std::string text(const VisitorText& said) const { return without_readings(said.in(language)); }
};

// What stands for it on a form, if that is a number: what is typed may be this. Where the form has numbers
// of its own, codes mean nothing on it.
std::string typed_number(const SurveyQuestion& question, const SurveyOption& option) {
  const bool has_own = std::ranges::any_of(
      question.options, [](const SurveyOption& each) { return !each.on_sheet.empty(); });
  const std::string& number = has_own ? option.on_sheet : option.code;
  return !number.empty() && std::ranges::all_of(number, is_digit) ? number : std::string();
}

std::string option_lines(const PaperForm& form, const SurveyQuestion& question) {
  const std::string_view box = question.type == Asks::multi ? "□ " : "○ ";
  std::string lines;
  for (const SurveyOption& option : question.options) {
    const std::string number = typed_number(question, option), label = form.text(option.label);
    lines += (lines.empty() ? "" : "\n") + std::string(box);
    lines += number.empty() || number == label ? label : number + " " + label;
  }
  return lines;
}

// All on one line: what is between has no words of its own.
std::string nps_line(const PaperForm& form) {
  constexpr int best = 10;
  std::string line;
  for (int n = 0; n <= best; ++n) line += (n == 0 ? "○" : " ○") + std::to_string(n);
  return line + "\n" + form.words("questionnaire_sheet.nps_ends");
}

std::string entry_of(const PaperForm& form, const SurveyQuestion& question) {
  const std::string line = form.words("questionnaire_sheet.line");
  if (question.exact_age) return form.words("questionnaire_sheet.age");
  switch (question.type) {
    case Asks::nps:
      return nps_line(form);
    case Asks::number:
      return form.words("questionnaire_sheet.number");
    case Asks::text:
      return line + "\n" + line + "\n" + line;
    case Asks::single:
    case Asks::multi:
    case Asks::scale:
    case Asks::open:
      break;
  }
  return question.options.empty() ? line : option_lines(form, question);
}

std::string hint_of(const PaperForm& form, const SurveyQuestion& question) {
  if (question.type == Asks::text || question.type == Asks::open || question.exact_age) return {};
  return "\n" + form.words("questionnaire_sheet.hint." + std::string(type_name(question.type)));
}

Table form_head_table(const PaperForm& form, const Questionnaire& questionnaire) {
  Table table = make_table(form.words, "questionnaire_head", {"item", "value"});
  table.look = Table::Look::facts;
  const auto add = [&](std::string_view key, const std::string& value) {
    table.rows.push_back(
        {{Cell::of(form.words("questionnaire_sheet." + std::string(key))), Cell::of(value)},
         Row::Level::detail,
         std::string(key)});
  };
  const std::string notice =
      form.text(read_visitor_text(std::string_view(questionnaire.notice.compact)));
  if (!notice.empty()) add("notice", notice);
  add("form_no", form.words("questionnaire_sheet.blank"));
  add("day", form.words("questionnaire_sheet.blank"));
  return table;
}

Table form_table(const PaperForm& form, const std::vector<SurveyQuestion>& questions) {
  const Words& words = form.words;
  Table table = make_table(words, "questionnaire_sheet",
                           {"question_key", "question_no", "question_text", "answer_entry"});
  table.look = Table::Look::sheet;
  table.columns.front().for_programs = true;
  std::vector<std::string> keys, untranslated;
  for (const SurveyQuestion& question : questions) {
    table.rows.push_back({{Cell::of(question.key),
                           Cell::of(words.count(static_cast<std::int64_t>(table.rows.size()) + 1)),
                           Cell::of(form.text(question.text) + hint_of(form, question)),
                           Cell::of(entry_of(form, question))},
                          Row::Level::detail,
                          question.key});
    keys.push_back(question.key);
    if (!speaks({question}, form.language)) untranslated.push_back(question.key);
  }
  if (questions.empty()) {
    table.notes.push_back(words("questionnaire_sheet.no_questions"));
    return table;
  }
  if (!untranslated.empty())
    table.notes.push_back(
        words("questionnaire_sheet.untranslated", {{"questions", words.list(untranslated)}}));
  table.notes.push_back(words("questionnaire_sheet.typing", {{"questions", words.list(keys)}}));
  return table;
}

}  // namespace

Result<Report> questionnaire_sheet_report(const ReportContext& context) {
  const auto questionnaire = named<Questionnaire>(context.records, context.query.questionnaire);
  if (!questionnaire) return questionnaire.error();
  const Questionnaire& fields = questionnaire->fields;
  const PaperForm form{context.words,
                       context.query.english ? VisitorLanguage::en : VisitorLanguage::ja};
  const std::string title = form.text(read_visitor_text(std::string_view(fields.titles.compact)));
  Report report;
  report.title = title.empty() ? fields.title : title;
  report.form = true;
  report.tables = {form_head_table(form, fields),
                   form_table(form, read_questions(fields.questions.compact))};
  return report;
}

}  // namespace renkei
