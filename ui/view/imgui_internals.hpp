// The one place that reaches inside ImGui, whose internals change from version to version (written
// for 1.92): what the public interface does not offer. Between NewFrame and Render, but for
// input_waiting().
#pragma once

namespace renkei::ui::inside {

// Events that no drawing has taken yet: ImGui takes one change of a key a frame.
bool input_waiting();

// Whether the left button or a finger went down within the current window's contents.
bool pressed_within_window();
// What is held down, and the field that has the keyboard, are let go.
void release_active();

}  // namespace renkei::ui::inside
