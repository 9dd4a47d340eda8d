// What the plan consists of.
#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/plan_parts.hpp"

namespace renkei::ui::plan {
namespace {

std::string instance_of(const Group& group) {
  const std::string kind = group.kind ? std::string(group.kind->name) : "others";
  return group.within == 0 ? kind : kind + "." + std::to_string(group.within);
}

float indent_of(const Ui& ui, const Node& node) {
  return static_cast<float>(node.depth) * ui.theme.mm(3);
}
float pad_x(const Ui& ui) { return ui.theme.mm(3); }
float pad_y(const Ui& ui) { return ui.theme.mm(1.5f); }

// ---- a record

bool has_steps(const Node& node) {
  return node.group.kind && node.group.kind->name == "stop" && !node.is_void;
}
float steps_width(Ui& ui) { return 2 * (button_width(ui, "↑") + ui.theme.gap); }

bool is_left_unsaved(const Model& model, const Node& node) {
  return node.record != model.record && model.drafts.contains(node.record);
}

std::string facts_words(const Ui& ui, const Model& model, const Node& node) {
  std::string words = node.facts.in(ui.language);
  const auto add = [&](const char* key) { words += (words.empty() ? "" : "　") + ui.say(key); };
  if (node.is_void) add("plan.row.void");
  if (node.is_disputed) add("plan.row.disputed");
  if (is_left_unsaved(model, node)) add("plan.row.unsaved");
  return words;
}

float words_width(Ui& ui, const Node& node, float width) {
  return width - indent_of(ui, node) - 2 * pad_x(ui) - (has_steps(node) ? steps_width(ui) : 0);
}

// Ten thousand of them are asked at every drawing: only what may need a second line is measured.
float record_height(Ui& ui, const Model& model, const Node& node, float width) {
  const float within = words_width(ui, node, width);
  const bool surely_fits = static_cast<float>(node.length) * ui.theme.line(Role::body) <= within;
  const bool is_bare =
      node.facts.ja.empty() && !node.is_void && !node.is_disputed && !is_left_unsaved(model, node);
  float words = surely_fits && !node.called.words.ja.empty()
                    ? ui.theme.line(Role::body)
                    : height_of(ui, Role::body, called_words(ui, node.called), within);
  if (!is_bare)
    words += ui.theme.mm(0.8f) + height_of(ui, Role::note, facts_words(ui, model, node), within);
  return std::max(ui.theme.touch, words + 2 * pad_y(ui));
}

void draw_steps(Ui& ui, Box row, const Node& node, Asked& asked) {
  const float side = button_width(ui, "↑");
  row = middle(row, ui.theme.touch);
  if (button(ui, {"plan.up", node.record}, take_left(row, side, ui.theme.gap), "↑",
             {.enabled = !node.is_first}))
    asked.emplace_back(ui::plan::Step{node.record, -1});
  if (button(ui, {"plan.down", node.record}, take_left(row, side), "↓", {.enabled = !node.is_last}))
    asked.emplace_back(ui::plan::Step{node.record, 1});
}

void draw_record(Ui& ui, Box row, const Model& model, const Node& node, Asked& asked) {
  if (has_steps(node)) {
    Box steps = take_right(row, steps_width(ui));
    take_left(steps, ui.theme.gap);
    draw_steps(ui, steps, node, asked);
  }
  const bool tells_name = !node.called.by_number.ja.empty();
  const char* privacy = tells_name ? of_names(ui) : "P1";
  const std::string name = called_words(ui, node.called);
  const Key key("plan.row", node.record);
  const ButtonLook look{.rank = Rank::quiet,
                        .chosen = node.record == model.record,
                        .state = node.is_void       ? "void"
                                 : node.is_disputed ? "disputed"
                                                    : "",
                        .privacy = privacy};
  if (big_button(ui, key, row, name, look)) asked.emplace_back(OpenRecord{node.record});
  const Within within(ui, key.whole());
  Box words = inset(row, pad_x(ui), pad_y(ui));
  const std::string facts = facts_words(ui, model, node);
  const float high =
      height_of(ui, Role::body, name, words.w) +
      (facts.empty() ? 0 : ui.theme.mm(0.8f) + height_of(ui, Role::note, facts, words.w));
  words = middle(words, high);
  write_down(ui, {"plan.row.name", node.record}, words, name,
             {.ink = ink_of(ui, look), .lines = 1000, .privacy = privacy}, ui.theme.mm(0.8f));
  if (!facts.empty())
    write(ui, {"plan.row.facts", node.record}, words, facts,
          {.role = Role::note,
           .ink = node.is_disputed ? ui.theme.colour.unconfirmed : ui.theme.colour.note,
           .lines = 1000,
           .privacy = "P1"});
}

// ---- a group of them

std::string group_words(const Ui& ui, const Node& node) {
  const std::string kind =
      node.group.kind ? kind_label(ui.language, node.group.kind->name) : ui.say("plan.others");
  const std::string count = count_words(node.count);
  const std::string words =
      node.is_counted ? ui.say("plan.group", {{"kind", kind}, {"count", count}}) : kind;
  return node.can_open ? (node.is_open ? "▼ " : "▽ ") + words : words;
}

float add_width(Ui& ui) { return button_width(ui, ui.say("plan.add")) + ui.theme.gap; }

float group_height(Ui& ui, const Node& node, float width) {
  const float within = width - indent_of(ui, node) - (node.group.kind ? add_width(ui) : 0);
  return button_height(ui, group_words(ui, node), within);
}

void draw_group(Ui& ui, Box row, const Node& node, Asked& asked) {
  const std::string instance = instance_of(node.group), words = group_words(ui, node);
  if (node.group.kind) {
    Box place = take_right(row, add_width(ui));
    take_left(place, ui.theme.gap);
    if (button(ui, {"plan.add", instance}, middle(place, ui.theme.touch), ui.say("plan.add")))
      asked.emplace_back(Add{node.group});
  }
  if (!node.can_open) {
    write(ui, {"plan.group", instance}, inset(row, pad_x(ui), 0), words,
          {.ink = ui.theme.colour.note, .lines = 1000, .centred = true});
    return;
  }
  const Key key("plan.group", instance);
  if (big_button(ui, key, row, words, {.rank = Rank::quiet, .state = node.is_open ? "open" : ""}))
    asked.emplace_back(Fold{node.group, !node.is_open});
  const Within within(ui, key.whole());
  write(ui, {"plan.group.words", instance}, inset(row, pad_x(ui), 0), words,
        {.ink = ui.theme.colour.accent_dark, .lines = 1000, .centred = true});
}

// ---- the whole

float node_height(Ui& ui, const Model& model, const Node& node, float width) {
  if (node.what == Node::What::record) return record_height(ui, model, node, width);
  if (node.what == Node::What::group) return group_height(ui, node, width);
  return button_height(ui, ui.say("plan.more"), width - indent_of(ui, node));
}

void draw_node(Ui& ui, Box row, const Model& model, const Node& node, Asked& asked) {
  take_left(row, indent_of(ui, node));
  if (node.what == Node::What::record) return draw_record(ui, row, model, node, asked);
  if (node.what == Node::What::group) return draw_group(ui, row, node, asked);
  const std::string words = ui.say("plan.more");
  row.w = std::min(row.w, button_width(ui, words));
  if (button(ui, {"plan.more", node.group.within}, row, words, {.rank = Rank::quiet}))
    asked.emplace_back(Add{node.group});
}

struct HeadPart {
  float height = 0;
  std::function<void(const Box&)> draw;
};

std::vector<ui::Choice> year_choices(const Ui& ui, const Model& model) {
  std::vector<ui::Choice> choices;
  for (const int year : model.years)
    choices.push_back(
        {{"plan.year", year}, fiscal_year_words(ui.language, year), year == model.unfolded.year});
  return choices;
}

std::vector<ui::Choice> head_choices(const Ui& ui, const Model& model) {
  const bool is_empty = model.nodes.size() <= 1;
  std::vector<ui::Choice> choices = {{"plan.add_event", ui.say("plan.add_event"), false, true,
                                      is_empty ? Rank::primary : Rank::secondary}};
  if (model.record != 0 && is_begun(model))
    choices.push_back(
        {"plan.resume",
         ui.say("plan.resume", {{"kind", kind_label(ui.language, model.fresh->kind->name)}})});
  choices.push_back({"plan.with_void", ui.say("plan.with_void"), model.unfolded.with_void});
  return choices;
}

void press_head(const Model& model, const ui::Choice& pressed, Asked& asked) {
  if (pressed.key.message == "plan.add_event")
    asked.emplace_back(Add{{0, find_kind("event")}});
  else if (pressed.key.message == "plan.resume")
    asked.emplace_back(OpenRecord{0});
  else
    asked.emplace_back(ShowVoid{!model.unfolded.with_void});
}

std::vector<HeadPart> head_of(Ui& ui, const Model& model, float width, Asked& asked) {
  std::vector<HeadPart> parts;
  if (model.years.size() > 1) {
    const auto years = year_choices(ui, model);
    parts.push_back(
        {choices_height(ui, years, width), [&ui, &model, &asked, years](const Box& box) {
           if (const auto at = draw_choices(ui, box, years))
             asked.emplace_back(ShowYear{model.years[*at]});
         }});
  }
  parts.push_back({ui.theme.touch, [&ui, &model, &asked](const Box& box) {
                     std::string text = model.find;
                     if (field(ui, "plan.find", box, text, ui.say("plan.find"), "P2"))
                       asked.emplace_back(Find{text});
                   }});
  const auto choices = head_choices(ui, model);
  parts.push_back(
      {choices_height(ui, choices, width), [&ui, &model, &asked, choices](const Box& box) {
         if (const auto at = draw_choices(ui, box, choices)) press_head(model, choices[*at], asked);
       }});
  return parts;
}

}  // namespace

void draw_tree(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  card(ui, box);
  const float frame = ui.theme.mm(3);
  const Box inner = inset(box, frame);
  const float width = inner.w - ui.theme.scrollbar - 2 * ui.theme.mm(1);
  const std::vector<HeadPart> head = head_of(ui, model, width, asked);
  float top = ui.theme.mm(1);
  for (const HeadPart& part : head) top += part.height + ui.theme.gap;
  std::vector<float> begins(model.shown.size() + 1, top);
  for (std::size_t i = 0; i < model.shown.size(); ++i)
    begins[i + 1] =
        begins[i] + node_height(ui, model, model.nodes[model.shown[i]], width) + ui.theme.mm(1);
  Scroll scroll(ui, "plan.tree", inner, begins.back(),
                static_cast<std::int64_t>(model.shown.size()));
  const Box contents = scroll.contents();
  Box column{contents.x + ui.theme.mm(1), contents.y + ui.theme.mm(1), width, top};
  for (const HeadPart& part : head) part.draw(take_top(column, part.height, ui.theme.gap));
  // One more at each end, for the keyboard.
  const auto first = std::upper_bound(begins.begin(), begins.end(), inner.y - contents.y);
  auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, first - begins.begin() - 2));
  for (std::size_t after = 0; i < model.shown.size() && after < 2; ++i) {
    if (begins[i] > inner.bottom() - contents.y) ++after;
    const float high = begins[i + 1] - begins[i] - ui.theme.mm(1);
    draw_node(ui, {column.x, contents.y + begins[i], width, high}, model,
              model.nodes[model.shown[i]], asked);
  }
}

}  // namespace renkei::ui::plan
