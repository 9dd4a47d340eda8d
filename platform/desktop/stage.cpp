#include "platform/desktop/stage.hpp"

#include "platform/desktop/raster.hpp"
#include "ui/view/imgui_internals.hpp"

namespace renkei::desktop {

Stage::Stage(Size size, float scale, const ui::FontFiles& fonts)
    : context_(ImGui::CreateContext()), scale_(scale) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  io.ConfigInputTextEnterKeepActive = true;
  io.DeltaTime = 1.0f / 60;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  resize(size);
  fonts_ = ui::load_fonts(*io.Fonts, fonts);
  theme_ = ui::make_theme(scale_, wished_);
  ui::apply(theme_, ImGui::GetStyle());
}

Stage::~Stage() { ImGui::DestroyContext(context_); }

void Stage::resize(Size size) {
  ImGui::GetIO().DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
}

// As a graphics card would, which keeps them where ImGui has them.
void Stage::answer_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
      continue;
    }
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    texture->SetStatus(ImTextureStatus_OK);
  }
}

void Stage::draw(Program& program) {
  if (wished_ != program.wishes()) {
    wished_ = program.wishes();
    hands.catcher.gap_s = wished_.scan_gap_ms / 1000.0;
    theme_ = ui::make_theme(scale_, wished_);
    ui::apply(theme_, ImGui::GetStyle());
  }
  now_s_ += 1.0 / 60;
  hands.catcher.tick(now_s_);
  ImGui::NewFrame();
  program.draw(theme_, fonts_, ImGui::GetIO().DisplaySize);
  ImGui::Render();
  answer_textures();
}

// Until nothing is asked for, nothing is typed, and no job is left; then twice more, because a
// layout settles in two drawings.
void Stage::settle(Program& program) {
  for (int calm = 0; calm < 3;) {
    draw(program);
    const bool moved = program.answer() || program.collect() || ui::inside::input_waiting() ||
                       hands.catcher.due().has_value();
    calm = moved ? 0 : calm + 1;
  }
}

void Stage::run(Program& program) {
  hands.catcher.scanned = [&program](std::string text) { program.scan(std::move(text)); };
  while (!closed_) {
    settle(program);
    program.settled(*this);
  }
}

Picture Stage::picture() { return raster(*ImGui::GetDrawData(), theme_.colour.paper); }

}  // namespace renkei::desktop
