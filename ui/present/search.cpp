#include "ui/present/search.hpp"

namespace renkei::ui::search {
namespace {

void find(Model& model) { model.hits = model.index ? hits_in(*model.index, model.typed) : Hits{}; }

struct Responder {
  Model& model;

  Response operator()(const Ask& intent) {
    model.asked = true;
    model.language = intent.language;
    return {.work = {SearchWork{intent.language}}};
  }
  Response operator()(const Type& intent) {
    model.typed = intent.text;
    find(model);
    return {};
  }
  Response operator()(const Open& intent) {
    if (!model.index || intent.item >= model.index->items.size()) return {};
    return {.go = model.index->items[intent.item].to};
  }
  Response operator()(const OpenFirst&) {
    return model.hits.shown.empty() ? Response{} : (*this)(Open{model.hits.shown.front()});
  }
};

}  // namespace

Address address(const Model&) { return {Screen::search}; }

void open(Model& model, const Address&, const Situation&, const Records&) { model.asked = false; }

Response respond(Model& model, const Intent& intent, const Situation&, const Records&) {
  return std::visit(Responder{model}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  const auto* found = std::get_if<SearchReady>(&ended.end);
  if (!found || !found->result) return;
  model.index = *found->result;
  find(model);
}

void look(Model& model, const Situation&, const Records&) { model.asked = false; }

std::optional<Intent> wanted(const Model& model, const Situation& situation) {
  const Language language = situation.wishes.language;
  if (model.asked && model.language == language) return std::nullopt;
  return Ask{language};
}

void leave(Model& model) { model = {}; }

}  // namespace renkei::ui::search
