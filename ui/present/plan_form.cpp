#include "ui/present/plan_form.hpp"

#include <algorithm>
#include <set>

#include "core/figures/course.hpp"
#include "core/model/deciding.hpp"
#include "core/model/kinds.hpp"
#include "core/model/record_names.hpp"
#include "core/model/seat_plan.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/values.hpp"
#include "ui/present/plan_tree.hpp"
#include "ui/present/viewing.hpp"
#include "ui/present/wanted.hpp"

namespace renkei::ui::plan {
namespace {

// Without which a plan cannot do; kinds that are not here begin with what matters.
struct Essentials {
  std::string_view kind;
  std::vector<std::string_view> fields;
};
const std::vector<Essentials>& essentials() {
  static const std::vector<Essentials> all = {
      {"event",
       {"name", "starts_on", "ends_on", "day", "venue", "address", "form", "capacity", "status"}},
      {"tour",
       {"event_id", "name", "tour_kind", "host_code6", "visited_code6", "days", "nights",
        "capacity", "min_people", "fee_yen_adult", "insurance_company"}},
      {"stop",
       {"tour_id", "name", "day", "seq", "kind", "code6", "plan_arrive", "plan_depart",
        "rollcall_required", "emergency_place", "hospital"}},
      {"participant",
       {"tour_id", "no", "name", "kana", "vehicle_id", "seat", "status", "birth", "phone",
        "emergency_phone", "hide_on_lists"}},
      {"questionnaire", {"title", "event_id", "tour_id", "phase", "questions"}}};
  return all;
}
constexpr int first_that_matter = 9;

Wording words_of(const Field& field, const Value& value, const Records& records) {
  return in_every_language(
      [&](Language language) { return value_words(language, field, value, records); });
}

// A person by name or number, anything else by its name and what it belongs to.
Wording record_words(EntryId id, const Records& records) {
  const Trail trail = trail_of(records, id);
  return in_every_language([&](Language language) { return trail_words(language, trail, false); });
}

std::vector<Option> choices_of(const Field& field, const Value& value, const Records& records) {
  std::vector<Option> choices;
  const auto add = [&](std::string code, const OwnValue& own) {
    choices.push_back({std::move(code), words_of(field, own.view(), records), value == own.view()});
  };
  if (field.type == Type::boolean) {
    add("true", std::int64_t{1});
    add("false", std::int64_t{0});
  }
  for (const Choice& choice : field.choices)
    add(std::string(choice.code), std::string(choice.code));
  return choices;
}

std::optional<std::int64_t> seats_of(const Field& field, const Value& value) {
  if (field.kind != Vehicle::name_of_kind || field.name != "layout" || value.text.empty())
    return std::nullopt;
  const auto plan = read_seat_plan(value.text, 0);
  if (!plan || plan->seats() == 0) return std::nullopt;
  return static_cast<std::int64_t>(plan->seats());
}

class Filling {
 public:
  Filling(Form& form, const Records& records, const Draft& draft, const Situation& situation)
      : form_(form), records_(records), draft_(draft), situation_(situation) {}

  void fill(const Record* record) {
    const Kind& kind = *form_.kind;
    for (const bool essential : {true, false}) {
      for (std::size_t i = 0; i < kind.fields.size(); ++i)
        if (is_essential(kind.fields[i]) == essential)
          form_.rows.push_back(
              row_of(kind.fields[i], record ? OwnValue(record->value(i)) : OwnValue(), record));
      if (essential) form_.essentials = form_.rows.size();
    }
    for (const Field& field : kind.fields)
      if (field.required && is_lacking(field)) form_.lacking.push_back(&field);
  }

 private:
  bool is_lacking(const Field& field) const {
    const Row* row = form_.find(field.name);
    return row && row->text.empty() && row->words.ja.empty() && row->contenders.empty();
  }

  Row row_of(const Field& field, const OwnValue& stored, const Record* record) const {
    Row row;
    row.field = &field;
    row.control = control_of(field, stored.view());
    OwnValue value = stored;
    if (const auto typed = draft_.find(field.number); typed != draft_.end())
      take_typed(row, typed->second, value);
    else
      row.text = text_of(field, value.view(), situation_.zone);
    row.words = field.type == Type::record && !value.view().is_null()
                    ? record_words(value.view().integer, records_)
                    : words_of(field, value.view(), records_);
    row.choices = choices_of(field, value.view(), records_);
    row.seats = seats_of(field, value.view());
    if (record) add_doubts(row, *record);
    return row;
  }

  void take_typed(Row& row, const Typed& typed, OwnValue& value) const {
    row.is_typed = true;
    row.mistake = typed.mistake;
    if (typed.chosen) {
      value = *typed.chosen;
      row.text = text_of(*row.field, value.view(), situation_.zone);
      return;
    }
    row.text = typed.text;
    auto read = value_typed(*row.field, typed.text, situation_);
    value = read ? std::move(*read) : OwnValue();
  }

  void add_doubts(Row& row, const Record& record) const {
    const Field& field = *row.field;
    row.is_withheld = is_withheld(record, field.name);
    row.thing = viewing::kept_apart(records_, record.id(), record.kind(), field.name).thing;
    const bool is_disputed =
        std::ranges::find(record.conflicts, field.name) != record.conflicts.end();
    if (!is_disputed) return;
    for (const OwnValue& value : records_.contenders(record.id(), record.kind(), field.number))
      row.contenders.push_back(words_of(field, value.view(), records_));
  }

  Form& form_;
  const Records& records_;
  const Draft& draft_;
  const Situation& situation_;
};

Result<OwnValue> value_of(const Field& field, const Typed& typed, const Situation& situation) {
  if (typed.chosen) return *typed.chosen;
  return value_typed(field, typed.text, situation);
}

bool is_nothing(const OwnValue& value) { return value.view().is_null(); }

Error is_missing(const Field& field) {
  return Error(Code::missing_field,
               {{"field", std::string(field.name)}, {"kind", std::string(field.kind)}});
}

}  // namespace

const Row* Form::find(std::string_view field) const {
  const auto at =
      std::ranges::find_if(rows, [&](const Row& row) { return row.field->name == field; });
  return at == rows.end() ? nullptr : &*at;
}

bool is_essential(const Field& field) {
  if (field.required || field.names) return true;
  const auto at = std::ranges::find(essentials(), field.kind, &Essentials::kind);
  if (at == essentials().end()) return field.number <= first_that_matter;
  return std::ranges::find(at->fields, field.name) != at->fields.end();
}

Form form_of(const Records& records, EntryId id, const Draft& draft, const Situation& situation) {
  Form form;
  const auto record = records.find(id);
  if (!record) return form;
  form.record = id;
  form.kind = &record->kind();
  form.about = trail_of(records, id);
  form.is_void = record->is_void;
  form.void_reason = record->void_reason;
  form.is_life_disputed =
      std::ranges::find(record->conflicts, life_name) != record->conflicts.end();
  form.person = viewing::person_about(*record);
  Filling(form, records, draft, situation).fill(&*record);
  return form;
}

Form form_of(const Records& records, const Fresh& fresh, const Draft& draft,
             const Situation& situation) {
  Form form;
  form.kind = fresh.kind;
  if (fresh.within != 0) form.about = trail_of(records, fresh.within);
  Filling(form, records, draft, situation).fill(nullptr);
  return form;
}

Assigns changes_of(const Kind& kind, const Record* recorded, Draft& draft,
                   const Situation& situation) {
  Assigns changes;
  std::vector<int> unchanged;
  for (auto& [number, typed] : draft) {
    const auto index = static_cast<std::size_t>(kind.find_number(number));
    const Field& field = kind.fields[index];
    auto value = value_of(field, typed, situation);
    typed.mistake.reset();
    typed.is_checked = true;
    if (!value)
      typed.mistake = value.error();
    else if (recorded && recorded->value(index) == value->view())
      unchanged.push_back(number);
    else if (recorded && field.required && is_nothing(*value))
      typed.mistake = is_missing(field);
    else
      changes.push_back({std::string(field.name), std::move(*value)});
  }
  for (const int number : unchanged) draft.erase(number);
  return changes;
}

void forget(Draft& draft, const Kind& kind, const Assigns& written, const Situation& situation) {
  for (const Assign& assign : written) {
    const int index = kind.find(assign.field);
    if (index < 0) continue;
    const Field& field = kind.fields[static_cast<std::size_t>(index)];
    const auto at = draft.find(field.number);
    if (at == draft.end()) continue;
    const auto value = value_of(field, at->second, situation);
    if (value && value->view() == assign.value.view()) draft.erase(at);
  }
}

Fresh fresh_within(const Records& records, const Kind& kind, EntryId within) {
  Fresh fresh{&kind, within, {}};
  for (EntryId id = within; id != 0;) {
    const auto whole = records.find(id);
    if (!whole) break;
    const Field* reference = reference_to(whole->kind(), kind);
    // What belongs to a tour says so, and not its event as well, unless it has to.
    const bool is_said = !fresh.given.empty() && reference && !reference->required;
    if (reference && !is_said) fresh.given[reference->number] = {{}, OwnValue(id), {}, true};
    id = whole_of(*whole);
  }
  if (kind.number == Stop::number) {
    const auto course = course_of(records, within);
    const std::int64_t day = course.empty() ? 1 : course.back().fields.day.value_or(1);
    std::int64_t last = 0;
    for (const Found<Stop>& stop : course)
      if (stop.fields.day.value_or(1) == day) last = std::max(last, stop.fields.seq.value_or(0));
    const auto give = [&](std::string_view name, std::int64_t number) {
      const auto at = static_cast<std::size_t>(kind.find(name));
      fresh.given[kind.fields[at].number] = {std::to_string(number), {}, {}, true};
    };
    give("day", day);
    give("seq", last + 1);
  }
  return fresh;
}

bool is_touched(const Fresh& fresh, const Draft& draft) {
  return !std::ranges::equal(draft, fresh.given, [](const auto& a, const auto& b) {
    const bool is_same_choice =
        a.second.chosen.has_value() == b.second.chosen.has_value() &&
        (!a.second.chosen || a.second.chosen->view() == b.second.chosen->view());
    return a.first == b.first && is_same_choice && a.second.text == b.second.text;
  });
}

Assigns assigns_of(const Fresh& fresh, Draft& draft, const Situation& situation) {
  Assigns assigns;
  for (Assign& assign : changes_of(*fresh.kind, nullptr, draft, situation))
    if (!is_nothing(assign.value)) assigns.push_back(std::move(assign));
  return assigns;
}

// ---- references

namespace {

// How near a record is: within the same record, within what that is part of, or anywhere.
class Distances {
 public:
  Distances(const Records& records, EntryId within)
      : records_(records), path_(path_to(records, within)) {}
  std::size_t of(const Record& record) {
    const EntryId whole = whole_of(record);
    const auto known = known_.find(whole);
    if (known != known_.end()) return known->second;
    return known_[whole] = of_path(path_to(records_, whole));
  }

 private:
  std::size_t of_path(const std::vector<EntryId>& own) const {
    for (std::size_t i = 0; i < path_.size(); ++i)
      if (std::ranges::find(own, path_[i]) != own.end()) return i;
    return path_.size();
  }
  const Records& records_;
  std::vector<EntryId> path_;
  std::map<EntryId, std::size_t> known_;
};

}  // namespace

std::vector<Candidate> candidates_for(const Records& records, const Field& field, EntryId within,
                                      std::string_view typed) {
  struct Found {
    std::size_t distance;
    Candidate candidate;
  };
  std::vector<Found> found;
  const Wanted wanted(trim(typed));
  const bool asks = !wanted.folded.empty() || !wanted.letters.empty();
  Distances distances(records, within);
  for (const Kind& kind : all_kinds()) {
    const bool fits = field.target.empty() ? has_names(kind) : kind.name == field.target;
    if (!fits) continue;
    records.each(kind, {}, field.void_too, [&](const Record& record) {
      Candidate candidate{record.id(), trail_part(record), {}};
      if (asks && !is_found(findable_of(candidate.called, record), wanted)) return;
      found.push_back({distances.of(record), std::move(candidate)});
    });
  }
  std::ranges::stable_sort(found, {}, &Found::distance);
  if (found.size() > candidates_shown) found.resize(candidates_shown);
  std::vector<Candidate> candidates;
  for (Found& each : found) {
    const auto record = records.find(each.candidate.id);
    if (record && whole_of(*record) != 0)
      each.candidate.facts = record_words(whole_of(*record), records);
    candidates.push_back(std::move(each.candidate));
  }
  return candidates;
}

}  // namespace renkei::ui::plan
