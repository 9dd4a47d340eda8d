#include "core/register/roster/roster_lines.hpp"

#include <algorithm>

#include "core/register/roster/roster_names.hpp"
#include "core/register/roster/roster_status.hpp"
#include "core/register/roster/roster_values.hpp"
#include "core/text/kana.hpp"
#include "core/text/phone.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using enum RosterField;

// A text alone in the column of names is a name, however long, unless it is a sentence.
bool is_sentence(std::string_view text) {
  if (contains(narrow(text), ":")) return true;
  if (count_code_points(text) <= 20) return false;
  for (const std::string_view mark : {"。", "、", "ください", "下さい", "します", "です", "こと"})
    if (contains(text, mark)) return true;
  return count_code_points(text) > 80;
}

// 20, 20名, 男8 女12: as many, and nobody.
bool is_count(std::string_view text) {
  const std::string plain = without_spaces(narrow(text));
  if (plain.find_first_of("0123456789") == plain.npos) return false;
  constexpr std::string_view units[] = {"男性", "女性", "男", "女", "大人", "小人", "計", "名様",
                                        "名",   "人",   "件", "組", "台",   ",",    "/",  "・"};
  for (std::size_t at = 0; at < plain.size();) {
    const auto* unit = std::ranges::find_if(units, [&](std::string_view word) {
      return std::string_view(plain).substr(at).starts_with(word);
    });
    if (unit == std::end(units) && !is_digit(plain[at])) return false;
    at += unit == std::end(units) ? 1 : unit->size();
  }
  return true;
}

// 合計 and 計 20名 as anywhere; and what only a list of people counts: 人数, 男性 8名, Total.
std::optional<SkipReason> sum_of_people(std::string_view cell) {
  if (looks_like_subtotal(cell)) return SkipReason::subtotal;
  if (looks_like_total(cell)) return SkipReason::total;
  const std::string plain = plain_word(cell);
  if (plain == "subtotal") return SkipReason::subtotal;
  constexpr std::string_view alone[] = {"人数",     "総人数",     "合計人数", "参加人数",
                                        "参加者数", "grandtotal", "total",    "people"};
  if (std::ranges::find(alone, plain) != std::end(alone)) return SkipReason::total;
  constexpr std::string_view counted[] = {"人数", "総人数", "参加者数", "男性",
                                          "女性", "男",     "女",       "大人",
                                          "小人", "子ども", "total",    "people"};
  for (const std::string_view word : counted) {
    if (!plain.starts_with(word)) continue;
    const std::string_view rest = std::string_view(plain).substr(word.size());
    if (is_count(rest.starts_with(':') ? rest.substr(1) : rest)) return SkipReason::total;
  }
  return std::nullopt;
}

bool is_kana_name(std::string_view text) {
  return is_kana_only(text) && count_code_points(clean_kana(text)) >= 3;
}

}  // namespace

std::string_view RosterLine::cell(std::size_t column) const {
  return trim(table_.cell(row_, column));
}

std::string_view RosterLine::first_filled() const {
  for (const std::size_t column : person_.own)
    if (const std::string_view text = cell(column); !text.empty()) return text;
  return {};
}

std::size_t RosterLine::filled() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      person_.own, [&](std::size_t column) { return !cell(column).empty(); }));
}

bool RosterLine::is_blank() const { return filled() == 0; }

std::string RosterLine::text() const {
  if (is_blank_row(table_, row_)) return row_text(table_, row_);
  std::string text;
  for (const std::size_t column : person_.own) {
    if (cell(column).empty()) continue;
    text += (text.empty() ? "" : " ") + std::string(cell(column));
  }
  std::ranges::replace(text, '\n', ' ');
  return text;
}

bool RosterLine::is_filled(std::initializer_list<RosterField> fields) const {
  return std::ranges::any_of(person_.own, [&](std::size_t column) {
    const auto field = person_.columns.field_of(column);
    return field && std::ranges::find(fields, *field) != fields.end() && !cell(column).empty();
  });
}

bool RosterLine::only_in(std::initializer_list<RosterField> fields) const {
  return std::ranges::all_of(person_.own, [&](std::size_t column) {
    const auto field = person_.columns.field_of(column);
    return cell(column).empty() || (field && std::ranges::find(fields, *field) != fields.end());
  });
}

// Whether the row has something that one person alone has: under any of these headings a sum may stand,
// and nobody is told by it.
bool RosterLine::says_who(bool named) const {
  return std::ranges::any_of(person_.own, [&](std::size_t column) {
    const std::string_view text = cell(column);
    if (says_nothing(text)) return false;
    switch (person_.columns.field_of(column).value_or(note)) {
      case no:
        return named && clean_number(text).find_first_not_of("0123456789") == std::string::npos;
      case kana:
      case family_kana:
      case given_kana:
        return !is_count(text);
      case birth:
        return !is_count(text) || std::ranges::count(narrow(text), '/') == 2;
      case age:
        return named && read_age(text).age.has_value();
      case phone:
        return read_phone(text).digits.size() >= 9;
      default:
        return false;
    }
  });
}

// Somebody whom our own list keeps off, and of whom it says nothing else: No.4 under 氏名.
bool RosterLine::is_number_alone() const {
  const auto& names = person_.columns.columns(name);
  if (names.empty() || !is_number_for_name(cell(names[0]))) return false;
  return std::ranges::all_of(person_.own, [&](std::size_t column) {
    const auto field = person_.columns.field_of(column);
    const bool tells = field == kana || field == birth || field == age || field == phone;
    return !tells || says_nothing(cell(column));
  });
}

// 1号車, 11: a word where people have their numbers, and how many they are, as a table of sums below has it.
bool RosterLine::is_tally() const {
  const auto& numbers = person_.columns.columns(no);
  if (filled() != 2 || numbers.empty() || cell(numbers[0]).empty()) return false;
  if (clean_number(cell(numbers[0])).find_first_not_of("0123456789") == std::string::npos)
    return false;
  return std::ranges::any_of(person_.own, [&](std::size_t column) {
    const auto field = person_.columns.field_of(column);
    return (field == name || field == bus) && is_count(cell(column));
  });
}

// With a name in the row only the label itself is looked at: a remark may well begin with 計.
std::optional<SkipReason> RosterLine::total(bool named) const {
  if (looks_like_subtotal(first_filled())) return SkipReason::subtotal;
  if (looks_like_total(first_filled())) return SkipReason::total;
  for (const std::size_t column : person_.own) {
    if (named && person_.columns.field_of(column) != name) continue;
    if (const auto found = sum_of_people(cell(column))) return found;
  }
  return is_tally() ? std::optional(SkipReason::total) : std::nullopt;
}

bool RosterLine::is_legend(const HeadingBlock& headings) const {
  if (row_ != headings.first_row + headings.row_count) return false;
  if (is_filled({name, family_name, kana, phone})) return false;
  return std::ranges::any_of(person_.own,
                             [&](std::size_t column) { return looks_like_legend(cell(column)); });
}

// Offices that print a roster over several pages repeat its headings, or one line of them.
bool RosterLine::repeats_headings(const HeadingBlock& headings) const {
  for (std::size_t above = headings.first_row; above < headings.first_row + headings.row_count;
       ++above) {
    std::size_t same = 0;
    for (const std::size_t column : person_.own)
      if (!cell(column).empty() && cell(column) == trim(table_.cell(above, column))) ++same;
    if (same >= 3 && same * 2 > filled()) return true;
  }
  return false;
}

std::optional<SkipReason> RosterLine::skip(const HeadingBlock& headings) const {
  if (is_blank()) return SkipReason::blank;
  if (repeats_headings(headings) || is_legend(headings)) return SkipReason::heading;
  const bool alone = filled() == 1;
  const std::string_view first = first_filled();
  if (alone && looks_like_note(first)) return SkipReason::note;
  const bool named = is_filled({name, family_name, given_name});
  if (is_number_alone()) return SkipReason::unused;
  if (const auto count = total(named)) return says_who(named) ? std::nullopt : count;
  if (is_filled({kana, family_kana, given_kana, birth, phone})) return std::nullopt;
  if (alone && !status_of_section(first).empty()) return SkipReason::section;
  if (alone || !named) {
    if (looks_like_note(first)) return SkipReason::note;
    if (looks_like_section(first)) return SkipReason::section;
  }
  if (alone && is_sentence(first)) return SkipReason::note;
  if (named || is_filled({age, sex})) return std::nullopt;
  if (only_in({no, bus, seat}) && count_code_points(first) <= 8) return SkipReason::unused;
  return alone || only_in({no, note}) ? std::optional(SkipReason::note) : std::nullopt;
}

bool looks_like_person(const CsvTable& table, std::size_t row) {
  int about_one = 0;  // what titles do not hold
  int signs = 0;
  for (std::size_t column = 0; column < table.cells_in(row); ++column) {
    const std::string_view text = trim(table.cell(row, column));
    if (text.empty() || text.size() > 100) continue;
    const auto sex_code = read_sex(text);
    const bool letters = text.find_first_of("0123456789") == std::string_view::npos;
    const bool of_one = (sex_code.value_or(0) > 0 && letters) || is_kana_name(text) ||
                        (narrow(text).ends_with("歳") && read_age(text).age);
    const PhoneReading number = read_phone(text);
    const bool rings = number.doubt == PhoneDoubt::none && number.digits.size() >= 10;
    const DateReading day = read_date(text);
    const bool dated = day.status == DateStatus::read && !day.from_serial;
    about_one += of_one ? 1 : 0;
    signs += of_one || rings || dated ? 1 : 0;
  }
  return about_one >= 1 && signs >= 2;
}

bool holds_rows(std::string_view cell, char delimiter, std::size_t columns) {
  if (columns < 3) return false;
  for (std::size_t at = cell.find('\n'); at != cell.npos; at = cell.find('\n', at + 1)) {
    const std::string_view line = cell.substr(at + 1, cell.find('\n', at + 1) - at - 1);
    if (static_cast<std::size_t>(std::ranges::count(line, delimiter)) + 1 == columns) return true;
  }
  return false;
}

}  // namespace renkei
