#include "ui/present/help.hpp"

#include "core/wording/numbers.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::help {
namespace {

using Asked = std::vector<Intent>;

std::string words_for(const Ui& ui, Screen screen, const std::string& what) {
  return ui.say("help." + std::string(screen_name(screen)) + "." + what);
}

void draw_screen_help(Ui& ui, const Box& box, const Model& model) {
  const std::string name = ui.say("screen." + std::string(screen_name(model.about)));
  Stack stack(ui, box);
  stack.text("help.title", ui.say("help.title", {{"screen", name}}), {.role = Role::title});
  for (int n = 1; n <= lines_of_help; ++n)
    stack.text({"help.line", n}, words_for(ui, model.about, std::to_string(n)));
  for (const char* part : {"keys", "paper"}) {
    stack.text({"help.heading", part}, ui.say("help.heading." + std::string(part)),
               {.role = Role::strong});
    stack.text({"help.of", part}, words_for(ui, model.about, part));
  }
  stack.text("help.keys.everywhere", ui.say("help.keys.everywhere"), {.ink = ui.theme.colour.note});
  stack.draw("help.screen");
}

void add_proof(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  stack.button("help.prove", ui.say("help.prove"), {.enabled = !model.is_proving},
               [&] { asked.emplace_back(Prove{}); });
  if (!model.proof) return;
  const VerifyReport& verified = model.proof->verified;
  const bool whole = verified.problems.empty();
  const std::string entries = count_words(verified.entries);
  const std::string problems = count_words(static_cast<std::int64_t>(verified.problems.size()));
  stack.text("help.proved",
             ui.say(whole ? "help.proved.whole" : "help.proved.not_whole",
                    {{"entries", entries}, {"problems", problems}}),
             {.ink = whole ? ui.theme.colour.here : ui.theme.colour.absent,
              .state = whole ? "whole" : "not_whole"});
  stack.text("help.digest", ui.say("help.digest", {{"digest", model.proof->digest.digest}}));
}

void draw_about(Ui& ui, Asked& asked, const Box& box, const Model& model, const OwnDevice& device) {
  Stack stack(ui, box);
  stack.text("help.about.title", ui.say("help.about.title"), {.role = Role::title});
  stack.text("help.version", ui.say("help.version", {{"version", RENKEI_VERSION}}));
  if (!device.id.empty()) {
    stack.text("help.device", ui.say("help.device", {{"name", device.name}, {"id", device.id}}));
    add_proof(ui, stack, asked, model);
  }
  for (const char* key : {"help.readers", "help.readers.ways"})
    stack.text(key, ui.say(key),
               {.role = std::string_view(key) == "help.readers" ? Role::strong : Role::body});
  stack.text("help.licences", ui.say("help.licences"), {.role = Role::strong});
  for (const Licence& licence : licences)
    stack.text({"help.licence", std::string(licence.name)},
               std::string(licence.name) + "　" + std::string(licence.terms),
               {.ink = ui.theme.colour.note});
  stack.draw("help.about");
}

std::vector<Choice> part_choices(const Ui& ui, const Model& model) {
  return {{{"help.part", "screen"}, ui.say("help.part.screen"), model.part == Part::screen},
          {{"help.part", "about"}, ui.say("help.part.about"), model.part == Part::about}};
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  Box main = page;
  if (ui.is(Layout::Class::wide)) {
    const Box side = take_right(main, page.w * 0.42f, ui.theme.margin);
    draw_screen_help(ui, main, model);
    ui.area = "side";
    draw_about(ui, asked, side, model, situation.device);
    ui.area = "main";
    return;
  }
  const std::vector<Choice> parts = part_choices(ui, model);
  const Box row = take_top(main, choices_height(ui, parts, main.w), ui.theme.gap);
  if (const auto pressed = draw_choices(ui, row, parts))
    asked.emplace_back(ShowPart{*pressed == 0 ? Part::screen : Part::about});
  if (model.part == Part::screen)
    draw_screen_help(ui, main, model);
  else
    draw_about(ui, asked, main, model, situation.device);
}

}  // namespace renkei::ui::help
