#include "ui/present/history.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/values.hpp"

namespace renkei::ui::history {
namespace {

// The lines of one record, each with what it replaced.
class Teller {
 public:
  Teller(const std::vector<HistoryItem>& items, EntryId record, const Kind& kind,
         const Records& records)
      : items_(items), record_(record), kind_(kind), records_(records) {
    for (std::size_t i = 0; i < items.size(); ++i) at_[items[i].entry] = i;
  }

  std::vector<Line> tell() const {
    std::vector<Line> lines;
    for (const HistoryItem& item : items_) lines.push_back(line_of(item));
    return lines;
  }

 private:
  Line line_of(const HistoryItem& item) const {
    Line line{item.entry, item.operation, item.at, item.device, item.staff, item.reason, {}, {}};
    for (const Assign& assign : item.fields)
      if (const Field* field = field_named(assign.field)) {
        const bool says_nothing = item.operation == Op::create && assign.value.view().is_null();
        if (!says_nothing) line.facts.push_back(fact_of(item, *field, assign.value.view(), false));
      }
    for (const std::string_view name : item.withheld)
      if (const Field* field = field_named(name))
        line.facts.push_back(fact_of(item, *field, {}, true));
    for (const EntryId replaced : item.replaced)
      if (const auto at = at_.find(replaced); at != at_.end())
        line.replaced.push_back(at->second + 1);
    std::ranges::sort(line.replaced);
    line.replaced.erase(std::unique(line.replaced.begin(), line.replaced.end()),
                        line.replaced.end());
    return line;
  }

  const Field* field_named(std::string_view name) const {
    const int index = kind_.find(name);
    return index < 0 ? nullptr : &kind_.fields[static_cast<std::size_t>(index)];
  }

  Fact fact_of(const HistoryItem& item, const Field& field, const Value& value,
               bool withheld) const {
    Fact fact;
    fact.field = in_every_language(
        [&](Language language) { return field_label(language, kind_.name, field.name); });
    fact.now = words_of(field, value);
    fact.withheld = withheld;
    fact.privacy = field.privacy;
    fact.thing = viewing::kept_apart(records_, record_, kind_, field.name).thing;
    if (item.operation == Op::create) return fact;
    fact.has_before = true;
    fact.before = words_before(item, field);
    return fact;
  }

  Wording words_of(const Field& field, const Value& value) const {
    return in_every_language(
        [&](Language language) { return value_words(language, field, value, records_); });
  }

  // Of all that it replaced; where that says nothing of the field, the record's birth does.
  Wording words_before(const HistoryItem& item, const Field& field) const {
    Wording before;
    bool is_told = false;
    const auto tell = [&](const HistoryItem& other) {
      for (const Assign& assign : other.fields) {
        if (assign.field != field.name) continue;
        const Wording words = words_of(field, assign.value.view());
        before.ja += (is_told ? " / " : "") + words.ja;
        before.en += (is_told ? " / " : "") + words.en;
        is_told = true;
      }
    };
    for (const EntryId replaced : item.replaced)
      if (const auto at = at_.find(replaced); at != at_.end()) tell(items_[at->second]);
    const auto birth = at_.find(record_);
    if (!is_told && birth != at_.end()) tell(items_[birth->second]);
    return before;
  }

  const std::vector<HistoryItem>& items_;
  EntryId record_;
  const Kind& kind_;
  const Records& records_;
  std::map<EntryId, std::size_t> at_;
};

void take_answer(Model& model, const std::vector<HistoryItem>& items, const Records& records) {
  model.is_known = true;
  model.lines = lines_of(items, model.record, records);
  model.things.clear();
  for (const Line& line : model.lines)
    for (const Fact& fact : line.facts)
      if (!fact.thing.empty() && std::ranges::find(model.things, fact.thing) == model.things.end())
        model.things.push_back(fact.thing);
}

struct Responder {
  Model& model;
  const Situation& situation;

  Response operator()(const Ask&) {
    model.is_asked = true;
    model.is_old = model.has_failed = false;
    return {.work = {HistoryWork{model.record}}};
  }
  Response operator()(const AskAgain&) {
    model.is_old = true;
    model.has_failed = false;
    return {};
  }
  Response operator()(const Uncover& intent) {
    if (std::ranges::find(model.things, intent.thing) == model.things.end()) return {};
    if (model.person != 0) return {.work = {viewing::command({model.person, intent.thing})}};
    model.uncovered = viewing::Shown{intent.thing, {}, situation.now};
    return {};
  }
  Response operator()(const Cover&) {
    model.uncovered.reset();
    return {};
  }
  Response operator()(const AskReason& intent) {
    model.reason = intent.open ? std::optional(std::string()) : std::nullopt;
    return {};
  }
  Response operator()(const TypeReason& intent) {
    if (model.reason) model.reason = intent.text;
    return {};
  }
  Response operator()(const StrikeOut& intent) {
    if (model.is_void || model.is_device || trim(intent.reason).empty()) return {};
    return write(Void{model.record, std::string(trim(intent.reason))});
  }
  Response operator()(const StandAgain&) {
    return model.is_void ? write(Restore{model.record}) : Response{};
  }

 private:
  Response write(Command command) {
    if (model.writing) return {};
    model.writing = true;
    return {.work = {std::move(command)}};
  }
};

}  // namespace

Address address(const Model& model) { return {Screen::history, model.record}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  model = {};
  model.record = at.object;
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation, const Records&) {
  return std::visit(Responder{model, situation}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (!(ended.at == address(model))) return;  // of a record that was looked at before
  if (const auto* found = std::get_if<HistoryFound>(&ended.end)) {
    model.is_asked = false;
    model.has_failed = !found->result;
    if (found->result) take_answer(model, *found->result, records);
    return;
  }
  if (const auto* by = std::get_if<Uncover>(&ended.by)) {
    if (ended.record()) model.uncovered = viewing::Shown{by->thing, {}, situation.now};
    return;
  }
  model.writing = false;
  if (!ended.record()) return;
  model.reason.reset();
  look(model, situation, records);
}

void look(Model& model, const Situation&, const Records& records) {
  model.is_old = true;
  model.about = trail_of(records, model.record);
  const auto record = records.find(model.record);
  if (!record) return;
  const Kind& kind = record->kind();
  model.kind =
      in_every_language([&](Language language) { return kind_label(language, kind.name); });
  model.is_void = record->is_void;
  model.is_device = kind.number == Device::number;
  model.is_import = kind.number == ImportRun::number;
  model.person = viewing::person_about(*record);
}

bool close_sheet(Model& model) { return std::exchange(model.reason, std::nullopt).has_value(); }

void leave(Model& model) { model.uncovered.reset(); }

std::optional<Intent> wanted(const Model& model, const Situation&) {
  if (model.record == 0 || model.is_asked || model.writing || !model.is_old) return std::nullopt;
  return Ask{};
}

std::vector<Line> lines_of(const std::vector<HistoryItem>& items, EntryId record,
                           const Records& records) {
  const auto found = records.find(record);
  if (!found) return {};
  return Teller(items, record, found->kind(), records).tell();
}

bool is_covered(const Model& model, const Fact& fact, const Moment& now) {
  if (fact.thing.empty()) return false;
  const auto& shown = model.uncovered;
  return !shown || shown->what != fact.thing || viewing::is_over(*shown, now);
}

std::string sentence_key(Op operation) {
  switch (operation) {
    case Op::create:
      return "history.made";
    case Op::set:
      return "history.changed";
    case Op::void_:
      return "history.struck_out";
    case Op::restore:
      return "history.restored";
    case Op::erase:
      return "history.erased";
    case Op::keep:
      return "history.kept";
    default:
      return "history.other";
  }
}

}  // namespace renkei::ui::history
