// The few widgets that every screen is made of. Each takes the key of its message, which is also
// its identity: the same button in every language. What was drawn is noted in Ui::seen, so that a
// test, or a script outside, can find a widget by its key.
//
// A Ui lives for one drawing. Widgets draw and report; they decide nothing.
#pragma once
#include <imgui.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/wording/messages.hpp"
#include "ui/present/intent.hpp"
#include "ui/view/fonts.hpp"
#include "ui/view/theme.hpp"

namespace renkei::ui {

struct Seen {
  std::string key;  // with the instance behind a '/': "tally.count/1"
  ImVec2 from, to;  // in window pixels
  std::string text;
  bool enabled = true;
};

struct Ui {
  Language language;
  const Theme& theme;
  Fonts& fonts;
  std::vector<Intent> intents;  // what was asked for in this drawing
  std::vector<Seen> seen;

  std::string say(std::string_view key, std::initializer_list<Named> values = {}) const {
    return renkei::say(language, key, values);
  }
  void ask(Intent intent) { intents.push_back(std::move(intent)); }
};

// What tells one button from its like in a list: "tally.count" and "3". Empty for single ones.
struct Key {
  std::string_view message;
  std::string instance;

  Key(const char* m) : message(m) {}
  Key(const char* m, std::string i) : message(m), instance(std::move(i)) {}
  Key(const char* m, std::int64_t i) : message(m), instance(std::to_string(i)) {}
  std::string whole() const;
};

// -- text
ImVec2 size_of(Ui& ui, Role role, std::string_view text);
// One line at the cursor; noted when it has a key.
void write(Ui& ui, Role role, ImU32 ink, std::string_view text, std::string_view key = {});
// One line, cut with … when it is wider.
void write_within(Ui& ui, Role role, ImU32 ink, std::string_view text, float width);
void write_wrapped(Ui& ui, Role role, ImU32 ink, std::string_view text, std::string_view key = {});
// Anywhere, without moving the cursor.
void paint(Ui& ui, Role role, ImU32 ink, ImVec2 at, std::string_view text);

// -- buttons
enum class Look { primary, secondary, quiet, chosen };
struct ButtonShape {
  Look look = Look::secondary;
  float width = 0;   // 0: as wide as the text
  float height = 0;  // 0: Theme::touch
  bool enabled = true;
};
float button_width(Ui& ui, std::string_view text);
bool button(Ui& ui, const Key& key, std::string_view text, const ButtonShape& shape = {});
// With the text of its message.
bool button(Ui& ui, const Key& key, const ButtonShape& shape = {});
// An empty button of a size; the caller paints on it.
bool big_button(Ui& ui, const Key& key, ImVec2 size, std::string_view text, bool enabled);

// -- fields
// True when the text was changed.
bool field(Ui& ui, const Key& key, std::string& text, float width, std::string_view hint);

// One line that is sent by Enter and then empty again, without ever losing the keyboard: a scanner
// types twenty of them in a second. `text` is what is being typed.
struct Line {
  bool changed = false;
  std::optional<std::string> sent;
};
Line line_field(Ui& ui, const Key& key, std::string& text, float width, std::string_view hint,
                bool take_keyboard);

// -- frames
bool begin_card(Ui& ui, const char* id, ImVec2 size, bool padded = true);
void end_card();
// Between Begin and End of a scrolling child: a finger moves the contents.
void scroll_by_drag(const Theme& theme);

// -- status: always colour, shape and word together. The shapes are drawn, no font has all of them.
enum class Shape { circle, triangle, cross, dash };
void pill(Ui& ui, Shape shape, ImU32 ink, ImU32 pale, std::string_view text);
void marked(Ui& ui, Shape shape, ImU32 ink, std::string_view text, float width);  // one line

void note(Ui& ui, const Key& key, std::string_view text, bool enabled = true);  // the last item

}  // namespace renkei::ui
