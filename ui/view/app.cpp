#include "ui/view/app.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/view/header.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui {

// Each screen is drawn by ui/view/<stem>.cpp, which knows this screen alone.
#define RENKEI_DRAW(name)                                                            \
  namespace name {                                                                   \
  void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, \
            std::vector<Intent>& asked);                                             \
  }
RENKEI_SCREENS(RENKEI_DRAW)
#undef RENKEI_DRAW

namespace {

using Asked = std::vector<Intent>;

void answer_keys(Ui& ui, Asked& asked, const App& app) {
  const KeysAsked keys = take_keys(ui.focus);
  if (holds_window(app)) return;
  if (keys.back) ask(asked, shell::Back{});
  if (keys.help) ask(asked, shell::Help{});
  if (keys.search) ask(asked, shell::GoTo{{Screen::search}});
  if (keys.hide_names) ask(asked, shell::HideNames{!app.situation.by_number});
  const auto places = places_of(app.situation);
  if (const auto place = static_cast<std::size_t>(keys.place); place > 0 && place <= places.size())
    ask(asked, shell::GoTo{{places[place - 1]}});
  Wishes wishes = app.situation.wishes;
  wishes.text_percent = std::clamp(wishes.text_percent + 25 * keys.text_step, 100, 200);
  if (wishes != app.situation.wishes) ask(asked, shell::Wish{wishes});
}

// What happened, what is safe, what to do next: in the flow of the page, so that it covers nothing,
// and as high as its words are.
struct RefusalParts {
  struct Part {
    const char* key;
    const std::string& text;
    ImU32 ink;
  };
  std::array<Part, 3> parts;
  float label = 0, words = 0, height = 0;
};

RefusalParts measure(Ui& ui, const Refusal& refusal, float width) {
  const Colours& colour = ui.theme.colour;
  RefusalParts all{{{{"refusal.what", refusal.what, colour.absent},
                     {"refusal.safe", refusal.safe, colour.ink},
                     {"refusal.next", refusal.next, colour.ink}}}};
  for (const auto& part : all.parts)
    all.label = std::max(all.label, size_of(ui, Role::note, ui.say(part.key)).x + ui.theme.gap);
  all.words = width - all.label;
  for (const auto& part : all.parts)
    all.height += height_of(ui, Role::body, part.text, all.words) + ui.theme.mm(1.5f);
  all.height += ui.theme.line(Role::note);
  return all;
}

void draw_refusal(Ui& ui, Asked& asked, Box& page, const Error& error) {
  const Refusal refusal = refusal_words(ui.language, error);
  const std::string close = ui.say("refusal.close");
  const float button_wide = button_width(ui, close), pad = ui.theme.margin;
  const float wide = page.w - 2 * pad - button_wide - ui.theme.gap;
  const RefusalParts parts = measure(ui, refusal, wide - ui.theme.scrollbar);
  const float height = std::clamp(parts.height, ui.theme.touch, page.h * 0.5f);
  const Box whole = take_top(page, height + 2 * pad, ui.theme.gap);
  card(ui, whole);
  note(ui, {.key = "refusal", .kind = "row", .box = whole, .text = refusal.what});
  const Within within(ui, "refusal");
  Box inner = inset(whole, pad);
  const Box corner_box = take_right(inner, button_wide, ui.theme.gap);
  if (button(ui, "refusal.close", {corner_box.x, corner_box.y, button_wide, ui.theme.touch}, close))
    ask(asked, shell::CloseNotice{});
  const Scroll scroll(ui, "refusal.words", inner, parts.height);
  Box column = scroll.contents();
  for (const auto& part : parts.parts) {
    Box row =
        take_top(column, height_of(ui, Role::body, part.text, parts.words), ui.theme.mm(1.5f));
    write(ui, {"refusal.label", part.key}, take_left(row, parts.label), ui.say(part.key),
          {.role = Role::note, .ink = ui.theme.colour.note});
    write(ui, part.key, row, part.text, {.ink = part.ink, .lines = 1000});
  }
  write(ui, "refusal.code", column, ui.say("refusal.code", {{"code", refusal.code}}),
        {.role = Role::note, .ink = ui.theme.colour.note});
}

// What could not be saved: across the whole width, until something is saved again. Where there is little
// height it says no more than that.
void draw_unsaved(Ui& ui, Asked& asked, Box& page, const App& app) {
  struct Part {
    const char* key;
    std::string words;
    Role role;
  };
  const std::string count = count_words(app.situation.device.saved);
  std::vector<Part> parts = {{"unsaved", ui.say("unsaved", {{"count", count}}), Role::strong}};
  const std::string_view code = code_name(app.unsaved->error.code);
  if (!ui.layout.is_short)
    parts.push_back(
        {"unsaved.why", refusal_words(ui.language, app.unsaved->error).what, Role::body});
  parts.push_back({"unsaved.code", ui.say("refusal.code", {{"code", code}}), Role::note});
  const std::vector<Choice> choices = {{"unsaved.again", ui.say("unsaved.again")},
                                       {"unsaved.export", ui.say("unsaved.export")}};
  const float pad = ui.theme.margin, width = page.w - 2 * pad, gap = ui.theme.mm(1.5f);
  float height = choices_height(ui, choices, width) + 2 * pad;
  for (const Part& part : parts) height += height_of(ui, part.role, part.words, width) + gap;
  const Box whole = take_top(page, height, ui.theme.gap);
  fill(ui, whole, ui.theme.colour.absent_pale, ui.theme.rounding);
  frame(ui, whole, ui.theme.colour.absent, ui.theme.mm(0.8f), ui.theme.rounding);
  note(ui, {.key = "unsaved.strip",
            .kind = "row",
            .box = whole,
            .text = parts[0].words,
            .state = "unsaved"});
  const Within within(ui, "unsaved.strip");
  Box column = inset(whole, pad);
  for (const Part& part : parts)
    write_down(ui, part.key, column, part.words, {.role = part.role, .ink = ui.theme.colour.absent},
               gap);
  if (const auto pressed = draw_choices(ui, column, choices))
    ask(asked, *pressed == 0 ? shell::Intent(shell::SaveAgain{})
                             : shell::Intent(shell::GoTo{{Screen::files}}));
}

void draw_notice(Ui& ui, Box& page, const std::string& key) {
  const std::string words = ui.say(key);
  const float pad = ui.theme.margin;
  const float height = height_of(ui, Role::body, words, page.w - 2 * pad);
  const Box whole = take_top(page, height + 2 * ui.theme.mm(2), ui.theme.gap);
  fill(ui, whole, ui.theme.colour.unconfirmed_pale, ui.theme.rounding);
  write(ui, "notice", inset(whole, pad, ui.theme.mm(2)), words,
        {.ink = ui.theme.colour.unconfirmed, .lines = 1000, .state = "notice"});
}

template <class OwnIntent, class Model>
void draw_open(Ui& ui, Asked& asked, const Box& page, const Model& model,
               const Situation& situation) {
  std::vector<OwnIntent> own;
  draw(ui, page, model, situation, own);
  for (OwnIntent& intent : own) asked.emplace_back(std::move(intent));
}

void draw_screen(Ui& ui, Asked& asked, const Box& page, const App& app) {
  switch (app.screen) {
#define RENKEI_DRAW(name) \
  case Screen::name:      \
    return draw_open<name::Intent>(ui, asked, page, app.name, app.situation);
    RENKEI_SCREENS(RENKEI_DRAW)
#undef RENKEI_DRAW
  }
}

std::string busy_words(const Ui& ui, const Busy& busy) {
  std::string job = ui.say(busy.key);
  if (busy.progress)
    job = ui.say("busy.with_progress",
                 {{"job", job}, {"n", std::to_string(std::lround(*busy.progress * 100))}});
  if (busy.waiting == 0) return job;
  const std::string count = count_words(static_cast<std::int64_t>(busy.waiting));
  return ui.say("busy.with_waiting", {{"job", job}, {"count", count}});
}

// The job that goes on, below everything: nothing dims, recording goes on meanwhile.
void draw_busy(Ui& ui, Asked& asked, Box& page, const Busy& busy) {
  const std::string words = busy_words(ui, busy), stop = ui.say("busy.stop");
  const float button_wide = busy.progress ? button_width(ui, stop) : 0;
  const float pad = ui.theme.margin;
  const float wide = page.w - 2 * pad - (busy.progress ? button_wide + ui.theme.gap : 0);
  const float height = height_of(ui, Role::body, words, wide) + 2 * ui.theme.mm(2);
  Box line = take_bottom(page, std::max(height, busy.progress ? ui.theme.touch : 0), ui.theme.gap);
  if (busy.progress) {
    const Box corner = take_right(line, button_wide, ui.theme.gap);
    if (button(ui, "busy.stop", corner, stop)) ask(asked, shell::StopJob{});
  }
  fill(ui, line, ui.theme.colour.accent_pale, ui.theme.rounding);
  if (busy.progress)
    fill(ui,
         {line.x, line.y + line.h - ui.theme.mm(1), line.w * static_cast<float>(*busy.progress),
          ui.theme.mm(1)},
         ui.theme.colour.accent, 0);
  write(ui, "busy", inset(line, pad, ui.theme.mm(2)), words,
        {.ink = ui.theme.colour.accent_dark, .lines = 1000});
}

// What a hand does, whatever it asks for.
bool is_touched() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseWheel != 0 || io.InputQueueCharacters.Size > 0) return true;
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key)
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false)) return true;
  return false;  // buttons of a mouse are among the keys
}

// What uncovers names does nothing else.
void forget_input(Focus& focus) {
  focus.pressed.clear();
  ImGui::GetIO().ClearInputKeys();
}

void follow_cover(const Ui& ui, Asked& asked, const App& app, bool touched) {
  const auto tells_names = [](const Seen& one) { return std::string_view(one.privacy) >= "P2"; };
  if (touched && asked.empty())
    ask(asked, shell::Touch{});
  else if (!touched && !app.situation.covered && is_time_to_cover(app) &&
           std::ranges::any_of(ui.seen, tells_names))
    ask(asked, shell::Cover{});
}

// What stands around every screen that does not hold the whole window.
void draw_around(Ui& ui, Asked& asked, Box& page, const App& app, const std::optional<Busy>& busy) {
  draw_header(ui, asked, page, app);
  page = inset(page, ui.theme.margin);
  if (app.unsaved) draw_unsaved(ui, asked, page, app);
  const bool is_said = app.unsaved && app.refusal && app.unsaved->error.code == app.refusal->code;
  if (app.refusal && !is_said) draw_refusal(ui, asked, page, *app.refusal);
  if (app.notice) draw_notice(ui, page, *app.notice);
  if (busy) draw_busy(ui, asked, page, *busy);
}

}  // namespace

void draw_app(Ui& ui, const App& app, const std::optional<Busy>& busy, Asked& asked) {
  ui.focus.turn_to(app.screen);
  ui.focus.home.clear();
  ui.focus.about.clear();
  const bool covered = are_names_covered(app), touched = is_touched();
  ui.names_hidden = app.situation.by_number || covered;
  if (covered)
    forget_input(ui.focus);
  else
    answer_keys(ui, asked, app);
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("renkei", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNavInputs);
  ImGui::PushStyleVar(ImGuiStyleVar_DisabledAlpha, 1);
  ImGui::BeginDisabled(covered);
  Box page{0, 0, size.x, size.y};
  if (!holds_window(app)) draw_around(ui, asked, page, app, busy);
  draw_screen(ui, asked, page, app);
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
  follow_cover(ui, asked, app, touched);
  ui.focus.order = std::move(ui.order);
  ui.focus.go_home(ImGui::IsMouseDown(ImGuiMouseButton_Left));
  ImGui::End();
}

}  // namespace renkei::ui
