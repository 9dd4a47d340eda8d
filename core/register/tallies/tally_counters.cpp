#include "core/register/tallies/tally_counters.hpp"

#include "core/figures/counter_falls.hpp"

namespace renkei {
namespace {

bool is_read(const CounterCell& cell) {
  return cell.shown.quality == Quality::count || cell.shown.quality == Quality::estimate;
}

// What each look that was read means; a counter without a starting point began at zero.
std::vector<Fall> falls_in(const std::vector<CounterCell>& cells) {
  std::vector<Shown> shown;
  const bool has_start = !cells.empty() && cells[0].starts;
  if (!has_start) shown.push_back({});
  for (const CounterCell& cell : cells)
    if (is_read(cell)) shown.push_back({cell.shown.n, cell.reset});
  std::vector<Fall> falls = judge_falls(shown);
  if (!has_start) falls.erase(falls.begin());
  return falls;
}

class CounterReader {
 public:
  CounterReader(const CounterOfDay& counter, TallySheet& sheet)
      : of_(counter), sheet_(sheet), first_row_(sheet.rows.size()) {}

  void add(const CounterCell& cell, Fall fall) {
    const bool is_slip = fall == Fall::slip;
    if (is_read(cell)) sheet_.looks.push_back(look_of(cell, fall));
    if (cell.starts && is_read(cell)) return set_last(cell.shown.n);
    if (!is_same_hour(cell)) ++hours_;
    if (!is_read(cell) || is_slip)
      add_missing(cell, is_slip);
    else
      add_difference(cell, fall);
    last_hour_ = cell.hour;
  }

 private:
  bool is_same_hour(const CounterCell& cell) const { return last_hour_ == cell.hour; }
  void set_last(std::int64_t reading) {
    last_ = reading;
    has_last_ = true;
  }

  TallyLook look_of(const CounterCell& cell, Fall fall) const {
    const bool from_zero =
        fall == Fall::reset || (!has_last_ && (!cell.starts || cell.shown.n == 0));
    return {cell.line,   of_.day,      cell.minute, of_.gate,
            of_.counter, cell.shown.n, from_zero,   cell.starts};
  }

  // Two looks that close one hour make one row.
  TallyRow& row_of(const CounterCell& cell) {
    if (is_same_hour(cell) && sheet_.rows.size() > first_row_) return sheet_.rows.back();
    TallyRow row{cell.line, of_.day, cell.hour, of_.gate, std::string(whole_crowd), {}, {}, {}, {}};
    row.by_counter = true;
    sheet_.rows.push_back(std::move(row));
    return sheet_.rows.back();
  }

  void warn(TallyRow& row, const CounterCell& cell, const char* code) {
    row.warnings.emplace_back(code);
    sheet_.notes.push_back({cell.line, code,
                            is_read(cell) ? std::to_string(cell.shown.n) : cell.original,
                            tally_place(row.gate, row.category, two_digits(row.hour))});
  }

  void add_missing(const CounterCell& cell, bool is_slip) {
    if (!cell.is_shown_row) return;
    TallyRow& row = row_of(cell);
    const bool is_unreadable = cell.shown.quality == Quality::unreadable;
    if (row.quality.empty()) row.quality = is_unreadable ? "unreadable" : "missing";
    if (is_slip) row.looks.push_back(sheet_.looks.size() - 1);
    if (is_slip) warn(row, cell, "reading_doubtful");
    if (is_unreadable) {
      row.original = cell.original;
      warn(row, cell, "reading_unreadable");
    }
  }

  void add_difference(const CounterCell& cell, Fall fall) {
    TallyRow& row = row_of(cell);
    const bool starts_anew = fall == Fall::reset || fall == Fall::fell;
    if (!row.count && hours_ > 1)
      row.quality = std::to_string(hours_) + "h_sum";
    else if (!row.count)
      row.quality = "counter_diff";
    row.count = row.count.value_or(0) + cell.shown.n - (starts_anew ? 0 : last_);
    row.looks.push_back(sheet_.looks.size() - 1);
    if (fall == Fall::fell) warn(row, cell, "counter_fell");
    if (cell.shown.quality == Quality::estimate) warn(row, cell, "reading_estimated");
    set_last(cell.shown.n);
    hours_ = 0;
  }

  const CounterOfDay& of_;
  TallySheet& sheet_;
  const std::size_t first_row_;
  std::int64_t last_ = 0;
  bool has_last_ = false;
  int hours_ = 0;  // since the last good look
  std::optional<int> last_hour_;
};

}  // namespace

void add_counter(const CounterOfDay& counter, const std::vector<CounterCell>& cells,
                 TallySheet& sheet) {
  const std::vector<Fall> falls = falls_in(cells);
  CounterReader reader(counter, sheet);
  std::size_t read = 0;
  for (const CounterCell& cell : cells)
    reader.add(cell, is_read(cell) ? falls[read++] : Fall::none);
}

}  // namespace renkei
