#include "core/logic/decider.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/logic/conflict_rules.hpp"
#include "core/logic/validate.hpp"
#include "core/model/answers.hpp"
#include "core/model/compartment.hpp"
#include "core/model/kinds.hpp"
#include "core/model/place.hpp"
#include "core/model/seat_plan.hpp"
#include "core/model/survey_questions.hpp"
#include "core/text/spaces.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

std::vector<EntryId> heads_of(const RecordState& state, int field) {
  std::vector<EntryId> heads;
  for (const int number : {field, field + not_followed})
    if (const FieldState* changed = state.changed(number))
      for (const Head& head : changed->heads) heads.push_back(head.by);
  return heads;
}

std::size_t text_bytes(const Entry& entry) {
  std::size_t total = entry.payload.size();
  for (const Change& change : entry.changes) total += change.value.text.size();
  return total;
}

Status validate_text(std::string_view name, std::string_view text, const DecideContext& context) {
  Field field;
  field.name = name;
  return validate(*find_kind(Device::number), field, Value::of(text), context.records);
}

// A device is called by its name in every list and sentence: nothing may stand in it that is not
// seen.
Status validate_seen(std::string_view name, std::string_view text) {
  if (visible(text) == text) return Done{};
  return Error(Code::bad_text, {{"field", std::string(name)}, {"about", "unseen"}});
}

Error odd_value(const Field& field, std::string_view value, std::string expected) {
  return Error(Code::bad_value, {{"field", std::string(field.name)},
                                 {"value", shorten(value)},
                                 {"expected", std::move(expected)}});
}

// What stands in the small languages inside fields (docs/records.md).
Status validate_meaning(const Kind& kind, const Field& field, const Value& value) {
  if (value.is_null()) return Done{};
  if (kind.number == Device::number) return validate_seen(field.name, value.text);
  if (kind.number == Response::number && field.name == "answers" && !may_be_answers(value.text))
    return odd_value(field, value.text, "{\"q1\": …}");
  if (kind.number == Vehicle::number && field.name == "layout")
    if (const auto plan = read_seat_plan(value.text, 0); !plan) return plan.error();
  if (kind.number != Questionnaire::number) return Done{};
  if (field.name == "questions")
    if (auto odd = odd_question(value.text)) return odd_value(field, odd->value, odd->expected);
  if ((field.name == "titles" || field.name == "notice") && !is_visitor_text(value.text))
    return odd_value(field, value.text, "{\"ja\": …, \"en\": …}");
  return Done{};
}

}  // namespace

Entry& Decider::start(Op op, int kind, EntryId record) {
  Entry& entry = decision_.entries.emplace_back();
  entry.op = op;
  entry.kind = kind;
  entry.record = record;
  entry.at = context_.now;
  entry.at.unix_ms -= ((entry.at.unix_ms % 1000) + 1000) % 1000;
  entry.staff = context_.staff;
  entry.seq = seq_of(context_.next) + static_cast<Seq>(decision_.entries.size()) - 1;
  return entry;
}

// Of a record as it will be, with the changes of this entry.
EntryId Decider::compartment_of(const Entry& entry) const {
  const Kind* kind = find_kind(entry.kind);
  if (kind == nullptr || !kind->holds_personal) return 0;
  const RecordState* state = entry.op == Op::create ? nullptr : context_.state(entry.record);
  const auto value_of = [&](std::size_t index) {
    for (const Change& change : entry.changes)
      if (change.field == kind->fields[index].number) return change.value;
    return state == nullptr ? Value{} : state->values[index];
  };
  return renkei::compartment_of(*kind, entry.record, value_of, context_.records);
}

Result<Decision> Decider::finish(EntryId id) {
  if (Status status = validate_text("staff", context_.staff, context_); !status)
    return status.error();
  for (const Entry& entry : decision_.entries)
    if (text_bytes(entry) > limits::entry_bytes)
      return Error(Code::too_long, {{"field", "*"},
                                    {"limit", std::to_string(limits::entry_bytes)},
                                    {"size", std::to_string(text_bytes(entry))}});
  for (Entry& entry : decision_.entries) entry.compartment = compartment_of(entry);
  decision_.id = id;
  return std::move(decision_);
}

Result<Pairs> Decider::read(const Kind& kind, const Assigns& fields) const {
  Pairs pairs;
  pairs.reserve(fields.size());
  for (const Assign& assign : fields) {
    const int index = kind.find(assign.field);
    if (index < 0)
      return Error(Code::unknown_field,
                   {{"field", assign.field}, {"kind", std::string(kind.name)}});
    const Field& field = kind.fields[static_cast<std::size_t>(index)];
    const Value value = assign.value.view();
    if (Status status = validate(kind, field, value, context_.records); !status)
      return status.error();
    if (Status status = validate_meaning(kind, field, value); !status) return status.error();
    const auto before = std::find_if(pairs.begin(), pairs.end(),
                                     [&](const auto& pair) { return pair.first == &field; });
    if (before != pairs.end())
      before->second = value;
    else
      pairs.push_back({&field, value});
  }
  return pairs;
}

namespace {

bool says_nothing(const Value& value) {
  return value.is_null() || (value.form == Value::Form::text && trim(value.text).empty());
}

}  // namespace

Result<Decision> Decider::operator()(const Create& command) {
  const Kind* kind = find_kind(command.kind);
  if (kind == nullptr || kind->number == Device::number)
    return Error(Code::unknown_kind, {{"kind", command.kind}});
  if (!kind->agree.empty()) {
    auto pairs = read(*kind, command.fields);
    if (!pairs) return pairs.error();
    // Beside others' word a device's own one stands by itself.
    const auto known = known_records(*kind, *pairs);
    if (!known.empty() && log_of(known.front()) == log_of(context_.next)) {
      const EntryId id = known.front();
      const Status said = say_anew(known, std::move(*pairs));
      return said ? finish(id) : Result<Decision>(said.error());
    }
  }
  return bear(*kind, command.fields);
}

Result<Decision> Decider::bear(const Kind& kind, const Assigns& fields) {
  const EntryId id = next_id();
  Result<Pairs> pairs = read(kind, fields);
  if (!pairs) return pairs.error();
  if (Status status = settle_answers(kind, nullptr, *pairs); !status) return status.error();
  if (Status status = add_create(kind, std::move(*pairs)); !status) return status.error();
  return finish(id);
}

Status Decider::add_create(const Kind& kind, Pairs pairs) {
  for (const Field& field : kind.fields) {
    const auto given = std::find_if(pairs.begin(), pairs.end(),
                                    [&](const auto& pair) { return pair.first == &field; });
    // A device introduces itself anew also when others have blanked its name.
    const bool may_be_blank = kind.number == Device::number;
    if (field.required && (given == pairs.end() || given->second.is_null() ||
                           (!may_be_blank && says_nothing(given->second))))
      return Error(Code::missing_field,
                   {{"field", std::string(field.name)}, {"kind", std::string(kind.name)}});
  }
  if (kind.number == Rollcall::number)
    if (Status status = at_a_place_of_its_tour(pairs, nullptr); !status) return status;
  // In the order of the description, so that equal commands make equal shapes.
  std::sort(pairs.begin(), pairs.end(),
            [](const auto& a, const auto& b) { return a.first->number < b.first->number; });
  const EntryId id = next_id();
  Entry& entry = start(Op::create, kind.number, id);
  entry.changes.reserve(pairs.size());
  for (const auto& [field, value] : pairs)
    if (!value.is_null()) entry.add(field->number, value);
  return Done{};
}

// Another tour's person can be checked in on purpose; a roll call is of one tour.
Status Decider::at_a_place_of_its_tour(const Pairs& pairs, const RecordState* state) const {
  const Kind& kind = *find_kind(Rollcall::number);
  bool said = false;
  const auto value_of = [&](std::string_view name) {
    for (const auto& [field, value] : pairs)
      if (field->name == name) return said = true, value.integer;
    if (state == nullptr) return EntryId{0};
    return state->values[static_cast<std::size_t>(kind.find(name))].integer;
  };
  const Place place{value_of("stop_id"), value_of("vehicle_id")};
  const EntryId tour = value_of("tour_id");
  const EntryId foreign = of_another_tour(context_.records, tour, place);
  if (foreign == 0 || !said) return Done{};
  const auto its_tour = find_as<Tour>(context_.records, tour);
  return Error(Code::not_of_tour, {{"tour", its_tour ? its_tour->fields.name : std::string()},
                                   {"place", place_name(context_.records, foreign)}});
}

// Answers are what their questions take; what visitors wrote themselves is personal and travels
// apart from what is counted. `state`: of a response that is changed.
Status Decider::settle_answers(const Kind& kind, const RecordState* state, Pairs& pairs) {
  if (kind.number != Response::number) return Done{};
  const auto index_of = [&](std::string_view name) {
    return static_cast<std::size_t>(kind.find(name));
  };
  Value questionnaire = state == nullptr ? Value{} : state->values[index_of("questionnaire_id")];
  Value *answers = nullptr, *free_text = nullptr;
  for (auto& [field, value] : pairs) {
    if (field->name == "questionnaire_id") questionnaire = value;
    if (field->name == "answers") answers = &value;
    if (field->name == "free_text") free_text = &value;
  }
  if (answers == nullptr || answers->is_null()) return Done{};
  const auto asked = find_as<Questionnaire>(context_.records, questionnaire.integer);
  const std::string questions = asked ? asked->fields.questions.compact : std::string();
  if (const auto odd = odd_answer(questions, answers->text))
    return Error(
        Code::bad_value,
        {{"field", odd->key}, {"value", odd->value.substr(0, 80)}, {"expected", odd->expected}});
  const bool has_words = free_text != nullptr && !free_text->is_null();
  auto [counted, free] =
      split_free_text(questions, answers->text, has_words ? free_text->text : std::string_view());
  *answers = Value::of(decision_.texts.emplace_back(std::move(counted)));
  if (free.empty()) return Done{};
  const Value words = Value::of(decision_.texts.emplace_back(std::move(free)));
  if (free_text != nullptr)
    *free_text = words;
  else
    pairs.push_back({&kind.fields[index_of("free_text")], words});
  return Done{};
}

Result<const RecordState*> Decider::born(EntryId id) const {
  const RecordState* state = context_.state(id);
  if (state == nullptr) return Error(Code::not_found, {{"id", context_.records.id_text(id)}});
  return state;
}

Result<const RecordState*> Decider::live(EntryId id) const {
  auto state = born(id);
  if (state && (*state)->is_void())
    return Error(Code::is_void, {{"id", context_.records.id_text(id)}});
  return state;
}

// Adds a change to the entry that was begun last. Of more heads than a change may name, the others
// are named by entries before it, which say the same and give way to it.
void Decider::replace_heads(const RecordState& state, int field, const Value& value) {
  std::vector<EntryId> heads = heads_of(state, field);
  if (over_ != nullptr) std::erase_if(heads, [&](EntryId head) { return !over_->contains(head); });
  std::span<const EntryId> names(heads);
  for (; names.size() > limits::names_per_change; names = names.subspan(limits::names_per_change)) {
    decision_.entries.back().add(field, value, names.first(limits::names_per_change));
    start(decision_.entries.back().op, state.kind->number, state.id);
  }
  decision_.entries.back().add(field, value, names);
}

// What the person had seen, as far as an entry may say so; what nobody sees here comes last. The
// rest stands against the void.
void Decider::judge_heads(const RecordState& state) {
  Entry& entry = decision_.entries.back();
  std::size_t room = limits::judged_heads;
  for (const bool known : {true, false})
    for (const FieldState& field : state.fields) {
      if (field.field == life_field || field.field >= not_followed ||
          (state.kind->find_number(field.field) >= 0) != known ||
          entry.changes.size() > limits::judged_fields)
        continue;
      std::vector<EntryId> heads = heads_of(state, field.field);
      heads.resize(std::min({heads.size(), room, limits::names_per_change}));
      room -= heads.size();
      entry.add(field.field, {}, heads);
    }
}

Status Decider::set_fields(const RecordState& state, const Pairs& pairs) {
  if (state.kind->number == Rollcall::number)
    if (Status status = at_a_place_of_its_tour(pairs, &state); !status) return status;
  start(Op::set, state.kind->number, state.id);
  for (const auto& [field, value] : pairs) {
    if (field->required && says_nothing(value))
      return Error(Code::missing_field,
                   {{"field", std::string(field->name)}, {"kind", std::string(state.kind->name)}});
    if (state.erased && is_personal(field->privacy))
      return Error(Code::erased, {{"id", context_.records.id_text(state.id)}});
    replace_heads(state, field->number, value);
  }
  return Done{};
}

// Whether a write that names only what is in `over_` would take away somebody else's word all the same:
// this device's own, which its log's next write replaces, or that of a birth, which any does.
bool Decider::would_silence(const RecordState& state, int field) const {
  const FieldState* changed = state.changed(field);
  if (changed == nullptr || changed->heads.empty())
    return !state.shown(field).is_null() && !over_->contains(state.id);
  return std::ranges::any_of(changed->heads, [&](const Head& head) {
    return log_of(head.by) == log_of(context_.next) && !over_->contains(head.by);
  });
}

Result<Decision> Decider::operator()(const Set& command) {
  const auto state = live(command.id);
  if (!state) return state.error();
  auto pairs = read(*(*state)->kind, command.fields);
  if (!pairs) return pairs.error();
  if (Status status = settle_answers(*(*state)->kind, *state, *pairs); !status)
    return status.error();
  if (pairs->empty())
    return Error(Code::missing_field,
                 {{"field", "fields"}, {"kind", std::string((*state)->kind->name)}});
  over_ = command.over.get();
  if (over_ != nullptr)
    std::erase_if(*pairs,
                  [&](const auto& pair) { return would_silence(**state, pair.first->number); });
  if (pairs->empty()) return finish(command.id);
  if (Status status = set_fields(**state, *pairs); !status) return status.error();
  return finish(command.id);
}

// Live records that refer to this one in a field that relies on it.
void Decider::add_uses_of(EntryId id, std::vector<EntryId>& uses) const {
  for (const Kind& kind : all_kinds())
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
      if (!kind.fields[i].relies) continue;
      const Match of_them{i, Value::of(id)};
      context_.records.each(kind, {&of_them, 1}, false,
                            [&](const Record& record) { uses.push_back(record.id()); });
    }
}

// Live records that tell of having seen this person, or anybody of this tour.
std::vector<EntryId> Decider::uses_of(const RecordState& state) const {
  std::vector<EntryId> uses;
  if (!can_be_relied_on(*state.kind)) return uses;
  add_uses_of(state.id, uses);
  if (state.kind->number != Tour::number) return uses;
  const Kind& person = *find_kind(Participant::number);
  const Match of_tour{static_cast<std::size_t>(person.find("tour_id")), Value::of(state.id)};
  std::vector<EntryId> people;
  context_.records.each(person, {&of_tour, 1}, true,
                        [&](const Record& record) { people.push_back(record.id()); });
  for (EntryId id : people) add_uses_of(id, uses);
  return uses;
}

void Decider::add_void(const RecordState& state, std::string_view reason) {
  start(Op::void_, state.kind->number, state.id);
  replace_heads(state, life_field, Value::of(reason));
  judge_heads(state);
  const std::vector<EntryId> uses = uses_of(state);
  std::span<const EntryId> names(uses.data(), std::min(uses.size(), limits::judged_heads));
  for (int field = uses_field; !names.empty() && is_uses_field(field); --field) {
    const std::size_t n = std::min(names.size(), limits::names_per_change);
    decision_.entries.back().add(field, {}, names.first(n));
    names = names.subspan(n);
  }
}

void Decider::add_restore(const RecordState& state) {
  start(Op::restore, state.kind->number, state.id);
  replace_heads(state, life_field, {});
}

Result<Decision> Decider::operator()(const Void& command) {
  const auto state = live(command.id);
  if (!state) return state.error();
  if ((*state)->kind->number == Device::number)
    return Error(Code::wrong_kind, {{"field", "id"}, {"kind", "device"}, {"wanted", ""}});
  if (Status status = validate_text("reason", command.reason, context_); !status)
    return status.error();
  add_void(**state, command.reason);
  if ((*state)->kind->number == ImportRun::number) void_what_it_made(**state, command.reason);
  return finish(command.id);
}

// With an import goes what it made, the entries that follow its own, but for what somebody has relied on
// since.
void Decider::void_what_it_made(const RecordState& run, std::string_view reason) {
  const auto entries_n = static_cast<std::size_t>(run.kind->find("entries_n"));
  const EntryRanges written{{{run.id + 1, last_of(run.id, run.values[entries_n].integer)}}};
  std::vector<EntryId> made;
  for (const Kind& kind : all_kinds())
    if (kind.number != Device::number && kind.number != ImportRun::number)
      context_.records.each(kind, {}, false, [&](const Record& record) {
        if (written.contains(record.id())) made.push_back(record.id());
      });
  for (const EntryId id : made) {
    const RecordState* state = context_.state(id);
    if (state != nullptr && !state->is_void() && uses_of(*state).empty()) add_void(*state, reason);
  }
}

Result<Decision> Decider::operator()(const Restore& command) {
  const auto state = born(command.id);
  if (!state) return state.error();
  if (!(*state)->is_void())
    return Error(Code::not_void, {{"id", context_.records.id_text(command.id)}});
  add_restore(**state);
  return finish(command.id);
}

// With a person goes what was written about that person, as far as it is known here: what belongs to the
// person, and what bears the same token, unless somebody else bears that as well. Other people, whose
// guardian it may have been, stay.
Result<Decision> Decider::operator()(const Erase& command) {
  const auto state = born(command.id);
  if (!state) return state.error();
  const Kind& kind = *(*state)->kind;
  if (!kind.holds_personal)
    return Error(Code::wrong_kind,
                 {{"field", "id"}, {"kind", std::string(kind.name)}, {"wanted", "participant"}});
  start(Op::erase, kind.number, command.id);
  if (kind.number != Participant::number) return finish(command.id);
  for (const EntryId about : records_about(command.id))
    start(Op::erase, context_.records.find(about)->kind().number, about);
  return finish(command.id);
}

std::set<EntryId> Decider::records_about(EntryId person) const {
  std::set<EntryId> about;
  const auto bearers_of = [&](const Kind& kind, std::string_view field, const Value& value) {
    std::set<EntryId> found;
    const Match match{static_cast<std::size_t>(kind.find(field)), value};
    context_.records.each(kind, {&match, 1}, true,
                          [&](const Record& record) { found.insert(record.id()); });
    return found;
  };
  const Kind& people = *find_kind(Participant::number);
  const std::string token = as<Participant>(*context_.records.find(person)).token;
  const bool is_theirs =
      !token.empty() && bearers_of(people, "token", Value::of(token)) == std::set{person};
  for (const Kind& kind : all_kinds()) {
    if (!kind.holds_personal || kind.number == people.number) continue;
    for (const Field& field : kind.fields) {
      const bool may_name_a_person = field.target.empty() || field.target == people.name;
      if (field.type == Type::record && field.belongs && may_name_a_person)
        about.merge(bearers_of(kind, field.name, Value::of(person)));
    }
    if (is_theirs && kind.find("token") >= 0)
      about.merge(bearers_of(kind, "token", Value::of(token)));
  }
  return about;
}

Result<Decision> Decider::operator()(const Keep& command) {
  const auto state = born(command.id);
  if (!state) return state.error();
  if ((*state)->erased) return Error(Code::erased, {{"id", context_.records.id_text(command.id)}});
  start(Op::keep, (*state)->kind->number, command.id);
  return finish(command.id);
}

Result<Decision> Decider::say_of(std::string_view log, Act act) {
  const auto target = parse_log_id(log);
  if (!target) return Error(Code::bad_id, {{"id", std::string(log)}});
  // It would count nowhere here and everywhere else.
  const auto own = parse_global_id(context_.records.id_text(context_.next));
  if (act.op == Op::revoke && own && own->log == *target)
    return Error(Code::own_device, {{"id", std::string(log)}});
  if (act.op == Op::revoke && (act.from < 1 || act.from > max_seq))
    return Error(Code::bad_value, {{"field", "from"}, {"value", std::to_string(act.from)}});
  act.target = *target;
  start(act.op, 0, 0).payload = decision_.texts.emplace_back(payload_of(act));
  return finish(0);
}

Result<Decision> Decider::operator()(const Enrol& command) {
  return say_of(command.log, {0, Op::enrol, {}, 0});
}

Result<Decision> Decider::operator()(const Trust& command) {
  return say_of(command.log, {0, Op::trust, {}, 0});
}

Result<Decision> Decider::operator()(const Revoke& command) {
  return say_of(command.log, {0, Op::revoke, {}, command.from});
}

Result<Decision> decide(const Command& command, const DecideContext& context) {
  return std::visit(Decider(context), command);
}

Result<Decision> introduce(const Assigns& fields, const DecideContext& context) {
  return Decider(context).bear(*find_kind(Device::number), fields);
}

}  // namespace renkei
