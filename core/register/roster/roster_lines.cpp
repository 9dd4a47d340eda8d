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

// Under a telephone's heading a sum may stand; nobody can be called by it.
bool RosterLine::rings() const {
  return std::ranges::any_of(person_.columns.columns(phone), [&](std::size_t column) {
    return read_phone(cell(column)).digits.size() >= 9;
  });
}

// With a name in the row only the label itself is looked at: a remark may well begin with 計.
std::optional<SkipReason> RosterLine::total(bool named) const {
  const auto judge = [](std::string_view text) -> std::optional<SkipReason> {
    if (looks_like_subtotal(text)) return SkipReason::subtotal;
    return looks_like_total(text) ? std::optional(SkipReason::total) : std::nullopt;
  };
  if (const auto found = judge(first_filled())) return found;
  for (const std::size_t column : person_.own) {
    if (named && person_.columns.field_of(column) != name) continue;
    if (const auto found = judge(cell(column))) return found;
  }
  return std::nullopt;
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
  const auto count = total(named);
  if (is_filled({kana, family_kana, given_kana, birth})) return std::nullopt;
  if (is_filled({phone}) && (!count || rings())) return std::nullopt;
  if (count) return count;
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
