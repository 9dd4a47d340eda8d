#include "core/session/look_at_register.hpp"

#include <algorithm>
#include <set>

#include "core/base/file.hpp"
#include "core/model/kinds.hpp"
#include "core/register/workbook.hpp"
#include "core/session/import_planning.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

constexpr std::size_t rows_shown = 400, lines_shown = 12, values_shown = 3;

// Whole lines of the beginning; a workbook is read as it is.
std::string_view head_of(std::string_view bytes) {
  constexpr std::size_t most = 256 << 10;
  if (looks_like_workbook(bytes) || bytes.size() <= most) return bytes;
  std::size_t end = bytes.find_last_of('\n', most);
  end = end == bytes.npos ? most : end + 1;
  const bool is_utf16 = bytes.substr(0, end).find('\0') != bytes.npos;
  return bytes.substr(0, is_utf16 ? end + end % 2 : end);
}

bool is_named(const RegisterKind& kind, const ImportTarget& target) {
  if (kind.subject == "tour") return target.tour != 0;
  if (kind.subject == "event") return target.event != 0;
  return kind.subject.empty() || target.questionnaire != 0;
}

bool is_no_such_table(const Error& error) {
  const std::string reason = error.detail("reason");
  return reason.starts_with("register_no_") || reason == "register_empty";
}

struct Attempt {
  const RegisterKind* kind = nullptr;
  ImportTarget target;
  std::optional<Result<ImportPlan>> planned;
};

Attempt attempt(const RegisterKind& kind, std::string_view head, const RegisterQuestion& question,
                const Records& records) {
  Attempt made{&kind, question.target, std::nullopt};
  made.target.dry_run = true;
  if (is_named(kind, made.target))
    made.planned = plan_as_remembered(kind, head, question.file, made.target, records);
  return made;
}

// How well the kind fits: by the columns that it understands.
std::ptrdiff_t fit_of(const Attempt& made) {
  constexpr std::ptrdiff_t of_a_grid = 4;  // whose columns are told by the whole of their headings
  if (!made.planned) return 0;
  if (!*made.planned) return is_no_such_table(made.planned->error()) ? 0 : 1;
  const auto& mapping = (*made.planned)->report.mapping;
  if (mapping.empty()) return of_a_grid;
  return 1 + std::ranges::count_if(mapping, [](const auto& each) { return !each.field.empty(); });
}

// Every one that a survey could be of, the newest of very many; or the one that was named.
std::vector<EntryId> questionnaires_to_try(const RegisterQuestion& question,
                                           const Records& records) {
  constexpr std::size_t most = 20;
  if (!question.kind.empty() && question.target.questionnaire != 0)
    return {question.target.questionnaire};
  std::vector<EntryId> ids;
  for (const auto& found : all<Questionnaire>(records)) ids.push_back(found.id);
  if (ids.size() > most) ids.erase(ids.begin(), ids.end() - most);
  return ids;
}

Attempt best_attempt(std::string_view head, const RegisterQuestion& question,
                     const Records& records) {
  Attempt best;
  std::ptrdiff_t fit = -1;
  const auto take = [&](Attempt made) {
    const std::ptrdiff_t of = fit_of(made);
    if (of <= fit || (of == 0 && question.kind.empty())) return;
    best = std::move(made);
    fit = of;
  };
  for (const RegisterKind& kind : register_kinds()) {
    if (!question.kind.empty() && question.kind != kind.name) continue;
    RegisterQuestion about = question;
    const bool is_survey = kind.subject == Questionnaire::name_of_kind;
    if (is_survey)
      for (const EntryId each : questionnaires_to_try(question, records)) {
        about.target.questionnaire = each;
        take(attempt(kind, head, about, records));
      }
    else
      take(attempt(kind, head, about, records));
    if (!question.kind.empty() && best.kind == nullptr) take(attempt(kind, head, about, records));
  }
  return best;
}

// The rows as they stand; empty where there are none to be read.
CsvTable rows_of_workbook(std::string_view bytes, const std::string& wanted) {
  auto opened = Workbook::open(bytes);
  auto* workbook = std::get_if<Workbook>(&opened);
  if (workbook == nullptr) return {};
  for (const WorkbookSheet& sheet : workbook->sheets()) {
    if (wanted.empty() ? sheet.is_hidden : sheet.name != wanted) continue;
    auto read = workbook->read(sheet, rows_shown);
    if (auto* contents = std::get_if<SheetContents>(&read)) return std::move(contents->table);
  }
  return {};
}

// How it was read is told where no plan has told it.
CsvTable rows_of(std::string_view head, const RegisterReading& reading, RegisterLook& look) {
  if (looks_like_workbook(head)) return rows_of_workbook(head, look.sheet);
  SheetSource source = source_of(head, reading);
  if (look.delimiter == "tab") source.delimiter = '\t';
  if (look.delimiter.size() == 1) source.delimiter = look.delimiter[0];
  auto read = read_sheet(source);
  auto* sheet = std::get_if<Sheet>(&read);
  if (sheet == nullptr) return {};
  if (look.encoding.empty()) {
    look.encoding = name_of(sheet->encoding);
    const char delimiter = sheet->table.delimiter();
    look.delimiter = delimiter == '\t' ? "tab" : std::string(1, delimiter);
  }
  return std::move(sheet->table);
}

// Where somebody has said so; else the first of the widest rows of the beginning.
std::size_t heading_row(const CsvTable& table, int line) {
  constexpr std::size_t searched = 20;
  std::size_t best = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (line > 0 && table.line(row) >= static_cast<std::size_t>(line)) return row;
    if (line == 0 && row < searched && filled_cells(table, row) > filled_cells(table, best))
      best = row;
  }
  return best;
}

std::vector<Heading> headings_of_row(const CsvTable& table, std::size_t row) {
  std::vector<Heading> headings;
  for (std::size_t column = 0; column < table.cells_in(row); ++column)
    headings.push_back({{}, unify_spaces(table.cell(row, column), " ")});
  return headings;
}

class Looking {
 public:
  Looking(const Attempt& made, const Records& records) : made_(made), records_(records) {}

  RegisterLook run(std::string_view head, const RegisterReading& reading) {
    tell_reading();
    const CsvTable table = rows_of(head, reading, look_);
    if (table.rows() == 0) return std::move(look_);
    tell_lines(table);
    const std::size_t row = heading_row(table, look_.headings_line);
    if (report_ == nullptr || report_->mapping.empty())
      tell_columns(headings_of_row(table, row));
    else
      tell_columns();
    for (LookedColumn& column : look_.columns) tell_values(table, row, column);
    return std::move(look_);
  }

 private:
  void tell_reading() {
    look_.map = made_.target.map;
    look_.questionnaire = made_.target.questionnaire;
    look_.headings_line = look_.map.headings_line;
    if (made_.kind != nullptr) look_.kind = made_.kind->name;
    if (!made_.planned) return;
    if (!*made_.planned) {
      look_.problem = made_.planned->error();
      return;
    }
    report_ = &(*made_.planned)->report;
    look_.encoding = report_->encoding;
    look_.delimiter = report_->delimiter;
    look_.sheet = report_->sheet;
    if (report_->headings_line > 0) look_.headings_line = report_->headings_line;
    for (const ImportRow& row : report_->rows)
      if (row.fate == ImportRow::Fate::skipped) skipped_.insert(static_cast<std::size_t>(row.line));
  }

  void tell_lines(const CsvTable& table) {
    for (std::size_t row = 0; row < table.rows() && look_.lines.size() < lines_shown; ++row)
      if (!is_blank_row(table, row))
        look_.lines.push_back({static_cast<int>(table.line(row)), row_text(table, row)});
  }

  // As the plan tells them; of tables below each other a column has one meaning mostly.
  void tell_columns() {
    std::set<std::size_t> told;
    for (const ImportColumn& column : report_->mapping)
      if (told.insert(column.number).second)
        look_.columns.push_back({column.number, column.heading, column.field, {}});
    std::ranges::sort(look_.columns, {}, &LookedColumn::number);
  }

  void tell_columns(const std::vector<Heading>& headings) {
    std::vector<std::string> meanings(headings.size());
    if (made_.kind != nullptr && made_.kind->meanings != nullptr)
      meanings = made_.kind->meanings(headings, made_.target, records_);
    for (std::size_t i = 0; i < headings.size(); ++i)
      look_.columns.push_back({i + 1, headings[i].text(), meanings[i], {}});
  }

  // Of rows that are read: no second line of headings, no section.
  void tell_values(const CsvTable& table, std::size_t headings, LookedColumn& column) const {
    for (std::size_t row = headings + 1; row < table.rows(); ++row) {
      if (column.values.size() == values_shown) return;
      const std::string_view cell = trim(table.cell(row, column.number - 1));
      if (!cell.empty() && !skipped_.contains(table.line(row))) column.values.emplace_back(cell);
    }
  }

  const Attempt& made_;
  const Records& records_;
  const ImportReport* report_ = nullptr;
  std::set<std::size_t> skipped_;  // lines
  RegisterLook look_;
};

}  // namespace

Result<RegisterLook> look_at_register(const RegisterQuestion& question, const Records& records) {
  auto bytes = read_file(question.file, register_bytes, Code::register_too_large);
  if (!bytes) return bytes.error();
  const std::string_view head = head_of(*bytes);
  const Attempt made = best_attempt(head, question, records);
  return Looking(made, records).run(head, question.target.reading);
}

}  // namespace renkei
