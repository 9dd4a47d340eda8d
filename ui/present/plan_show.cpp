// What is shown of a plan: the tree, the record in view, and what can be taken back.
#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/plan.hpp"

namespace renkei::ui::plan {
namespace {

bool is_unchecked(const Draft& draft) {
  return std::ranges::any_of(draft, [](const auto& each) { return !each.second.is_checked; });
}

bool holds(const Record& record, const Assigns& fields) {
  return std::ranges::all_of(fields, [&](const Assign& assign) {
    const int index = record.kind().find(assign.field);
    return index >= 0 && record.value(static_cast<std::size_t>(index)) == assign.value.view();
  });
}

// The way down to what is in view, or to where the fresh one is made.
EntryId in_view(const Model& model) {
  if (model.record != 0) return model.record;
  return model.fresh ? model.fresh->within : 0;
}

void follow_year(Model& model, const Records& records) {
  if (model.unfolded.path.empty()) return;
  const auto event = find_as<Event>(records, model.unfolded.path.back());
  if (event) model.unfolded.year = year_of(event->fields.starts_on.iso);
}

}  // namespace

Address address(const Model& model) { return {Screen::plan, model.record}; }

// What was being written when somebody looked elsewhere is still there.
void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  model.sheet = Sheet::none;
  model.picker.reset();
  model.came_to = at.object;
  model.record = at.object;
  model.unfolded.path.clear();
  model.unfolded.year = year_of(situation.date);
  look(model, situation, records);
}

void look(Model& model, const Situation& situation, const Records& records) {
  model.date = situation.date;
  model.years = years_of(records, situation.date);
  grow(model, records);
  show(model, situation, records);
}

void grow(Model& model, const Records& records) {
  if (const EntryId id = in_view(model); id != 0) {
    model.unfolded.path = path_to(records, id);
    follow_year(model, records);
  }
  model.nodes = tree_of(records, model.unfolded, model.date);
  find_in_tree(model);
}

void find_in_tree(Model& model) {
  const Wanted wanted(trim(model.find));
  const bool asks = !wanted.folded.empty() || !wanted.letters.empty();
  const auto is_on_path = [&](EntryId record) {
    return std::ranges::find(model.unfolded.path, record) != model.unfolded.path.end();
  };
  model.shown.clear();
  for (std::size_t i = 0; i < model.nodes.size(); ++i) {
    const Node& node = model.nodes[i];
    const bool is_record = node.what == Node::What::record;
    if (!asks || !is_record || is_on_path(node.record) || is_found(node.findable, wanted))
      model.shown.push_back(i);
  }
}

void show(Model& model, const Situation& situation, const Records& records) {
  model.form = {};
  if (model.record != 0)
    model.form = form_of(records, model.record, model.drafts[model.record], situation);
  else if (model.fresh)
    model.form = form_of(records, *model.fresh, model.drafts[0], situation);
  if (!model.form.kind) model.record = 0;
  std::erase_if(model.drafts, [](const auto& each) { return each.second.empty(); });
  model.can_take_back = !model.acts.empty() && can_take_back(model.acts.back(), records);
  model.can_do_again = !model.taken_back.empty();
}

void point_to(Model& model, std::string_view field) {
  model.point_to = field;
  ++model.pointed;
}

bool can_take_back(const Act& act, const Records& records) {
  const auto record = records.find(act.record);
  if (!record) return false;
  if (act.what == Act::What::struck_out) return record->is_void;
  if (record->is_void) return false;
  return std::ranges::all_of(act.after, [&](const Set& set) {
    const auto changed = records.find(set.id);
    return changed && !changed->is_void && holds(*changed, set.fields);
  });
}

bool close_sheet(Model& model) {
  if (model.sheet != Sheet::none) {
    model.sheet = Sheet::none;
    model.picker.reset();
    return true;
  }
  if (model.record == 0 && model.fresh && !is_begun(model)) {
    model.fresh.reset();
    model.drafts.erase(0);
    model.form = {};
    return true;
  }
  if (model.record == 0 || model.record == model.came_to) return false;
  model.record = 0;
  model.form = {};
  return true;
}

void leave(Model& model) { model.uncovered.reset(); }

std::optional<Intent> wanted(const Model& model, const Situation&) {
  const bool is_left = std::ranges::any_of(model.drafts, [&](const auto& each) {
    return each.first != 0 && each.first != model.record && is_unchecked(each.second);
  });
  return is_left && !model.writing ? std::optional<Intent>(SaveLeft{}) : std::nullopt;
}

std::optional<Intent> unfinished(const Model& model) {
  return is_unsaved(model) ? std::optional<Intent>(Save{}) : std::nullopt;
}

bool is_unsaved(const Model& model) {
  const auto draft = model.drafts.find(model.record);
  return !model.writing && model.form.kind && draft != model.drafts.end() &&
         is_unchecked(draft->second);
}

bool is_unsaved(const Model& model, const Field& field) {
  const auto draft = model.drafts.find(model.record);
  if (draft == model.drafts.end()) return false;
  const auto typed = draft->second.find(field.number);
  return typed != draft->second.end() && !typed->second.is_checked;
}

bool is_begun(const Model& model) {
  const auto draft = model.drafts.find(0);
  return model.fresh && draft != model.drafts.end() && is_touched(*model.fresh, draft->second);
}

bool is_covered(const Model& model, const Row& row, const Moment& now) {
  if (row.thing.empty()) return false;
  const auto& shown = model.uncovered;
  return !shown || shown->what != row.thing || viewing::is_over(*shown, now);
}

}  // namespace renkei::ui::plan
