// How renkei-field looks: sizes in millimetres made into pixels, and the colours of four looks. One
// accent; every text has the contrast on what it lies on that is tested in tests/ui/theme_test.cpp.
// Hues are those of the Color Universal Design set, darkened where they are text.
#pragma once
#include <imgui.h>

#include "ui/present/wishes.hpp"

namespace renkei::ui {

struct Colours {
  ImU32 paper, card, line, edge;  // behind everything, of cards, between rows, of a control
  ImU32 ink, note;                // text, and secondary text
  ImU32 accent, accent_dark, accent_pale, on_accent;
  ImU32 here, here_pale;                // ●
  ImU32 unconfirmed, unconfirmed_pale;  // ▲
  ImU32 absent, absent_pale;            // ✕
  ImU32 apart, apart_pale;              // ◆
};
const Colours& colours_of(Look look);

// What a text is for: each has its size, and those from strong on are bold.
enum class Role { note, body, strong, title, figure, giant };

// Pixels, for one scale of one monitor.
struct Theme {
  float scale = 1;  // of the monitor's contents: 1 is 96 dots an inch
  float px_per_mm = 96 / 25.4f;
  float text = 1;  // times the size of text
  Colours colour{};
  float touch = 0;   // height of what is pressed by a finger: 12 mm, or more for larger text
  float gap = 0;     // between two of them, 2.5 mm
  float margin = 0;  // inside cards and around the page
  float rounding = 0, frame = 0;  // of corners; how thick a control's edge is
  float scrollbar = 0;            // how wide
  bool left_handed = false, buttons_below = false;

  float line(Role role) const;  // height of a line
  float mm(float length_mm) const { return length_mm * px_per_mm; }
};

Theme make_theme(float scale, const Wishes& wishes = {});

// Sets a fresh style; scaling an already scaled one would add up.
void apply(const Theme& theme, ImGuiStyle& style);

}  // namespace renkei::ui
