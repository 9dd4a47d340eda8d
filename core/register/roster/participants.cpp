#include "core/register/roster/participants.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "core/model/kinds.hpp"
#include "core/register/changes.hpp"
#include "core/register/roster/roster_columns.hpp"
#include "core/register/roster/roster_values.hpp"
#include "core/register/roster/who_is_who.hpp"
#include "core/text/encoding.hpp"
#include "core/text/kana.hpp"

namespace renkei {
namespace {

std::optional<std::int64_t> number_of(std::string_view text) {
  if (text.empty() || text.size() > 6 ||
      text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return std::stoll(std::string(text));
}

std::string warning_list(const std::vector<RosterWarning>& warnings) {
  nlohmann::json list = nlohmann::json::array();
  for (RosterWarning warning : warnings) list.push_back(std::string(code_of(warning)));
  return list.dump();
}

using RowCells = std::array<std::string_view, roster_columns.size()>;

RowCells cells_of_row(const CleanCells& row) {
  RowCells cells;
  std::ranges::transform(row, cells.begin(), &CleanCells::Cell::value);
  return cells;
}

// `beside`: what stands beside the cells of row `i`.
Assigns participant_fields(const CleanCells& row, const RosterRows& beside, std::size_t i,
                           EntryId tour) {
  const RowCells cells = cells_of_row(row);
  Assigns fields = {{"tour_id", tour}};
  fields.reserve(roster_columns.size() + 2);
  const auto add = [&](const char* name, std::string_view text) {
    if (!text.empty()) fields.push_back({name, std::string(text)});
  };
  const auto add_number = [&](const char* name, std::string_view text) {
    if (const auto number = number_of(text)) fields.push_back({name, *number});
  };
  add_number("no", cells[roster_column("no")]);
  add("bus", cells[roster_column("bus")]);
  add("seat", cells[roster_column("seat")]);
  add("name", cells[roster_column("name")]);
  add("kana", cells[roster_column("kana")]);
  add("birth", cells[roster_column("birth")]);
  add_number("age", cells[roster_column("age_on_event")]);
  add("age_band", cells[roster_column("age_band")]);
  add_number("sex", cells[roster_column("sex_iso5218")]);
  add("ward_code6", cells[roster_column("ward_code6")]);
  add("ward", cells[roster_column("ward")]);
  add("address_rest", cells[roster_column("address_rest")]);
  add("phone", cells[roster_column("phone_digits")]);
  add("emergency_name", cells[roster_column("emergency_name")]);
  add("emergency_relation", cells[roster_column("emergency_relation")]);
  add("emergency_phone", cells[roster_column("emergency_phone_digits")]);
  add("allergy", cells[roster_column("allergy")]);
  add("note", cells[roster_column("note")]);
  add("group_id", beside.group_id(i));
  add("status", cells[roster_column("status")]);
  add("consent_photo", cells[roster_column("photo_consent")]);
  add("applied_on", cells[roster_column("applied_on")]);
  if (beside.any_warnings(i)) fields.push_back({"warnings", warning_list(beside.warnings(i))});
  return fields;
}

PersonMarks marks_of(const CleanCells& row) {
  const RowCells cells = cells_of_row(row);
  const auto number = number_of(cells[roster_column("no")]);
  return {number ? std::to_string(*number) : "", fold_for_search(cells[roster_column("name")]),
          fold_for_search(cells[roster_column("kana")]), std::string(cells[roster_column("birth")]),
          std::string(cells[roster_column("phone_digits")])};
}

// Those who were struck off stand behind the others, and count as known only where the register made
// them and its import stands: what was undone is not there.
std::vector<KnownPerson> people_of(EntryId tour, const Records& records,
                                   const RegisterWords& earlier) {
  const Kind& kind = *find_kind(Participant::number);
  const Match of_tour{static_cast<std::size_t>(kind.find("tour_id")), Value::of(tour)};
  std::vector<KnownPerson> people;
  records.each(kind, std::span(&of_tour, 1), true, [&](const Record& record) {
    if (is_known(record, earlier))
      people.push_back({record.id(), marks_of(as<Participant>(record)),
                        earlier.still_made(record.id()), record.is_void});
  });
  std::stable_partition(people.begin(), people.end(),
                        [](const KnownPerson& person) { return !person.is_void; });
  return people;
}

ImportRow import_row(RosterRows& rows, std::size_t i) {
  ImportRow out;
  out.line = static_cast<int>(rows.line(i));
  for (RosterWarning warning : rows.warnings(i)) out.warnings.emplace_back(code_of(warning));
  if (const auto same = rows.probably_same_as(i))
    out.reason = "possible_duplicate_of_line_" + std::to_string(rows.line(*same));
  out.clean = rows.take_cells(i);
  return out;
}

bool has_column(const Roster& roster, std::string_view field) {
  return std::ranges::find(roster.columns, field, &MappedColumn::field) != roster.columns.end();
}

// What a row says of somebody who is known. What a new person gets where the roster has no word for it is
// no word of the roster's; neither is an empty cell.
Assigns cells_of(const Roster& roster, const CleanCells& row, std::size_t i, EntryId tour) {
  Assigns cells = participant_fields(row, roster.rows, i, tour);
  std::erase_if(cells, [&](const Assign& cell) {
    if (cell.field == "status") return !has_column(roster, "status");
    if (cell.field == "sex") return row.value("sex_iso5218") == "0" || !has_column(roster, "sex");
    if (cell.field == "allergy")  // of which a text may be known
      return is_bare_mark(row.value("allergy")) || sums_up_care(row.value("allergy"));
    if (cell.field == "consent_photo")
      return row.value("photo_consent") == "unknown" || !has_column(roster, "photo_consent");
    return cell.field == "tour_id";
  });
  if (!roster.rows.any_warnings(i)) cells.push_back({"warnings", {}});
  return cells;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> column_names = {
    {{"age", "age_on_event"},
     {"sex", "sex_iso5218"},
     {"phone", "phone_digits"},
     {"emergency_phone", "emergency_phone_digits"},
     {"consent_photo", "photo_consent"}}};

std::string column_of(const std::string& field) {
  const auto named =
      std::ranges::find(column_names, field, &decltype(column_names)::value_type::first);
  return named == column_names.end() ? field : std::string(named->second);
}

// In the order of the columns. That the doubts are others is told where nothing else is new.
std::vector<std::string> columns_of(const Assigns& cells) {
  std::vector<std::string> columns;
  for (const std::string_view column : roster_columns)
    if (std::ranges::any_of(cells, [&](const Assign& cell) {
          return column_of(cell.field) == column && (column != "warnings" || cells.size() == 1);
        }))
      columns.emplace_back(column);
  return columns;
}

// However it is written: 髙橋 and 高橋 are one name.
bool says_name(const Assign& cell, const std::string& folded) {
  return fold_for_search(cell.value.view().text) == folded;
}

// Of one person recorded twice, what tells the two records apart stays with each: the number and the name
// of a row are those of one of them.
Assigns cells_of_other(Assigns cells, const PersonMarks& known, const PersonMarks& other) {
  std::erase_if(cells, [&](const Assign& cell) {
    if (cell.field == "no") return other.no != known.no;
    if (cell.field == "name") return other.name != known.name || says_name(cell, other.name);
    return cell.field == "kana" && (other.kana != known.kana || says_name(cell, other.kana));
  });
  return cells;
}

// The plan of one tour's people.
class Planning {
 public:
  Planning(Roster roster, const ImportTarget& target, const Records& records)
      : roster_(std::move(roster)),
        target_(target),
        records_(records),
        people_(people_of(target.tour, records, target.earlier)) {}

  ImportPlan run() {
    const std::vector<DecidedRow> decided = settle();
    const WhoIsWho who = recognised(decided);
    tell_alike(who);
    ImportReport report = describe_import(roster_);
    report.alike = std::move(plan_.report.alike);
    plan_.report = std::move(report);
    plan_.steps = roster_.rows.size();
    for (std::size_t i = 0; i < plan_.steps; ++i) plan_row(i, who.rows[i], plan_.report.rows[i]);
    for (const std::size_t person : who.missing) add_missing(people_[person].id);
    plan_.make_step = [tour = target_.tour, rows = std::move(roster_.rows),
                       updates = std::move(updates_),
                       same = std::move(same_)](const ImportRow& said, std::size_t i) {
      ImportStep step;
      if (const auto update = updates.find(i); update != updates.end())
        step = update->second;
      else if (said.fate != ImportRow::Fate::imported)
        step = {.kind = ImportStep::Kind::known, .command = {}, .known = said.id};
      else
        step.command = Create{"participant", participant_fields(said.clean, rows, i, tour)};
      if (const auto twin = same.find(i); twin != same.end()) step.same_as = twin->second;
      return step;
    };
    return std::move(plan_);
  }

 private:
  using Decision = ImportDecision::Kind;

  std::vector<std::size_t> rows_of_line(int line) const {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < roster_.rows.size(); ++i)
      if (roster_.rows.line(i) == static_cast<std::size_t>(line)) rows.push_back(i);
    return rows;
  }

  // What was decided about who is who, of known people and of rows among each other.
  std::vector<DecidedRow> settle() {
    std::vector<DecidedRow> decided;
    for (const ImportDecision& decision : target_.decisions) {
      if (decision.kind != Decision::same && decision.kind != Decision::another) continue;
      for (const std::size_t row : rows_of_line(decision.line)) settle(decision, row, decided);
    }
    return decided;
  }

  void settle(const ImportDecision& decision, std::size_t row, std::vector<DecidedRow>& decided) {
    const auto known = std::ranges::find(people_, decision.known, &KnownPerson::id);
    if (decision.kind == Decision::same && decision.known != 0) {
      if (known != people_.end())
        decided.push_back({row, static_cast<std::size_t>(known - people_.begin())});
      return;
    }
    const auto twin = roster_.rows.probably_same_as(row);
    if (decision.kind == Decision::another) {
      decided.push_back({row});
      same_[row] = row;
    } else if (twin) {
      same_[row] = *twin;
    }
    if (twin) roster_.rows.settle_same(row);
  }

  void tell_alike(const WhoIsWho& who) {
    for (std::size_t i = 0; i < roster_.rows.size(); ++i) {
      const int line = static_cast<int>(roster_.rows.line(i));
      if (const auto twin = roster_.rows.probably_same_as(i))
        plan_.report.alike.push_back({line, static_cast<int>(roster_.rows.line(*twin)), 0});
      for (const std::size_t person : who.rows[i].maybe)
        plan_.report.alike.push_back({line, 0, people_[person].id});
    }
  }

  WhoIsWho recognised(std::span<const DecidedRow> decided) const {
    if (people_.empty()) return {std::vector<Recognised>(roster_.rows.size()), {}};
    std::vector<PersonMarks> marks;
    marks.reserve(roster_.rows.size());
    for (std::size_t i = 0; i < roster_.rows.size(); ++i)
      marks.push_back(marks_of(roster_.rows.cells(i)));
    return recognise(marks, people_, decided);
  }

  void plan_row(std::size_t i, const Recognised& recognised, ImportRow& said) {
    if (recognised.person == Recognised::nobody) {
      said.fate = ImportRow::Fate::imported;
      if (recognised.doubtful) warn(said, "possible_duplicate");
      return;
    }
    const KnownPerson& known = people_[recognised.person];
    said.id = known.id;
    said.fate = ImportRow::Fate::known;
    if (known.is_void) return warn(said, "struck_off_here");
    std::vector<Command> also;
    auto change = what_is_new(cells_of(roster_, said.clean, i, target_.tour), known.id, said, also);
    if (!change) return;
    for (const std::size_t other : recognised.others)
      if (auto same = what_is_new(cells_of_other(change->fields, known.marks, people_[other].marks),
                                  people_[other].id, said, also))
        also.emplace_back(std::move(*same));
    said.fate = ImportRow::Fate::updated;
    Assigns written = change->fields;
    for (const Command& other : also)
      std::ranges::copy(std::get<Set>(other).fields, std::back_inserter(written));
    said.changed = columns_of(written);
    updates_[i] = {ImportStep::Kind::update, std::move(*change), known.id, std::move(also)};
  }

  // A list that says less, such as our own, knows nothing of doubts: they go with what was doubted.
  static bool only_settles_doubts(const Assigns& cells) {
    return cells.size() == 1 && cells[0].field == "warnings" && cells[0].value.view().is_null();
  }

  // What somebody has decided to take from the file goes to `meant`: it has seen all that stands.
  std::optional<Set> what_is_new(const Assigns& cells, EntryId person, ImportRow& said,
                                 std::vector<Command>& meant) {
    const auto record = records_.find(person);
    if (!record) return std::nullopt;
    CellChanges changes = changes_since(cells, *record, target_.earlier);
    Assigns taken = take_decided(changes, said.line, target_.decisions);
    warn_of_device(plan_.report, said, changes.on_device);
    if (changes.cells.empty() || only_settles_doubts(changes.cells))
      return taken.empty() ? std::nullopt : std::optional(Set{person, std::move(taken)});
    if (!taken.empty()) meant.emplace_back(Set{person, std::move(taken)});
    return Set{person, std::move(changes.cells), target_.earlier.writes()};
  }

  // Who was taken off already is no news.
  void add_missing(EntryId id) {
    const auto record = records_.find(id);
    if (!record || record->value("status").text == "cancelled") return;
    const auto person = as<Participant>(*record);
    ImportRow& row = plan_.report.rows.emplace_back();
    row.fate = ImportRow::Fate::not_in_file;
    row.id = id;
    row.clean = {{"no", person.no ? std::to_string(*person.no) : ""}, {"name", person.name}};
    Assigns fields = {{"status", "cancelled"}};
    fields.push_back({"note", person.note.empty() ? reason : person.note + "\n" + reason});
    plan_.cancellations.emplace_back(Set{id, std::move(fields), target_.earlier.writes()});
  }

  static inline const std::string reason = "名簿から削除";  // as staff write it, in any language

  Roster roster_;
  const ImportTarget& target_;
  const Records& records_;
  std::vector<KnownPerson> people_;
  std::map<std::size_t, ImportStep> updates_;  // by row
  std::map<std::size_t, std::size_t> same_;    // rows of which it was decided whose twin they are
  ImportPlan plan_;
};

// What a roster is read against: the tour's day, which ages and years refer to, and whom it is for.
Result<RosterContext> context_of(const ImportTarget& target, const Records& records) {
  const auto record = records.find(target.tour);
  if (!record) return Error(Code::not_found, {{"id", records.id_text(target.tour)}});
  if (record->kind().number != Tour::number)
    return Error(
        Code::wrong_kind,
        {{"field", "tour"}, {"kind", std::string(record->kind().name)}, {"wanted", "tour"}});
  const auto about = as<Tour>(*record);
  const auto event = find_as<Event>(records, about.event_id.id);
  const auto starts_on = event ? date_of_iso(event->fields.starts_on.iso) : std::nullopt;
  if (!starts_on) return Error(Code::missing_field, {{"field", "starts_on"}, {"kind", "event"}});
  return RosterContext{*starts_on, about.target_code6, target.map.headings,
                       static_cast<std::size_t>(std::max(0, target.map.headings_line)), false};
}

}  // namespace

ImportPlan plan_participants(Roster roster, const ImportTarget& target, const Records& records) {
  return Planning(std::move(roster), target, records).run();
}

ImportReport describe_import(Roster& roster) {
  ImportReport report;
  report.encoding = name_of(roster.encoding);
  report.delimiter = roster.delimiter == '\t' ? "tab" : std::string(1, roster.delimiter);
  report.columns.assign(roster_columns.begin(), roster_columns.end());
  report.headings_line = static_cast<int>(roster.heading_line);
  for (const MappedColumn& column : roster.columns)
    report.mapping.push_back({column.heading, std::string(column.field), column.column + 1});
  report.rows.reserve(roster.rows.size() + roster.skipped.size() + roster.refused.size());
  for (std::size_t i = 0; i < roster.rows.size(); ++i)
    report.rows.push_back(import_row(roster.rows, i));
  for (SkippedLine& skipped : roster.skipped) {
    ImportRow& row = report.rows.emplace_back();
    row.line = static_cast<int>(skipped.line);
    row.fate = ImportRow::Fate::skipped;
    row.reason = name_of(skipped.reason);
    row.text = std::move(skipped.text);
  }
  for (RefusedRow& refused : roster.refused) {
    ImportRow& row = report.rows.emplace_back();
    row.line = static_cast<int>(refused.line);
    row.fate = ImportRow::Fate::refused;
    row.reason = std::move(refused.code);
    row.text = refused.column + ": " + refused.original;
    row.whole = std::move(refused.text);
  }
  report.notes.reserve(roster.notes.size());
  for (CellNote& note : roster.notes)
    report.notes.push_back({static_cast<int>(note.line), std::string(note.field),
                            std::string(note.code), std::move(note.original)});
  std::vector<CellNote>().swap(roster.notes);
  return report;
}

Result<ImportPlan> plan_roster_import(const SheetSource& source, const std::string& file,
                                      const ImportTarget& target, const Records& records) {
  const auto context = context_of(target, records);
  if (!context) return context.error();
  const auto unreadable = [&](std::string_view reason, std::size_t line,
                              const std::string& detail = {}) {
    return Error(Code::register_unreadable, {{"file", file},
                                             {"reason", std::string(reason)},
                                             {"line", std::to_string(line)},
                                             {"detail", detail}});
  };
  auto read = read_roster(source, *context);
  if (const auto* problem = std::get_if<RegisterError>(&read))
    return unreadable(problem->code, problem->line, problem->detail);
  Roster& roster = std::get<Roster>(read);
  if (roster.bad_byte_count > 0 && !target.dry_run)
    return unreadable("register_bad_bytes", roster.bad_bytes.at(0).line,
                      std::to_string(roster.bad_bytes.at(0).column));

  return plan_participants(std::move(roster), target, records);
}

std::vector<RegisterField> roster_register_fields(const ImportTarget&, const Records&) {
  std::vector<RegisterField> fields;
  for (const std::string_view name : roster_fields())
    fields.push_back({std::string(name), name == "name" || name == "family_name" ? 1 : 0});
  return fields;
}

std::vector<std::string> roster_meanings(std::span<const Heading> headings,
                                         const ImportTarget& target, const Records&) {
  std::vector<std::string> meanings;
  for (std::size_t column = 0; column < headings.size(); ++column) {
    const auto guess = guess_column(headings[column]);
    const std::string_view by_words = guess ? name_of(guess->field) : std::string_view();
    meanings.emplace_back(
        mapped_field(target.map.headings, headings[column], column).value_or(by_words));
  }
  return meanings;
}

}  // namespace renkei
