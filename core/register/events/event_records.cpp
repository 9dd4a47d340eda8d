#include "core/register/events/event_records.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>

#include "core/model/kinds.hpp"
#include "core/register/changes.hpp"
#include "core/register/events/events.hpp"
#include "core/text/encoding.hpp"

namespace renkei {
namespace {

// As a record keeps it: the event, and what a list would say of it today.
struct KnownEvent {
  EntryId id = 0;
  Event fields;
  EventRow row;
  bool is_void = false;
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

// An empty cell is no reason to forget anything.
bool says_otherwise(const PartField& to, const EventRow& row, const EventRow& known) {
  const std::string &text = row[to.part], &before = known[to.part];
  if (text.empty() || text == before) return false;
  return to.as != PartField::As::real || before.empty() || real(text) != real(before);
}

// The events of the store by what they are known by, in the order of the store.
class KnownEvents {
 public:
  // Those that were made void stand behind the others.
  KnownEvents(const Records& records, const RegisterWords& earlier, StatusPlace place) {
    const MunicipalityCodes codes(municipalities_in_use());
    records.each(*find_kind(Event::number), {}, true, [&](const Record& record) {
      if (!is_known(record, earlier)) return;
      auto fields = as<Event>(record);
      EventNumbers none;
      const EventCells cells = published(fields, municipalities_in_use(), place);
      KnownEvent known{record.id(), std::move(fields), read_event_row(cells, "", codes, none),
                       record.is_void};
      // What only this store says is no matter of a list.
      if (known.row[EventPart::status].empty()) known.row[EventPart::status] = known.fields.status;
      events_.push_back(std::move(known));
    });
    std::stable_partition(events_.begin(), events_.end(),
                          [](const KnownEvent& known) { return !known.is_void; });
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
  std::vector<const KnownEvent*> not_taken() const {
    std::vector<const KnownEvent*> rest;
    for (const KnownEvent& known : events_)
      if (!known.taken) rest.push_back(&known);
    return rest;
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

CleanCells clean_cells(const EventRow& row) {
  static const auto columns = [] {
    std::vector<std::string> names;
    for (const auto& [column, value] : event_cells({})) names.emplace_back(column);
    return std::make_shared<const std::vector<std::string>>(std::move(names));
  }();
  std::vector<std::string> values;
  values.reserve(event_column_count);
  for (auto& [column, value] : event_cells(row)) values.push_back(std::move(value));
  return {columns, values};
}

ImportRow import_row_of(const EventRow& row) {
  ImportRow out;
  out.line = static_cast<int>(row.line);
  out.clean = clean_cells(row);
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
  report.headings_line = static_cast<int>(list.headings_line);
  report.mapping = list.mapping;
  for (const auto& [column, value] : event_cells({})) report.columns.emplace_back(column);
  for (const EventRow& row : list.rows)
    for (const EventDoubt& doubt : row.doubts)
      report.notes.push_back(
          {static_cast<int>(row.line), "", std::string(doubt.code), doubt.original});
  return report;
}

// Where there is no news of known events: cells that say something, of a new event.
Assigns fields_of(const EventRow& row) {
  Assigns fields;
  for (const PartField& to : part_fields)
    if (!row[to.part].empty()) fields.push_back(assign_of(to, row[to.part]));
  const EventHours hours{row[EventPart::open], row[EventPart::close]};
  if (!hours.open.empty() || !hours.close.empty())
    fields.push_back(
        {"day", days_with_hours("", row[EventPart::starts_on], row[EventPart::ends_on], hours)});
  return fields;
}

std::string column_of(const std::string& field) {
  const auto to = std::ranges::find(part_fields, field, &PartField::field);
  return to == part_fields.end() ? field : std::string(name_of(to->part));
}

// What the list says anew of an event that is known.
class EventNews {
 public:
  EventNews(const EventRow& row, const KnownEvent& known, const Record& record,
            const RegisterWords& earlier)
      : row_(row), known_(known), record_(record), earlier_(earlier) {
    Assigns cells;
    for (const PartField& to : part_fields)
      if (says_otherwise(to, row, known.row)) cells.push_back(assign_of(to, row[to.part]));
    changes_ = changes_since(cells, record, earlier);
    for (const Assign& cell : changes_.cells) changed_.push_back(column_of(cell.field));
    compare_hours();
  }

  ImportStep step(ImportReport& report, ImportRow& said) {
    warn_of_device(report, said, changes_.on_device);
    said.changed = std::move(changed_);
    ImportStep step{.kind = ImportStep::Kind::known, .command = {}, .known = known_.id};
    if (!changes_.cells.empty()) {
      step.kind = ImportStep::Kind::update;
      step.command = Set{known_.id, std::move(changes_.cells), earlier_.writes()};
    }
    if (!days_.empty()) {
      Set days{known_.id, {{"day", days_}}};
      if (step.kind == ImportStep::Kind::update)
        step.also.emplace_back(std::move(days));
      else
        step.command = std::move(days);
      step.kind = ImportStep::Kind::update;
    }
    return step;
  }

 private:
  // The hours are a part of the days, of which people say other things: that one is closed.
  void compare_hours() {
    const std::string* said = earlier_.document(known_.id, number_of_days());
    std::optional<EventHours> before;
    if (said != nullptr) {
      Event as_said;
      as_said.days.compact = *said;
      before = hours_of(as_said);
    }
    EventHours hours;
    bool is_contested = false;
    const auto compare = [&](EventPart part, std::string EventHours::*hour) {
      const std::string &says = row_[part], &stands = known_.row[part];
      if (says.empty() || says == stands || (before && says == (*before).*hour)) return;
      hours.*hour = says;
      changed_.emplace_back(name_of(part));
      if (before ? stands == (*before).*hour : stands.empty()) return;
      is_contested = true;
      changes_.on_device.push_back({std::string(name_of(part)), says, stands});
    };
    compare(EventPart::open, &EventHours::open);
    compare(EventPart::close, &EventHours::close);
    if (hours.open.empty() && hours.close.empty()) return;
    std::string days = days_with_hours(known_.fields.days.compact, row_[EventPart::starts_on],
                                       row_[EventPart::ends_on], hours);
    const bool is_disputed = std::ranges::find(record_.conflicts, "day") != record_.conflicts.end();
    if (is_contested || is_disputed || is_own_word(record_, "day", earlier_))
      changes_.cells.push_back({"day", std::move(days)});
    else
      days_ = std::move(days);
  }

  int number_of_days() const {
    return record_.kind().fields[static_cast<std::size_t>(record_.kind().find("day"))].number;
  }

  const EventRow& row_;
  const KnownEvent& known_;
  const Record& record_;
  const RegisterWords& earlier_;
  CellChanges changes_;
  std::vector<std::string> changed_;
  std::string days_;  // with what people said of them since; not to be taken for the list's words
};

class EventPlanner {
 public:
  EventPlanner(EventList& list, const ImportTarget& target, const Records& records)
      : list_(list),
        earlier_(target.earlier),
        records_(records),
        known_(records, target.earlier,
               list.has_status ? StatusPlace::column : StatusPlace::remark) {}

  // Steps first, as plans have it; then what is no event, and what is in the list no longer.
  ImportPlan plan() {
    const std::vector<KnownEvent*> events = events_of_rows(list_.rows, known_);
    plan_.report = report_head(list_);
    std::vector<ImportRow> refused;
    for (std::size_t i = 0; i < list_.rows.size(); ++i) {
      ImportRow row = import_row_of(list_.rows[i]);
      if (!row.reason.empty())
        refused.push_back(std::move(row));
      else
        add_event(list_.rows[i], events[i], std::move(row));
    }
    std::ranges::move(refused, std::back_inserter(plan_.report.rows));
    for (const SkippedLine& skipped : list_.skipped) add_skipped(skipped);
    for (const KnownEvent* known : known_.not_taken())
      if (ought_to_be_in_list(*known)) add_missing(*known);
    set_steps(plan_, std::move(steps_));
    return std::move(plan_);
  }

 private:
  void add_event(const EventRow& row, const KnownEvent* known, ImportRow said) {
    ImportStep step;
    if (known == nullptr) {
      step.command = Create{"event", fields_of(row)};
    } else if (known->is_void) {
      step = {.kind = ImportStep::Kind::known, .command = {}, .known = known->id};
      warn(said, "void_here");
    } else {
      const auto record = records_.find(known->id);
      step = EventNews(row, *known, *record, earlier_).step(plan_.report, said);
    }
    said.id = step.known;
    said.fate = fate_of_step(step.kind);
    codes_.insert(row[EventPart::code6]);
    if (first_day_.empty() || row[EventPart::starts_on] < first_day_)
      first_day_ = row[EventPart::starts_on];
    steps_.push_back(std::move(step));
    plan_.report.rows.push_back(std::move(said));
  }

  void add_skipped(const SkippedLine& skipped) {
    ImportRow& row = plan_.report.rows.emplace_back();
    row.line = static_cast<int>(skipped.line);
    row.fate = ImportRow::Fate::skipped;
    row.reason = name_of(skipped.reason);
    row.text = skipped.text;
  }

  // A list is some municipalities' and begins on some day; what others published, and what is over, is
  // not missing in it.
  bool ought_to_be_in_list(const KnownEvent& known) const {
    return !known.is_void && earlier_.still_made(known.id) && known.fields.status != "cancelled" &&
           codes_.contains(known.row[EventPart::code6]) &&
           known.row[EventPart::starts_on] >= first_day_;
  }

  void add_missing(const KnownEvent& known) {
    ImportRow& row = plan_.report.rows.emplace_back();
    row.fate = ImportRow::Fate::not_in_file;
    row.id = known.id;
    using enum EventPart;
    row.clean = {{name_of(no), known.row[no]},
                 {name_of(name), known.row[name]},
                 {name_of(starts_on), known.row[starts_on]}};
  }

  EventList& list_;
  const RegisterWords& earlier_;
  const Records& records_;
  KnownEvents known_;
  std::set<std::string> codes_;  // of the municipalities whose list it is
  std::string first_day_;
  std::vector<ImportStep> steps_;
  ImportPlan plan_;
};

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
  auto read =
      read_events(source, municipalities_in_use(),
                  {target.map.headings, static_cast<std::size_t>(target.map.headings_line)});
  if (const auto* problem = std::get_if<RegisterError>(&read))
    return unreadable(problem->code, problem->line, problem->detail);
  EventList& list = std::get<EventList>(read);
  if (list.bad_byte_count > 0 && !target.dry_run)
    return unreadable("register_bad_bytes", list.bad_bytes.at(0).line,
                      std::to_string(list.bad_bytes.at(0).column));
  return EventPlanner(list, target, records).plan();
}

std::vector<RegisterField> event_register_fields(const ImportTarget&, const Records&) {
  std::vector<RegisterField> fields;
  for (std::size_t i = 0; i < event_field_count; ++i) {
    const auto field = static_cast<EventField>(i);
    fields.push_back({std::string(name_of(field)), field == EventField::name        ? 1
                                                   : field == EventField::starts_on ? 2
                                                                                    : 0});
  }
  return fields;
}

std::vector<std::string> event_meanings(std::span<const Heading> headings,
                                        const ImportTarget& target, const Records&) {
  return meanings_of_event_columns(headings, target.map.headings);
}

}  // namespace renkei
