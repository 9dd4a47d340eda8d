#include "core/report/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/report/earlier_report.hpp"
#include "core/report/explain.hpp"
#include "core/report/table_building.hpp"

namespace renkei {
namespace {

std::string name_of(const Cell& cell) {
  if (cell.mark == Cell::Mark::covered) return {};
  if (cell.mark != Cell::Mark::none) return "－";
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell.value)) return std::to_string(*real);
  const auto* text = std::get_if<std::string>(&cell.value);
  return text ? *text : std::string();
}

// One row of now or of then, without regard to which.
struct Line {
  std::string key, level;
  std::map<std::string, EarlierCell, std::less<>> cells;
};

std::string level_name(Row::Level level) {
  return level == Row::Level::total ? "total" : level == Row::Level::subtotal ? "subtotal" : "";
}

std::vector<Line> lines_of(const Table& table, const Records& records) {
  std::vector<Line> lines;
  lines.reserve(table.rows.size());
  for (const Row& row : table.rows) {
    Line& line = lines.emplace_back(Line{row.key, level_name(row.level), {}});
    for (std::size_t c = 0; c < row.cells.size() && c < table.columns.size(); ++c) {
      EarlierCell& cell = line.cells[table.columns[c].key];
      cell.cell = row.cells[c];
      if (row.cells[c].basis)
        for (const Part& part : row.cells[c].basis->parts)
          for (const EntryId id : part.records) cell.records.push_back(records.id_text(id));
    }
  }
  return lines;
}

std::vector<Line> lines_of(const EarlierTable& table) {
  std::vector<Line> lines;
  lines.reserve(table.rows.size());
  for (const EarlierRow& row : table.rows) lines.push_back({row.key, row.level, row.cells});
  return lines;
}

using Columns = std::vector<std::string>;  // keys

std::string row_words(const Line& line, const Columns& columns, std::size_t cells) {
  std::string words;
  for (std::size_t c = 0; c < cells && c < columns.size(); ++c) {
    const auto cell = line.cells.find(columns[c]);
    const std::string name = cell == line.cells.end() ? "" : name_of(cell->second.cell);
    if (!name.empty()) words += (words.empty() ? "" : " / ") + name;
  }
  return words;
}

bool is_figure(const Line& line, const std::string& column) {
  const auto cell = line.cells.find(column);
  return cell != line.cells.end() &&
         (cell->second.cell.value.index() == 1 || cell->second.cell.value.index() == 2);
}

// How many first cells hold no figures, and so may name the row.
std::size_t naming_cells(const std::vector<Line>& lines, const Columns& columns) {
  std::size_t cells = 0;
  while (cells < columns.size() && std::ranges::none_of(lines, [&](const Line& line) {
           return is_figure(line, columns[cells]);
         }))
    ++cells;
  return std::max<std::size_t>(cells, 1);
}

// What the rows are known by: their keys, and as many of their first cells as it takes to tell them
// apart, then and now alike; a second row of the same name is the second in both.
struct Naming {
  std::size_t cells = 0;
  std::vector<std::string> after, before;
};

std::vector<std::string> names_of(const std::vector<Line>& lines, const Columns& columns,
                                  std::size_t cells, bool by_key, bool& unique) {
  std::map<std::string, int> seen;
  std::vector<std::string> names;
  names.reserve(lines.size());
  for (const Line& line : lines) {
    std::string name =
        line.level + "\n" + (by_key ? line.key : "") + "\n" + row_words(line, columns, cells);
    if (const int times = ++seen[name]; times > 1) {
      unique = false;
      name += "\n" + std::to_string(times);
    }
    names.push_back(std::move(name));
  }
  return names;
}

Naming naming_of(const std::vector<Line>& after, const std::vector<Line>& before,
                 const Columns& columns, bool by_key) {
  const auto has_key = [](const Line& line) { return !line.key.empty(); };
  const bool have_keys =
      by_key && std::ranges::all_of(after, has_key) && std::ranges::all_of(before, has_key);
  const std::size_t most = std::min(naming_cells(after, columns), naming_cells(before, columns));
  for (Naming naming{have_keys ? std::size_t{0} : 1, {}, {}};; ++naming.cells) {
    bool unique = true;
    naming.after = names_of(after, columns, naming.cells, by_key, unique);
    naming.before = names_of(before, columns, naming.cells, by_key, unique);
    if (unique || naming.cells >= most) return naming;
  }
}

bool is_same(const Cell& a, const Cell& b) {
  const auto shown = [](const Cell& cell) {
    return cell.mark == Cell::Mark::covered ? Cell::Mark::none : cell.mark;
  };
  if (shown(a) != shown(b) || a.estimated != b.estimated) return false;
  if (shown(a) != Cell::Mark::none) return true;
  const auto text = [](const Cell& cell) {
    const auto* held = std::get_if<std::string>(&cell.value);
    return held ? *held : std::string();
  };
  const auto number = [](const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell.value))
      return std::optional(static_cast<double>(*whole));
    const auto* real = std::get_if<double>(&cell.value);
    return real ? std::optional(*real) : std::nullopt;
  };
  if (a.value.index() == 1 && b.value.index() == 1) return a.value == b.value;
  return number(a) == number(b) && text(a) == text(b);
}

Cell difference_cell(const Cell& before, const Cell& after) {
  const auto* was = std::get_if<std::int64_t>(&before.value);
  const auto* is = std::get_if<std::int64_t>(&after.value);
  Cell cell = Cell::empty();
  if (was && is) {
    cell = Cell::of(difference(*is, *was));
  } else if (before.value.index() == 2 && after.value.index() == 2) {
    cell = Cell::of_decimal(std::get<double>(after.value) - std::get<double>(before.value),
                            after.decimals);
  }
  cell.change = true;
  cell.unit = after.unit;
  return cell;
}

// A cell as it stands in the comparison: on its own, as it was written in its table.
Cell standing(Cell cell, const Cell& like) {
  cell.basis = nullptr;
  cell.rows = cell.columns = 1;
  if (cell.mark == Cell::Mark::covered) cell = Cell::empty();
  if (cell.unit.empty()) cell.unit = like.unit;
  cell.change = like.change;
  if (like.value.index() == 2) cell.decimals = like.decimals;
  return cell;
}

class Comparing {
 public:
  Comparing(const Records& records, const Words& words)
      : records_(records),
        words_(words),
        changes_(make_table(words, "changes",
                            {"of_table", "of_row", "of_column", "before", "after", "changed_by"})),
        rows_(make_table(words, "changed_rows", {"of_table", "of_row", "happened", "contents"})),
        behind_(make_table(words, "changed_records",
                           {"of_table", "of_row", "of_column", "happened", "record", "id"})) {}

  void add(const Table& now, const EarlierTable& then);
  void add_note(std::string_view key, const std::string& name) {
    changes_.notes.push_back(words_(key, {{"name", name}}));
  }
  std::vector<Table> take();

 private:
  void add_columns(const Table& now, const EarlierTable& then);
  void add_row(const Table& now, const Line& line, const std::string& name, std::string_view key);
  void add_cells(const Table& now, const std::string& row, const Line& before, const Line& after);
  void add_cell(const Table& now, const Column& column, const std::string& row,
                const EarlierCell& before, const EarlierCell& after);

  const Records& records_;
  const Words& words_;
  Table changes_, rows_, behind_;
};

void Comparing::add_columns(const Table& now, const EarlierTable& then) {
  const auto has = [](const auto& columns, const Column& wanted) {
    return std::ranges::any_of(columns,
                               [&](const Column& column) { return column.key == wanted.key; });
  };
  for (const Column& column : now.columns)
    if (!has(then.columns, column))
      add_note("compare.column_came", now.title + " / " + column.label);
  for (const Column& column : then.columns)
    if (!has(now.columns, column))
      add_note("compare.column_went", now.title + " / " + column.label);
}

void Comparing::add_row(const Table& now, const Line& line, const std::string& name,
                        std::string_view key) {
  std::vector<std::string> contents;
  for (const Column& column : now.columns)
    if (is_figure(line, column.key))
      contents.push_back(column.label + " " + name_of(line.cells.find(column.key)->second.cell));
  rows_.rows.push_back({{Cell::of(now.title), Cell::of(name), Cell::of(words_(key)),
                         text_cell(words_.list(contents))}});
}

void Comparing::add_cell(const Table& now, const Column& column, const std::string& row,
                         const EarlierCell& before, const EarlierCell& after) {
  const Cell& like = after.cell;
  changes_.rows.push_back(
      {{Cell::of(now.title), Cell::of(row), Cell::of(column.label), standing(before.cell, like),
        standing(after.cell, like), difference_cell(before.cell, after.cell)}});
  const std::set<std::string> was(before.records.begin(), before.records.end());
  const std::set<std::string> is(after.records.begin(), after.records.end());
  const auto tell = [&](const std::string& id, std::string_view key) {
    const auto known = records_.parse_id(id);
    behind_.rows.push_back(
        {{Cell::of(now.title), Cell::of(row), Cell::of(column.label), Cell::of(words_(key)),
          text_cell(known ? record_words(records_, words_, *known) : ""), Cell::of(id)}});
  };
  if (was.empty()) return;  // not kept
  for (const std::string& id : is)
    if (!was.contains(id)) tell(id, "compare.came");
  for (const std::string& id : was)
    if (!is.contains(id)) tell(id, "compare.went");
  if (was == is)
    for (const std::string& id : is) tell(id, "compare.changed");
}

void Comparing::add(const Table& now, const EarlierTable& then) {
  add_columns(now, then);
  const std::vector<Line> after = lines_of(now, records_), before = lines_of(then);
  Columns columns;
  columns.reserve(now.columns.size());
  for (const Column& column : now.columns) columns.push_back(column.key);
  const Naming naming = naming_of(after, before, columns, true);
  const std::size_t shown =
      naming_of(after, before, columns, false).cells;  // keys are not for people
  std::map<std::string, const Line*> old;
  for (std::size_t r = 0; r < before.size(); ++r) old[naming.before[r]] = &before[r];
  for (std::size_t r = 0; r < after.size(); ++r) {
    const std::string row = row_words(after[r], columns, shown);
    const auto found = old.find(naming.after[r]);
    if (found == old.end()) {
      add_row(now, after[r], row, "compare.came");
    } else {
      add_cells(now, row, *found->second, after[r]);
      old.erase(found);
    }
  }
  for (std::size_t r = 0; r < before.size(); ++r)
    if (old.contains(naming.before[r]))
      add_row(now, before[r], row_words(before[r], columns, shown), "compare.went");
}

void Comparing::add_cells(const Table& now, const std::string& row, const Line& before,
                          const Line& after) {
  for (const Column& column : now.columns) {
    const auto is = after.cells.find(column.key), was = before.cells.find(column.key);
    if (is != after.cells.end() && was != before.cells.end() &&
        !is_same(was->second.cell, is->second.cell))
      add_cell(now, column, row, was->second, is->second);
  }
}

std::vector<Table> Comparing::take() {
  if (changes_.rows.empty() && rows_.rows.empty())
    changes_.notes.insert(changes_.notes.begin(), words_("compare.nothing"));
  std::vector<Table> tables;
  tables.push_back(std::move(changes_));
  if (!rows_.rows.empty()) tables.push_back(std::move(rows_));
  if (!behind_.rows.empty()) tables.push_back(std::move(behind_));
  return tables;
}

// By key and title; what has another title by now (its day, its number), by key and order.
std::vector<const EarlierTable*> partners(const Report& now, const EarlierReport& then) {
  std::vector<const EarlierTable*> found(now.tables.size());
  std::set<const EarlierTable*> taken;
  for (const bool by_title : {true, false})
    for (std::size_t t = 0; t < now.tables.size(); ++t)
      for (const EarlierTable& table : then.tables)
        if (!found[t] && !taken.contains(&table) && table.key == now.tables[t].key &&
            (!by_title || table.title == now.tables[t].title)) {
          found[t] = &table;
          taken.insert(&table);
        }
  return found;
}

std::optional<Error> not_of_one_kind(const Report& now, const EarlierReport& then,
                                     const Words& words) {
  const bool is_known = has_message(words.language(), "report.title." + then.name);
  const auto refuse = [&](std::string_view about) {
    return Error(Code::not_comparable, {{"about", std::string(about)},
                                        {"wanted", words("title." + now.name)},
                                        {"given", is_known ? words("title." + then.name) : "—"}});
  };
  if (then.name != now.name) return refuse("report");
  if (then.language != (now.english ? "en" : "ja")) return refuse("language");
  if (then.subject != now.subject) return refuse("subject");
  return std::nullopt;
}

}  // namespace

Result<Report> compare(const Report& report, std::string_view earlier, const Records& records,
                       const Words& words) {
  const auto then = read_earlier_report(earlier);
  if (!then) return then.error();
  if (auto other = not_of_one_kind(report, *then, words)) return std::move(*other);
  Comparing comparing(records, words);
  const auto before = partners(report, *then);
  for (std::size_t t = 0; t < report.tables.size(); ++t) {
    if (before[t])
      comparing.add(report.tables[t], *before[t]);
    else
      comparing.add_note("compare.table_came", report.tables[t].title);
  }
  for (const EarlierTable& table : then->tables)
    if (std::ranges::find(before, &table) == before.end())
      comparing.add_note("compare.table_went", table.title);
  Report changes = report;
  changes.title = words("compare.title", {{"title", report.title}});
  changes.bare = false;
  if (!then->made.empty()) changes.head.push_back(words("compare.before", {{"made", then->made}}));
  if (!then->complete) changes.head.push_back(words("compare.was_incomplete"));
  changes.tables = comparing.take();
  return changes;
}

}  // namespace renkei
