#include "core/register/tallies/tally_sheet.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/register/tallies/tally_layouts.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t longest_line_with_a_day = 300;

// Where a day may begin: a number's first digit, with the era before it.
std::size_t begin_of_day(std::string_view text, std::size_t digit) {
  for (const std::string_view era : {"令和", "平成", "昭和", "R", "H", "S"})
    if (text.substr(0, digit).ends_with(era)) return digit - era.size();
  return digit;
}

std::size_t end_of_day(std::string_view text, std::size_t digit) {
  std::size_t end = text.find_first_not_of("0123456789/-.", digit);
  if (end == std::string_view::npos) end = text.size();
  if (contains(text.substr(digit, end - digit), "/") ||
      contains(text.substr(digit, end - digit), "-"))
    return end;
  const std::string_view day = "日";
  const std::size_t at = text.find(day, digit);
  return at == std::string_view::npos ? end : at + day.size();
}

// 令和5年11月25日(土)~26日: which of them is meant, says another line.
bool is_range(std::string_view rest) {
  if (rest.starts_with("(")) {
    const std::size_t close = rest.find(')');
    if (close != std::string_view::npos) rest.remove_prefix(close + 1);
  }
  for (const std::string_view sign : {"~", "-", "から", "・", "、", ","}) {
    if (!rest.starts_with(sign)) continue;
    const std::string_view next = rest.substr(sign.size());
    return !next.empty() && (is_digit(next[0]) || next.starts_with("令和"));
  }
  return false;
}

// Rows of one gate, hour and category are one.
void join(TallyRow& row, TallyRow&& other) {
  const bool is_partial = row.count.has_value() != other.count.has_value();
  if (is_partial && !row.by_counter) row.warnings.emplace_back("hour_partly_counted");
  if (!row.count || (other.count && (other.quality == "estimate" || row.quality == "counter_diff")))
    row.quality = other.quality;
  if (other.count) row.count = row.count.value_or(0) + *other.count;
  if (row.original.empty()) row.original = std::move(other.original);
  for (std::string& code : other.warnings)
    if (std::ranges::find(row.warnings, code) == row.warnings.end())
      row.warnings.push_back(std::move(code));
  row.looks.insert(row.looks.end(), other.looks.begin(), other.looks.end());
}

void put_in_order(TallySheet& sheet) {
  using Place = std::pair<std::string, std::string>;
  std::map<Place, std::size_t> places;  // in the order of the sheet
  std::map<std::tuple<CivilDate, int, std::size_t>, TallyRow> rows;
  for (TallyRow& row : sheet.rows) {
    const std::size_t place =
        places.emplace(Place{row.gate, row.category}, places.size()).first->second;
    const std::tuple key(row.date, row.hour, place);
    if (const auto known = rows.find(key); known != rows.end())
      join(known->second, std::move(row));
    else
      rows.emplace(key, std::move(row));
  }
  sheet.rows.clear();
  sheet.rows.reserve(rows.size());
  for (auto& [key, row] : rows) sheet.rows.push_back(std::move(row));
}

class SheetReader {
 public:
  explicit SheetReader(TallyReading& reading) : reading_(reading) {}

  bool read() {
    const std::size_t rows = reading_.table.rows();
    for (std::size_t row = 0; row < rows;) {
      if (const std::size_t headings = begin(row); headings > 0) {
        for (std::size_t i = 0; i < headings; ++i) reading_.skip(row++, SkipReason::heading);
        continue;
      }
      if (is_blank_row(reading_.table, row))
        reading_.skip(row, SkipReason::blank);
      else if (!layout_ || !layout_->take(row))
        other_line(row);
      ++row;
    }
    if (layout_) layout_->finish();
    return layout_ != nullptr;
  }

 private:
  std::size_t begin(std::size_t row) {
    for (const auto begun_by : {one_note_a_line, hours_across, hours_down}) {
      BegunLayout begun = begun_by(reading_, row);
      if (!begun.layout) continue;
      if (layout_) layout_->finish();
      layout_ = std::move(begun.layout);
      return begun.heading_rows;
    }
    return 0;
  }

  void other_line(std::size_t row) {
    std::string_view first;
    for (std::size_t column = 0; column < reading_.table.cells_in(row); ++column) {
      const std::string_view cell = trim(reading_.table.cell(row, column));
      if (first.empty()) first = cell;
      if (looks_like_note(first)) return reading_.skip(row, SkipReason::note);
      if (const auto day = reading_.find_day(cell, row)) {
        reading_.day = day;
        return reading_.skip(row, layout_ ? SkipReason::section : SkipReason::title);
      }
    }
    if (looks_like_section(first)) return reading_.skip(row, SkipReason::section);
    reading_.skip(row, layout_ ? SkipReason::note : SkipReason::title);
  }

  TallyReading& reading_;
  std::unique_ptr<TallyLayout> layout_;
};

}  // namespace

void TallyReading::skip(std::size_t row, SkipReason reason) {
  sheet.skipped.push_back({table.line(row), reason, row_text(table, row)});
}

void TallyReading::refuse(std::size_t row, std::string code, std::string_view original) {
  sheet.refused.push_back({table.line(row), std::move(code), std::string(original)});
}

DateReading TallyReading::read_day(std::string_view cell, std::size_t row) {
  // read_date() looks for the latest such day up to a week after a day; the first one from the event's
  // start on is the latest one of the year that begins with it.
  const std::int64_t start = days_since_epoch(context.starts_on);
  const DateReading read = read_date(cell, date_of_days(start + 364 - 7));
  if (read.year_guessed && !told_year) {
    told_year = true;
    sheet.notes.push_back({table.line(row), "date_year_inferred", std::string(trim(cell))});
  }
  return read;
}

std::optional<CivilDate> TallyReading::find_day(std::string_view text, std::size_t row) {
  if (text.size() > longest_line_with_a_day) return std::nullopt;
  const std::string plain = without_spaces(narrow(text));
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const bool after_era = std::string_view(plain).substr(at).starts_with("元年");
    if ((!is_digit(plain[at]) && !after_era) || (at > 0 && is_digit(plain[at - 1]))) continue;
    const std::size_t begin = begin_of_day(plain, at);
    const std::size_t end = end_of_day(plain, at);
    const DateReading found = read_day(std::string_view(plain).substr(begin, end - begin), row);
    if (found.status != DateStatus::read || found.from_serial) continue;
    return is_range(std::string_view(plain).substr(end)) ? std::nullopt : std::optional(found.date);
  }
  return std::nullopt;
}

std::optional<CivilDate> TallyReading::day_of_line() const {
  if (day) return day;
  return context.starts_on == context.ends_on ? std::optional(context.starts_on) : std::nullopt;
}

std::string two_digits(std::int64_t hour) { return (hour < 10 ? "0" : "") + std::to_string(hour); }

std::string tally_place(std::string_view gate, std::string_view category, std::string_view hour) {
  return std::string(gate) + " " + std::string(category) + " " + std::string(hour);
}

bool is_heading(std::string_view cell, std::initializer_list<std::string_view> words) {
  constexpr std::size_t longest_heading = 90;
  cell = trim(cell);
  // Most cells are figures: they are not worth a comparison.
  if (cell.empty() || cell.size() > longest_heading || is_digit(cell[0])) return false;
  const std::string plain = plain_heading(cell);
  return std::ranges::find(words, plain) != words.end();
}

bool is_day_heading(std::string_view cell) {
  return is_heading(cell, {"日付", "月日", "年月日", "期日", "日ニチ", "開催日"});
}

bool is_gate_heading(std::string_view cell) {
  return is_heading(cell, {"入口", "ゲート", "場所", "出入口", "入場口", "会場", "計測場所"});
}

bool is_category_heading(std::string_view cell) {
  return is_heading(cell, {"区分", "種別", "対象", "内訳", "来場者区分"});
}

bool is_remark_heading(std::string_view cell) {
  return is_heading(cell, {"備考", "メモ", "特記事項", "摘要", "記事", "注記"});
}

bool is_sum_word(std::string_view cell) {
  const std::string text = plain_heading(cell);
  return text.ends_with("計") && !text.ends_with("累計");
}

namespace {

std::variant<TallySheet, RegisterError> read_parted(const SheetSource& file,
                                                    const TallyContext& context) {
  auto read = read_sheet(file);
  if (auto* problem = std::get_if<RegisterError>(&read)) return std::move(*problem);
  Sheet& source = std::get<Sheet>(read);
  TallySheet sheet;
  sheet.encoding = source.encoding;
  sheet.delimiter = source.table.delimiter();
  sheet.bad_bytes = std::move(source.bad_bytes);
  sheet.bad_byte_count = source.bad_byte_count;
  TallyReading reading{source.table, context, sheet};
  if (!SheetReader(reading).read()) return RegisterError{"register_no_tally_table", 0, {}};
  put_in_order(sheet);
  return sheet;
}

std::size_t understood(const std::variant<TallySheet, RegisterError>& read) {
  const auto* sheet = std::get_if<TallySheet>(&read);
  return sheet == nullptr ? 0 : sheet->rows.size() + sheet->looks.size();
}

}  // namespace

// Of 1,200 and 1,050 between tabs the comma stands as often as the tab: what parts the cells is what gives
// the most counts.
std::variant<TallySheet, RegisterError> read_tallies(const SheetSource& file,
                                                     const TallyContext& context) {
  auto best = read_parted(file, context);
  if (file.table != nullptr) return best;
  for (const char delimiter : csv_delimiters) {
    if (file.bytes.find(delimiter) == file.bytes.npos) continue;
    SheetSource parted = file;
    parted.delimiter = delimiter;
    if (auto other = read_parted(parted, context); understood(other) > understood(best))
      best = std::move(other);
  }
  return best;
}

}  // namespace renkei
