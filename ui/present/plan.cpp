#include "ui/present/plan.hpp"

#include <algorithm>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/labels.hpp"
#include "ui/present/take_back.hpp"

namespace renkei::ui::plan {
namespace {

// The fields of a record as they stand, of those that are about to be changed.
Assigns values_before(const Record& record, const Assigns& changes) {
  Assigns before;
  for (const Assign& change : changes) {
    const auto at = static_cast<std::size_t>(record.kind().find(change.field));
    before.push_back({change.field, OwnValue(record.value(at))});
  }
  return before;
}

Wording fields_words(const Kind& kind, const Assigns& fields) {
  return in_every_language([&](Language language) {
    std::string words;
    for (const Assign& assign : fields) {
      const std::string one = field_label(language, kind.name, assign.field);
      words = words.empty() ? one : say(language, "value.and", {{"those", words}, {"one", one}});
    }
    return words;
  });
}

const Field* field_numbered(const Form& form, int number) {
  const int index = form.kind ? form.kind->find_number(number) : -1;
  return index < 0 ? nullptr : &form.kind->fields[static_cast<std::size_t>(index)];
}

OwnValue value_of_code(const Field& field, const std::string& code) {
  if (field.type == Type::boolean) return OwnValue(std::int64_t{code == "true"});
  return OwnValue(code);
}

class Responder {
 public:
  Responder(Model& model, const Situation& situation, const Records& records)
      : model_(model), situation_(situation), records_(records) {}

  // ---- the tree
  Response operator()(const OpenRecord& intent) { return after_making(Next{intent.record, {}}); }
  Response operator()(const ShowYear& intent) {
    model_.unfolded.year = intent.year;
    if (model_.record != 0 || !model_.fresh) {
      model_.record = 0;
      model_.unfolded.path.clear();
    }
    return anew();
  }
  Response operator()(const ShowVoid& intent) {
    model_.unfolded.with_void = intent.shown;
    return anew();
  }
  Response operator()(const Find& intent) {
    model_.find = intent.text;
    const bool is_searched = !trim(intent.text).empty();
    if (std::exchange(model_.unfolded.is_searched, is_searched) == is_searched)
      find_in_tree(model_);
    else
      grow(model_, records_);
    return {};
  }
  Response operator()(const Fold& intent) {
    model_.unfolded.asked[intent.group] = intent.open;
    grow(model_, records_);
    return {};
  }
  Response operator()(const Add& intent) {
    if (!intent.group.kind) return ask_kind(intent.group.within);
    return after_making(Next{0, intent.group});
  }
  Response operator()(const DropFresh&) {
    model_.fresh.reset();
    model_.drafts.erase(0);
    return anew();
  }
  Response operator()(const ui::plan::Step& intent) {
    Act act;
    act.what = Act::What::put;
    act.record = intent.stop;
    for (const Placed& placed : step_of_stop(records_, intent.stop, intent.by)) {
      const Assigns fields = {{"day", placed.day}, {"seq", placed.seq}};
      act.before.push_back({placed.stop, values_before(*records_.find(placed.stop), fields)});
      act.after.push_back({placed.stop, fields});
    }
    if (act.after.empty()) return {};
    return write(std::move(act), Writing::How::anew);
  }

  // ---- the form
  Response operator()(const TypeText& intent) {
    if (!field_numbered(model_.form, intent.field)) return {};
    draft()[intent.field] = {intent.text, {}, {}, false};
    return shown();
  }
  Response operator()(const Choose& intent) {
    const Field* field = field_numbered(model_.form, intent.field);
    if (!field) return {};
    const Row& row = *model_.form.find(field->name);
    const auto choice = std::ranges::find(row.choices, intent.code, &Option::code);
    if (choice == row.choices.end()) return {};
    // What has to be there stays; anything else is taken away by its own button.
    if (choice->is_chosen && field->required) return {};
    return put(*field, choice->is_chosen ? OwnValue() : value_of_code(*field, intent.code));
  }
  Response operator()(const Drop& intent) {
    draft().erase(intent.field);
    return shown();
  }
  Response operator()(const Save&) {
    if (model_.writing) return {};
    return model_.record != 0 ? save(model_.record) : make();
  }
  Response operator()(const SaveLeft&) {
    if (model_.writing) return {};
    for (auto& [id, draft] : model_.drafts)
      if (id != 0 && id != model_.record)
        if (Response response = save(id); !response.work.empty()) return response;
    return {};
  }
  Response operator()(const ShowAllFields& intent) {
    model_.all_fields = intent.shown;
    return {};
  }

  // ---- references
  Response operator()(const OpenPicker& intent) {
    const Field* field = field_numbered(model_.form, intent.field);
    if (!field || field->type != Type::record) return {};
    model_.picker = Picker{field, {}, {}};
    model_.sheet = Sheet::candidates;
    return offer();
  }
  Response operator()(const TypeCandidate& intent) {
    if (!model_.picker) return {};
    model_.picker->typed = intent.text;
    return offer();
  }
  Response operator()(const ChooseCandidate& intent) {
    if (!model_.picker) return {};
    const Field& field = *std::exchange(model_.picker, std::nullopt)->field;
    model_.sheet = Sheet::none;
    point_to(model_, field.name);
    return put(field, intent.record == 0 ? OwnValue() : OwnValue(intent.record));
  }
  Response operator()(const CloseSheet&) {
    close_sheet(model_);
    return {};
  }

  // ---- struck out, and taken back
  Response operator()(const AskReason&) {
    if (model_.record == 0) return {};
    ask_reason(false);
    return {};
  }
  Response operator()(const TypeReason& intent) {
    model_.reason = intent.text;
    return {};
  }
  Response operator()(const StrikeOut& intent) {
    if (model_.reason_is_for_undo) return (*this)(TakeBack{intent.reason});
    if (model_.record == 0 || model_.form.is_void || trim(intent.reason).empty()) return {};
    Act act = act_about(Act::What::struck_out, model_.record);
    act.reason = trim(intent.reason);
    return write(std::move(act), Writing::How::anew);
  }
  Response operator()(const StandAgain&) {
    if (model_.record == 0 || !model_.form.is_void) return {};
    Act act = act_about(Act::What::restored, model_.record);
    act.reason = model_.form.void_reason;
    return write(std::move(act), Writing::How::anew);
  }
  Response operator()(const TakeBack& intent) {
    // While something is being typed, that is taken back, by the field itself.
    if (model_.writing || is_unsaved(model_) || !model_.can_take_back) return {};
    Act act = model_.acts.back();
    if (act.what == Act::What::made) {
      auto reason = reason_to_take_back(intent.reason, needs_reason(act.record, act.at, situation_),
                                        situation_);
      if (!reason) return ask_reason(true), Response{};
      act.reason = std::move(*reason);
    }
    return write(std::move(act), Writing::How::taking_back);
  }
  Response operator()(const DoAgain&) {
    if (model_.writing || model_.taken_back.empty()) return {};
    return write(model_.taken_back.back(), Writing::How::again);
  }

  // ---- what is kept apart
  Response operator()(const Uncover& intent) {
    if (model_.form.person != 0)
      return {.work = {viewing::command({model_.form.person, intent.thing})}};
    model_.uncovered = viewing::Shown{intent.thing, {}, situation_.now};
    return {};
  }
  Response operator()(const Cover&) {
    model_.uncovered.reset();
    return {};
  }
  Response operator()(const GoTo& intent) { return {.go = intent.to}; }

  void go_on(const Next& next) { next.group ? begin(*next.group) : go_to(next.record); }

 private:
  // What has been begun is made first, if it can be; else it waits to be gone on with.
  Response after_making(const Next& next) {
    if (model_.record == 0 && model_.fresh) {
      Response response = model_.writing ? Response{} : make();
      if (model_.writing) {
        model_.next = next;
        return response;
      }
    }
    go_on(next);
    return {};
  }
  void go_to(EntryId record) {
    close_picker();
    model_.record = record;
    model_.uncovered.reset();
    if (model_.fresh && !is_begun(model_)) {
      model_.fresh.reset();
      model_.drafts.erase(0);
    }
    model_.all_fields = false;
    anew();
  }
  void begin(const Group& group) {
    close_picker();
    model_.record = 0;
    model_.fresh = fresh_within(records_, *group.kind, group.within);
    model_.drafts[0] = model_.fresh->given;
    model_.all_fields = false;
    anew();
    if (!model_.form.lacking.empty()) point_to(model_, model_.form.lacking.front()->name);
  }

  Draft& draft() { return model_.drafts[model_.record]; }
  Response shown() {
    show(model_, situation_, records_);
    return {};
  }
  Response anew() {
    look(model_, situation_, records_);
    return {};
  }
  void close_picker() {
    model_.sheet = Sheet::none;
    model_.picker.reset();
  }
  Response offer() {
    const EntryId within = model_.record != 0 ? model_.record
                           : model_.fresh     ? model_.fresh->within
                                              : 0;
    model_.picker->candidates =
        candidates_for(records_, *model_.picker->field, within, model_.picker->typed);
    return {};
  }
  Response ask_kind(EntryId within) {
    const auto whole = records_.find(within);
    if (!whole) return {};
    model_.kinds_within = within;
    model_.kinds = parts_of(whole->kind());
    model_.sheet = Sheet::kinds;
    return {};
  }
  void ask_reason(bool for_undo) {
    model_.sheet = Sheet::reason;
    model_.reason.clear();
    model_.reason_is_for_undo = for_undo;
  }
  Act act_about(Act::What what, EntryId record) const {
    Act act;
    act.what = what;
    act.record = record;
    return act;
  }

  Response put(const Field& field, OwnValue value) {
    draft()[field.number] = {{}, std::move(value), {}, false};
    show(model_, situation_, records_);
    return model_.writing ? Response{} : (*this)(Save{});
  }

  // The first that cannot be read gets the keyboard.
  bool point_to_mistake() {
    for (const Row& row : model_.form.rows)
      if (row.mistake) return point_to(model_, row.field->name), true;
    return false;
  }

  Response save(EntryId id) {
    const auto record = records_.find(id);
    if (!record) return {};
    Assigns changes = changes_of(record->kind(), &*record, model_.drafts[id], situation_);
    show(model_, situation_, records_);
    if (id == model_.record) point_to_mistake();
    if (changes.empty()) return {};
    Act act = act_about(Act::What::changed, id);
    act.field = fields_words(record->kind(), changes);
    act.before = {{id, values_before(*record, changes)}};
    act.after = {{id, std::move(changes)}};
    return write(std::move(act), Writing::How::anew);
  }
  // As soon as all is there that has to be.
  Response make() {
    if (!model_.fresh) return {};
    Assigns fields = assigns_of(*model_.fresh, draft(), situation_);
    show(model_, situation_, records_);
    if (point_to_mistake() || !model_.form.lacking.empty() || !is_begun(model_)) return {};
    Act act;
    act.what = Act::What::made;
    act.at = situation_.now;
    model_.writing = Writing{Writing::How::anew, std::move(act), 1};
    return {.work = {Command(Create{std::string(model_.fresh->kind->name), std::move(fields)})}};
  }

  std::vector<Command> commands_of(const Act& act, bool back) const {
    std::vector<Command> commands;
    switch (act.what) {
      case Act::What::changed:
      case Act::What::put:
        for (const Set& set : back ? act.before : act.after) commands.emplace_back(set);
        return commands;
      case Act::What::struck_out:
        if (back) return {Restore{act.record}};
        return {Void{act.record, act.reason}};
      case Act::What::made:
      case Act::What::restored:
        break;
    }
    if (back) return {Void{act.record, act.reason}};
    return {Restore{act.record}};
  }
  Response write(Act act, Writing::How how) {
    if (model_.writing) return {};
    model_.sheet = Sheet::none;
    if (how == Writing::How::anew) {
      act.at = situation_.now;
      act.about = trail_of(records_, act.record);
    }
    Response response;
    for (Command& command : commands_of(act, how == Writing::How::taking_back))
      response.work.emplace_back(std::move(command));
    model_.writing = Writing{how, std::move(act), response.work.size()};
    return response;
  }

  Model& model_;
  const Situation& situation_;
  const Records& records_;
};

// ---- how it ended

// The fresh one is there; what has been typed meanwhile goes on as changes of it.
void take_made(Model& model, EntryId record, const Create& made, const Situation& situation) {
  Draft since = std::move(model.drafts[0]);
  model.drafts.erase(0);
  forget(since, *find_kind(made.kind), made.fields, situation);
  if (!since.empty()) model.drafts[record] = std::move(since);
  model.fresh.reset();
  if (model.record == 0) model.record = record;
}

void take_act(Model& model, Writing done, const Records& records) {
  done.act.about = trail_of(records, done.act.record);
  if (done.how == Writing::How::taking_back) {
    model.acts.pop_back();
    model.taken_back.push_back(std::move(done.act));
    return;
  }
  if (done.how == Writing::How::again)
    model.taken_back.pop_back();
  else
    model.taken_back.clear();
  model.acts.push_back(std::move(done.act));
  if (model.acts.size() > acts_shown) model.acts.erase(model.acts.begin());
}

// What was refused stands below the field that it is about.
void take_refusal(Model& model, const Command& command, const Error& error) {
  model.writing.reset();
  model.next.reset();
  const auto* set = std::get_if<Set>(&command);
  if (!set && !std::holds_alternative<Create>(command)) return;
  const auto draft = model.drafts.find(set ? set->id : 0);
  if (draft == model.drafts.end() || !model.form.kind) return;
  const int index = model.form.kind->find(error.detail("field"));
  if (index < 0) return;
  const Field& field = model.form.kind->fields[static_cast<std::size_t>(index)];
  if (const auto typed = draft->second.find(field.number); typed != draft->second.end()) {
    typed->second.mistake = error;
    point_to(model, field.name);
  }
}

void take_done(Model& model, EntryId record, const Command& command, const Situation& situation,
               const Records& records) {
  if (const auto* made = std::get_if<Create>(&command)) {
    take_made(model, record, *made, situation);
    model.writing->act.record = record;
  }
  if (const auto* set = std::get_if<Set>(&command))
    if (const auto draft = model.drafts.find(set->id); draft != model.drafts.end())
      if (const auto changed = records.find(set->id))
        forget(draft->second, changed->kind(), set->fields, situation);
  if (--model.writing->commands > 0) return;
  take_act(model, *std::exchange(model.writing, std::nullopt), records);
}

}  // namespace

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  model.point_to.clear();
  return std::visit(Responder(model, situation, records), intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto* by = std::get_if<Uncover>(&ended.by)) {
    if (ended.record()) model.uncovered = viewing::Shown{by->thing, {}, situation.now};
    return;
  }
  const auto* executed = std::get_if<Executed>(&ended.end);
  if (!executed || !model.writing) return;
  if (executed->result)
    take_done(model, *executed->result, executed->command, situation, records);
  else
    take_refusal(model, executed->command, executed->result.error());
  if (!model.writing)
    if (const auto next = std::exchange(model.next, std::nullopt))
      return Responder(model, situation, records).go_on(*next);
  look(model, situation, records);
}

}  // namespace renkei::ui::plan
