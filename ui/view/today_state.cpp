#include <algorithm>

#include "core/wording/numbers.hpp"
#include "ui/view/today_parts.hpp"

namespace renkei::ui::today {
namespace {

struct Sign {
  const char* key;
  bool is_well;
  std::string words;
};

// Only what can be known: nothing is said of a disk that does not tell.
std::vector<Sign> signs_of(const Ui& ui, const Health& health) {
  const char* clock = health.clock == ClockDoubt::none         ? "today.clock.well"
                      : health.clock == ClockDoubt::impossible ? "today.clock.impossible"
                      : health.clock == ClockDoubt::set_back   ? "today.clock.set_back"
                                                               : "today.clock.other_zone";
  std::vector<Sign> signs = {{"today.clock", health.clock == ClockDoubt::none, ui.say(clock)}};
  if (health.is_nearly_full())
    signs.push_back({"today.disk", false,
                     ui.say("today.disk.full", {{"size", size_words(*health.free_bytes)}})});
  else if (health.free_bytes)
    signs.push_back({"today.disk", true, ui.say("today.disk.well")});
  return signs;
}

struct StatePlan {
  std::string unsent;
  std::vector<Sign> signs;
  float button = 0, button_high = 0, signs_wide = 0, signs_high = 0, height = 0;
  bool beside = false;
};

StatePlan state_plan_of(Ui& ui, const Situation& situation, float width) {
  StatePlan plan;
  const std::string count = count_words(situation.device.not_exported);
  plan.unsent = ui.say("today.unsent", {{"count", count}});
  plan.signs = signs_of(ui, situation.health);
  plan.button = std::min(width, button_width(ui, plan.unsent));
  plan.button_high = button_height(ui, plan.unsent, plan.button);
  plan.beside = width - plan.button - ui.theme.margin > width * 0.4f;
  plan.signs_wide = plan.beside ? width - plan.button - ui.theme.margin : width;
  for (const Sign& sign : plan.signs)
    plan.signs_high += marked_height(ui, sign.words, plan.signs_wide) + ui.theme.mm(1);
  plan.height = plan.beside ? std::max(plan.button_high, plan.signs_high)
                            : plan.button_high + ui.theme.gap + plan.signs_high;
  return plan;
}

void draw_signs(Ui& ui, const StatePlan& plan, Box box, bool doubtful) {
  note(ui, {.key = "today.health",
            .kind = "row",
            .box = box,
            .text = ui.say("today.health"),
            .state = doubtful ? "doubtful" : "well"});
  const Within within(ui, "today.health");
  for (const Sign& sign : plan.signs) {
    const Box place = take_top(box, marked_height(ui, sign.words, plan.signs_wide), ui.theme.mm(1));
    marked(ui, sign.key, place, sign.is_well ? status::here(ui) : status::unconfirmed(ui),
           sign.words);
  }
}

}  // namespace

Row state_of_device(Ui& ui, const Situation& situation, float width, Asked& asked) {
  StatePlan plan = state_plan_of(ui, situation, width);
  const float height = plan.height;
  const bool doubtful = situation.health.is_doubtful();
  return {height, [&ui, &asked, doubtful, plan = std::move(plan)](const Box& box) {
            Box rest = box;
            const Box press = plan.beside ? take_left(rest, plan.button, ui.theme.margin)
                                          : take_top(rest, plan.button_high, ui.theme.gap);
            if (button(ui, "today.unsent", {press.x, press.y, plan.button, plan.button_high},
                       plan.unsent))
              asked.emplace_back(GoTo{{Screen::files}});
            const Box signs{rest.x, plan.beside ? rest.y + (rest.h - plan.signs_high) / 2 : rest.y,
                            plan.signs_wide, plan.signs_high};
            draw_signs(ui, plan, signs, doubtful);
          }};
}

}  // namespace renkei::ui::today
