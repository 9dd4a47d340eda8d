#include "ui/present/tables.hpp"

#include "core/wording/numbers.hpp"
#include "ui/view/stack.hpp"
#include "ui/view/tables_chart.hpp"
#include "ui/view/tables_grid.hpp"
#include "ui/view/tables_side.hpp"

namespace renkei::ui::tables {
namespace {

using Asked = std::vector<Intent>;

// ---- the list of all

void draw_list(Ui& ui, const Box& page, Asked& asked) {
  Stack stack(ui, page);
  for (const char* group : groups) {
    std::vector<Choice> choices;
    std::vector<std::string> names;
    for (const ReportName& report : report_names()) {
      if (group_of(report) != group) continue;
      names.emplace_back(report.name);
      choices.push_back({{"tables.report", names.back()}, report_title(ui.language, report.name)});
    }
    stack.text({"tables.group", group}, ui.say("tables.group." + std::string(group)),
               {.role = Role::strong});
    stack.choices(choices,
                  [&asked, names](std::size_t at) { asked.emplace_back(OpenReport{names[at]}); });
  }
  stack.draw("tables.list");
}

// ---- above the table

void add_controls(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  std::vector<Choice> choices = {
      {"tables.ask", ui.say("tables.ask"), model.sheet == Sheet::questions},
      {"tables.save", ui.say("tables.save"), model.sheet == Sheet::save, model.made.has_value()}};
  std::vector<Intent> intents = {OpenSheet{Sheet::questions}, OpenSheet{Sheet::save}};
  const auto add = [&](Choice choice, Intent intent) {
    choices.push_back(std::move(choice));
    intents.push_back(std::move(intent));
  };
  if (!ui.is(Layout::Class::wide))
    add({"tables.about", ui.say("tables.about"), false, model.made.has_value()},
        OpenSheet{Sheet::about});
  if (has_chart(model)) {
    add({"tables.as_table", ui.say("tables.as_table"), !model.as_chart}, ShowChart{false});
    add({"tables.chart", ui.say("tables.chart"), model.as_chart}, ShowChart{true});
  }
  if (const std::size_t count = model.grids.size(); count > 1)
    add({"tables.next", ui.say("tables.next", {{"n", std::to_string(model.table + 1)},
                                               {"of", std::to_string(count)}})},
        ShowTable{(model.table + 1) % count});
  stack.choices(choices, [&asked, intents](std::size_t at) { asked.push_back(intents[at]); });
}

// Before everything else that is said: on what the figures rest.
void add_coverage(Ui& ui, Stack& stack, const Model& model) {
  const std::string rests = coverage_line(ui.language, *model.made, ui.is(Layout::Class::wide));
  if (!rests.empty())
    stack.marked("tables.coverage",
                 model.made->complete ? status::here(ui) : status::unconfirmed(ui), rests);
  if (model.making || model.lacks)
    stack.text("tables.making_anew", ui.say("tables.making_anew"),
               {.role = Role::note, .ink = ui.theme.colour.unconfirmed});
}

void add_title(Ui& ui, Stack& stack, const Model& model) {
  const char* privacy = model.made->personal ? of_names(ui) : "P0";
  stack.text("tables.title", model.made->title, {.role = Role::strong, .privacy = privacy});
  if (model.table < model.grids.size() && !model.grids[model.table].title.empty())
    stack.text("tables.table_title", model.grids[model.table].title, {.role = Role::strong});
}

// ---- the table

void draw_lack(Ui& ui, const Box& box, const Model& model) {
  const char* key = model.refused                 ? "tables.refused"
                    : model.making || model.lacks ? "tables.making"
                    : is_ready(model)             ? "tables.empty"
                                                  : "tables.choose";
  Stack stack(ui, box);
  stack.text(key, ui.say(key), {.role = Role::strong});
  stack.draw("tables.lack.list");
}

void draw_table(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  if (!model.made || model.grids.empty()) return draw_lack(ui, box, model);
  if (model.made->personal && ui.names_hidden) {
    Stack stack(ui, box);
    stack.text("tables.covered", ui.say("tables.covered"), {.role = Role::strong});
    return stack.draw("tables.lack.list");
  }
  const Grid& grid = model.grids[model.table];
  if (model.as_chart && grid.chart) return draw_chart(ui, box, grid);
  card(ui, box);
  const auto pressed =
      draw_grid(ui, inset(box, ui.theme.mm(1)), grid, model.made->personal ? "P2" : "P0");
  if (pressed) asked.emplace_back(OpenCell{pressed->row, pressed->column});
}

// What stands above has its room, but never most of the page.
void draw_main(Ui& ui, Box page, const Model& model, Asked& asked) {
  Stack head(ui, {page.x, page.y, page.w, page.h * 0.5f});
  add_controls(ui, head, model, asked);
  if (model.made) {
    add_coverage(ui, head, model);
    add_title(ui, head, model);
  }
  const Box above = head.fit();
  head.draw("tables.head.list");
  take_top(page, above.h, ui.theme.gap);
  draw_table(ui, page, model, asked);
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (model.report.empty()) return draw_list(ui, page, asked);
  const bool with_side = ui.is(Layout::Class::wide);
  if (!with_side && model.sheet != Sheet::none)
    return draw_side(ui, page, model, situation, model.sheet, asked);
  Box main = page;
  const Box side = with_side ? take_side(ui, main, page.w * 0.28f, ui.theme.margin) : Box{};
  draw_main(ui, main, model, asked);
  if (!with_side) return;
  ui.area = "side";
  draw_side(ui, side, model, situation, model.sheet, asked);
  ui.area = "main";
}

}  // namespace renkei::ui::tables
