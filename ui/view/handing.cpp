#include "ui/present/handing.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/present/file_name.hpp"
#include "ui/view/handover.hpp"

namespace renkei::ui::handing {
namespace {

using Asked = std::vector<Intent>;

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

std::string counted(const Ui& ui, const char* key, std::size_t count) {
  return ui.say(key, {{"count", count_words(static_cast<std::int64_t>(count))}});
}

// ---- what the plan lacks

void add_finding(Ui& ui, Stack& stack, std::size_t at, const FindingLine& line, Asked& asked) {
  const std::string words = finding_words(ui.language, line);
  const Status state = is_wrong(line.finding.what) ? status::absent(ui) : status::unconfirmed(ui);
  const float side = ui.theme.mm(3), above = ui.theme.mm(2);
  stack.add(
      [&ui, words, side, above](float width) {
        return std::max(ui.theme.touch, marked_height(ui, words, width - 2 * side) + 2 * above);
      },
      [&ui, &asked, at, words, state, side, above](const Box& whole) {
        const Key key("handing.check", static_cast<std::int64_t>(at + 1));
        if (big_button(ui, key, whole, words, {.state = state.code}))
          asked.emplace_back(OpenFinding{at});
        const Within within(ui, key.whole());
        Box inner = inset(whole, side, above);
        inner.y += (inner.h - marked_height(ui, words, inner.w)) / 2;
        marked(ui, {"handing.check.words", static_cast<std::int64_t>(at + 1)}, inner, state, words);
      });
}

void add_findings(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.findings.empty())
    return stack.marked("handing.checks.none", status::here(ui), ui.say("handing.checks.none"));
  const std::int64_t wrong = wrong_findings(model);
  const std::string serious = count_words(wrong),
                    doubtful =
                        count_words(static_cast<std::int64_t>(model.findings.size()) - wrong);
  stack.text("handing.checks",
             ui.say("handing.checks", {{"wrong", serious}, {"doubtful", doubtful}}),
             {.role = Role::strong});
  stack.text("handing.checks.how", ui.say("handing.checks.how"), quiet(ui));
  for (std::size_t i = 0; i < model.findings.size(); ++i)
    add_finding(ui, stack, i, model.findings[i], asked);
}

// ---- a post: what its file has in it, and what became of it

std::string pill_words(const Ui& ui, const PostFile& file) {
  return ui.say(file.has_names() ? "handing.names" : "handing.nameless");
}

// Why no file is written for it by the next press; empty: one is.
const char* why_not(const Model& model, EntryId post) {
  if (!model.left_out.contains(post)) return "";
  const auto fate = model.written.find(post);
  return fate != model.written.end() && fate->second.result ? "handing.done" : "handing.left_out";
}

std::string facts_of(const Ui& ui, const PostFile& file, const std::string& why_not) {
  std::string words = file.about;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "\n") + more; };
  add(contents_words(ui.language, file));
  if (!why_not.empty()) add(ui.say(why_not));
  return words;
}

struct RowPlan {
  float pill_wide = 0, head_high = 0, facts_high = 0, height = 0;
};

RowPlan plan_of(Ui& ui, const PostFile& file, const std::string& facts, float width) {
  RowPlan plan;
  const float inner = width - 2 * ui.theme.mm(3);
  const ImVec2 pill = pill_size(ui, pill_words(ui, file));
  plan.pill_wide = pill.x;
  plan.head_high =
      std::max(pill.y, height_of(ui, Role::strong, file.name, inner - pill.x - ui.theme.gap));
  plan.facts_high = height_of(ui, Role::note, facts, inner);
  plan.height = std::max(ui.theme.touch,
                         plan.head_high + ui.theme.mm(1) + plan.facts_high + 2 * ui.theme.mm(2));
  return plan;
}

void add_post(Ui& ui, Stack& stack, const Model& model, const PostFile& file, Asked& asked) {
  const bool left_out = model.left_out.contains(file.post);
  const std::string facts = facts_of(ui, file, why_not(model, file.post));
  stack.add([&ui, &file, facts](float width) { return plan_of(ui, file, facts, width).height; },
            [&ui, &file, &asked, facts, left_out](const Box& whole) {
              const RowPlan plan = plan_of(ui, file, facts, whole.w);
              const Key key("handing.post", file.post);
              const Status state = file.has_names() ? status::unconfirmed(ui) : status::here(ui);
              if (big_button(ui, key, whole, file.name, {.chosen = !left_out, .state = state.code}))
                asked.emplace_back(LeaveOut{file.post, !left_out});
              const Within within(ui, key.whole());
              Box inner = inset(whole, ui.theme.mm(3), ui.theme.mm(2));
              Box head = take_top(inner, plan.head_high, ui.theme.mm(1));
              const Box at = take_left(head, plan.pill_wide, ui.theme.gap);
              pill(ui, {"handing.has", file.post}, corner(at), state, pill_words(ui, file));
              write(ui, {"handing.name", file.post}, head, file.name,
                    {.role = Role::strong, .lines = 1000});
              Written how = quiet(ui);
              how.lines = 1000;
              write(ui, {"handing.facts", file.post}, inner, facts, how);
            });
}

void add_fate(Ui& ui, Stack& stack, EntryId post, const Fate& fate) {
  if (!fate.result) {
    const std::string code(code_name(fate.result.error().code));
    return stack.marked({"handing.failed", post}, status::absent(ui),
                        refusal_text(ui.language, fate.result.error()) + ' ' +
                            ui.say("refusal.code", {{"code", code}}));
  }
  const std::string name = file_name(fate.result->file);
  stack.marked({"handing.written", post}, status::here(ui),
               ui.say("handing.written", {{"file", name}}));
  if (const std::size_t nameless = fate.result->nameless.size(); nameless > 0)
    stack.marked({"files.nameless", post}, status::unconfirmed(ui),
                 counted(ui, "files.nameless", nameless));
  if (!fate.slip_file.empty())
    stack.text({"files.slip", post}, ui.say("files.slip", {{"file", fate.slip_file}}), quiet(ui));
}

void add_posts(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.files.empty())
    return stack.text("handing.no_posts", ui.say("handing.no_posts"), {.role = Role::strong});
  stack.text("handing.posts", counted(ui, "handing.posts", model.files.size()),
             {.role = Role::strong});
  stack.text("handing.posts.how", ui.say("handing.posts.how"), quiet(ui));
  for (const PostFile& file : model.files) {
    add_post(ui, stack, model, file, asked);
    if (const auto fate = model.written.find(file.post); fate != model.written.end())
      add_fate(ui, stack, file.post, fate->second);
  }
}

// ---- the act

void add_sum(Ui& ui, Stack& stack, const Model& model) {
  if (model.written.empty() || is_writing(model)) return;
  const auto whole = std::ranges::count_if(
      model.written, [](const auto& each) { return static_cast<bool>(each.second.result); });
  const std::string done = count_words(whole),
                    failed = count_words(static_cast<std::int64_t>(model.written.size()) - whole);
  const bool all = whole == static_cast<std::ptrdiff_t>(model.written.size());
  stack.marked(
      "handing.sum", all ? status::here(ui) : status::absent(ui),
      ui.say(all ? "handing.sum" : "handing.sum.failed", {{"done", done}, {"failed", failed}}));
  if (!model.place || whole == 0) return;
  if (model.place->stays_here())
    stack.marked("files.stays", status::unconfirmed(ui), ui.say("files.stays"));
  else
    stack.marked("files.may_go", status::here(ui),
                 ui.say("files.may_go", {{"drive", model.place->label}}));
}

void add_act(Ui& ui, Stack& stack, const Model& model, const Situation& situation, Asked& asked) {
  stack.text("handing.act", ui.say("handing.act"), {.role = Role::title});
  add_sum(ui, stack, model);
  if (hands_names(model)) {
    stack.marked("handing.readers", status::unconfirmed(ui), ui.say("handing.readers"));
    add_slip(ui, stack, model.slip,
             [&asked](Slip slip) { asked.emplace_back(FillIn{std::move(slip)}); });
  } else if (files_to_write(model) > 0) {
    stack.text("handing.readers.nobody", ui.say("handing.readers.nobody"));
  }
  add_destinations(
      ui, stack, situation, place_of(model, situation), model.own_folder,
      [&asked](const std::string& folder) { asked.emplace_back(ChoosePlace{folder}); });
  const std::string_view lacks = lacking(model, situation);
  if (!lacks.empty()) stack.text("handing.lacks", ui.say(lacks), quiet(ui));
  stack.button("handing.hand_out", counted(ui, "handing.hand_out", files_to_write(model)),
               {.rank = Rank::primary, .enabled = lacks.empty() && !is_writing(model)},
               [&asked] { asked.emplace_back(HandOut{}); });
}

void add_plan(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.name.empty())
    return stack.text("handing.no_event", ui.say("handing.no_event"), {.role = Role::strong});
  stack.text("handing.title", ui.say("handing.title", {{"event", model.name}}),
             {.role = Role::title});
  stack.text("handing.days", days_words(ui.language, model.first_day, model.last_day), quiet(ui));
  add_findings(ui, stack, model, asked);
  add_posts(ui, stack, model, asked);
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  const bool has_act = !model.files.empty();
  if (has_act) home(ui, "handing.hand_out");
  if (!ui.is(Layout::Class::wide) || !has_act) {
    Stack stack(ui, page);
    add_plan(ui, stack, model, asked);
    if (has_act) add_act(ui, stack, model, situation, asked);
    return stack.draw("handing.list", !has_act && model.findings.empty());
  }
  Box main = page;
  const Box side = take_side(ui, main, main.w * 0.4f, ui.theme.margin);
  Stack left(ui, main);
  add_plan(ui, left, model, asked);
  left.draw("handing.list");
  ui.area = "side";
  Stack right(ui, side);
  add_act(ui, right, model, situation, asked);
  right.draw("handing.side");
  ui.area = "main";
}

}  // namespace renkei::ui::handing
