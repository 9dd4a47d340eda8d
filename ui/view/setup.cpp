#include "ui/present/setup.hpp"

#include <algorithm>

#include "core/text/spaces.hpp"
#include "core/wording/labels.hpp"
#include "ui/present/file_name.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::setup {
namespace {

using Asked = std::vector<Intent>;

Written title() { return {.role = Role::title}; }
Written quiet(const Ui& ui) { return {.ink = ui.theme.colour.note}; }
Written small(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

// ---- the two ways

void draw_languages(Ui& ui, Box& page, Asked& asked) {
  std::vector<Choice> choices;
  for (const Language language : {Language::ja, Language::en})
    choices.push_back({{"setup.language", language == Language::ja ? "ja" : "en"},
                       renkei::say(language, "language.own_name"),
                       language == ui.language});
  const Box row = take_top(page, choices_height(ui, choices, page.w), ui.theme.gap);
  if (const auto pressed = draw_choices(ui, row, choices))
    asked.emplace_back(ChooseLanguage{*pressed == 0 ? Language::ja : Language::en});
}

void draw_plan_way(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  Stack stack(ui, box);
  const std::string count = std::to_string(model.found.size());
  stack.text("setup.plan.title", ui.say("setup.plan.title"), title());
  stack.text("setup.plan.explain", ui.say("setup.plan.explain"));
  if (model.found.empty()) stack.text("setup.plan.none", ui.say("setup.plan.none"), quiet(ui));
  stack.button("setup.plan", ui.say("setup.plan", {{"count", count}}),
               {.rank = Rank::primary, .enabled = !model.found.empty() && !model.asked},
               [&] { asked.emplace_back(TakeFiles{model.found}); });
  for (std::size_t i = 0; i < model.found.size(); ++i)
    stack.button({"setup.plan", static_cast<std::int64_t>(i + 1)}, file_name(model.found[i]),
                 {.enabled = !model.asked},
                 [&, i] { asked.emplace_back(TakeFiles{{model.found[i]}}); });
  stack.draw("setup.plan.list");
}

void draw_alone_way(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  Stack stack(ui, box);
  stack.text("setup.alone.title", ui.say("setup.alone.title"), title());
  stack.text("setup.alone.explain", ui.say("setup.alone.explain"));
  stack.button("setup.alone", ui.say("setup.alone"), {.enabled = !model.asked},
               [&] { asked.emplace_back(GoAlone{true}); });
  stack.draw("setup.alone.list");
}

void draw_ways(Ui& ui, Box page, const Model& model, Asked& asked) {
  draw_languages(ui, page, asked);
  write_down(ui, "setup.title", page, ui.say("setup.title"), title(), ui.theme.gap);
  const bool beside = !ui.is(Layout::Class::narrow);
  const Box first = beside ? take_left(page, (page.w - ui.theme.margin) / 2, ui.theme.margin)
                           : take_top(page, (page.h - ui.theme.gap) * 0.55f, ui.theme.gap);
  draw_plan_way(ui, first, model, asked);
  draw_alone_way(ui, page, model, asked);
}

// ---- alone

std::vector<Choice> ward_choices(const Model& model) {
  std::vector<Choice> choices;
  for (const WardChoice& ward : model.wards)
    choices.push_back({{"setup.ward", ward.code6}, ward.name, ward.code6 == model.ward});
  return choices;
}

std::vector<Choice> role_choices(const Ui& ui, const Model& model) {
  std::vector<Choice> choices;
  for (const char* role : {"field", "headquarters", "kiosk"})
    choices.push_back({{"setup.role", role},
                       ui.say("setup.role." + std::string(role)),
                       static_cast<std::size_t>(model.duty) == choices.size()});
  return choices;
}

void draw_name(Ui& ui, const Box& place, const Model& model, Asked& asked) {
  std::string name = model.name;
  const Line line = line_field(ui, "setup.name", place, name, ui.say("setup.name.hint"), true);
  home(ui, "setup.name");
  if (line.changed) asked.emplace_back(TypeName{name});
  if (line.sent) {
    asked.emplace_back(TypeName{*line.sent});
    asked.emplace_back(MakeStore{});
  }
}

void draw_alone(Ui& ui, const Box& page, const Model& model, Asked& asked) {
  Stack stack(ui, page);
  stack.text("setup.alone.title", ui.say("setup.alone.title"), title());
  stack.text("setup.name.label", ui.say("setup.name.label"), {.role = Role::strong});
  stack.text("setup.name.explain", ui.say("setup.name.explain"), quiet(ui));
  stack.add([&](float) { return ui.theme.touch; },
            [&](const Box& place) { draw_name(ui, place, model, asked); });
  stack.text("setup.role.label", ui.say("setup.role.label"), {.role = Role::strong});
  stack.choices(role_choices(ui, model),
                [&](std::size_t i) { asked.emplace_back(ChooseDuty{static_cast<Duty>(i)}); });
  stack.text("setup.ward.label", ui.say("setup.ward.label"), {.role = Role::strong});
  stack.choices(ward_choices(model),
                [&](std::size_t i) { asked.emplace_back(ChooseWard{model.wards[i].code6}); });
  stack.button("setup.start", ui.say("setup.start"),
               {.rank = Rank::primary, .enabled = !trim(model.name).empty() && !model.asked},
               [&] { asked.emplace_back(MakeStore{}); });
  stack.button("setup.back", ui.say("setup.back"), {.rank = Rank::quiet},
               [&] { asked.emplace_back(GoAlone{false}); });
  stack.draw("setup.alone.list");
}

// ---- from a plan

void add_question(Ui& ui, Stack& stack, const Sender& sender, bool enabled, Asked& asked) {
  const std::string name =
      sender.device.name.empty() ? ui.say("setup.sender.nameless") : sender.device.name;
  stack.text("setup.sender", ui.say("setup.sender", {{"name", name}}), title());
  stack.text("setup.sender.code", sender.code(), {.role = Role::title, .align = Align::centre});
  stack.text("setup.sender.explain", ui.say("setup.sender.explain"));
  stack.button("setup.accept", ui.say("setup.accept"), {.rank = Rank::primary, .enabled = enabled},
               [&asked, id = sender.device.id] {
                 asked.emplace_back(AnswerSender{id, true});
               });
  stack.button("setup.decline", ui.say("setup.decline"), {.enabled = enabled},
               [&asked, id = sender.device.id] {
                 asked.emplace_back(AnswerSender{id, false});
               });
  stack.text("setup.decline.explain", ui.say("setup.decline.explain"), small(ui));
}

void add_answers(Ui& ui, Stack& stack, const Model& model) {
  for (std::size_t i = 0; i < model.senders.size(); ++i) {
    const Sender& sender = model.senders[i];
    if (sender.said == Sender::Said::nothing) continue;
    const bool accepted = sender.said == Sender::Said::accepted;
    const std::string code = sender.code();
    stack.text({"setup.answered", static_cast<std::int64_t>(i + 1)},
               ui.say(accepted ? "setup.accepted" : "setup.declined",
                      {{"name", sender.device.name}, {"code", code}}),
               {.ink = accepted ? ui.theme.colour.here : ui.theme.colour.note,
                .state = accepted ? "accepted" : "declined"});
  }
}

// What is written on a post's button, each in its own lines.
struct PostWords {
  std::string facts, taken;
};
PostWords words_of(const Ui& ui, const PostChoice& post) {
  PostWords words;
  if (!post.role.empty()) words.facts = choice_label(ui.language, "post", "role", post.role);
  if (!post.about.empty()) words.facts += (words.facts.empty() ? "" : "　") + post.about;
  for (const std::string& device : post.taken_by) {
    words.taken += words.taken.empty() ? "" : "、";
    words.taken += device;
  }
  if (!words.taken.empty()) words.taken = ui.say("setup.post.taken", {{"devices", words.taken}});
  return words;
}

float post_height(Ui& ui, const PostChoice& post, float width) {
  const PostWords words = words_of(ui, post);
  const float inner = width - 2 * ui.theme.mm(3);
  float height = height_of(ui, Role::strong, post.name, inner) + 2 * ui.theme.mm(2);
  for (const std::string& line : {words.facts, words.taken})
    if (!line.empty()) height += ui.theme.mm(1) + height_of(ui, Role::note, line, inner);
  return std::max(ui.theme.touch, height);
}

void draw_post(Ui& ui, const Box& place, const PostChoice& post, bool chosen, Asked& asked) {
  const Key key("setup.post", post.id);
  if (big_button(ui, key, place, post.name,
                 {.chosen = chosen, .state = post.taken_by.empty() ? "" : "taken"}))
    asked.emplace_back(ChoosePost{post.id});
  const Within within(ui, key.whole());
  const PostWords words = words_of(ui, post);
  Box column = inset(place, ui.theme.mm(3), ui.theme.mm(2));
  write_down(ui, {"setup.post.name", post.id}, column, post.name, {.role = Role::strong},
             ui.theme.mm(1));
  if (!words.facts.empty())
    write_down(ui, {"setup.post.facts", post.id}, column, words.facts, small(ui), ui.theme.mm(1));
  if (!words.taken.empty())
    write_down(ui, {"setup.post.taken", post.id}, column, words.taken,
               {.role = Role::note, .ink = ui.theme.colour.unconfirmed});
}

void add_posts(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.posts.empty()) {
    stack.text("setup.posts.none", ui.say("setup.posts.none"));
  } else {
    stack.text("setup.posts", ui.say("setup.posts"), title());
    for (const PostChoice& post : model.posts)
      stack.add(
          [&](float width) { return post_height(ui, post, width); },
          [&](const Box& place) { draw_post(ui, place, post, post.id == model.chosen, asked); });
    stack.button("setup.start", ui.say("setup.start"),
                 {.rank = Rank::primary, .enabled = chosen_post(model) && !model.asked},
                 [&] { asked.emplace_back(Start{}); });
  }
  stack.button("setup.alone", ui.say("setup.no_post"), {.enabled = !model.asked},
               [&] { asked.emplace_back(GoAlone{true}); });
  stack.text("setup.more_files", ui.say("setup.more_files"), small(ui));
}

void draw_plan(Ui& ui, const Box& page, const Model& model, Asked& asked) {
  Stack stack(ui, page);
  for (std::size_t i = 0; i < model.merged.size(); ++i) {
    const MergeReport& report = model.merged[i];
    stack.text({"setup.merged", static_cast<std::int64_t>(i + 1)}, merge_words(ui.language, report),
               {.ink = report.error ? ui.theme.colour.absent : ui.theme.colour.here,
                .state = report.error ? "refused" : "merged"});
  }
  if (const Sender* sender = sender_to_ask_about(model)) {
    add_question(ui, stack, *sender, !model.asked, asked);
  } else {
    add_answers(ui, stack, model);
    add_posts(ui, stack, model, asked);
  }
  stack.draw("setup.list");
}

// ---- a store that is there

void draw_opening(Ui& ui, const Box& page, const Model& model, Asked& asked) {
  Stack stack(ui, page);
  stack.text("setup.there", ui.say("setup.there"), title());
  stack.text("setup.there.explain", ui.say("setup.there.explain"), quiet(ui));
  stack.button("setup.open", ui.say("setup.open"), {.rank = Rank::primary, .enabled = !model.asked},
               [&] { asked.emplace_back(OpenAgain{}); });
  stack.draw("setup.list");
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation&, Asked& asked) {
  const float wide = std::min(page.w, ui.theme.mm(220) * ui.theme.text);
  const Box column{page.x + (page.w - wide) / 2, page.y, wide, page.h};
  if (model.is_there) return draw_opening(ui, column, model, asked);
  switch (model.step) {
    case Step::ways:
      return draw_ways(ui, page, model, asked);
    case Step::alone:
      return draw_alone(ui, column, model, asked);
    case Step::plan:
      return draw_plan(ui, column, model, asked);
  }
}

}  // namespace renkei::ui::setup
