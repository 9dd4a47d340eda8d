#include "ui/view/viewing.hpp"

namespace renkei::ui::viewing {

std::string words_of(const Ui& ui, const Fact& fact) {
  const std::string text = fact.withheld ? withheld_words(ui.language, fact.text) : fact.text;
  const std::string field = field_label(ui.language, "participant", fact.field);
  return ui.say("viewing.fact", {{"field", field}, {"text", text}});
}

}  // namespace renkei::ui::viewing
