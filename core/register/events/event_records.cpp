#include "core/register/events/event_records.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/model/kinds.hpp"
#include "core/register/events/events.hpp"
#include "core/text/encoding.hpp"

namespace renkei {
namespace {

// As a record keeps it: the event, and what a list would say of it today.
struct KnownEvent {
  EntryId id = 0;
  Event fields;
  EventRow row;
  bool taken = false;  // by a row above
};

using Number = std::pair<std::string, std::string>;                  // code6, no
using Identity = std::tuple<std::string, std::string, std::string>;  // name, start, venue

Number number_of(const EventRow& row) { return {row[EventPart::code6], row[EventPart::no]}; }
bool has_number(const EventRow& row) {
  return !row[EventPart::code6].empty() && !row[EventPart::no].empty();
}
Identity identity_of(const EventRow& row) {
  return {row[EventPart::name], row[EventPart::starts_on], row[EventPart::venue]};
}
// A number that lists give anew each year is no reason to overwrite another event.
bool has_something_in_common(const EventRow& a, const EventRow& b) {
  for (const EventPart part : {EventPart::name, EventPart::starts_on, EventPart::venue})
    if (!a[part].empty() && a[part] == b[part]) return true;
  return false;
}

std::int64_t whole(const std::string& digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

double real(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string list_of(std::string_view joined) {
  nlohmann::json list = nlohmann::json::array();
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(';'), joined.size());
    list.push_back(std::string(joined.substr(0, end)));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return list.dump();
}

// The field of a record that holds a part of a row; hours are kept together (Event::days).
struct PartField {
  EventPart part;
  const char* field;
  enum class As { text, integer, real, list } as = As::text;
};
constexpr std::array part_fields = {
    PartField{EventPart::code6, "source_code6"},
    PartField{EventPart::no, "source_no"},
    PartField{EventPart::name, "name"},
    PartField{EventPart::kana, "kana"},
    PartField{EventPart::name_en, "name_en"},
    PartField{EventPart::starts_on, "starts_on"},
    PartField{EventPart::ends_on, "ends_on"},
    PartField{EventPart::when_note, "when_note"},
    PartField{EventPart::description, "description"},
    PartField{EventPart::fee_yen, "fee_yen", PartField::As::integer},
    PartField{EventPart::fee_text, "fee"},
    PartField{EventPart::contact_name, "contact_name"},
    PartField{EventPart::contact_phone_digits, "contact_phone"},
    PartField{EventPart::organiser, "organiser"},
    PartField{EventPart::co_organiser, "co_organiser", PartField::As::list},
    PartField{EventPart::venue, "venue"},
    PartField{EventPart::address, "address"},
    PartField{EventPart::lat, "lat", PartField::As::real},
    PartField{EventPart::lng, "lng", PartField::As::real},
    PartField{EventPart::capacity, "capacity", PartField::As::integer},
    PartField{EventPart::apply_until, "apply_until"},
    PartField{EventPart::url, "url"},
    PartField{EventPart::event_type, "event_type"},
    PartField{EventPart::status, "status"},
    PartField{EventPart::note, "note"}};

Assign assign_of(const PartField& to, const std::string& text) {
  switch (to.as) {
    case PartField::As::integer:
      return {to.field, whole(text)};
    case PartField::As::real:
      return {to.field, real(text)};
    case PartField::As::list:
      return {to.field, list_of(text)};
    case PartField::As::text:
      break;
  }
  return {to.field, text};
}

bool says_otherwise(const PartField& to, const EventRow& row, const KnownEvent* known) {
  const std::string& text = row[to.part];
  if (text.empty()) return false;  // no reason to forget anything
  if (known == nullptr) return true;
  const std::string& before = known->row[to.part];
  return to.as == PartField::As::real ? before.empty() || real(text) != real(before)
                                      : text != before;
}

// What the row says that the known event does not; of a new one all.
Assigns fields_of(const EventRow& row, const KnownEvent* known) {
  Assigns fields;
  for (const PartField& to : part_fields)
    if (says_otherwise(to, row, known)) fields.push_back(assign_of(to, row[to.part]));
  const std::string &open = row[EventPart::open], &close = row[EventPart::close];
  const bool hours = !open.empty() || !close.empty();
  const bool same = known != nullptr && (open.empty() || open == known->row[EventPart::open]) &&
                    (close.empty() || close == known->row[EventPart::close]);
  if (hours && !same)
    fields.push_back({"day", days_with_hours(known == nullptr ? "" : known->fields.days.compact,
                                             row[EventPart::starts_on], row[EventPart::ends_on],
                                             {open, close})});
  return fields;
}

// The events of the store by what they are known by, in the order of the store.
class KnownEvents {
 public:
  KnownEvents(const Records& records, StatusPlace place) {
    const MunicipalityCodes codes(municipalities_in_use());
    for (Found<Event>& found : all<Event>(records)) {
      EventNumbers none;
      const EventCells cells = published(found.fields, municipalities_in_use(), place);
      KnownEvent known{found.id, std::move(found.fields), read_event_row(cells, "", codes, none)};
      // What only this store says is no matter of a list.
      if (known.row[EventPart::status].empty()) known.row[EventPart::status] = known.fields.status;
      events_.push_back(std::move(known));
    }
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (has_number(events_[i].row)) by_number_[number_of(events_[i].row)].push_back(i);
      by_identity_[identity_of(events_[i].row)].push_back(i);
    }
  }

  // First those that agree in all; a corrected row takes what is left of its number.
  KnownEvent* take_same(const EventRow& row) {
    const auto found = by_identity_.find(identity_of(row));
    if (found == by_identity_.end()) return nullptr;
    for (const std::size_t i : found->second) {
      const bool other_number = has_number(row) && has_number(events_[i].row) &&
                                number_of(row) != number_of(events_[i].row);
      if (!other_number && take(i)) return &events_[i];
    }
    return nullptr;
  }
  KnownEvent* take_numbered(const EventRow& row, bool& reused) {
    if (!has_number(row)) return nullptr;
    const auto found = by_number_.find(number_of(row));
    if (found == by_number_.end()) return nullptr;
    for (const std::size_t i : found->second) {
      if (events_[i].taken) continue;
      if (has_something_in_common(row, events_[i].row) && take(i)) return &events_[i];
      reused = true;
    }
    return nullptr;
  }

 private:
  bool take(std::size_t i) { return !std::exchange(events_[i].taken, true); }

  std::vector<KnownEvent> events_;
  std::map<Number, std::vector<std::size_t>> by_number_;
  std::map<Identity, std::vector<std::size_t>> by_identity_;
};

std::vector<KnownEvent*> events_of_rows(std::vector<EventRow>& rows, KnownEvents& known) {
  std::vector<KnownEvent*> events(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].refusal().empty()) events[i] = known.take_same(rows[i]);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (events[i] != nullptr || !rows[i].refusal().empty()) continue;
    bool reused = false;
    events[i] = known.take_numbered(rows[i], reused);
    if (events[i] == nullptr && reused) rows[i].doubt("number_reused", rows[i][EventPart::no]);
  }
  return events;
}

ImportStep step_of(const EventRow& row, const KnownEvent* known) {
  ImportStep step;
  Assigns fields = fields_of(row, known);
  if (known == nullptr) {
    step.command = Create{"event", std::move(fields)};
    return step;
  }
  step.known = known->id;
  step.kind = fields.empty() ? ImportStep::Kind::known : ImportStep::Kind::update;
  step.command = Set{step.known, std::move(fields)};
  return step;
}

ImportRow import_row_of(const EventRow& row) {
  ImportRow out;
  out.line = static_cast<int>(row.line);
  for (auto& [column, value] : event_cells(row)) out.clean.emplace_back(column, std::move(value));
  for (const EventDoubt& doubt : row.doubts) out.warnings.emplace_back(doubt.code);
  out.fate = ImportRow::Fate::refused;
  out.reason = row.refusal();
  return out;
}

ImportRow::Fate fate_of_step(ImportStep::Kind kind) {
  if (kind == ImportStep::Kind::create) return ImportRow::Fate::imported;
  return kind == ImportStep::Kind::update ? ImportRow::Fate::updated : ImportRow::Fate::known;
}

ImportReport report_head(const EventList& list) {
  ImportReport report;
  report.encoding = name_of(list.encoding);
  report.delimiter = list.delimiter == '\t' ? "tab" : std::string(1, list.delimiter);
  report.mapping = list.mapping;
  for (const auto& [column, value] : event_cells({})) report.columns.emplace_back(column);
  for (const EventRow& row : list.rows)
    for (const EventDoubt& doubt : row.doubts)
      report.notes.push_back(
          {static_cast<int>(row.line), "", std::string(doubt.code), doubt.original});
  return report;
}

// Steps first, as plans have it; then what is no event.
ImportPlan plan_of(EventList& list, KnownEvents& known) {
  const std::vector<KnownEvent*> events = events_of_rows(list.rows, known);
  ImportPlan plan{{}, report_head(list)};
  std::vector<ImportRow> refused;
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    ImportRow row = import_row_of(list.rows[i]);
    if (!row.reason.empty()) {
      refused.push_back(std::move(row));
      continue;
    }
    plan.steps.push_back(step_of(list.rows[i], events[i]));
    row.id = plan.steps.back().known;
    row.fate = fate_of_step(plan.steps.back().kind);
    plan.report.rows.push_back(std::move(row));
  }
  std::ranges::move(refused, std::back_inserter(plan.report.rows));
  for (const SkippedLine& skipped : list.skipped) {
    ImportRow row;
    row.line = static_cast<int>(skipped.line);
    row.fate = ImportRow::Fate::skipped;
    row.reason = name_of(skipped.reason);
    row.text = skipped.text;
    plan.report.rows.push_back(std::move(row));
  }
  return plan;
}

}  // namespace

Result<ImportPlan> plan_events_import(const SheetSource& source, const std::string& file,
                                      const ImportTarget& target, const Records& records) {
  const auto unreadable = [&](std::string_view reason, std::size_t line,
                              const std::string& detail = {}) {
    return Error(Code::register_unreadable, {{"file", file},
                                             {"reason", std::string(reason)},
                                             {"line", std::to_string(line)},
                                             {"detail", detail}});
  };
  auto read = read_events(source, municipalities_in_use());
  if (const auto* problem = std::get_if<RegisterError>(&read))
    return unreadable(problem->code, problem->line, problem->detail);
  EventList& list = std::get<EventList>(read);
  if (list.bad_byte_count > 0 && !target.dry_run)
    return unreadable("register_bad_bytes", list.bad_bytes.at(0).line);
  KnownEvents known(records, list.has_status ? StatusPlace::column : StatusPlace::remark);
  return plan_of(list, known);
}

}  // namespace renkei
