#include "core/figures/ties.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/figures/relations.hpp"
#include "core/figures/visitors.hpp"
#include "core/model/kinds.hpp"
#include "core/model/municipality_history.hpp"
#include "core/text/kana.hpp"

namespace renkei {
namespace {

constexpr std::string_view any_later_day = "9999-12-31";

std::string key_of(EntryId id) { return "record " + std::to_string(id); }

std::string key_of_code(std::string_view code) {
  const DatedMunicipality* known = municipality_on(code, any_later_day);
  return "code " + std::string(known ? known->code6 : code);
}

// Whether anything that belongs to a record may count otherwise by it: not by what it is called, nor by
// when or how much.
bool decides_for_others(const Dispute& dispute) {
  const int index = dispute.kind->find(dispute.field);
  if (index < 0 || dispute.kind->number == Participant::number) return true;
  const Field& field = dispute.kind->fields[static_cast<std::size_t>(index)];
  constexpr renkei::Type types[] = {renkei::Type::record,  renkei::Type::choice,
                                    renkei::Type::boolean, renkei::Type::date,
                                    renkei::Type::list,    renkei::Type::json};
  return std::ranges::find(types, field.type) != std::end(types) || field.name == "fy" ||
         field.name.ends_with("code6");
}

std::vector<Record> with_ways(const Record& shown, std::span<const Dispute> disputes) {
  std::vector<Record> versions;
  versions.push_back(shown.copy());
  for (const Dispute& dispute : disputes) {
    const int index = shown.kind().find(dispute.field);
    if (index < 0 || std::ranges::find(dispute.records, shown.id()) == dispute.records.end())
      continue;
    for (const OwnValue& way : dispute.ways) {
      versions.push_back(shown.copy());
      versions.back().set(static_cast<std::size_t>(index), way.view());
    }
  }
  return versions;
}

}  // namespace

Ties::Ties(const Records& records, std::span<const Dispute> disputes)
    : records_(records), disputes_(disputes) {
  bool any_tally = false;
  for (const Dispute& dispute : disputes) {
    any_tally |= dispute.kind->number == Tally::number;
    if (decides_for_others(dispute))
      disputed_.insert(dispute.records.begin(), dispute.records.end());
  }
  if (!any_tally) return;
  records.each(*find_kind("counter_reading"), {}, true, [&](const Record& reading) {
    uneven_gates_.insert(reading.value("gate_id").integer);
  });
  for (const auto& gate : all<Gate>(records))
    if (gate.fields.direction == "in+out") uneven_gates_.insert(gate.id);
  uneven_gates_.insert(disputed_.begin(), disputed_.end());
}

std::set<std::string> Ties::keys_of(const Dispute& dispute) const {
  Keys keys;
  for (const EntryId id : dispute.records) {
    keys.insert(key_of(id));
    const auto shown = records_.find(id);
    if (!shown) continue;
    for (const Record& version : with_ways(*shown, std::span(&dispute, 1)))
      add_record(version, keys);
    if (shown->kind().number != Rollcall::number || !decides_for_others(dispute)) continue;
    const auto match = static_cast<std::size_t>(find_kind("rollcall_mark")->find("rollcall_id"));
    const Match in_it{match, Value::of(id)};
    records_.each(*find_kind("rollcall_mark"), std::span(&in_it, 1), true, [&](const Record& mark) {
      add_person(mark.value("participant_id").integer, keys);
    });
  }
  return keys;
}

void Ties::add_record(const Record& record, Keys& keys) const {
  add_owners(record, 3, keys);
  const std::string_view token = record.value("token").text;
  if (!token.empty()) keys.insert("token " + std::string(token));
  switch (record.kind().number) {
    case Tally::number:
      return add_gate(record.value("gate_id").integer, false, keys);
    case CounterReading::number:
      return add_gate(record.value("gate_id").integer, true, keys);
    case Participant::number:
      return add_person(record.id(), keys);
    case CheckIn::number:
    case RollcallMark::number:
    case Kankei::number:
      return add_person(record.value("participant_id").integer, keys);
    case Project::number:
      // The cost of a regional plan is rounded as a whole.
      if (record.value("owner_kind").text == "region") keys.insert("regions");
      return;
    default:
      return add_partners(record, keys);
  }
}

// Through undisputed ones as well: what a tally's event is.
void Ties::add_owners(const Record& record, int depth, Keys& keys) const {
  const bool was_seen = record.kind().number == CheckIn::number;  // there or elsewhere
  for (std::size_t i = 0; i < record.kind().fields.size(); ++i) {
    const Value value = record.value(i);
    const Field& field = record.kind().fields[i];
    if (field.type != renkei::Type::record || value.integer == 0) continue;
    if (was_seen && field.name != "participant_id") continue;
    if (disputed_.contains(value.integer)) keys.insert(key_of(value.integer));
    if (depth == 0) continue;
    if (const auto owner = records_.find(value.integer)) add_owners(*owner, depth - 1, keys);
  }
}

// By the record, by those that were said to be the same, and by the name, without which nobody is taken
// for the same (core/model/same_person).
void Ties::add_person(EntryId participant, Keys& keys) const {
  keys.insert(key_of(participant));
  const auto shown = records_.find(participant);
  if (!shown || shown->kind().number != Participant::number) return;
  for (const Record& version : with_ways(*shown, disputes_)) {
    if (const Value other = version.value("same_person_id"); other.integer != 0)
      keys.insert(key_of(other.integer));
    if (const Value name = version.value("name"); !name.text.empty())
      keys.insert("name " + fold_for_search(name.text));
    if (const Value token = version.value("token"); !token.text.empty())
      keys.insert("token " + std::string(token.text));
  }
}

void Ties::add_gate(EntryId gate, bool always, Keys& keys) const {
  if (always || uneven_gates_.contains(gate)) keys.insert(key_of(gate));
}

// Different ones are counted once, whatever brings them in; so are events of one supported project.
void Ties::add_partners(const Record& record, Keys& keys) const {
  if (record.kind().number == ExchangeLink::number || record.kind().number == HpMember::number)
    keys.insert(key_of_code(record.value("municipality_code6").text));
  if (record.kind().number == Agreement::number) {
    Partners unknown;
    const Found<Agreement> agreement{record.id(), as<Agreement>(record), false};
    for (const auto& [code, records] : members_of(agreement, any_later_day, unknown))
      keys.insert(key_of_code(code));
    for (const auto& [code, records] : unknown) keys.insert(key_of_code(code));
  }
  if (record.kind().number != Event::number) return;
  const auto event = as<Event>(record);
  if (event.joint_kind == "support" && event.project_id)
    keys.insert("support " + std::to_string(event.project_id.id));
  const auto booths = nlohmann::json::parse(event.exhibitors.compact, nullptr, false);
  if (!booths.is_array()) return;
  for (const auto& booth : booths)
    for (const char* name : {"code6", "company"})
      if (booth.is_object() && booth.contains(name) && booth[name].is_string())
        keys.insert(std::string(name) == "code6" ? key_of_code(booth[name].get<std::string>())
                                                 : "company " + booth[name].get<std::string>());
}

}  // namespace renkei
