#include "ui/view/app.hpp"

#include <imgui.h>

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui {

// Each screen is drawn by ui/view/<stem>.cpp, which knows this screen alone.
#define RENKEI_DRAW(name)                                                                        \
  namespace name {                                                                               \
  void draw(Ui& ui, const Model& model, const Situation& situation, std::vector<Intent>& asked); \
  }
RENKEI_SCREENS(RENKEI_DRAW)
#undef RENKEI_DRAW

namespace {

using Asked = std::vector<Intent>;

void draw_tab(Ui& ui, Asked& asked, const Key& key, bool chosen, Screen screen) {
  const ButtonShape shape{.look = chosen ? Look::chosen : Look::quiet};
  if (button(ui, key, shape)) asked.push_back(shell::GoTo{{screen}});
  ImGui::SameLine(0, ui.theme.mm(1));
}

void draw_tabs(Ui& ui, Asked& asked, const App& app) {
  draw_tab(ui, asked, "nav.today", app.screen != Screen::exchange, Screen::today);
  draw_tab(ui, asked, "nav.exchange", app.screen == Screen::exchange, Screen::exchange);
}

// The other language by its own name, so that who needs it can read it. Gives the button's left
// edge.
float draw_language(Ui& ui, Asked& asked, ImVec2 right) {
  const Language other = ui.language == Language::ja ? Language::en : Language::ja;
  const std::string name = renkei::say(other, "language.own_name");
  const float width = button_width(ui, name);
  ImGui::SetCursorPos({right.x - width, right.y});
  if (button(ui, "language.switch", name, {.width = width}))
    asked.push_back(shell::ChooseLanguage{other});
  return right.x - width;
}

void draw_device(Ui& ui, const App& app, ImVec2 right) {
  const std::string line =
      app.situation.device.name + "　" + clock_words(app.situation.now, app.situation.zone);
  const ImVec2 size = size_of(ui, Role::body, line);
  ImGui::SetCursorPos({right.x - size.x, right.y + (ui.theme.touch - size.y) / 2});
  write(ui, Role::body, colour::faint, line, "header.device");
}

void draw_header(Ui& ui, Asked& asked, const App& app) {
  const float top = ui.theme.mm(2.5f), height = ui.theme.touch + 2 * top;
  const float width = ImGui::GetContentRegionAvail().x, margin = ui.theme.margin;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colour::card);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
  ImGui::BeginChild("header", {width, height}, false, ImGuiWindowFlags_NoScrollbar);
  const std::string name = ui.say("app.name");
  const ImVec2 size = size_of(ui, Role::heading, name);
  ImGui::SetCursorPos({margin, (height - size.y) / 2});
  write(ui, Role::heading, colour::accent, name);
  if (app.screen != Screen::setup) {
    ImGui::SetCursorPos({margin + size.x + ui.theme.mm(6), top});
    draw_tabs(ui, asked, app);
  }
  const float left = draw_language(ui, asked, {width - margin, top});
  if (app.screen != Screen::setup) draw_device(ui, app, {left - ui.theme.mm(5), top});
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  ImGui::GetWindowDrawList()->AddLine({from.x, to.y}, to, colour::line, ui.theme.scale);
}

// One of the three parts of a refusal.
struct Part {
  const char* key;
  const std::string& text;
  ImU32 ink;
};

void draw_part(Ui& ui, const Part& part, float column) {
  const float x = ImGui::GetCursorPosX();
  write(ui, Role::small, colour::faint, ui.say(part.key), "refusal.label");
  ImGui::SameLine();
  ImGui::SetCursorPosX(x + column);
  write_wrapped(ui, Role::body, part.ink, part.text, part.key);
}

// What happened, what is safe, what to do next: in the flow of the page, so that it covers nothing,
// and as high as its words are.
void draw_refusal(Ui& ui, Asked& asked, const Error& error) {
  const Refusal words = refusal_words(ui.language, error);
  const Part parts[] = {{"refusal.what", words.what, colour::absent},
                        {"refusal.safe", words.safe, colour::ink},
                        {"refusal.next", words.next, colour::ink}};
  const float margin = ui.theme.margin, step = ui.theme.mm(1.5f);
  ImGui::SetCursorPos({margin, ImGui::GetCursorPosY() + ui.theme.mm(2)});
  const ImVec2 left = ImGui::GetContentRegionAvail();
  const float card = left.x - margin;
  const float wide = card - 3 * margin - button_width(ui, ui.say("refusal.close"));
  float column = 0;
  for (const Part& part : parts)
    column = std::max(column, size_of(ui, Role::small, ui.say(part.key)).x + ui.theme.gap);
  float height = 2 * margin + ui.theme.line(Role::small);
  for (const Part& part : parts)
    height += height_wrapped(ui, Role::body, part.text, wide - column) + step;
  height = std::clamp(height, 2 * margin + ui.theme.touch, left.y * 0.6f);
  begin_card(ui, "refusal", {card, height});
  ImGui::BeginChild("words", {wide, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.gap, step});
  for (const Part& part : parts) draw_part(ui, part, column);
  write(ui, Role::small, colour::faint, ui.say("refusal.code", {{"code", words.code}}),
        "refusal.code");
  ImGui::PopStyleVar();
  ImGui::EndChild();
  ImGui::SameLine();
  if (button(ui, "refusal.close")) asked.push_back(shell::CloseNotice{});
  end_card();
}

template <class OwnIntent, class Model>
void draw_open(Ui& ui, Asked& asked, const Model& model, const Situation& situation) {
  std::vector<OwnIntent> own;
  draw(ui, model, situation, own);
  for (OwnIntent& intent : own) asked.push_back(std::move(intent));
}

void draw_screen(Ui& ui, Asked& asked, const App& app) {
  switch (app.screen) {
#define RENKEI_DRAW(name) \
  case Screen::name:      \
    return draw_open<name::Intent>(ui, asked, app.name, app.situation);
    RENKEI_SCREENS(RENKEI_DRAW)
#undef RENKEI_DRAW
  }
}

void draw_busy(Ui& ui, const Busy& busy) {
  const ImVec2 whole = ImGui::GetIO().DisplaySize;
  const std::string job = ui.say(busy.key);
  const std::string count = count_words(static_cast<std::int64_t>(busy.waiting));
  const std::string text =
      busy.waiting == 0 ? job : ui.say("busy.with_waiting", {{"job", job}, {"count", count}});
  const ImVec2 words = size_of(ui, Role::heading, text), pad(ui.theme.mm(12), ui.theme.mm(8));
  const ImVec2 from((whole.x - words.x) / 2 - pad.x, (whole.y - words.y) / 2 - pad.y);
  const ImVec2 to(whole.x - from.x, whole.y - from.y);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled({0, 0}, whole, IM_COL32(23, 30, 40, 90));
  list->AddRectFilled(from, to, colour::card, ui.theme.rounding);
  list->AddText(ui.fonts.of(Role::heading), ui.theme.line(Role::heading),
                {from.x + pad.x, from.y + pad.y}, colour::ink, text.c_str());
  note(ui, "busy", from, to, text);
}

}  // namespace

void draw_app(Ui& ui, const App& app, const std::optional<Busy>& busy, Asked& asked) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("renkei", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  draw_header(ui, asked, app);
  if (app.refusal) draw_refusal(ui, asked, *app.refusal);
  const float margin = ui.theme.margin;
  ImGui::SetCursorPos({margin, ImGui::GetCursorPosY() + ui.theme.mm(2)});
  const ImVec2 left = ImGui::GetContentRegionAvail();
  ImGui::BeginChild("page", {left.x - margin, left.y - margin}, false,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  draw_screen(ui, asked, app);
  ImGui::EndChild();
  ImGui::End();
  if (busy) draw_busy(ui, *busy);
}

}  // namespace renkei::ui
