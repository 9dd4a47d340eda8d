#include "ui/present/quarantine.hpp"

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/arrived.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::quarantine {
namespace {

using Asked = std::vector<Intent>;

std::int64_t count_of(const Asking& asking) {
  return static_cast<std::int64_t>(asking.records.size());
}

void add_device(Ui& ui, Stack& stack, const SetAside& device, Asked& asked) {
  stack.text({"quarantine.device", device.id}, device_name(device.id, device.name),
             {.role = Role::strong});
  const std::string count = count_words(device.records);
  stack.marked({"quarantine.waits", device.id}, status::unconfirmed(ui),
               ui.say("quarantine.waits", {{"count", count}}));
  if (device.revoked_from) {
    const std::string from = count_words(*device.revoked_from);
    stack.text({"quarantine.why", device.id}, ui.say("quarantine.why.revoked", {{"from", from}}));
  } else {
    stack.text({"quarantine.why", device.id}, ui.say("quarantine.why.unknown"));
  }
  stack.button({"quarantine.open", device.id}, ui.say("quarantine.open"), {},
               [&asked, &device] { asked.emplace_back(OpenDevice{device.id}); });
}

std::string asking_words(const Ui& ui, const Asking& asking, Zone zone) {
  const std::string time = date_words(ui.language, local_date(asking.at, zone)),
                    count = count_words(count_of(asking));
  return ui.say(
      "quarantine.asks",
      {{"device", device_name(asking.by, asking.name)}, {"time", time}, {"count", count}});
}

void add_asking(Ui& ui, Stack& stack, const Asking& asking, Zone zone, Asked& asked) {
  stack.marked({"quarantine.asks", asking.by}, status::unconfirmed(ui),
               asking_words(ui, asking, zone));
  stack.choices({{{"quarantine.erase", asking.by}, ui.say("quarantine.erase")},
                 {{"quarantine.keep", asking.by}, ui.say("quarantine.keep")}},
                [&asked, &asking](std::size_t at) {
                  asked.emplace_back(Propose{asking.by, at == 0});
                });
}

// Real dialogs are few; this is one of them: what is erased does not come back.
void draw_proposal(Ui& ui, const Box& page, const Model& model, const Asking& asking, Zone zone,
                   Asked& asked) {
  const bool erases = model.about_to->erases;
  Stack stack(ui, page);
  stack.text("quarantine.would", asking_words(ui, asking, zone), {.role = Role::title});
  const std::string count = count_words(count_of(asking));
  stack.text(
      "quarantine.would.do",
      ui.say(erases ? "quarantine.would.erase" : "quarantine.would.keep", {{"count", count}}));
  stack.choices({{"quarantine.drop", ui.say("quarantine.drop")},
                 {"quarantine.do", ui.say(erases ? "quarantine.erase" : "quarantine.keep")}},
                [&asked](std::size_t at) {
                  asked.push_back(at == 0 ? Intent(DropProposal{}) : Intent(DoIt{}));
                });
  home(ui, "quarantine.drop");
  stack.draw("quarantine.proposal");
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (const Asking* asking = proposed(model))
    return draw_proposal(ui, page, model, *asking, situation.zone, asked);
  Stack stack(ui, page);
  if (!model.is_found)
    stack.text("quarantine.looking", ui.say("quarantine.looking"), {.role = Role::strong});
  else if (model.devices.empty() && model.askings.empty())
    stack.text("quarantine.nothing", ui.say("quarantine.nothing"), {.role = Role::strong});
  for (const SetAside& device : model.devices) add_device(ui, stack, device, asked);
  for (const Asking& asking : model.askings) add_asking(ui, stack, asking, situation.zone, asked);
  stack.text("quarantine.safe", ui.say("quarantine.safe"), {.ink = ui.theme.colour.note});
  stack.draw("quarantine.list");
}

}  // namespace renkei::ui::quarantine
