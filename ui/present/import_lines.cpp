#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"
#include "core/text/utf8.hpp"
#include "core/text/visible.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/import.hpp"

namespace renkei::ui::import {
namespace {

using Decision = ImportDecision::Kind;

bool is_odd(char32_t c) {
  constexpr char32_t lost = 0xFFFD, geta = 0x3013;
  const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
  return is_private || c == lost || c == geta || (is_invisible(c) && c != U'\n' && c != U'\r');
}

std::string code_words(char32_t c) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string hex;
  for (; c != 0; c /= 16) hex.insert(hex.begin(), digits[c % 16]);
  return "U+" + std::string(hex.size() < 4 ? 4 - hex.size() : 0, '0') + hex;
}

void add_odd(std::string_view text, std::vector<char32_t>& found) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_odd(c) && std::ranges::find(found, c) == found.end()) found.push_back(c);
  }
}

// The characters of a line that nobody can read, or see.
std::string odd_characters(const Outcome& outcome, const ImportRow& row) {
  std::vector<char32_t> found;
  for (const auto& [column, value] : row.clean) add_odd(value, found);
  for (const std::string_view original : outcome.reasons().doubted_in(row.line))
    add_odd(original, found);
  std::string words;
  for (const char32_t c : found) words += (words.empty() ? "" : ", ") + code_words(c);
  return words;
}

bool is_same_choice(const ImportDecision& a, const ImportDecision& b) {
  return a.line == b.line && a.kind == b.kind && a.known == b.known && a.field == b.field;
}

class Composing {
 public:
  Composing(const Model& model, const Situation& situation, const Records& records)
      : model_(model),
        outcome_(*model.outcome),
        language_(situation.wishes.language),
        records_(records) {}

  Line line_of(const ImportRow& row) const {
    Line line;
    line.fate = fate_of(row);
    line.to_check = is_to_check(row);
    const std::string where = row.line > 0
                                  ? say(language_, "import.line", {{"line", count_words(row.line)}})
                                  : std::string();
    const std::string number(row.clean.value("no"));
    const std::string by_number =
        number.empty() ? std::string() : say(language_, "import.number", {{"no", number}});
    line.words = joined(where, content_of(row, by_number));
    line.words_hidden = joined(where, by_number);
    line.reasons = outcome_.reasons().of(language_, row);
    line.reasons_hidden = outcome_.reasons().of_codes(language_, row);
    line.hides_name = is_never_named(row.id);
    line.odd = odd_characters(outcome_, row);
    if (!model_.taken) add_options(row, line);
    return line;
  }

 private:
  static std::string joined(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a + b : a + "　" + b;
  }

  static std::string content_of(const ImportRow& row, const std::string& by_number) {
    const std::string content = visible(import_content(row));
    return content.empty() ? by_number : content;
  }

  bool is_never_named(EntryId id) const {
    const auto record = id == 0 ? std::nullopt : records_.find(id);
    return record && record->kind().number == Participant::number &&
           as<Participant>(*record).hide_on_lists.value_or(false);
  }

  void add(Line& line, ImportDecision decision, std::string words, std::string hidden) const {
    const bool chosen = std::ranges::any_of(
        model_.decisions, [&](const auto& made) { return is_same_choice(made, decision); });
    line.options.push_back({std::move(decision), std::move(words), std::move(hidden), chosen});
  }

  void add(Line& line, ImportDecision decision, const std::string& words) const {
    add(line, std::move(decision), words, words);
  }

  // Who somebody known is: as much as tells two of one name apart.
  std::string person_words(EntryId id, bool by_number) const {
    const auto person = find_as<Participant>(records_, id);
    if (!person) return {};
    const Participant& of = person->fields;
    std::string words =
        of.no ? say(language_, "import.number", {{"no", std::to_string(*of.no)}}) : std::string();
    if (by_number || of.hide_on_lists.value_or(false)) return words;
    words = joined(words, of.name);
    return of.birth.iso.empty() ? words : joined(words, of.birth.iso);
  }

  void add_options(const ImportRow& row, Line& line) const {
    const auto alike = outcome_.alike_of(row.line);
    for (const ImportLikeness& each : alike) {
      const ImportDecision same{Decision::same, row.line, each.known, {}};
      if (each.known == 0)
        add(line, same,
            say(language_, "import.same_line", {{"line", count_words(each.other_line)}}));
      else
        add(line, same,
            say(language_, "import.same", {{"person", person_words(each.known, false)}}),
            say(language_, "import.same", {{"person", person_words(each.known, true)}}));
    }
    if (!alike.empty())
      add(line, {Decision::another, row.line, 0, {}}, say(language_, "import.another"));
    if (outcome_.record() != Participant::name_of_kind) return;
    for (const ImportNote* note : outcome_.reasons().contested_in(row.line)) {
      const std::string field = field_label(language_, outcome_.record(), note->field);
      add(line, {Decision::take_theirs, row.line, 0, note->field},
          say(language_, "import.theirs", {{"field", field}}));
      add(line, {Decision::keep_ours, row.line, 0, note->field},
          say(language_, "import.ours", {{"field", field}}));
    }
  }

  const Model& model_;
  const Outcome& outcome_;
  Language language_;
  const Records& records_;
};

}  // namespace

void show_lines(Model& model, const Situation& situation, const Records& records) {
  model.lines.clear();
  if (!model.outcome) return;
  const auto& rows = model.outcome->rows(model.filter);
  const Composing composing(model, situation, records);
  const std::size_t first = std::min(rows.size(), model.page * lines_on_page);
  int before = 0, times = 1;
  for (std::size_t i = first; i < std::min(rows.size(), first + lines_on_page); ++i) {
    const ImportRow& row = model.outcome->report().rows[rows[i]];
    Line& line = model.lines.emplace_back(composing.line_of(row));
    times = row.line == before ? times + 1 : 1;
    before = row.line;
    line.key = std::to_string(row.line) + (times > 1 ? "." + std::to_string(times) : "");
  }
}

std::size_t pages(const Model& model) {
  if (!model.outcome) return 0;
  return (model.outcome->rows(model.filter).size() + lines_on_page - 1) / lines_on_page;
}

std::string field_words(Language language, const Model& model, std::string_view field) {
  if (field.empty()) return say(language, "import.unused");
  const auto known = std::ranges::find(model.fields, field, &RegisterField::name);
  if (known != model.fields.end() && !known->words.empty()) return known->words;
  const RegisterKind* kind = find_register(model.kind);
  return register_field_label(language, kind == nullptr ? "" : kind->record, field);
}

std::string reading_sentence(Language language, const RegisterLook& look) {
  const std::string delimiter = look.delimiter.empty()
                                    ? std::string()
                                    : say(language, look.delimiter == "tab" ? "import.by_tab"
                                                    : look.delimiter == ";" ? "import.by_semicolon"
                                                                            : "import.by_comma");
  const std::string line = count_words(look.headings_line);
  std::string words =
      look.encoding == "xlsx"
          ? say(language, "import.workbook", {{"sheet", visible(look.sheet)}})
          : say(language, "import.text", {{"encoding", look.encoding}, {"delimiter", delimiter}});
  if (look.headings_line > 0)
    words = say(language, "import.headings", {{"reading", words}, {"line", line}});
  return words;
}

std::string outcome_sentence(Language language, const Model& model) {
  if (!model.outcome) return {};
  const auto count = [&](Filter filter) { return count_words(model.outcome->count(filter)); };
  const std::string fresh = count(Filter::fresh), updated = count(Filter::updated),
                    same = count(Filter::same), refused = count(Filter::refused);
  if (model.taken && model.outcome->report().run == 0) return say(language, "import.nothing_new");
  return say(language, model.taken ? "import.taken" : "import.would",
             {{"fresh", fresh}, {"updated", updated}, {"same", same}, {"refused", refused}});
}

}  // namespace renkei::ui::import
