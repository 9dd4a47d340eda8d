#include "ui/present/needs.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/kana_order.hpp"
#include "core/text/romaji.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"
#include "ui/present/roster_acts.hpp"
#include "ui/present/take_back.hpp"

namespace renkei::ui::needs {
namespace {

void sort_by_kana(std::vector<const Municipality*>& places) {
  std::ranges::stable_sort(places, {}, [](const Municipality* place) {
    return std::pair(place->prefecture_code(), kana_sort_key(place->kana));
  });
}

// The partners that plans, relations and earlier needs name.
class KnownPlaces {
 public:
  explicit KnownPlaces(const Records& records) {
    for (const auto& link : all<ExchangeLink>(records)) add(link.fields.municipality_code6);
    for (const auto& member : all<HpMember>(records)) add(member.fields.municipality_code6);
    for (const auto& agreement : all<Agreement>(records)) add(agreement.fields.members);
    for (const auto& project : all<Project>(records)) add(project.fields.partner_code6);
    for (const auto& tour : all<Tour>(records)) {
      add(tour.fields.host_code6);
      add(tour.fields.visited_code6);
    }
    for (const auto& stop : all<Stop>(records)) add(stop.fields.code6);
    for (const auto& sale : all<Sales>(records)) add(sale.fields.partner_code6);
    for (const auto& need : all<Need>(records)) add(need.fields.municipality_code6);
  }
  std::vector<const Municipality*> take() const {
    std::vector<const Municipality*> places(places_.begin(), places_.end());
    sort_by_kana(places);
    return places;
  }

 private:
  void add(std::string_view code) {
    if (const Municipality* place = municipality_of_code(code)) places_.insert(place);
  }
  void add(const List& codes) {
    for (const std::string& code : codes) add(code);
  }
  std::set<const Municipality*> places_;
};

Draft draft_of(EntryId id, const Need& need) {
  return {id, need.municipality_code6, need.text, need.heard_from, need.category};
}

void read_lines(Model& model, const Records& records) {
  model.lines.clear();
  for (const auto& [id, need, disputed] : all<Need>(records))
    if (need.event_id.id == model.event && need.heard_on.iso == model.date)
      model.lines.push_back({id, need.municipality_code6, need.text, need.category,
                             log_of(id) == model.own_log, disputed});
  std::ranges::sort(model.lines, std::greater(),
                    [](const Line& line) { return std::pair(seq_of(line.id), line.id); });
}

OwnValue words_or_nothing(std::string_view text) {
  const std::string_view words = trim(text);
  return words.empty() ? OwnValue() : OwnValue(std::string(words));
}

Assigns assigns_of(const Draft& draft) {
  return {{"text", words_or_nothing(draft.text)},
          {"municipality_code6", words_or_nothing(draft.municipality)},
          {"category", draft.category ? OwnValue(*draft.category) : OwnValue()},
          {"heard_from", words_or_nothing(draft.heard_from)}};
}

bool is_nothing(const Assign& assign) {
  return std::holds_alternative<std::monostate>(assign.value.held);
}

Command create_command(const Model& model) {
  Create create{"need", {{"heard_on", model.date}, {"status", "heard"}}};
  if (model.event != 0) create.fields.push_back({"event_id", model.event});
  for (Assign& assign : assigns_of(model.draft))
    if (!is_nothing(assign)) create.fields.push_back(std::move(assign));
  return create;
}

Assigns changes_of(const Draft& before, const Draft& after) {
  const Assigns old = assigns_of(before);
  Assigns changed;
  for (Assign& assign : assigns_of(after)) {
    const auto at = std::ranges::find(old, assign.field, &Assign::field);
    if (at->value.held != assign.value.held) changed.push_back(std::move(assign));
  }
  return changed;
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const OpenPicker& intent) {
    model.sheet.reset();
    model.picker = intent.open ? std::optional(Picker{}) : std::nullopt;
    return offer();
  }
  Response operator()(const ChoosePrefecture& intent) {
    if (model.picker) model.picker = Picker{intent.code, -1, model.picker->typed};
    return offer();
  }
  Response operator()(const ChooseKana& intent) {
    if (model.picker) model.picker->kana_row = intent.row;
    return offer();
  }
  Response operator()(const TypePlace& intent) {
    if (model.picker) model.picker->typed = intent.text;
    return offer();
  }
  Response operator()(const ChooseMunicipality& intent) {
    model.draft.municipality = intent.municipality;
    model.picker.reset();
    return {};
  }
  Response operator()(const ChooseCategory& intent) {
    const bool same = model.draft.category == intent.category;
    model.draft.category = same ? std::nullopt : std::optional(intent.category);
    return {};
  }
  Response operator()(const TypeText& intent) {
    model.draft.text = intent.text;
    return {};
  }
  Response operator()(const TypeFrom& intent) {
    model.draft.heard_from = intent.text;
    return {};
  }
  Response operator()(const Save&) {
    if (!model.draft.can_be_saved()) return {};
    if (model.draft.changes == 0) return write(create_command(model));
    Assigns changes = changes_of(model.before, model.draft);
    if (!changes.empty()) return write(Set{model.draft.changes, std::move(changes)});
    model.draft = {};
    return {};
  }
  Response operator()(const Change& intent) {
    const auto need = find_as<Need>(records, intent.need);
    if (!need || !find_line(model, intent.need)) return {};
    model.before = model.draft = draft_of(need->id, need->fields);
    model.picker.reset();
    return {};
  }
  Response operator()(const DropChange&) {
    model.draft = {};
    return {};
  }
  Response operator()(const TypeReason& intent) {
    if (model.sheet) model.sheet->reason = intent.text;
    return {};
  }
  Response operator()(const TakeBack& intent) {
    const Line* line = find_line(model, intent.need);
    if (!line || !line->is_own) return {};
    const auto written = model.written_at.find(line->id);
    const auto at =
        written == model.written_at.end() ? std::nullopt : std::optional(written->second);
    auto reason =
        reason_to_take_back(intent.reason, needs_reason(line->id, at, situation), situation);
    if (!reason) {
      model.picker.reset();
      model.sheet = Sheet{line->id, {}};
      return {};
    }
    return write(Void{line->id, std::move(*reason)});
  }
  Response operator()(const CloseSheet&) {
    model.sheet.reset();
    return {};
  }
  Response operator()(const DoAgain&) {
    if (model.taken_back == 0) return {};
    return write(Restore{model.taken_back});
  }

 private:
  Response offer() {
    if (model.picker) model.picker->offer = offer_of(model, *model.picker);
    return {};
  }
  Response write(Command command) {
    if (model.writing) return {};
    model.writing = true;
    return {{std::move(command)}, {}};
  }
};

// What was written is away from the form; what has been typed since stays.
void forget_written(Model& model, const Assigns& written) {
  const auto text = std::ranges::find(written, "text", &Assign::field);
  const bool same =
      text == written.end() || text->value.view() == Value::of(trim(model.draft.text));
  if (!same) return;
  model.draft = {0, model.draft.municipality, {}, {}, {}};
}

struct Settler {
  Model& model;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;

  void operator()(const Save&) {
    const Command& command = std::get<Executed>(ended.end).command;
    if (const auto* set = std::get_if<Set>(&command)) return forget_written(model, set->fields);
    model.written_at[record] = situation.now;
    model.taken_back = 0;
    forget_written(model, std::get<Create>(command).fields);
  }
  void operator()(const TakeBack&) {
    model.taken_back = record;
    model.sheet.reset();
    if (model.draft.changes == record) model.draft = {};
  }
  void operator()(const DoAgain&) { model.taken_back = 0; }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

bool Draft::can_be_saved() const { return !trim(text).empty(); }

Address address(const Model& model) { return {Screen::needs, model.event}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  const EntryId event = at.object != 0 ? at.object : event_of_day(records, situation.date);
  auto written_at = std::move(model.written_at);
  // What was being written down when somebody looked elsewhere is still there.
  Draft draft = event == model.event ? std::move(model.draft) : Draft{};
  Draft before = std::move(model.before);
  model = {};
  model.event = event;
  model.written_at = std::move(written_at);
  model.draft = std::move(draft);
  model.before = std::move(before);
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  model.writing = false;
  const auto record = ended.record();
  if (!record) return;
  if (ended.at == address(model)) std::visit(Settler{model, ended, *record, situation}, ended.by);
  look(model, situation, records);
}

void look(Model& model, const Situation& situation, const Records& records) {
  model.own_log = situation.device.log;
  model.date = situation.date;
  const auto event = find_as<Event>(records, model.event);
  model.event_name = event ? event->fields.name : std::string();
  model.known = KnownPlaces(records).take();
  read_lines(model, records);
  if (model.draft.changes != 0 && !find_line(model, model.draft.changes)) model.draft = {};
  if (model.picker) model.picker->offer = offer_of(model, *model.picker);
}

bool close_sheet(Model& model) {
  const bool was_open = model.sheet || model.picker || model.draft.changes != 0;
  if (model.sheet)
    model.sheet.reset();
  else if (model.picker)
    model.picker.reset();
  else if (model.draft.changes != 0)
    model.draft = {};
  return was_open;
}

const Line* find_line(const Model& model, EntryId need) {
  const auto at = std::ranges::find(model.lines, need, &Line::id);
  return at == model.lines.end() ? nullptr : &*at;
}

const Line* last_act(const Model& model) {
  const auto at = std::ranges::find(model.lines, true, &Line::is_own);
  return at == model.lines.end() ? nullptr : &*at;
}

namespace {

class Search {
 public:
  explicit Search(const Picker& picker)
      : picker_(picker),
        typed_(trim(picker.typed)),
        folded_(fold_for_search(typed_)),
        letters_(fold_romaji(typed_)),
        code_(narrow(typed_)) {}

  bool asks() const { return !typed_.empty(); }
  bool finds(const Municipality& place) const {
    if (!picker_.prefecture.empty() && place.prefecture_code() != picker_.prefecture) return false;
    if (!asks()) return picker_.kana_row < 0 || kana_row_of(place.kana) == picker_.kana_row;
    const std::string searched = fold_for_search(
        std::string(place.prefecture) + std::string(place.name) + '|' + std::string(place.kana));
    if (!folded_.empty() && searched.find(folded_) != std::string::npos) return true;
    if (!letters_.empty() && romaji_of_kana(place.kana).starts_with(letters_)) return true;
    return code_.size() >= 5 && place.code6.starts_with(code_);
  }

 private:
  const Picker& picker_;
  std::string_view typed_;
  std::string folded_, letters_, code_;
};

}  // namespace

Offer offer_of(const Model& model, const Picker& picker) {
  Offer offer;
  const Search search(picker);
  for (const Municipality* place : model.known)
    if (search.finds(*place)) offer.known.push_back(place);
  const bool lists_all = search.asks() || !picker.prefecture.empty();
  if (lists_all)
    for (const Municipality& place : all_municipalities())
      if (search.finds(place) && std::ranges::find(offer.known, &place) == offer.known.end())
        offer.others.push_back(&place);
  sort_by_kana(offer.others);
  if (search.asks() && offer.others.size() > places_found) offer.others.resize(places_found);
  if (search.asks() && !picker.prefecture.empty())
    offer.as_typed =
        municipality_words(picker.prefecture + "000") + " " + std::string(trim(picker.typed));
  return offer;
}

std::vector<const Municipality*> prefectures() {
  std::vector<const Municipality*> found;
  for (const Municipality& place : all_municipalities())
    if (place.is_prefecture()) found.push_back(&place);
  return found;
}

}  // namespace renkei::ui::needs
