#include "core/register/tallies/tally_records.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "core/model/kinds.hpp"
#include "core/register/changes.hpp"
#include "core/register/tallies/known_tallies.hpp"
#include "core/register/tallies/tally_sheet.hpp"
#include "core/text/encoding.hpp"

namespace renkei {
namespace {

using Fate = ImportRow::Fate;

// A gate that is there, or one to be made.
struct GateOfSheet {
  EntryId id = 0;
  std::optional<std::size_t> owner = std::nullopt;
  friend auto operator<=>(const GateOfSheet&, const GateOfSheet&) = default;
};

Fate fate_of(ImportStep::Kind kind) {
  return kind == ImportStep::Kind::create   ? Fate::imported
         : kind == ImportStep::Kind::update ? Fate::updated
                                            : Fate::known;
}

CleanCells clean_cells(const std::array<std::string, tally_columns.size()>& cells) {
  static const auto columns =
      std::make_shared<const std::vector<std::string>>(tally_columns.begin(), tally_columns.end());
  return {columns, cells};
}

// Gate, category, hour and count on one line.
std::string shown_cells(const CleanCells& clean) {
  const auto cell = [&](std::size_t column) { return std::string(clean[column].value); };
  const std::string count = cell(4);
  return tally_place(cell(2), cell(3), cell(1)) + ": " + (count.empty() ? "－" : count);
}

void describe(const TallySheet& sheet, ImportReport& report) {
  report.encoding = name_of(sheet.encoding);
  report.delimiter = sheet.delimiter == '\t' ? "tab" : std::string(1, sheet.delimiter);
  report.columns.assign(tally_columns.begin(), tally_columns.end());
  const auto other_line = [&](std::size_t line, Fate fate, std::string reason, std::string text) {
    ImportRow row;
    row.line = static_cast<int>(line);
    row.fate = fate;
    row.reason = std::move(reason);
    row.text = std::move(text);
    report.rows.push_back(std::move(row));
  };
  for (const SkippedLine& line : sheet.skipped)
    other_line(line.line, Fate::skipped, std::string(name_of(line.reason)), line.text);
  for (const TallyNote& line : sheet.refused)
    other_line(line.line, Fate::refused, line.code, line.original);
  for (const TallyNote& note : sheet.notes)
    report.notes.push_back(
        {static_cast<int>(note.line), note.label, note.code, note.original, note.instead});
}

class TallyPlanner {
 public:
  TallyPlanner(const TallySheet& sheet, const ImportTarget& target, const Records& records)
      : sheet_(sheet),
        event_(target.event),
        earlier_(target.earlier),
        records_(records),
        known_(records, target.earlier) {}

  ImportPlan plan() {
    find_gates();
    for (const auto& [name, gate] : gates_)
      if (gate.id != 0) known_.add_gate(gate.id);
    for (const TallyRow& row : sheet_.rows) plan_row(row);
    plan_other_looks();
    settle();
    const auto missing = known_.missing(days_of_sheet());
    describe(sheet_, plan_.report);
    for (const Record* record : missing) add_missing(*record);
    set_steps(plan_, std::move(steps_));
    return std::move(plan_);
  }

 private:
  void find_gates() {
    for (const Found<Gate>& gate : all<Gate>(records_, "event_id", Value::of(event_)))
      gates_.emplace(gate_name(gate.fields.name), GateOfSheet{gate.id});
    // Hand counts beside a counter are left out of all sums: the counter is how the gate was counted.
    std::map<std::string, bool> has_counter;
    for (const TallyRow& row : sheet_.rows) has_counter[row.gate] |= row.by_counter;
    for (const TallyLook& look : sheet_.looks) has_counter[look.gate] = true;
    for (const auto& [name, by_counter] : has_counter) {
      if (gates_.contains(name)) continue;
      gates_[name] = {0, plan_.owners.size()};
      Create gate{"gate",
                  {{"event_id", event_},
                   {"name", name},
                   {"kind", "entrance"},
                   {"counting_method", by_counter ? "gate_counter" : "full_count"}}};
      plan_.owners.push_back({std::move(gate), "gate_id"});
    }
  }

  void plan_row(const TallyRow& row) {
    ImportRow said;
    said.line = static_cast<int>(row.line);
    said.clean = clean_cells({iso(row.date), two_digits(row.hour), row.gate, row.category,
                              row.count ? std::to_string(*row.count) : "",
                              row.is_visitor() ? "1" : "0", row.quality});
    said.text = shown_cells(said.clean);
    said.warnings = row.warnings;
    if (!row.by_counter) return plan_tally(row, std::move(said));
    if (row.looks.empty()) return add_step({}, std::move(said));
    planned_looks_.insert(row.looks.back());
    plan_look(sheet_.looks[row.looks.back()], std::move(said));
  }

  // Words that are one category in the records, 関係者 and 取材, are one tally.
  void plan_tally(const TallyRow& row, ImportRow said) {
    const GateOfSheet gate = gates_.at(row.gate);
    const std::string category = canonical_category(row.category);
    const std::int64_t delta = row.count.value_or(0);
    const std::string quality = row.count ? row.quality : "missing";
    const std::tuple key(gate, iso(row.date), row.hour, category);
    if (const auto same = sums_.find(key); same != sums_.end()) {
      add_to(steps_[same->second], delta, quality);
      return add_step({}, std::move(said));
    }
    sums_.emplace(key, steps_.size());
    Assigns cells = {{"delta", delta},
                     {"quality", quality},
                     {"note", row.original.empty() ? OwnValue() : OwnValue(row.original)}};
    Assigns key_fields = {
        {"category", category}, {"date", iso(row.date)}, {"hour_band", std::int64_t{row.hour}}};
    add_step(step_of("tally", gate, std::move(cells), std::move(key_fields),
                     known_.tally(gate.id, iso(row.date), row.hour, category)),
             std::move(said));
  }

  // The step is compared with what is there only when all its words have come: see settle().
  void add_to(ImportStep& step, std::int64_t delta, const std::string& quality) {
    Assigns& fields = fields_of(step);
    for (Assign& field : fields) {
      if (field.field == "delta") field.value = std::get<std::int64_t>(field.value.held) + delta;
      if (field.field != "quality" || quality == "missing") continue;
      if (quality == "estimate" || field.value.view().text == "missing") field.value = quality;
    }
  }

  static Assigns& fields_of(ImportStep& step) {
    return std::holds_alternative<Create>(step.command) ? std::get<Create>(step.command).fields
                                                        : std::get<Set>(step.command).fields;
  }

  void plan_look(const TallyLook& look, ImportRow said) {
    const GateOfSheet gate = gates_.at(look.gate);
    const Zone zone = records_.zone();
    const std::int64_t minutes = days_since_epoch(look.date) * 24 * 60 + look.minute;
    const Moment at{(minutes - zone.offset_min) * 60'000, zone.offset_min};
    const OwnValue reset = look.from_zero ? OwnValue(std::int64_t{1})
                           : look.starts  ? OwnValue(std::int64_t{0})
                                          : OwnValue();
    Assigns key_fields = {{"read_at", at}};
    if (!look.counter.empty()) key_fields.push_back({"counter", look.counter});
    add_step(step_of("counter_reading", gate, {{"reading", look.reading}, {"reset_flag", reset}},
                     std::move(key_fields), known_.look(gate.id, at.unix_ms, look.counter)),
             std::move(said));
  }

  // Starting points, and looks beside others in one hour.
  void plan_other_looks() {
    for (std::size_t i = 0; i < sheet_.looks.size(); ++i) {
      if (planned_looks_.contains(i)) continue;
      const TallyLook& look = sheet_.looks[i];
      ImportRow said;
      said.line = static_cast<int>(look.line);
      said.text = look.gate + ": " + std::to_string(look.reading);
      plan_look(look, std::move(said));
    }
  }

  ImportStep step_of(const char* kind, const GateOfSheet& gate, Assigns cells, Assigns key_fields,
                     const Record* known) const {
    ImportStep step;
    if (known != nullptr) {
      step.kind = known->is_void ? ImportStep::Kind::known : ImportStep::Kind::update;
      step.known = known->id();
      step.command = Set{known->id(), std::move(cells), earlier_.writes()};
      return step;
    }
    std::ranges::move(key_fields, std::back_inserter(cells));
    if (gate.id != 0) cells.push_back({"gate_id", gate.id});
    std::erase_if(cells, [](const Assign& field) { return field.value.view().is_null(); });
    step.command = Create{kind, std::move(cells)};
    step.owner = gate.owner;
    return step;
  }

  void add_step(std::optional<ImportStep> step, ImportRow said) {
    if (!step) step = ImportStep{.kind = ImportStep::Kind::known, .command = {}};
    steps_.push_back(std::move(*step));
    plan_.report.rows.push_back(std::move(said));
  }

  // What the sheet says anew of what is known; when all words of a count have come.
  void settle() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      ImportStep& step = steps_[i];
      ImportRow& said = plan_.report.rows[i];
      if (step.kind == ImportStep::Kind::update)
        take_news(step, said);
      else if (step.known != 0)
        warn(said, "void_here");
      said.id = step.known;
      said.fate = fate_of(step.kind);
    }
  }

  void take_news(ImportStep& step, ImportRow& said) {
    const auto record = records_.find(step.known);
    Assigns& cells = std::get<Set>(step.command).fields;
    CellChanges changes = changes_since(cells, *record, earlier_);
    // What somebody else has counted is not the sheet's to call an estimate, or missing.
    if (record->kind().number == Tally::number && !is_own_word(*record, "delta", earlier_))
      std::erase_if(changes.cells, [&](const Assign& cell) {
        if (cell.field == "delta") return false;
        changes.on_device.push_back(contested(cell, *record));
        return true;
      });
    warn_of_device(plan_.report, said, changes.on_device);
    for (const Assign& cell : changes.cells) said.changed.push_back(column_of(cell.field));
    if (changes.cells.empty()) step.kind = ImportStep::Kind::known;
    cells = std::move(changes.cells);
  }

  static std::string column_of(const std::string& field) {
    return field == "delta" || field == "reading" ? "count" : field;
  }

  // One sheet tells of some gates and days; what others told of theirs is not missing.
  std::set<std::pair<EntryId, std::string>> days_of_sheet() const {
    std::set<std::pair<EntryId, std::string>> days;
    for (const TallyRow& row : sheet_.rows) days.emplace(gates_.at(row.gate).id, iso(row.date));
    for (const TallyLook& look : sheet_.looks)
      days.emplace(gates_.at(look.gate).id, iso(look.date));
    return days;
  }

  void add_missing(const Record& record) {
    ImportRow& row = plan_.report.rows.emplace_back();
    row.fate = Fate::not_in_file;
    row.id = record.id();
    std::string gate;
    for (const auto& [name, of] : gates_)
      if (of.id == record.value("gate_id").integer) gate = name;
    if (record.kind().number == CounterReading::number) {
      const auto look = as<CounterReading>(record);
      row.text = gate + " " + to_text(in_zone(*look.read_at, records_.zone())).substr(0, 16) +
                 ": " + std::to_string(look.reading.value_or(0));
      return;
    }
    const auto tally = as<Tally>(record);
    row.clean = clean_cells({tally.date.iso, two_digits(*tally.hour_band), gate, tally.category,
                             std::to_string(tally.delta.value_or(0)),
                             is_staff_word(tally.category) ? "0" : "1", tally.quality});
    row.text = tally.date.iso + " " + shown_cells(row.clean);
  }

  const TallySheet& sheet_;
  const EntryId event_;
  const RegisterWords& earlier_;
  const Records& records_;
  KnownTallies known_;
  std::map<std::string, GateOfSheet> gates_;  // by the name that sheets give them
  std::map<std::tuple<GateOfSheet, std::string, int, std::string>, std::size_t> sums_;  // -> step
  std::set<std::size_t> planned_looks_;
  std::vector<ImportStep> steps_;
  ImportPlan plan_;
};

// The event's days; a sheet's days without a year are told by them.
Result<TallyContext> context_of(EntryId event, const Records& records) {
  const auto record = records.find(event);
  if (!record) return Error(Code::not_found, {{"id", records.id_text(event)}});
  if (record->kind().number != Event::number)
    return Error(
        Code::wrong_kind,
        {{"field", "event"}, {"kind", std::string(record->kind().name)}, {"wanted", "event"}});
  const auto about = as<Event>(*record);
  const auto starts_on = date_of_iso(about.starts_on.iso);
  if (!starts_on) return Error(Code::missing_field, {{"field", "starts_on"}, {"kind", "event"}});
  return TallyContext{*starts_on, date_of_iso(about.ends_on.iso).value_or(*starts_on)};
}

}  // namespace

Result<ImportPlan> plan_tallies_import(const SheetSource& source, const std::string& file,
                                       const ImportTarget& target, const Records& records) {
  const auto context = context_of(target.event, records);
  if (!context) return context.error();
  const auto unreadable = [&](std::string_view reason, std::size_t line,
                              const std::string& detail = {}) {
    return Error(Code::register_unreadable, {{"file", file},
                                             {"reason", std::string(reason)},
                                             {"line", std::to_string(line)},
                                             {"detail", detail}});
  };
  const auto read = read_tallies(source, *context);
  if (const auto* problem = std::get_if<RegisterError>(&read))
    return unreadable(problem->code, problem->line, problem->detail);
  const auto& sheet = std::get<TallySheet>(read);
  if (sheet.bad_byte_count > 0 && !target.dry_run)
    return unreadable("register_bad_bytes", sheet.bad_bytes.at(0).line,
                      std::to_string(sheet.bad_bytes.at(0).column));
  return TallyPlanner(sheet, target, records).plan();
}

}  // namespace renkei
