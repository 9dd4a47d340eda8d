// Looking for anything by name or number, from everywhere (Ctrl+K). What can be found is read once when
// the screen is opened; every key after that is answered from memory. Names are forgotten when it is left.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/search_index.hpp"

namespace renkei::ui::search {

struct Model {
  bool asked = false;
  Language language = Language::ja;  // in which it was asked
  std::shared_ptr<const Index> index;
  std::string typed;
  Hits hits;
};

struct Ask {
  Language language;
};
struct Type {
  std::string text;
};
struct Open {
  std::size_t item;  // of the index
};
struct OpenFirst {};
using Intent = std::variant<Ask, Type, Open, OpenFirst>;

RENKEI_SCREEN_FUNCTIONS(void);
std::optional<Intent> wanted(const Model& model, const Situation& situation);
void leave(Model& model);

}  // namespace renkei::ui::search
