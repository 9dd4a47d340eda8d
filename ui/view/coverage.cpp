#include "ui/present/coverage.hpp"

#include <algorithm>

#include "ui/view/number_bar.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::coverage {
namespace {

using Asked = std::vector<Intent>;

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

std::string facts_of(const Ui& ui, const Line& line, const Situation& situation) {
  std::string words = arrived_words(ui.language, line.device, situation);
  const std::string role = role_words(ui.language, line);
  return words.empty() ? role : words + "　" + role;
}

// ---- bars: one, or a stem from which those of two machines come

// Where a branch begins, as a part of the whole.
float begin_of(const Line& line, const Arrived& branch) {
  const Seq first = branch.held.empty() ? 1 : branch.held.front().first;
  return static_cast<float>(first - 1) / static_cast<float>(std::max<Seq>(1, line.end));
}

float bars_height(const Ui& ui, const Line& line) {
  return number_bar_height(ui) * static_cast<float>(line.branches.size() + 1) +
         ui.theme.mm(1.5f) * static_cast<float>(line.branches.size());
}

void draw_branch(Ui& ui, const Line& line, const Arrived& branch, const Box& row, float stem_y) {
  const float from = begin_of(line, branch) * row.w;
  const Box box{row.x + from, row.y, std::max(row.w - from, ui.theme.mm(3)), row.h};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thick = ui.theme.mm(0.5f), middle = row.y + row.h / 2;
  list->AddLine({box.x, stem_y}, {box.x, middle}, ui.theme.colour.note, thick);
  const Seq first = branch.held.empty() ? 1 : branch.held.front().first;
  number_bar(ui, {"coverage.branch", branch.id}, box,
             {branch.held, branch.missing, first, std::max(first, line.end)});
}

void draw_bars(Ui& ui, const Line& line, Box box) {
  const float high = number_bar_height(ui);
  const Box stem = take_top(box, high, ui.theme.mm(1.5f));
  number_bar(ui, {"coverage.bar", line.device.id}, stem,
             {line.device.held, line.device.missing, 1, std::max<Seq>(1, line.end)});
  for (const Arrived& branch : line.branches)
    draw_branch(ui, line, branch, take_top(box, high, ui.theme.mm(1.5f)), stem.bottom());
}

// ---- a device: its name, its bars, and the same in words

struct RowPlan {
  float name_high = 0, bars_high = 0, facts_high = 0, height = 0;
};

RowPlan plan_of(Ui& ui, const Line& line, const std::string& facts, float width) {
  RowPlan plan;
  const float inner = width - 2 * ui.theme.mm(3);
  plan.name_high = height_of(ui, Role::strong, name_of(line.device), inner);
  plan.bars_high = bars_height(ui, line);
  plan.facts_high = height_of(ui, Role::note, facts, inner);
  plan.height = std::max(ui.theme.touch, plan.name_high + plan.bars_high + plan.facts_high +
                                             2 * ui.theme.mm(1) + 2 * ui.theme.mm(2));
  return plan;
}

void draw_device(Ui& ui, Asked& asked, const Box& whole, const Line& line, const std::string& facts,
                 bool chosen) {
  const RowPlan plan = plan_of(ui, line, facts, whole.w);
  const std::string& id = line.device.id;
  const Key key("coverage.device", id);
  if (big_button(ui, key, whole, name_of(line.device),
                 {.chosen = chosen, .state = line.device.missing.empty() ? "here" : "missing"}))
    asked.emplace_back(OpenDevice{chosen ? std::string() : id});
  const Within within(ui, key.whole());
  Box inner = inset(whole, ui.theme.mm(3), ui.theme.mm(2));
  write(ui, {"coverage.name", id}, take_top(inner, plan.name_high, ui.theme.mm(1)),
        name_of(line.device), {.role = Role::strong, .lines = 1000});
  draw_bars(ui, line, take_top(inner, plan.bars_high, ui.theme.mm(1)));
  Written how = quiet(ui);
  how.lines = 1000;
  write(ui, {"coverage.facts", id}, inner, facts, how);
}

void add_device(Ui& ui, Stack& stack, Asked& asked, const Model& model, const Line& line,
                const Situation& situation) {
  const std::string facts = facts_of(ui, line, situation);
  stack.add([&ui, &line, facts](float width) { return plan_of(ui, line, facts, width).height; },
            [&ui, &line, &asked, facts, chosen = model.open == line.device.id](const Box& whole) {
              draw_device(ui, asked, whole, line, facts, chosen);
            });
}

void draw_devices(Ui& ui, const Box& box, const Model& model, const Situation& situation,
                  Asked& asked) {
  Stack stack(ui, box);
  if (!model.evening) {
    stack.text("coverage.looking", ui.say("coverage.looking"), {.role = Role::strong});
  } else if (model.lines.empty()) {
    stack.text("coverage.nothing", ui.say("coverage.nothing"), {.role = Role::strong});
    stack.text("coverage.nothing.next", ui.say("coverage.nothing.next"));
  }
  for (const Line& line : model.lines) add_device(ui, stack, asked, model, line, situation);
  stack.draw("coverage.list");
}

// ---- one device, and what may be done with it

const char* key_of(Act act) {
  return act == Act::enrol   ? "coverage.enrol"
         : act == Act::trust ? "coverage.trust"
                             : "coverage.revoke";
}

void add_acts(Ui& ui, Stack& stack, Asked& asked, const Model& model, const Line& line) {
  if (model.about_to) {
    stack.text("coverage.would", act_words(ui.language, model, line, *model.about_to),
               {.role = Role::strong});
    stack.button("coverage.do", ui.say(key_of(*model.about_to)), {.rank = Rank::primary},
                 [&asked] { asked.emplace_back(DoIt{}); });
    stack.button("coverage.drop", ui.say("coverage.drop"), {},
                 [&asked] { asked.emplace_back(DropProposal{}); });
    return;
  }
  for (const Act act : acts_for(line))
    stack.button(key_of(act), ui.say(key_of(act)), {},
                 [&asked, act] { asked.emplace_back(Propose{act}); });
  stack.button("coverage.close", ui.say("coverage.close"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(OpenDevice{}); });
}

void draw_open(Ui& ui, const Box& box, const Model& model, const Line& line,
               const Situation& situation, Asked& asked) {
  Stack stack(ui, box);
  stack.text("coverage.open.name", name_of(line.device), {.role = Role::title});
  const std::string code = short_code(line.device.id);
  stack.text("coverage.code", ui.say("coverage.code", {{"code", code}}));
  stack.text("coverage.role", role_words(ui.language, line));
  const std::string words = arrived_words(ui.language, line.device, situation);
  if (!words.empty()) stack.text("coverage.open.facts", words);
  for (const Arrived& branch : line.branches)
    stack.text(
        {"coverage.open.branch", branch.id},
        ui.say("coverage.branch", {{"facts", arrived_words(ui.language, branch, situation)}}));
  add_acts(ui, stack, asked, model, line);
  stack.draw("coverage.open");
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  Box main = page;
  const Line* line = open_line(model);
  if (line && !ui.is(Layout::Class::wide))
    return draw_open(ui, page, model, *line, situation, asked);
  const Box side = line ? take_side(ui, main, main.w * 0.38f, ui.theme.margin) : Box{};
  draw_devices(ui, main, model, situation, asked);
  if (!line) return;
  ui.area = "side";
  draw_open(ui, side, model, *line, situation, asked);
  ui.area = "main";
}

}  // namespace renkei::ui::coverage
