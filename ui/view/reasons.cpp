#include "ui/view/reasons.hpp"

#include "ui/view/stack.hpp"

namespace renkei::ui {

ReasonAsked ask_reason(Ui& ui, const Box& box, const std::string& what, const std::string& typed,
                       const char* ask) {
  ReasonAsked asked;
  Stack stack(ui, box);
  stack.text("reason.what", what, {.role = Role::strong, .privacy = of_names(ui)});
  stack.text(ask, ui.say(ask));
  for (const char* key : {"reason.mistake", "reason.wrong_person", "reason.twice"})
    stack.button(key, ui.say(key), {}, [&asked, &ui, key] { asked.reason = ui.say(key); });
  stack.field("reason.own", ui.say("reason.own.hint"), typed, "P2",
              [&asked](const std::string& text) { asked.typed = text; });
  stack.button("reason.other", ui.say("reason.other"), {}, [&asked, &ui, &typed] {
    asked.reason = typed.empty() ? ui.say("reason.other") : typed;
  });
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&asked] { asked.closed = true; });
  stack.draw("reason.sheet");
  home(ui, "reason.mistake");
  return asked;
}

}  // namespace renkei::ui
