#include "core/register/tallies/tally_records.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/model/kinds.hpp"
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

using TallyKey = std::tuple<EntryId, std::string, std::int64_t, std::string>;
using LookKey = std::tuple<EntryId, std::int64_t, std::string, std::size_t>;

// Only as the field says now; nothing where it says the same.
Assigns changed_fields(const Assigns& fields, const Record& record) {
  Assigns changed;
  for (const Assign& field : fields)
    if (!(record.value(field.field) == field.value.view())) changed.push_back(field);
  return changed;
}

Fate fate_of(ImportStep::Kind kind) {
  return kind == ImportStep::Kind::create   ? Fate::imported
         : kind == ImportStep::Kind::update ? Fate::updated
                                            : Fate::known;
}

class TallyPlanner {
 public:
  TallyPlanner(const TallySheet& sheet, EntryId event, const Records& records)
      : sheet_(sheet), event_(event), records_(records) {}

  ImportPlan plan() {
    find_gates();
    read_present();
    for (const TallyRow& row : sheet_.rows) plan_row(row);
    plan_other_looks();
    settle();
    return std::move(plan_);
  }

 private:
  void find_gates() {
    for (const Found<Gate>& gate : all<Gate>(records_, "event_id", Value::of(event_)))
      gates_.emplace(gate_name(gate.fields.name), GateOfSheet{gate.id});
    std::map<std::string, bool> counted_by_hand;
    for (const TallyRow& row : sheet_.rows) counted_by_hand[row.gate] |= !row.by_counter;
    for (const TallyLook& look : sheet_.looks) counted_by_hand[look.gate] |= false;
    for (const auto& [name, by_hand] : counted_by_hand) {
      if (gates_.contains(name)) continue;
      gates_[name] = {0, plan_.owners.size()};
      Create gate{"gate",
                  {{"event_id", event_},
                   {"name", name},
                   {"kind", "entrance"},
                   {"counting_method", by_hand ? "full_count" : "gate_counter"}}};
      plan_.owners.push_back({std::move(gate), "gate_id"});
    }
  }

  // What the event's gates have already, void or not: what is void stays so.
  void read_present() {
    for (const auto& named : gates_) {
      const EntryId gate = named.second.id;
      if (gate == 0) continue;
      each_of(Tally::number, gate, [&](const Record& record) {
        const auto tally = as<Tally>(record);
        if (tally.date.iso.empty() || !tally.hour_band) return;
        const TallyKey key(gate, tally.date.iso, *tally.hour_band,
                           canonical_category(tally.category));
        const auto known = tallies_.find(key);
        if (known != tallies_.end() && known->second.is_void)
          known->second = record.copy();
        else
          tallies_.emplace(key, record.copy());
      });
      each_of(CounterReading::number, gate, [&](const Record& record) {
        const auto look = as<CounterReading>(record);
        if (!look.read_at) return;
        LookKey key(gate, look.read_at->unix_ms, look.counter, 0);
        while (looks_.contains(key)) ++std::get<3>(key);
        looks_.emplace(key, record.copy());
      });
    }
  }

  template <class Visit>
  void each_of(int number, EntryId gate, Visit visit) const {
    const Kind& kind = *find_kind(number);
    const Match of_gate{static_cast<std::size_t>(kind.find("gate_id")), Value::of(gate)};
    records_.each(kind, std::span(&of_gate, 1), true, visit);
  }

  void plan_row(const TallyRow& row) {
    ImportRow said;
    said.line = static_cast<int>(row.line);
    const std::string hour = (row.hour < 10 ? "0" : "") + std::to_string(row.hour);
    const std::string count = row.count ? std::to_string(*row.count) : std::string();
    const std::string cells[] = {iso(row.date), hour,  row.gate,
                                 row.category,  count, row.is_visitor() ? "1" : "0",
                                 row.quality};
    for (std::size_t i = 0; i < tally_columns.size(); ++i)
      said.clean.emplace_back(tally_columns[i], cells[i]);
    said.text = row.gate + " " + row.category + " " + hour + ": " + (count.empty() ? "－" : count);
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
      add_to(plan_.steps[same->second], delta, quality);
      return add_step({}, std::move(said));
    }
    sums_.emplace(key, plan_.steps.size());
    Assigns fields = {{"category", category},
                      {"delta", delta},
                      {"date", iso(row.date)},
                      {"hour_band", std::int64_t{row.hour}},
                      {"quality", quality}};
    const auto known = tallies_.find({gate.id, iso(row.date), row.hour, category});
    const bool was_missing =
        known != tallies_.end() && known->second.value("quality").text == "missing";
    if (!row.original.empty() || was_missing)
      fields.push_back({"note", row.original.empty() ? OwnValue() : OwnValue(row.original)});
    add_step(step_of("tally", gate, std::move(fields),
                     known == tallies_.end() ? nullptr : &known->second),
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
    Assigns fields = {{"reading", look.reading}, {"reset_flag", reset}};
    if (!look.counter.empty()) fields.push_back({"counter", look.counter});
    const auto known = looks_.find(
        {gate.id, at.unix_ms, look.counter, taken_[{gate, at.unix_ms, look.counter}]++});
    const bool is_new = known == looks_.end();
    if (is_new) fields.push_back({"read_at", at});
    add_step(step_of("counter_reading", gate, std::move(fields), is_new ? nullptr : &known->second),
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

  ImportStep step_of(const char* kind, const GateOfSheet& gate, Assigns fields,
                     const Record* known) const {
    ImportStep step;
    if (known != nullptr) {
      step.kind = known->is_void ? ImportStep::Kind::known : ImportStep::Kind::update;
      step.known = known->id();
      step.command = Set{known->id(), std::move(fields)};
      return step;
    }
    if (gate.id != 0) fields.push_back({"gate_id", gate.id});
    std::erase_if(fields, [](const Assign& field) { return field.value.view().is_null(); });
    step.command = Create{kind, std::move(fields)};
    step.owner = gate.owner;
    return step;
  }

  void add_step(std::optional<ImportStep> step, ImportRow said) {
    if (!step) step = ImportStep{.kind = ImportStep::Kind::known};
    plan_.steps.push_back(std::move(*step));
    plan_.report.rows.push_back(std::move(said));
  }

  // What is there already and says the same is no update.
  void settle() {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      ImportStep& step = plan_.steps[i];
      if (step.kind == ImportStep::Kind::update) {
        const auto record = records_.find(step.known);
        Assigns changed = changed_fields(std::get<Set>(step.command).fields, *record);
        if (changed.empty()) step.kind = ImportStep::Kind::known;
        std::get<Set>(step.command).fields = std::move(changed);
      }
      plan_.report.rows[i].id = step.known;
      plan_.report.rows[i].fate = fate_of(step.kind);
    }
  }

  const TallySheet& sheet_;
  const EntryId event_;
  const Records& records_;
  std::map<std::string, GateOfSheet> gates_;  // by the name that sheets give them
  std::map<TallyKey, Record> tallies_;
  std::map<LookKey, Record> looks_;
  std::map<std::tuple<GateOfSheet, std::string, int, std::string>, std::size_t> sums_;  // -> step
  std::map<std::tuple<GateOfSheet, std::int64_t, std::string>, std::size_t> taken_;
  std::set<std::size_t> planned_looks_;
  ImportPlan plan_;
};

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
    return unreadable("register_bad_bytes", sheet.bad_bytes.at(0).line);
  ImportPlan plan = TallyPlanner(sheet, target.event, records).plan();
  describe(sheet, plan.report);
  return plan;
}

}  // namespace renkei
