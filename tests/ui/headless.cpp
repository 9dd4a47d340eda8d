#include "tests/ui/headless.hpp"

#include <utility>

#include "ui/view/imgui_internals.hpp"

namespace renkei::ui {

Headless::Headless(Language language, ImVec2 size, const FontFiles& files) : FakeDesk(language) {
  context_ = ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = size;
  io.DeltaTime = 1.0f / 60;
  io.ConfigInputTextEnterKeepActive = true;
  apply(theme_, ImGui::GetStyle());
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  fonts_ = load_fonts(*io.Fonts, files);
}

Headless::~Headless() { ImGui::DestroyContext(context_); }

void Headless::scan(std::string text) { ask(shell::Intent(shell::Scan{std::move(text)})); }

void Headless::draw() {
  follow_wishes();
  ImGui::NewFrame();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  Ui ui{app.situation.wishes.language, theme_, fonts_, focus,
        layout_of(size.x / theme_.px_per_mm, size.y / theme_.px_per_mm, theme_.text)};
  std::vector<Intent> asked;
  draw_app(ui, app, busy, asked);
  ImGui::Render();
  do_what_textures_want();
  seen = std::move(ui.seen);
  for (const Intent& intent : asked) ask(intent);
}

void Headless::settle_down() {
  want();
  do draw();
  while (inside::input_waiting());
  draw();
  draw();
}

const Seen* Headless::find(std::string_view key) const {
  for (const Seen& one : seen)
    if (one.key == key) return &one;
  return nullptr;
}

std::string Headless::text(std::string_view key) const {
  const Seen* one = find(key);
  return one ? one->text : "(not drawn)";
}

bool Headless::click(std::string_view key) {
  const Seen* one = find(key);
  if (!one || !one->enabled) return false;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(one->box.x + one->box.w / 2, one->box.y + one->box.h / 2);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  settle_down();
  return true;
}

void Headless::key(ImGuiKey key, ImGuiKey modifier) {
  ImGuiIO& io = ImGui::GetIO();
  if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
}

void Headless::follow_wishes() {
  if (wished_ == app.situation.wishes) return;
  wished_ = app.situation.wishes;
  theme_ = make_theme(1, wished_);
  apply(theme_, ImGui::GetStyle());
}

// As a backend does, without a graphics card to put them in.
void Headless::do_what_textures_want() {
  for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) {
      ++textures_;
      texture->SetTexID(1);
    } else if (texture->Status == ImTextureStatus_WantDestroy) {
      --textures_;
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
      continue;
    }
    texture->SetStatus(ImTextureStatus_OK);
  }
}

}  // namespace renkei::ui
