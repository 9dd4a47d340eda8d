#include "ui/present/copying.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::copying {
namespace {

using Asked = std::vector<Intent>;

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

void add_day(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  stack.text("copying.day", ui.say("copying.day"), quiet(ui));
  stack.field({"copying.day", "field"}, ui.say("copying.day.hint"), model.day, "P0",
              [&asked](const std::string& typed) { asked.emplace_back(TypeDay{typed}); });
  if (model.copy.together.steps.empty()) return;
  const std::string days = days_words(ui.language, model.copy.first_day, model.copy.last_day);
  stack.text("copying.days", ui.say("copying.days", {{"days", days}}), {.role = Role::strong});
  stack.text("copying.days.why", ui.say("copying.days.why"), quiet(ui));
}

void add_names(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.copy.names.empty()) return;
  const bool any_moved = std::ranges::any_of(
      model.copy.names, [](const NameOffer& offer) { return offer.now != offer.was; });
  const char* names = any_moved ? "copying.names" : "copying.names.same";
  stack.text(names, ui.say(names), quiet(ui));
  for (std::size_t i = 0; i < model.copy.names.size(); ++i) {
    const NameOffer& offer = model.copy.names[i];
    const auto number = static_cast<std::int64_t>(i + 1);
    const std::string what = kind_label(ui.language, offer.kind) + "　" +
                             field_label(ui.language, offer.kind, offer.field);
    stack.text({"copying.was", number}, ui.say("copying.was", {{"what", what}, {"was", offer.was}}),
               quiet(ui));
    stack.field({"copying.name", number}, offer.was, offer.now, "P1",
                [&asked, i](const std::string& typed) {
                  asked.emplace_back(TypeName{i, typed});
                });
  }
}

void add_contents(Ui& ui, Stack& stack, const Model& model) {
  if (model.copy.together.steps.empty()) return;
  stack.text("copying.copied", ui.say("copying.copied"), quiet(ui));
  const std::string parts = parts_words(ui.language, model.copy);
  stack.text("copying.parts", parts.empty() ? ui.say("copying.parts.none") : parts,
             {.role = Role::strong});
  stack.text("copying.not", ui.say("copying.not"), quiet(ui));
}

void add_made(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  stack.marked("copying.made", status::here(ui), ui.say("copying.made"));
  const auto way = [&](const char* key, Screen to, Rank rank) {
    stack.button(key, ui.say(key), {.rank = rank}, [&asked, to, made = model.made] {
      asked.emplace_back(GoTo{{to, made}});
    });
  };
  way("copying.open", Screen::plan, Rank::primary);
  way("copying.check", Screen::handing, Rank::secondary);
}

void add_act(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.is_there)
    stack.marked("copying.there", status::unconfirmed(ui), ui.say("copying.there"));
  const std::string_view lacks = lacking(model);
  if (!lacks.empty()) stack.text("copying.lacks", ui.say(lacks), quiet(ui));
  stack.button("copying.copy", ui.say("copying.copy"),
               {.rank = Rank::primary, .enabled = lacks.empty() && !model.making},
               [&asked] { asked.emplace_back(CopyNow{}); });
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation&, Asked& asked) {
  Stack stack(ui, page);
  if (model.name.empty()) {
    stack.text("copying.no_event", ui.say("copying.no_event"), {.role = Role::strong});
    return stack.draw("copying.list", true);
  }
  home(ui, model.made != 0 ? Key("copying.open") : Key("copying.day", "field"));
  stack.text("copying.title", ui.say("copying.title", {{"event", model.name}}),
             {.role = Role::title});
  const std::string days = days_words(ui.language, model.first_day, model.last_day);
  stack.text("copying.before", ui.say("copying.before", {{"days", days}}), quiet(ui));
  if (model.made != 0) {
    add_made(ui, stack, model, asked);
  } else {
    add_day(ui, stack, model, asked);
    add_names(ui, stack, model, asked);
    add_contents(ui, stack, model);
    add_act(ui, stack, model, asked);
  }
  stack.draw("copying.list");
}

}  // namespace renkei::ui::copying
