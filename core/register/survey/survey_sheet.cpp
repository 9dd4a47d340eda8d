#include "core/register/survey/survey_sheet.hpp"

#include <algorithm>
#include <set>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

using ColumnRole = SurveyColumn::Role;

constexpr std::string_view lost_character = "\xEF\xBF\xBD";

// FNV-1a: tells rows apart, and proves nothing.
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0xFF);
  }
  std::string text() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[state_ >> shift & 15];
    return out;
  }

 private:
  void step(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3; }
  std::uint64_t state_ = 0xCBF29CE484222325;
};

// What a heading says in brackets, in its own letters.
std::string in_brackets(std::string_view heading) {
  const std::string plain = narrow(heading);
  const std::size_t open = plain.rfind('(');
  return open == plain.npos ? std::string{} : plain.substr(open + 1);
}

bool is_of_question(const SurveyColumn& column) {
  return column.role == ColumnRole::answer || column.role == ColumnRole::tick;
}

class ReadingSurvey {
 public:
  ReadingSurvey(Sheet sheet, const SurveyContext& context)
      : sheet_(std::move(sheet)),
        context_(context),
        headings_(context.questions, context.map),
        questions_(context.questions.begin(), context.questions.end()) {}

  std::variant<SurveySheet, RegisterError> read() {
    const CsvTable& table = sheet_.table;
    const auto block = context_.headings_line > 0 ? block_at(context_.headings_line)
                                                  : find_headings(table, headings_.words());
    if (!block) return RegisterError{"register_no_survey_table", 0, {}};
    for (std::size_t row = 0; row < block->first_row; ++row) skip(row, SkipReason::title);
    if (auto problem = begin_block(block->first_row, block->columns)) return *problem;
    for (std::size_t row = block->first_row; row < block->first_row + block->row_count; ++row)
      skip(row, SkipReason::heading);
    out_.others.back().warnings = left_out();
    out_.columns = columns_;
    out_.headings_line = line(block->first_row);
    bool below_headings = true;
    for (std::size_t row = block->first_row + block->row_count; row < table.rows(); ++row)
      if (auto problem = read_line(row, below_headings)) return *problem;
    out_.encoding = sheet_.encoding;
    out_.delimiter = table.delimiter();
    return std::move(out_);
  }

 private:
  std::string_view cell(std::size_t row, std::size_t column) const {
    return trim(sheet_.table.cell(row, column));
  }
  std::size_t line(std::size_t row) const { return sheet_.table.line(row); }
  void skip(std::size_t row, SkipReason reason) {
    if (is_blank_row(sheet_.table, row)) reason = SkipReason::blank;
    out_.others.push_back(
        {line(row), false, std::string(name_of(reason)), row_text(sheet_.table, row), {}});
  }
  std::vector<std::string> left_out() const {
    const bool personal =
        std::ranges::any_of(columns_, [](const auto& c) { return c.role == ColumnRole::personal; });
    return personal ? std::vector<std::string>{"personal_column_left_out"}
                    : std::vector<std::string>{};
  }
  std::string_view first_filled(std::size_t row) const {
    for (std::size_t column = 0; column < sheet_.table.cells_in(row); ++column)
      if (const auto text = cell(row, column); !text.empty()) return text;
    return {};
  }

  std::vector<Heading> single_headings(std::size_t row) const {
    std::vector<Heading> headings;
    headings.reserve(sheet_.table.cells_in(row));
    for (std::size_t i = 0; i < sheet_.table.cells_in(row); ++i)
      headings.push_back({{}, std::string(cell(row, i))});
    return headings;
  }
  // Where somebody has said that the headings are.
  std::optional<HeadingBlock> block_at(std::size_t wanted) const {
    for (std::size_t row = 0; row < sheet_.table.rows(); ++row)
      if (line(row) == wanted) return HeadingBlock{row, 1, single_headings(row)};
    return std::nullopt;
  }

  // What the headings come to, or why nothing below them can be read.
  std::optional<RegisterError> begin_block(std::size_t row, const std::vector<Heading>& headings) {
    columns_ = headings_.columns(headings);
    std::string unmatched;
    for (const SurveyColumn& column : columns_) {
      if (column.role == ColumnRole::time) out_.has_time = true;
      if (column.role == ColumnRole::unknown && !column.heading.empty())
        unmatched += (unmatched.empty() ? "" : ", ") + shorten(column.heading);
    }
    if (!unmatched.empty())
      return RegisterError{"register_headings_unmatched", line(row), unmatched};
    // A list of people has numbers and names too; only questions make it a survey's.
    if (std::ranges::none_of(columns_, is_of_question))
      return RegisterError{"register_no_survey_table", line(row), {}};
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (auto problem = check_scale(row, i, in_brackets(columns_[i].heading))) return problem;
    return std::nullopt;
  }

  std::optional<RegisterError> check_scale(std::size_t row, std::size_t column,
                                           std::string_view said) const {
    if (columns_[column].role != ColumnRole::answer) return std::nullopt;
    const SheetQuestion& asked = questions_[columns_[column].question];
    if (asked.question().type != SurveyQuestion::Type::scale) return std::nullopt;
    if (asked.question().direction_unclear)
      return RegisterError{"register_scale_unclear", line(row), columns_[column].key};
    const auto stated = stated_scale(said);
    if (!stated || agrees(*stated, asked)) return std::nullopt;
    return RegisterError{"register_scale_differs", line(row),
                         columns_[column].key + ": " + shorten(said)};
  }

  bool is_explanation_row(std::size_t row) const {
    std::size_t explained = 0;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (!is_of_question(columns_[column]) && !cell(row, column).empty()) return false;
      if (is_explanation(cell(row, column))) ++explained;
    }
    return explained > 0 && explained * 2 >= filled_cells(sheet_.table, row);
  }

  bool is_heading_again(std::size_t row) const {
    std::size_t same = 0;
    for (std::size_t column = 0; column < columns_.size(); ++column)
      if (!cell(row, column).empty() &&
          whole_heading(cell(row, column)) == whole_heading(columns_[column].heading))
        ++same;
    if (same >= 2 && same * 2 >= filled_cells(sheet_.table, row)) return true;
    return headings_.begins_table(first_filled(row));
  }

  std::optional<RegisterError> read_line(std::size_t row, bool& below_headings) {
    if (is_blank_row(sheet_.table, row)) {
      skip(row, SkipReason::blank);
      return std::nullopt;
    }
    const std::string_view first = first_filled(row);
    if (below_headings && is_explanation_row(row)) {
      skip(row, SkipReason::heading);
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (auto problem = check_scale(row, i, cell(row, i))) return problem;
      return std::nullopt;
    }
    below_headings = is_heading_again(row);
    if (below_headings) {
      skip(row, SkipReason::heading);
      return begin_block(row, single_headings(row));
    }
    if (looks_like_subtotal(first))
      skip(row, SkipReason::subtotal);
    else if (looks_like_total(first))
      skip(row, SkipReason::total);
    else if (filled_cells(sheet_.table, row) == 1 && looks_like_note(first))
      skip(row, SkipReason::note);
    else
      read_respondent(row);
    return std::nullopt;
  }

  void read_respondent(std::size_t row) {
    std::string number, all;
    bool anything = false;
    for (std::size_t i = 0; i < std::max(columns_.size(), sheet_.table.cells_in(row)); ++i) {
      const ColumnRole role = i < columns_.size() ? columns_[i].role : ColumnRole::unknown;
      if (role == ColumnRole::number && number.empty()) number = trim(narrow(cell(row, i)));
      anything = anything || (role != ColumnRole::number && !cell(row, i).empty());
      all += cell(row, i);
      all += '\x1F';
    }
    if (!anything) return skip(row, SkipReason::unused);
    const bool same_row = !seen_rows_.insert(all).second;
    const bool same_number = !number.empty() && !seen_numbers_.insert(number).second;
    if (same_row || same_number)
      out_.others.push_back({line(row),
                             !same_row,
                             same_row ? "row_repeated" : "number_repeated",
                             row_text(sheet_.table, row),
                             {}});
    else
      out_.rows.push_back(respondent(row, std::move(number)));
  }

  SurveyRow respondent(std::size_t row, std::string number) {
    SurveyRow out;
    out.line = line(row);
    out.number = std::move(number);
    out.no = out.number.empty() ? std::to_string(out_.rows.size() + 1) : out.number;
    out.shown.resize(questions_.size());
    Fingerprint fingerprint;
    std::map<std::size_t, std::vector<std::pair<std::size_t, std::string_view>>> ticks;
    std::map<std::size_t, std::string> tick_names;
    const auto doubt = [&](const std::string& field, std::string code, std::string_view original) {
      out.notes.push_back({field, std::move(code), std::string(original)});
    };
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const SurveyColumn& column = columns_[i];
      const std::string_view text = cell(row, i);
      if (column.role == ColumnRole::personal || column.role == ColumnRole::unused) continue;
      if (!text.empty()) fingerprint.add(column.field()), fingerprint.add(text);
      if (contains(text, lost_character)) doubt(column.field(), "lost_character_?", text);
      if (column.role == ColumnRole::time) {
        AnsweredAt at = read_answered_at(text, context_.held_on);
        out.answered_at = std::move(at.text);
        for (std::string& warning : at.warnings) doubt(column.field(), std::move(warning), text);
      } else if (column.role == ColumnRole::tick) {
        ticks[column.question].emplace_back(column.option, text);
        tick_names[column.question] = column.named;
      } else if (column.role == ColumnRole::answer) {
        take(out, column.question, read_answer(questions_[column.question], text, column.named),
             text);
      }
    }
    for (const auto& [question, cells] : ticks)
      take(out, question, read_ticks(questions_[question], cells, tick_names[question]),
           doubted_tick(cells));
    for (std::size_t i = columns_.size(); i < sheet_.table.cells_in(row); ++i)
      if (!cell(row, i).empty()) doubt("", "extra_cells", cell(row, i));
    const bool numbered =
        std::ranges::any_of(columns_, [](const auto& c) { return c.role == ColumnRole::number; });
    if (numbered && out.number.empty()) doubt("no", "number_missing", "");
    out.fingerprint = fingerprint.text();
    if (const int before = seen_prints_[out.fingerprint]++; before > 0)
      out.fingerprint += '-' + std::to_string(before + 1);
    std::set<std::string> warnings;
    for (const SurveyNote& note : out.notes) warnings.insert(note.code);
    out.warnings.assign(warnings.begin(), warnings.end());
    return out;
  }

  // Of a question with a column for each option, the first cell that nobody can read.
  static std::string_view doubted_tick(
      const std::vector<std::pair<std::size_t, std::string_view>>& cells) {
    for (const auto& [option, text] : cells)
      if (const Tick tick = read_tick(text); tick == Tick::invalid || tick == Tick::unreadable)
        return text;
    return {};
  }

  void take(SurveyRow& out, std::size_t question, AnswerReading answer,
            std::string_view original) const {
    const std::string& key = context_.questions[question].key;
    out.shown[question] = std::move(answer.shown);
    if (!answer.values.empty()) out.given[key] = std::move(answer.values);
    if (!answer.words.empty()) out.words[key] = std::move(answer.words);
    if (!answer.invalid.empty()) out.invalid[key] = answer.invalid;
    for (std::string& warning : answer.warnings)
      out.notes.push_back({key, std::move(warning), std::string(original)});
  }

  Sheet sheet_;
  const SurveyContext& context_;
  SurveyHeadings headings_;
  std::vector<SheetQuestion> questions_;
  std::vector<SurveyColumn> columns_;
  std::set<std::string> seen_rows_, seen_numbers_;
  std::map<std::string, int> seen_prints_;
  SurveySheet out_;
};

}  // namespace

std::variant<SurveySheet, RegisterError> read_survey(const SheetSource& source,
                                                     const SurveyContext& context) {
  const SurveyHeadings headings(context.questions, context.map);
  const HeadingWords words = headings.words();
  auto sheet = read_sheet(source, &words);
  if (const auto* problem = std::get_if<RegisterError>(&sheet)) return *problem;
  return ReadingSurvey(std::move(std::get<Sheet>(sheet)), context).read();
}

}  // namespace renkei
