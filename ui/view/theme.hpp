// How renkei-field looks: sizes in millimetres made into pixels, and a handful of colours. Light,
// for work in the sun; one accent; every text colour has a contrast of at least 4.5 on what it lies
// on.
#pragma once
#include <imgui.h>

namespace renkei::ui {

namespace colour {
inline constexpr ImU32 paper = IM_COL32(244, 246, 249, 255);  // behind everything
inline constexpr ImU32 card = IM_COL32(255, 255, 255, 255);
inline constexpr ImU32 line = IM_COL32(212, 219, 228, 255);
inline constexpr ImU32 ink = IM_COL32(23, 30, 40, 255);
inline constexpr ImU32 faint = IM_COL32(84, 97, 113, 255);  // secondary text
inline constexpr ImU32 accent = IM_COL32(0, 90, 255, 255);  // the blue of the CUD palette
inline constexpr ImU32 accent_dark = IM_COL32(0, 66, 196, 255);
inline constexpr ImU32 accent_pale = IM_COL32(231, 240, 255, 255);
inline constexpr ImU32 on_accent = IM_COL32(255, 255, 255, 255);
inline constexpr ImU32 here = IM_COL32(0, 104, 73, 255);
inline constexpr ImU32 here_pale = IM_COL32(221, 244, 233, 255);
inline constexpr ImU32 unconfirmed = IM_COL32(143, 82, 0, 255);
inline constexpr ImU32 unconfirmed_pale = IM_COL32(255, 240, 214, 255);
inline constexpr ImU32 absent = IM_COL32(178, 38, 0, 255);
inline constexpr ImU32 absent_pale = IM_COL32(255, 229, 222, 255);
}  // namespace colour

// What a text is for: each has its size, and those from strong on are bold.
enum class Role { small, body, strong, heading, figure };

// Pixels, for one scale of one monitor.
struct Theme {
  float scale = 1;  // of the monitor's contents: 1 is 96 dots an inch
  float px_per_mm = 96 / 25.4f;
  float touch = 0;      // height of what is pressed by a finger, 12 mm
  float pad_touch = 0;  // smallest side of a tally button, 22 mm
  float gap = 0;        // between two of them, 3 mm
  float margin = 0;     // inside cards and around the page, 5 mm
  float rounding = 0;

  float line(Role role) const;  // height of a line
  float mm(float length_mm) const { return length_mm * px_per_mm; }
};

Theme make_theme(float scale);

// Sets a fresh style; scaling an already scaled one would add up.
void apply(const Theme& theme, ImGuiStyle& style);

}  // namespace renkei::ui
