// ImGui's triangles as a picture, by the processor alone: the same bytes on every run and every
// machine of a kind, without a window and without a graphics card. Textures are read where ImGui
// keeps them. Between Render and the next NewFrame; one thread.
#pragma once
#include <imgui.h>

#include "platform/desktop/picture.hpp"

namespace renkei::desktop {

Picture raster(const ImDrawData& data, ImU32 behind);

}  // namespace renkei::desktop
