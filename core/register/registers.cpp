#include "core/register/registers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/register/events/event_records.hpp"
#include "core/register/municipalities/municipality_list.hpp"
#include "core/register/roster/participants.hpp"
#include "core/register/survey/responses.hpp"
#include "core/register/tallies/tally_records.hpp"
#include "core/register/workbook.hpp"

namespace renkei {
namespace {

constexpr std::array kinds = {
    RegisterKind{"roster", "tour", plan_roster_import, "participant", true, true,
                 roster_register_fields, roster_meanings},
    RegisterKind{"tallies", "event", plan_tallies_import, "tally", false},
    RegisterKind{"survey", "questionnaire", plan_survey_import, "response", true, false,
                 survey_register_fields, survey_meanings, true},
    RegisterKind{"events", "", plan_events_import, "event", true, false, event_register_fields,
                 event_meanings},
    RegisterKind{"municipalities", "", plan_municipalities_import, "municipality"}};

// Headings stand among the first hundred rows, of which some may be blank: what has none in these is not
// read on, so that a workbook of many long sheets takes no longer than one of them.
constexpr std::size_t rows_to_tell_a_table = 1000;

// A title alone is no table.
bool holds_table(const CsvTable& table) {
  std::size_t rows = 0;
  for (std::size_t row = 0; row < table.rows() && rows < 2; ++row)
    rows += filled_cells(table, row) >= 2 ? 1 : 0;
  return rows == 2;
}

Error unreadable(const std::string& file, const RegisterError& error) {
  return Error(Code::register_unreadable, {{"file", file},
                                           {"reason", error.code},
                                           {"line", std::to_string(error.line)},
                                           {"detail", error.detail}});
}

// Another sheet may be the one that is meant.
bool is_no_such_table(const Error& error) {
  const std::string reason = error.detail("reason");
  return reason == "register_empty" ||
         (reason.starts_with("register_no_") && reason.ends_with("table"));
}

// What a workbook shows of a line, and where it is a row of the register.
class TellingMarks {
 public:
  explicit TellingMarks(ImportReport& report) : report_(report) {
    for (std::size_t i = 0; i < report.rows.size(); ++i)
      if (!report.rows[i].clean.empty() && report.rows[i].line > 0)
        rows_.emplace(report.rows[i].line, i);
  }
  void tell(std::size_t of_line, const std::string& column, const std::string& code,
            const std::string& original) {
    const int line = static_cast<int>(of_line);
    const auto [first, last] = rows_.equal_range(line);
    for (auto row = first; row != last; ++row) warn(report_.rows[row->second], code);
    if (first != last || !original.empty()) report_.notes.push_back({line, column, code, original});
  }

 private:
  ImportReport& report_;
  std::multimap<int, std::size_t> rows_;
};

void tell_marks(const SheetContents& contents, ImportReport& report) {
  TellingMarks marks(report);
  for (const CellError& error : contents.errors)
    marks.tell(error.line, error.column, "cell_error", error.text);
  for (const LineMark& mark : contents.marks) marks.tell(mark.line, "", std::string(mark.code), "");
}

// The sheets of a workbook in their order, until one of them is this register.
class WorkbookPlanning {
 public:
  WorkbookPlanning(Workbook& workbook, const std::string& file)
      : workbook_(workbook), file_(file) {}

  template <class Plan>
  Result<ImportPlan> run(const Plan& plan) {
    for (const WorkbookSheet& sheet : workbook_.sheets()) {
      look(sheet, plan);
      if (unreadable_) return *unreadable_;
    }
    if (!planned_) return refused_ ? *refused_ : unreadable(file_, {"register_no_sheet", 0, {}});
    planned_->report.encoding = "xlsx";
    planned_->report.delimiter.clear();
    planned_->report.unread_sheets = std::move(unread_);
    tell_marks(contents_, planned_->report);
    return std::move(*planned_);
  }

 private:
  template <class Plan>
  void look(const WorkbookSheet& sheet, const Plan& plan) {
    auto read = workbook_.read(sheet, rows_to_tell_a_table);
    auto* contents = std::get_if<SheetContents>(&read);
    if (contents == nullptr) return cannot_read(sheet, std::get<RegisterError>(read));
    const bool has_table = holds_table(contents->table);
    if (!planned_ && !sheet.is_hidden) {
      auto made = plan(contents->table);
      if (made || !is_no_such_table(made.error())) return read_on(sheet, plan);
      if (!refused_ || is_no_such_table(*refused_)) refused_ = made.error();
    }
    if (has_table) unread_.push_back(sheet.name);
  }

  template <class Plan>
  void read_on(const WorkbookSheet& sheet, const Plan& plan) {
    auto read = workbook_.read(sheet);
    auto* contents = std::get_if<SheetContents>(&read);
    if (contents == nullptr) return cannot_read(sheet, std::get<RegisterError>(read));
    auto made = plan(contents->table);
    if (!made) return refuse(sheet, made.error());
    planned_ = std::move(*made);
    planned_->report.sheet = sheet.name;
    contents_ = std::move(*contents);
  }

  // What cannot be read may be the sheet that is meant: another one is not taken in its place. Behind it
  // only damage counts, for then the whole book is doubtful.
  void cannot_read(const WorkbookSheet& sheet, const RegisterError& error) {
    const bool may_be_meant = !planned_ && !sheet.is_hidden;
    if (may_be_meant || error.code == "register_damaged") unreadable_ = unreadable(file_, error);
    unread_.push_back(sheet.name);
  }

  void refuse(const WorkbookSheet& sheet, Error error) {
    unread_.push_back(sheet.name);
    if (!planned_ && !sheet.is_hidden && (!refused_ || is_no_such_table(*refused_)))
      refused_ = std::move(error);
  }

  Workbook& workbook_;
  const std::string& file_;
  std::optional<ImportPlan> planned_;
  std::optional<Error> refused_, unreadable_;
  SheetContents contents_;  // without its table, which the plan has taken
  std::vector<std::string> unread_;
};

// A map that names a field that there is not.
std::optional<Error> odd_map(const RegisterKind& kind, const std::string& file,
                             const ImportTarget& target, const Records& records) {
  if (kind.fields == nullptr || kind.has_other_names) return std::nullopt;
  const auto fields = register_fields(kind, target, records);
  for (const auto& [heading, field] : target.map.headings) {
    if (field.empty() || std::ranges::find(fields, field, &RegisterField::name) != fields.end())
      continue;
    Error error = unreadable(file, {"register_map_field", 0, field});
    std::string names;
    for (const RegisterField& known : fields) names += (names.empty() ? "" : ", ") + known.name;
    error.details.emplace_back("fields", std::move(names));
    return error;
  }
  return std::nullopt;
}

}  // namespace

SheetSource source_of(std::string_view bytes, const RegisterReading& reading) {
  SheetSource source(bytes);
  source.encoding = encoding_named(reading.encoding);
  if (reading.delimiter == "comma") source.delimiter = ',';
  if (reading.delimiter == "tab") source.delimiter = '\t';
  if (reading.delimiter == "semicolon") source.delimiter = ';';
  return source;
}

std::vector<RegisterField> register_fields(const RegisterKind& kind, const ImportTarget& target,
                                           const Records& records) {
  return kind.fields == nullptr ? std::vector<RegisterField>() : kind.fields(target, records);
}

Result<ImportPlan> plan_register(const RegisterKind& kind, std::string_view bytes,
                                 const std::string& file, const ImportTarget& target,
                                 const Records& records) {
  if (auto odd = odd_map(kind, file, target, records)) return *odd;
  if (!looks_like_workbook(bytes))
    return kind.plan(source_of(bytes, target.reading), file, target, records);
  auto workbook = Workbook::open(bytes);
  if (const auto* refused = std::get_if<RegisterError>(&workbook))
    return unreadable(file, *refused);
  return WorkbookPlanning(std::get<Workbook>(workbook), file).run([&](CsvTable& table) {
    return kind.plan(table, file, target, records);
  });
}

std::span<const RegisterKind> register_kinds() { return kinds; }

const RegisterKind* find_register(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &RegisterKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace renkei
