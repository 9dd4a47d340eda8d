// A line a note: when, where, whom and how many, or what the counter showed.
#include <algorithm>
#include <map>

#include "core/register/tallies/tally_counters.hpp"
#include "core/register/tallies/tally_layouts.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

struct NoteColumns {
  std::optional<std::size_t> day, time, gate, category, count, reading, remark;
};

NoteColumns read_note_headings(const CsvTable& cells, std::size_t row) {
  NoteColumns columns;
  for (std::size_t column = 0; column < cells.cells_in(row); ++column) {
    const std::string_view heading = cells.cell(row, column);
    const auto found = [&](std::optional<std::size_t>& place, bool is_it) {
      if (is_it && !place) place = column;
    };
    found(columns.day, is_day_heading(heading));
    found(columns.time, is_heading(heading, {"時刻", "時間", "記録時刻", "日時"}));
    found(columns.gate, is_gate_heading(heading));
    found(columns.category, is_category_heading(heading));
    found(columns.count, is_heading(heading, {"人数", "計数", "数"}));
    found(columns.reading,
          is_heading(heading, {"メーター", "カウンター表示", "表示値", "カウンター", "累計"}));
    found(columns.remark, is_remark_heading(heading));
  }
  return columns;
}

class OneNoteALine : public TallyLayout {
 public:
  OneNoteALine(TallyReading& reading, const NoteColumns& columns)
      : reading_(reading), columns_(columns) {}

  bool take(std::size_t row) override {
    if (is_sum(row)) return reading_.skip(row, SkipReason::total), true;
    const std::string_view time = text(row, columns_.time);
    const std::string_view count = text(row, columns_.count);
    const std::string_view shown = text(row, columns_.reading);
    if (time.empty() && count.empty() && shown.empty()) return false;
    if (count.empty() && shown.empty()) return reading_.skip(row, SkipReason::unused), true;
    const auto day = day_of(row);
    if (!day) return reading_.refuse(row, "day_missing", text(row, columns_.day)), true;
    const auto minute = read_minute(time);
    if (!minute) return reading_.refuse(row, "time_unreadable", time), true;
    if (minute->assumed_afternoon) note(row, "afternoon_assumed", time);
    const std::string gate = gate_of(row);
    if (shown.empty())
      add_count(row, *day, minute->minute, gate);
    else
      counters_[{*day, gate}].push_back(look_at(row, minute->minute));
    return true;
  }

  void finish() override {
    for (auto& [key, looks] : counters_) {
      std::ranges::stable_sort(looks, {}, &CounterCell::minute);
      looks.front().starts = looks.front().starts || looks.front().shown.n == 0;
      for (std::size_t i = 1; i < looks.size(); ++i) looks[i].starts = false;
      add_counter({key.first, key.second}, with_gaps(looks), reading_.sheet);
    }
    counters_.clear();
  }

 private:
  std::string_view text(std::size_t row, std::optional<std::size_t> column) const {
    return column ? trim(reading_.table.cell(row, *column)) : std::string_view{};
  }

  void note(std::size_t row, const char* code, std::string_view original) {
    reading_.sheet.notes.push_back({reading_.table.line(row), code, std::string(original)});
  }

  bool is_sum(std::size_t row) const {
    if (!text(row, columns_.time).empty()) return false;
    for (const auto& column : {columns_.day, columns_.gate, columns_.category})
      if (is_sum_word(text(row, column))) return true;
    return false;
  }

  // Merged cells: a day and a gate hold until the next.
  std::optional<CivilDate> day_of(std::size_t row) {
    const std::string_view cell = text(row, columns_.day);
    if (cell.empty() || is_ditto(cell)) return day_ ? day_ : reading_.day_of_line();
    const DateReading day = reading_.read_day(cell, row);
    if (day.status != DateStatus::read) return std::nullopt;
    day_ = day.date;
    return day_;
  }

  std::string gate_of(std::size_t row) {
    const std::string_view cell = text(row, columns_.gate);
    if (!cell.empty() && !is_ditto(cell)) gate_ = gate_name(cell);
    return gate_.empty() ? std::string(only_gate) : gate_;
  }

  std::string category_of(std::size_t row) {
    const std::string_view cell = text(row, columns_.category);
    if (!cell.empty() && !is_ditto(cell)) category_ = canonical_category(cell);
    return cell.empty() || category_.empty() ? std::string(whole_crowd) : category_;
  }

  void add_count(std::size_t row, const CivilDate& day, int minute, const std::string& gate) {
    const std::string_view cell = text(row, columns_.count);
    const CountCell count = read_count(cell);
    TallyRow made{reading_.table.line(row),
                  day,
                  hour_of_count(minute),
                  gate,
                  category_of(row),
                  {},
                  std::string(name_of(count.quality)),
                  {},
                  {}};
    if (count.quality == Quality::count || count.quality == Quality::estimate) made.count = count.n;
    if (count.quality == Quality::unreadable) {
      made.original = cell;
      made.warnings.emplace_back("count_unreadable");
      note(row, "count_unreadable", cell);
    }
    reading_.sheet.rows.push_back(std::move(made));
  }

  CounterCell look_at(std::size_t row, int minute) const {
    const std::string_view shown = text(row, columns_.reading);
    const std::string_view remark = text(row, columns_.remark);
    return {reading_.table.line(row), hour_of_look(minute), minute,
            read_shown(shown),        std::string(shown),   says_reset(remark),
            says_start(remark)};
  }

  // Hours in which nobody looked.
  static std::vector<CounterCell> with_gaps(const std::vector<CounterCell>& looks) {
    std::vector<CounterCell> all;
    std::optional<int> next;
    for (const CounterCell& look : looks) {
      for (int hour = next.value_or(look.hour); hour < look.hour && !look.starts; ++hour)
        all.push_back({look.line, hour, look.minute, {}});
      all.push_back(look);
      next = look.starts ? (look.minute + 14) / 60 : look.hour + 1;
    }
    return all;
  }

  TallyReading& reading_;
  const NoteColumns columns_;
  std::optional<CivilDate> day_;
  std::string gate_, category_;
  std::map<std::pair<CivilDate, std::string>, std::vector<CounterCell>> counters_;
};

}  // namespace

BegunLayout one_note_a_line(TallyReading& reading, std::size_t row) {
  const NoteColumns columns = read_note_headings(reading.table, row);
  if (!columns.time || (!columns.count && !columns.reading)) return {};
  if (!columns.gate && !columns.day && !columns.category) return {};
  return {std::make_unique<OneNoteALine>(reading, columns), 1};
}

}  // namespace renkei
