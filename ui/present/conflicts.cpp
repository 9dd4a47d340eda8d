#include "ui/present/conflicts.hpp"

#include <algorithm>
#include <utility>

#include "core/model/deciding.hpp"
#include "core/model/json.hpp"
#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/values.hpp"

namespace renkei::ui::conflicts {
namespace {

bool is_of_roll_call(const Conflict& conflict) {
  return conflict.kind->number == Rollcall::number || conflict.kind->number == RollcallMark::number;
}

bool is_recorded_twice(const Conflict& conflict) {
  return conflict.field != life_name &&
         std::ranges::any_of(conflict.claims,
                             [&](const Claim& claim) { return claim.record != conflict.id; });
}

What what_of(const Conflict& conflict) {
  if (conflict.field == life_name) {
    const bool is_used = std::ranges::any_of(
        conflict.claims, [&](const Claim& claim) { return claim.record != conflict.id; });
    return is_used ? What::use : What::life;
  }
  if (!is_recorded_twice(conflict)) return What::field;
  switch (conflict.kind->number) {
    case Rollcall::number:
      return What::counts;
    case RollcallMark::number:
      return What::marks;
    case DailyTotal::number:
      return What::totals;
    default:
      return What::twice;
  }
}

Card card_of(const Conflict& conflict, const Claim& claim, const Situation& situation,
             const Records& records) {
  Card card;
  card.value = in_every_language(
      [&](Language language) { return claim_words(language, conflict, claim, records); });
  card.device = claim.device;
  card.staff = claim.staff;
  card.at = claim.at;
  card.withheld = claim.withheld;
  card.is_ahead = is_ahead(claim.at, situation.now);
  card.has_other_zone = claim.at.offset_min != situation.zone.offset_min;
  if (conflict.field == life_name && claim.record != conflict.id) {
    const Trail use = trail_of(records, claim.record);
    card.use = in_every_language(
        [&](Language language) { return use.empty() ? "" : use.back().words.in(language); });
  }
  return card;
}

OwnValue stored(const Field& field, std::string_view code) {
  if (field.type == Type::boolean) return OwnValue(std::int64_t{code == "true"});
  return OwnValue(std::string(code));
}

// What no card offers.
std::vector<OtherValue::Choice> choices_besides(const Field& field, const Conflict& conflict,
                                                const Records& records) {
  std::vector<std::string> codes;
  if (field.type == Type::boolean) codes = {"true", "false"};
  for (const renkei::Choice& choice : field.choices) codes.emplace_back(choice.code);
  std::vector<OtherValue::Choice> choices;
  for (const std::string& code : codes) {
    const OwnValue value = stored(field, code);
    const bool is_claimed = std::ranges::any_of(conflict.claims, [&](const Claim& claim) {
      return !claim.withheld && claim.value.view() == value.view();
    });
    if (!is_claimed)
      choices.push_back({code, in_every_language([&](Language language) {
                           return value_words(language, field, value.view(), records);
                         })});
  }
  return choices;
}

OtherValue other_value_of(const Conflict& conflict, const Records& records) {
  OtherValue other;
  if (conflict.field == life_name) return other;
  const Field field = disputed_field(*conflict.kind, conflict.field);
  const bool is_chosen = field.type == Type::choice || field.type == Type::boolean;
  // A record, a list and a structure cannot be typed into one line by anybody.
  if (field.type == Type::record || field.type == Type::list || field.type == Type::json)
    return other;
  other.by = is_chosen ? OtherValue::By::choosing : OtherValue::By::typing;
  if (is_chosen)
    other.choices = choices_besides(field, conflict, records);
  else if (field.type != Type::text)
    other.form = form_of_value(field);
  other.can_be_none =
      !field.required && std::ranges::none_of(conflict.claims, [](const Claim& claim) {
        return !claim.withheld && claim.value.view().is_null();
      });
  if (is_chosen && other.choices.empty() && !other.can_be_none) other.by = OtherValue::By::nothing;
  return other;
}

Wording field_words(const Conflict& conflict) {
  return in_every_language([&](Language language) {
    return disputed_field_words(language, *conflict.kind, conflict.field);
  });
}

// A page of the list: with the one in view.
void list_open_ones(Model& model, const Records& records) {
  model.lines.clear();
  const std::size_t first = model.at / lines_shown * lines_shown;
  for (std::size_t i = first; i < std::min(first + lines_shown, model.open.size()); ++i)
    model.lines.push_back({i, trail_of(records, model.open[i].id), field_words(model.open[i])});
}

void forget_answers(Model& model) {
  model.typed.clear();
  model.mistake.reset();
  model.uncovered.reset();
}

void show(Model& model, const Situation& situation, const Records& records) {
  forget_answers(model);
  model.question.reset();
  model.at = model.open.empty() ? 0 : std::min(model.at, model.open.size() - 1);
  if (!model.open.empty()) model.question = question_of(model.open[model.at], situation, records);
  list_open_ones(model, records);
}

Conflict conflict_of(const PastDecision& past) {
  return {past.record, past.kind, past.field, past.among};
}

void list_decided(Model& model, const Records& records) {
  model.decided.clear();
  for (std::size_t i = 0; i < model.past.size(); ++i) {
    const PastDecision& past = model.past[i];
    const Conflict conflict = conflict_of(past);
    const Claim claim{past.entry, past.record, past.value, past.withheld, past.at, {}, {}};
    Decided line{i, trail_of(records, past.record), field_words(conflict)};
    line.value = in_every_language(
        [&](Language language) { return claim_words(language, conflict, claim, records); });
    line.privacy = disputed_field(*past.kind, past.field).privacy;
    line.is_kept_apart =
        !viewing::kept_apart(records, past.record, *past.kind, past.field).thing.empty();
    line.at = past.at;
    line.device = past.device;
    line.staff = past.staff;
    model.decided.push_back(std::move(line));
  }
}

bool is_same(const Conflict& a, const Conflict& b) {
  return a.id == b.id && a.field == b.field && is_recorded_twice(a) == is_recorded_twice(b);
}

// The one in view stays there; when it is gone, what stands in its place now.
void take_answer(Model& model, std::vector<Conflict> found, const Situation& situation,
                 const Records& records) {
  model.is_known = true;
  model.has_failed = false;
  model.open = in_order(std::move(found));
  if (!model.question) return show(model, situation, records);
  if (model.question->past) return list_open_ones(model, records);
  const auto same = [&](const Conflict& one) { return is_same(one, model.question->conflict); };
  const auto at = std::ranges::find_if(model.open, same);
  if (at == model.open.end()) return show(model, situation, records);
  model.at = static_cast<std::size_t>(at - model.open.begin());
  auto typed = std::move(model.typed);
  auto uncovered = std::move(model.uncovered);
  show(model, situation, records);
  model.typed = std::move(typed);
  model.uncovered = std::move(uncovered);
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const Ask&) {
    model.is_asked = true;
    model.is_old = model.is_superseded = model.has_failed = false;
    return {.work = {ConflictsWork{}, DecisionsWork{decisions_shown}}};
  }
  Response operator()(const AskAgain&) {
    model.is_old = true;
    model.has_failed = false;
    return {};
  }
  Response operator()(const Show& intent) {
    const bool leaves_past = model.question && model.question->past;
    if (intent.index >= model.open.size() && !leaves_past) return {};
    model.at = intent.index;
    model.list_open = false;
    show(model, situation, records);
    return {};
  }
  // Whether a record stays void is undone where its story is told.
  Response operator()(const ShowDecided& intent) {
    if (intent.index >= model.past.size()) return {};
    const PastDecision past = model.past[intent.index];
    model.list_open = false;
    if (past.field == life_name) return {.go = Address{Screen::history, past.record}};
    forget_answers(model);
    model.question = question_of(conflict_of(past), situation, records);
    model.question->past = past;
    return {};
  }
  Response operator()(const Step& intent) {
    if (model.question && model.question->past) return (*this)(Show{model.at});
    if (intent.by < 0 && model.at == 0) return {};
    return (*this)(Show{intent.by < 0 ? model.at - 1 : model.at + 1});
  }
  Response operator()(const Keep& intent) {
    if (!model.question || is_covered(model, situation.now)) return {};
    const Conflict& conflict = model.question->conflict;
    if (intent.card >= conflict.claims.size()) return {};
    auto value = kept_value(conflict, conflict.claims[intent.card]);
    return value ? decide(std::move(*value)) : Response{};
  }
  Response operator()(const TypeOther& intent) {
    model.typed = intent.text;
    model.mistake.reset();
    return {};
  }
  Response operator()(const DecideOther&) {
    if (trim(model.typed).empty()) return {};
    const auto field = field_in_question(OtherValue::By::typing);
    if (!field) return {};
    // Digits in full width are digits as well.
    const std::string text =
        field->type == Type::text ? std::string(trim(model.typed)) : narrow(trim(model.typed));
    auto value = read_value(*field, text, {.id = {}, .kind_of = {}, .zone = situation.zone});
    if (value) return decide(std::move(*value));
    model.mistake = value.error();
    return {};
  }
  Response operator()(const DecideCode& intent) {
    const auto field = field_in_question(OtherValue::By::choosing);
    if (!field) return {};
    const auto& choices = model.question->other.choices;
    if (std::ranges::find(choices, intent.code, &OtherValue::Choice::code) == choices.end())
      return {};
    return decide(stored(*field, intent.code));
  }
  Response operator()(const DecideNone&) {
    if (!model.question || !model.question->other.can_be_none) return {};
    return decide({});
  }
  Response operator()(const Uncover&) {
    if (!model.question || model.question->thing.empty()) return {};
    const Question& question = *model.question;
    if (question.person != 0)
      return {.work = {viewing::command({question.person, question.thing})}};
    model.uncovered = viewing::Shown{question.thing, {}, situation.now};
    return {};
  }
  Response operator()(const Cover&) {
    model.uncovered.reset();
    return {};
  }
  Response operator()(const OpenList& intent) {
    model.list_open = intent.open;
    return {};
  }
  Response operator()(const OpenHistory&) {
    if (!model.question) return {};
    return {.go = Address{Screen::history, model.question->conflict.id}};
  }
  Response operator()(const GoToday&) { return {.go = Address{Screen::today}}; }

 private:
  std::optional<Field> field_in_question(OtherValue::By by) const {
    if (!model.question || model.question->other.by != by) return std::nullopt;
    const Conflict& conflict = model.question->conflict;
    return disputed_field(*conflict.kind, conflict.field);
  }
  Response decide(OwnValue value) {
    if (model.writing > 0) return {};
    const Conflict& conflict = model.question->conflict;
    Response response;
    if (!model.question->past) {
      response.work.emplace_back(Resolve{conflict.id, conflict.field, std::move(value)});
    } else {
      std::vector<EntryId> ids = model.question->past->together;
      ids.insert(ids.begin(), conflict.id);
      for (const EntryId id : ids) response.work.emplace_back(Set{id, {{conflict.field, value}}});
    }
    model.writing = response.work.size();
    return response;
  }
};

// It is decided, and the next one takes its place. What is being asked may not know of it.
void take_decision(Model& model, const Command& decided, const Situation& situation,
                   const Records& records) {
  if (const auto* resolve = std::get_if<Resolve>(&decided))
    std::erase_if(model.open, [&](const Conflict& one) {
      return one.id == resolve->id && one.field == resolve->field;
    });
  model.is_superseded = model.is_asked;
  show(model, situation, records);
}

void take_end(Model& model, const Ended<Intent>& ended, const Situation& situation,
              const Records& records) {
  const bool is_done = ended.record().has_value();
  model.writing = is_done ? model.writing - 1 : 0;  // of what is refused the rest is not tried
  model.is_old = true;
  if (is_done && model.writing == 0)
    take_decision(model, std::get<Executed>(ended.end).command, situation, records);
}

}  // namespace

Address address(const Model&) { return {Screen::conflicts}; }

// What was in view when somebody looked elsewhere is still there, and asked about anew.
void open(Model& model, const Address&, const Situation&, const Records&) {
  model.is_old = true;
  model.list_open = false;
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto* found = std::get_if<ConflictsFound>(&ended.end)) {
    model.is_asked = false;
    if (model.is_superseded) return;  // asked anew before the next drawing
    model.has_failed = !found->result;
    if (found->result) take_answer(model, *found->result, situation, records);
    return;
  }
  if (const auto* found = std::get_if<DecisionsFound>(&ended.end)) {
    if (found->result) model.past = *found->result;
    return list_decided(model, records);
  }
  if (std::holds_alternative<Uncover>(ended.by)) {
    if (ended.record() && model.question)
      model.uncovered = viewing::Shown{model.question->thing, {}, situation.now};
    return;
  }
  take_end(model, ended, situation, records);
}

void look(Model& model, const Situation&, const Records&) { model.is_old = true; }

bool close_sheet(Model& model) { return std::exchange(model.list_open, false); }

void leave(Model& model) { model.uncovered.reset(); }

std::optional<Intent> wanted(const Model& model, const Situation&) {
  if (model.is_asked || model.writing > 0 || !model.is_old) return std::nullopt;
  return Ask{};
}

std::vector<Conflict> in_order(std::vector<Conflict> conflicts) {
  std::stable_partition(conflicts.begin(), conflicts.end(), is_of_roll_call);
  return conflicts;
}

Question question_of(const Conflict& conflict, const Situation& situation, const Records& records) {
  Question question;
  question.conflict = conflict;
  question.about = trail_of(records, conflict.id);
  question.field = field_words(conflict);
  const Field field = disputed_field(*conflict.kind, conflict.field);
  question.what = what_of(conflict);
  question.privacy = field.privacy;
  for (const Claim& claim : conflict.claims)
    question.cards.push_back(card_of(conflict, claim, situation, records));
  question.other = other_value_of(conflict, records);
  if (conflict.before)
    question.before = in_every_language([&](Language language) {
      return value_words(language, field, conflict.before->view(), records);
    });
  auto kept = viewing::kept_apart(records, conflict.id, *conflict.kind, conflict.field);
  question.thing = std::move(kept.thing);
  question.person = kept.person;
  return question;
}

bool is_covered(const Model& model, const Moment& now) {
  if (!model.question || model.question->thing.empty()) return false;
  return !model.uncovered || viewing::is_over(*model.uncovered, now);
}

std::string mark_of(const Question& question) {
  return std::to_string(question.conflict.id) + '.' + question.conflict.field + '.' +
         std::to_string(static_cast<int>(question.what)) + (question.past ? "+" : "");
}

std::string sentence_key(What what) {
  switch (what) {
    case What::field:
      return "conflicts.what.field";
    case What::life:
      return "conflicts.what.life";
    case What::use:
      return "conflicts.what.use";
    case What::counts:
      return "conflicts.what.counts";
    case What::marks:
      return "conflicts.what.marks";
    case What::totals:
      return "conflicts.what.totals";
    case What::twice:
      break;
  }
  return "conflicts.what.twice";
}

}  // namespace renkei::ui::conflicts
