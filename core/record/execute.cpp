#include "core/record/execute.hpp"

#include <algorithm>
#include <optional>

#include "core/figures/scan.hpp"
#include "core/figures/tour.hpp"
#include "core/logic/decide.hpp"
#include "core/model/kinds.hpp"
#include "core/record/erase.hpp"
#include "core/record/own_log.hpp"
#include "core/record/workshop_records.hpp"
#include "core/store/acts.hpp"
#include "core/store/derive.hpp"

namespace renkei {
namespace {

// Fields may be called by their short names ("stop").
Value given_in(const Kind& kind, const Assigns& fields, std::string_view field) {
  for (const Assign& assign : fields)
    if (kind.find(assign.field) == kind.find(field)) return assign.value.view();
  return {};
}

EntryId reference_in(const Kind& kind, const Assigns& fields, std::string_view field) {
  const Value value = given_in(kind, fields, field);
  return value.form == Value::Form::integer ? value.integer : 0;
}

// How many were due is written down with a new roll call, so that no later roster changes it.
std::optional<Command> with_expected(const Records& records, const Command& command) {
  const auto* made = std::get_if<RollCall>(&command);
  const Kind& kind = *find_kind(Rollcall::number);
  if (made == nullptr || !given_in(kind, made->fields, "expected_n").is_null()) return std::nullopt;
  Rollcall call;
  call.tour_id.id = reference_in(kind, made->fields, "tour_id");
  call.stop_id.id = reference_in(kind, made->fields, "stop_id");
  call.vehicle_id.id = reference_in(kind, made->fields, "vehicle_id");
  call.phase = given_in(kind, made->fields, "phase").text;
  if (const Value round = given_in(kind, made->fields, "round"); round.form == Value::Form::integer)
    call.round = round.integer;
  const Integer expected = due_at_new_call(records, call);
  if (!expected) return std::nullopt;
  RollCall filled = *made;
  filled.fields.push_back({"expected_n", OwnValue(*expected)});
  return Command(std::move(filled));
}

// Of a check-in: what it is to be answered with. Of another tour's person it must be meant.
Result<Scan> look_at_scan(const Records& records, const Command& command) {
  const auto* create = std::get_if<Create>(&command);
  if (create == nullptr || create->kind != CheckIn::name_of_kind) return Scan{};
  const Kind& kind = *find_kind(CheckIn::number);
  const EntryId person = reference_in(kind, create->fields, "participant_id");
  const Place place{reference_in(kind, create->fields, "stop_id"),
                    reference_in(kind, create->fields, "vehicle_id")};
  Scan scan = answer_scan(records, person, place);
  if (scan.remark != Remark::other_tour || create->anyway) return scan;
  const EntryId tour = records.find(person)->value("tour_id").integer;
  const auto its_tour = find_as<Tour>(records, tour);
  return Error(Code::other_tour,
               {{"id", records.id_text(person)},
                {"tour", its_tour ? its_tour->fields.name : std::string()},
                {"place", place_name(records, of_another_tour(records, tour, place))}});
}

// Of a device, under whatever number its log has here; 0: nothing of it is here.
Seq last_held_of(const Store& store, const LogId& device) {
  Seq last = 0;
  for (const LogRow* log : store.logs())
    if (store.log(log->root).id == device) last = std::max(last, store.last_held(log->n));
  return last;
}

// What is said of a device is said of its key: a branch of its log has no word of its own.
LogId key_of(const Store& store, const LogId& device) {
  for (const LogRow* log : store.logs())
    if (log->id == device) return store.log(log->root).id;
  return device;
}

std::optional<LogId> device_in(const Command& command) {
  if (const auto* enrol = std::get_if<Enrol>(&command)) return parse_log_id(enrol->log);
  if (const auto* trust = std::get_if<Trust>(&command)) return parse_log_id(trust->log);
  if (const auto* revoke = std::get_if<Revoke>(&command)) return parse_log_id(revoke->log);
  return std::nullopt;
}

// From now on is from what comes after all that is held of the log.
Command with_beginning(const Command& command, Seq last_held) {
  const auto* revoke = std::get_if<Revoke>(&command);
  if (revoke == nullptr || revoke->from != 0) return command;
  return Revoke{revoke->log, last_held + 1};
}

// What an entry of this device says of others may change what counts.
void follow_up(Workshop& workshop, const Admission& before, const Admission& now) {
  Store& store = workshop.store();
  if (now == before) return;
  if (derives_differently(store, before, now)) store.set_setting(owed_setting, 1);
  workshop.drop_projection();
}

Result<Outcome> write(Workshop& workshop, const Command& command, std::string_view staff) {
  const Store& store = workshop.store();
  const WorkshopRecords records(workshop);
  auto scan = look_at_scan(records, command);
  if (!scan) return scan.error();
  const Seq last = store.last_own_seq();
  const DecideContext context{workshop.now(),
                              staff,
                              make_entry_id(store.own_log(), last + 1),
                              records,
                              [&](EntryId id) {
                                workshop.settle();  // what it gives is good until the next time
                                return workshop.projection().find(id);
                              },
                              store};
  const auto filled = with_expected(records, command);
  auto decision = decide(filled ? *filled : command, context);
  if (!decision) {
    workshop.projection().flush();
    return decision.error();
  }
  const Seq own_seq = last + static_cast<Seq>(decision->entries.size());
  if (std::holds_alternative<Erase>(command)) {
    write_erasure(workshop, decision->entries);
  } else if (Status written = append_entries(workshop, std::move(decision->entries)); !written) {
    workshop.projection().flush();
    return written.error();
  }
  return Outcome{decision->id, own_seq, std::move(*scan)};
}

}  // namespace

Result<Outcome> execute(Workshop& workshop, const Command& command, std::string_view staff) {
  const auto device = device_in(command);
  if (!device) return write(workshop, command, staff);
  const Store& store = workshop.store();
  if (const LogId key = key_of(store, *device); key != *device)
    return Error(Code::a_branch, {{"id", to_text(*device)}, {"device", to_text(key)}});
  const Admission before = admission_of(store);
  const Seq last_held = last_held_of(store, *device);
  auto outcome = write(workshop, with_beginning(command, last_held), staff);
  if (!outcome) return outcome;
  const Admission now = admission_of(store);
  follow_up(workshop, before, now);
  outcome->unseen = last_held == 0;
  outcome->others_wait = now.in_force() && !before.in_force();
  return outcome;
}

}  // namespace renkei
