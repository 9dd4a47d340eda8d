#include "core/report/sum_lines.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace renkei {
namespace {

using Holds = Column::Holds;

const Cell& cell_at(const Report& report, const CellPlace& place) {
  return report.tables[place.table].rows[place.row].cells[place.column];
}

bool has_text(const Row& row, const std::string& text) {
  return row.key == text || std::ranges::any_of(row.cells, [&](const Cell& cell) {
           const auto* words = std::get_if<std::string>(&cell.value);
           return words != nullptr && *words == text;
         });
}

// Of one table: its lines, in the order in which they are looked at.
class TableLines {
 public:
  TableLines(const Report& report, std::size_t table)
      : report_(report), table_(report.tables[table]), index_(table) {
    for (std::size_t c = 0; c < table_.columns.size(); ++c)
      if (is_people(c) && table_.columns[c].is_total) total_column_ = c;
    for (std::size_t r = 0; r < table_.rows.size(); ++r)
      if (table_.rows[r].level == Row::Level::total) last_total_ = r;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) add_row(r);
    for (std::size_t c = 0; c < table_.columns.size(); ++c) add_column_of(c);
  }

  std::vector<std::vector<CellPlace>> lines;  // the sum stands last
  std::set<CellPlace> sums;

  bool is_grand(const CellPlace& place) const {
    return place.row == last_total_ && place.column == total_column_.value_or(place.column);
  }

 private:
  bool is_people(std::size_t column) const { return table_.columns[column].holds == Holds::people; }

  void add(std::vector<CellPlace> parts, const CellPlace& sum) {
    if (parts.empty()) return;
    parts.push_back(sum);
    sums.insert(sum);
    lines.push_back(std::move(parts));
  }

  void add_row(std::size_t row) {
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const CellPlace sum{index_, row, c};
      if (people_count(table_, row, c) == nullptr) continue;
      if (table_.columns[c].is_total) {
        add(left_of(sum), sum);
      } else if (auto parts = parts_shown(report_, sum);
                 !parts.empty() && parts.front().row == row) {
        add(std::move(parts), sum);
      }
    }
  }

  // The columns before a total that hold the same, of all rows that it spans; a total among them stands
  // for those before it. Several answers of each add up to none.
  std::vector<CellPlace> left_of(const CellPlace& sum) const {
    std::size_t first = sum.column;
    while (first > 0 && is_people(first - 1) && !table_.columns[first - 1].is_total) --first;
    if (first > 0 && is_people(first - 1))
      --first;
    else if (table_.several)
      return {};
    const auto rows = static_cast<std::size_t>(table_.rows[sum.row].cells[sum.column].rows);
    std::vector<CellPlace> parts;
    for (std::size_t r = sum.row; r < std::min(sum.row + rows, table_.rows.size()); ++r)
      for (std::size_t c = first; c < sum.column; ++c)
        if (people_count(table_, r, c) != nullptr) parts.push_back({index_, r, c});
    return parts;
  }

  // Where sums say what they are made of, as they say; else the total of all details.
  void add_column_of(std::size_t column) {
    if (!is_people(column)) return;
    bool any = false;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const CellPlace sum{index_, r, column};
      auto parts = parts_shown(report_, sum);
      if (parts.empty() || parts.front().column != column) continue;
      any = true;
      if (people_count(table_, r, column) != nullptr) add(std::move(parts), sum);
    }
    if (any || table_.several || last_total_ == table_.rows.size() ||
        people_count(table_, last_total_, column) == nullptr)
      return;
    std::vector<CellPlace> details;
    for (std::size_t r = 0; r < table_.rows.size(); ++r)
      if (table_.rows[r].level == Row::Level::detail && people_count(table_, r, column) != nullptr)
        details.push_back({index_, r, column});
    add(std::move(details), {index_, last_total_, column});
  }

  const Report& report_;
  const Table& table_;
  std::size_t index_;
  std::size_t last_total_ = table_.rows.size();
  std::optional<std::size_t> total_column_;  // the last of them
};

// --- From table to table -------------------------------------------------------------------------

// A figure by the words around it.
struct Described {
  CellPlace place;
  std::int64_t value;
  std::vector<std::string> words;  // those that tell it from its neighbours
  std::string text;                // all there are
};

Described named_figure(const Report& report, const CellPlace& place, std::int64_t value,
                       const Words& words) {
  const Table& table = report.tables[place.table];
  const bool one = 1 == std::ranges::count(table.columns, Holds::people, &Column::holds);
  const auto is_neutral = [&](const std::string& text) {
    return text.empty() || text == words("total") || text == words("subtotal") ||
           text == words("all_day");
  };
  Described named{place, value, {}, table.title};
  for (const Cell& cell : table.rows[place.row].cells) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (text == nullptr) continue;
    named.text += '\n' + *text;
    if (!is_neutral(*text) && (one || named.words.empty())) named.words.push_back(*text);
  }
  const Column& column = table.columns[place.column];
  named.text += '\n' + column.label;
  if (!one && !column.is_total && !is_neutral(column.label)) named.words.push_back(column.label);
  return named;
}

bool says_all_of(const Described& other, const std::vector<std::string>& words) {
  return !words.empty() && std::ranges::all_of(words, [&](const std::string& word) {
    return other.text.find(word) != std::string::npos;
  });
}

class Across {
 public:
  Across(const Report& report, const Words& words, SumLines& into) : report_(report), into_(into) {
    named_.reserve(into.figures.size());
    for (const auto& [place, figure] : into.figures)
      named_.push_back(named_figure(report, place, into.values[figure], words));
    find_same();
    find_sums();
  }

 private:
  const std::string& key_of(const Described& named) const {
    return report_.tables[named.place.table].key;
  }

  // Of one number and described alike: at worst a part that is all there is of its whole. Nothing is
  // like nothing else.
  void find_same() {
    for (std::size_t a = 0; a < named_.size(); ++a)
      for (std::size_t b = a + 1; b < named_.size(); ++b)
        if (named_[a].value != 0 && named_[a].value == named_[b].value &&
            key_of(named_[a]) != key_of(named_[b]) &&
            (says_all_of(named_[b], named_[a].words) || says_all_of(named_[a], named_[b].words)))
          unite(into_.figures[named_[a].place], into_.figures[named_[b].place]);
  }

  void unite(std::size_t kept, std::size_t other) {
    for (auto& [place, figure] : into_.figures)
      if (figure == other) figure = kept;
  }

  // The same of several days or editions, and all of them together in another table.
  void find_sums() {
    std::map<std::pair<std::string, std::vector<std::string>>, std::vector<const Described*>> alike;
    for (const Described& named : named_) alike[{key_of(named), named.words}].push_back(&named);
    for (const auto& [described, each] : alike) {
      if (each.size() < 2 || each.front()->place.table == each.back()->place.table) continue;
      std::int64_t sum = 0;
      for (const Described* one : each) sum += one->value;
      for (const Described& whole : named_)
        if (whole.value == sum && key_of(whole) != described.first &&
            says_all_of(whole, described.second))
          add(each, whole);
    }
  }

  void add(const std::vector<const Described*>& parts, const Described& whole) {
    SumLine line;
    line.members.reserve(parts.size() + 1);
    for (const Described* part : parts) line.members.push_back({into_.figures[part->place]});
    line.members.push_back({into_.figures[whole.place], true});
    into_.lines.push_back(std::move(line));
  }

  const Report& report_;
  SumLines& into_;
  std::vector<Described> named_;
};

// What its first cell says.
std::string beginning_of(const Row& row) {
  const auto* text =
      row.cells.empty() ? nullptr : std::get_if<std::string>(&row.cells.front().value);
  return text ? *text : std::string();
}

void add_beside(const Report& report, SumLines& into) {
  for (auto& [place, subtotal] : into.unexplained) {
    const std::vector<Row>& rows = report.tables[place.table].rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto found = into.figures.find({place.table, r, place.column});
      if (found != into.figures.end() && rows[r].level == Row::Level::detail &&
          beginning_of(rows[r]) == beginning_of(rows[place.row]))
        subtotal.beside.push_back(found->second);
    }
  }
}

}  // namespace

const std::int64_t* people_count(const Table& table, std::size_t row, std::size_t column) {
  if (column >= table.rows[row].cells.size() || table.columns[column].holds != Holds::people)
    return nullptr;
  const Cell& cell = table.rows[row].cells[column];
  const auto* number = std::get_if<std::int64_t>(&cell.value);
  const bool of_others =
      cell.basis && std::ranges::any_of(cell.basis->parts, [](const Part& p) { return !p.adds; });
  return cell.mark != Cell::Mark::none || of_others ? nullptr : number;
}

std::vector<CellPlace> parts_shown(const Report& report, const CellPlace& place) {
  const Table& table = report.tables[place.table];
  if (place.column >= table.rows[place.row].cells.size()) return {};
  const auto& basis = cell_at(report, place).basis;
  if (!basis) return {};
  std::vector<CellPlace> rows, columns;
  for (const Part& part : basis->parts) {
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      if (r != place.row && has_text(table.rows[r], part.name)) {
        rows.push_back({place.table, r, place.column});
        break;
      }
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (c != place.column && table.columns[c].label == part.name) {
        columns.push_back({place.table, place.row, c});
        break;
      }
  }
  if (rows.size() == basis->parts.size()) return rows;
  if (columns.size() == basis->parts.size()) return columns;
  return {};
}

std::vector<CellPlace> parts_elsewhere(const Report& report, const CellPlace& place) {
  const Table& table = report.tables[place.table];
  const auto& basis = cell_at(report, place).basis;
  if (!basis || table.about.empty()) return {};
  const std::string first = beginning_of(table.rows[place.row]);
  std::vector<CellPlace> places;
  for (std::size_t t = 0; t < report.tables.size(); ++t) {
    const Table& other = report.tables[t];
    if (t == place.table || other.about != table.about) continue;
    for (std::size_t r = 0; r < other.rows.size(); ++r) {
      const bool is_part = beginning_of(other.rows[r]) == first &&
                           std::ranges::any_of(basis->parts, [&](const Part& part) {
                             return has_text(other.rows[r], part.name);
                           });
      for (std::size_t c = 0; is_part && c < other.columns.size(); ++c) places.push_back({t, r, c});
    }
  }
  return places;
}

SumLines sum_lines(const Report& report, const Words& words) {
  SumLines all;
  std::vector<TableLines> tables;
  tables.reserve(report.tables.size());
  for (std::size_t t = 0; t < report.tables.size(); ++t) {
    const Table& table = report.tables[t];
    const TableLines& of_table = tables.emplace_back(report, t);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const CellPlace place{t, r, c};
        const auto* n = people_count(table, r, c);
        if (n == nullptr) continue;
        if (table.rows[r].level == Row::Level::subtotal && !of_table.sums.contains(place)) {
          all.unexplained[place].value = *n;
        } else {
          all.figures[place] = all.values.size();
          all.values.push_back(*n);
        }
      }
  }
  add_beside(report, all);
  const Across across(report, words, all);
  const std::vector<SumLine> between = std::exchange(all.lines, {});
  all.settled_first.resize(all.values.size());
  for (const auto& [place, figure] : all.figures)
    if (!report.tables[place.table].finer) all.settled_first[figure] = true;
  std::set<std::size_t> sums;  // what is a sum in one table is one wherever it stands
  for (const TableLines& of_table : tables)
    for (const CellPlace& place : of_table.sums)
      if (const auto found = all.figures.find(place); found != all.figures.end())
        sums.insert(found->second);
  for (const TableLines& of_table : tables)
    for (const std::vector<CellPlace>& places : of_table.lines) {
      SumLine& line = all.lines.emplace_back();
      line.finer = report.tables[places.front().table].finer;
      for (const CellPlace& place : places)
        if (const auto found = all.figures.find(place); found != all.figures.end())
          line.members.push_back(
              {found->second, sums.contains(found->second), of_table.is_grand(place)});
    }
  all.lines.insert(all.lines.end(), between.begin(), between.end());
  return all;
}

}  // namespace renkei
