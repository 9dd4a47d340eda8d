#include "core/register/roster/participants.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/model/kinds.hpp"
#include "core/text/encoding.hpp"

namespace renkei {
namespace {

using PersonKey = std::pair<std::string, std::string>;  // number, name

void add_text(Assigns& fields, const char* name, const std::string& value) {
  if (!value.empty()) fields.push_back({name, value});
}

std::optional<std::int64_t> number_of(const std::string& text) {
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoll(text);
}

std::string warning_list(const RosterRow& row) {
  nlohmann::json list = nlohmann::json::array();
  for (RosterWarning warning : row.warnings) list.push_back(std::string(code_of(warning)));
  return list.dump();
}

Assigns participant_fields(const RosterRow& row, EntryId tour) {
  Assigns fields = {{"tour_id", tour}};
  if (const auto number = number_of(row.no)) fields.push_back({"no", *number});
  add_text(fields, "bus", row.bus);
  add_text(fields, "seat", row.seat);
  add_text(fields, "name", row.name);
  add_text(fields, "kana", row.kana);
  if (row.birth) fields.push_back({"birth", iso(*row.birth)});
  if (row.age_on_event) fields.push_back({"age", std::int64_t{*row.age_on_event}});
  add_text(fields, "age_band", row.age_band);
  fields.push_back({"sex", std::int64_t{row.sex_iso5218}});
  add_text(fields, "ward_code6", row.ward_code6);
  add_text(fields, "ward", row.ward);
  add_text(fields, "address_rest", row.address_rest);
  add_text(fields, "phone", row.phone_digits);
  add_text(fields, "emergency_name", row.emergency_name);
  add_text(fields, "emergency_relation", row.emergency_relation);
  add_text(fields, "emergency_phone", row.emergency_phone_digits);
  add_text(fields, "allergy", row.allergy);
  add_text(fields, "note", row.note);
  add_text(fields, "group_id", row.group_id);
  add_text(fields, "status", row.status);
  add_text(fields, "consent_photo", row.photo_consent);
  if (row.applied_on) fields.push_back({"applied_on", iso(*row.applied_on)});
  if (!row.warnings.empty()) fields.push_back({"warnings", warning_list(row)});
  return fields;
}

PersonKey key_of(const RosterRow& row) {
  const auto number = number_of(row.no);
  return {number ? std::to_string(*number) : "", row.name};
}

std::map<PersonKey, Record> present_participants(EntryId tour, const Records& records) {
  const Kind& kind = *find_kind(Participant::number);
  const Match of_tour{static_cast<std::size_t>(kind.find("tour_id")), Value::of(tour)};
  std::map<PersonKey, Record> present;
  std::vector<EntryId> ids;
  records.each(kind, std::span(&of_tour, 1), false,
               [&](const Record& record) { ids.push_back(record.id()); });
  for (EntryId id : ids) {
    auto record = records.find(id);
    if (!record) continue;
    const auto person = as<Participant>(*record);
    present.emplace(PersonKey{person.no ? std::to_string(*person.no) : "", person.name},
                    std::move(*record));
  }
  return present;
}

// What the roster now says differently. A cell that became empty is no reason to forget anything.
Assigns differences(const Assigns& fields, const Record& record) {
  Assigns out;
  for (const Assign& field : fields)
    if (!(record.value(field.field) == field.value.view())) out.push_back(field);
  return out;
}

ImportRow import_row(const RosterRow& row) {
  ImportRow out;
  out.line = static_cast<int>(row.line);
  const auto cells = roster_cells(row);
  for (std::size_t i = 0; i < cells.size(); ++i)
    out.clean.emplace_back(roster_columns[i], cells[i]);
  for (RosterWarning warning : row.warnings) out.warnings.emplace_back(code_of(warning));
  if (row.probably_same_as)
    out.reason = "possible_duplicate_of_line_" + std::to_string(row.probably_same_as->line);
  return out;
}

ImportRow::Fate fate_of(ImportStep::Kind kind) {
  switch (kind) {
    case ImportStep::Kind::create:
      return ImportRow::Fate::imported;
    case ImportStep::Kind::update:
      return ImportRow::Fate::updated;
    case ImportStep::Kind::known:
      break;
  }
  return ImportRow::Fate::known;
}

// What a roster is read against: the tour's day, which ages and years refer to, and whom it is for.
Result<RosterContext> context_of(EntryId tour, const Records& records) {
  const auto record = records.find(tour);
  if (!record) return Error(Code::not_found, {{"id", records.id_text(tour)}});
  if (record->kind().number != Tour::number)
    return Error(
        Code::wrong_kind,
        {{"field", "tour"}, {"kind", std::string(record->kind().name)}, {"wanted", "tour"}});
  const auto about = as<Tour>(*record);
  const auto event = find_as<Event>(records, about.event_id.id);
  const auto starts_on = event ? date_of_iso(event->fields.starts_on.iso) : std::nullopt;
  if (!starts_on) return Error(Code::missing_field, {{"field", "starts_on"}, {"kind", "event"}});
  return RosterContext{*starts_on, about.target_code6, {}};
}

}  // namespace

std::vector<ImportStep> roster_steps(const Roster& roster, EntryId tour, const Records& records) {
  const auto present = present_participants(tour, records);
  std::vector<ImportStep> steps;
  for (const RosterRow& row : roster.rows) {
    Assigns fields = participant_fields(row, tour);
    ImportStep step;
    const auto known = present.find(key_of(row));
    if (known == present.end()) {
      step.command = Create{"participant", std::move(fields)};
    } else {
      step.known = known->second.id();
      Assigns changed = differences(fields, known->second);
      step.kind = changed.empty() ? ImportStep::Kind::known : ImportStep::Kind::update;
      step.command = Set{step.known, std::move(changed)};
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

ImportReport describe_import(const Roster& roster) {
  ImportReport report;
  report.encoding = name_of(roster.encoding);
  report.delimiter = roster.delimiter == '\t' ? "tab" : std::string(1, roster.delimiter);
  report.columns.assign(roster_columns.begin(), roster_columns.end());
  for (const MappedColumn& column : roster.columns)
    report.mapping.emplace_back(column.heading, std::string(column.field));
  for (const RosterRow& row : roster.rows) report.rows.push_back(import_row(row));
  for (const SkippedLine& skipped : roster.skipped) {
    ImportRow row;
    row.line = static_cast<int>(skipped.line);
    row.fate = ImportRow::Fate::skipped;
    row.reason = name_of(skipped.reason);
    row.text = skipped.text;
    report.rows.push_back(std::move(row));
  }
  for (const RefusedRow& refused : roster.refused) {
    ImportRow row;
    row.line = static_cast<int>(refused.line);
    row.fate = ImportRow::Fate::refused;
    row.reason = refused.code;
    row.text = refused.column + ": " + refused.original;
    report.rows.push_back(std::move(row));
  }
  for (const CellNote& note : roster.notes)
    report.notes.push_back({static_cast<int>(note.line), std::string(note.field),
                            std::string(note.code), note.original});
  return report;
}

Result<ImportPlan> plan_roster_import(std::string_view bytes, const std::string& file,
                                      const ImportTarget& target, const Records& records) {
  const auto context = context_of(target.tour, records);
  if (!context) return context.error();
  const auto unreadable = [&](std::string_view reason, std::size_t line,
                              const std::string& detail = {}) {
    return Error(Code::register_unreadable, {{"file", file},
                                             {"reason", std::string(reason)},
                                             {"line", std::to_string(line)},
                                             {"detail", detail}});
  };
  auto read = read_roster(bytes, *context);
  if (const auto* problem = std::get_if<RegisterError>(&read))
    return unreadable(problem->code, problem->line, problem->detail);
  const Roster& roster = std::get<Roster>(read);
  if (roster.bad_byte_count > 0 && !target.dry_run)
    return unreadable("register_bad_bytes", roster.bad_bytes.at(0).line);

  ImportPlan planned{roster_steps(roster, target.tour, records), describe_import(roster)};
  for (std::size_t i = 0; i < planned.steps.size(); ++i) {
    ImportRow& row = planned.report.rows[i];
    row.id = planned.steps[i].known;
    row.fate = fate_of(planned.steps[i].kind);
  }
  return planned;
}

}  // namespace renkei
