// Planning at headquarters, as its tests do it: fields are filled in by their names.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"

namespace renkei::ui::plan {

struct Planning : FakeDesk {
  Planning() { ask(shell::Intent(shell::GoTo{{Screen::plan}})); }
  Model& model() { return app.plan; }
  const plan::Row& row(std::string_view field) { return *model().form.find(field); }
  int number(std::string_view field) { return row(field).field->number; }
  void type(std::string_view field, const char* text) { ask(TypeText{number(field), text}); }
  // And goes on to the next field.
  void fill(std::string_view field, const char* text) {
    type(field, text);
    ask(Save{});
  }
  void choose(std::string_view field, const char* code) { ask(Choose{number(field), code}); }
  void refer(std::string_view field, EntryId record) {
    ask(OpenPicker{number(field)});
    ask(ChooseCandidate{record});
  }
  void add(std::string_view kind, EntryId within = 0) { ask(Add{{within, find_kind(kind)}}); }
  // Good until the next one is asked for.
  Value stored(EntryId id, std::string_view field) {
    held = season.records.find(id);
    return held->value(field);
  }
  std::optional<Record> held;
  std::vector<std::string> names(std::string_view kind) const {
    std::vector<std::string> names;
    for (const Node& node : app.plan.nodes)
      if (node.what == Node::What::record && node.group.kind->name == kind)
        names.push_back(node.called.words.ja);
    return names;
  }
  const Node* group(std::string_view kind) const {
    for (const Node& node : app.plan.nodes)
      if (node.what == Node::What::group && node.group.kind && node.group.kind->name == kind)
        return &node;
    return nullptr;
  }
};

inline const Set& last_set(const std::vector<Request>& requests) {
  return std::get<Set>(std::get<Command>(requests.back().work));
}

}  // namespace renkei::ui::plan
