// Screens drawn and clicked without a window: an ImGui context of its own, input events as a
// backend would send them, time by the frame.
#pragma once
#include <imgui.h>
#include <imgui_internal.h>

#include "tests/ui/season.hpp"
#include "ui/view/screens.hpp"

namespace renkei::ui {

class Headless {
 public:
  Season season;
  App app;
  std::vector<Seen> seen;  // of the last drawing

  explicit Headless(Language language = Language::ja, ImVec2 size = {1280, 800}) {
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0f / 60;
    io.ConfigInputTextEnterKeepActive = true;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    apply(theme_, ImGui::GetStyle());
    fonts_.build(*io.Fonts, 1);
    app.language = language;
    app.now = at("2023-10-14T10:00:00+09:00");
    app.date = "2023-10-14";
    settle(app, Opened{OwnDevice{"log1", FakeRecords::own_log, "受付1号", 0}}, season.records);
  }
  ~Headless() { ImGui::DestroyContext(context_); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  void draw() {
    if (fonts_.has_wants()) fonts_.build(*ImGui::GetIO().Fonts, 1);
    ImGui::NewFrame();
    Ui ui{app.language, theme_, fonts_, {}, {}};
    draw_app(ui, app, {});
    ImGui::Render();
    seen = std::move(ui.seen);
    for (const Intent& intent : ui.intents) answer(intent);
  }
  // As the loop does: until the queue of input is empty and the layout has settled.
  void settle_down() {
    do draw();
    while (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0);
    draw();
    draw();
  }
  const Seen* find(std::string_view key) const {
    for (const Seen& one : seen)
      if (one.key == key) return &one;
    return nullptr;
  }
  std::string text(std::string_view key) const {
    const Seen* one = find(key);
    return one ? one->text : "(not drawn)";
  }
  // False when there is no such widget, or when it is disabled.
  bool click(std::string_view key) {
    const Seen* one = find(key);
    if (!one || !one->enabled) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent((one->from.x + one->to.x) / 2, (one->from.y + one->to.y) / 2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    settle_down();
    return true;
  }
  void key(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddKeyEvent(key, false);
  }
  void type(const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }

  void answer(const Intent& intent) {
    const auto request = respond(app, intent, season.records);
    if (!request) return;
    requests.push_back(*request);
    if (const auto* command = std::get_if<Command>(&*request))
      settle(app, Executed{*command, season.records.done(*command)}, season.records);
  }
  std::vector<Request> requests;

 private:
  ImGuiContext* context_ = nullptr;
  Theme theme_ = make_theme(1);
  Fonts fonts_{FontFiles{}};
};

}  // namespace renkei::ui
