// What a view draws with: the language, the sizes, the fonts, the focus, and a list of what was
// drawn. Every widget has the key of its message, which is also its identity: the same button in
// every language. All that is drawn is noted, texts too, with what it lies in, so that a test, or a
// script outside, finds it by its key and can prove that nothing is cut or covered.
//
// A Ui lives for one drawing. Widgets draw and report; they decide nothing, and know no intent: a
// view puts its screen's own ones into the list that it is given.
#pragma once
#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/wording/messages.hpp"
#include "ui/present/layout.hpp"
#include "ui/view/box.hpp"
#include "ui/view/focus.hpp"
#include "ui/view/fonts.hpp"
#include "ui/view/theme.hpp"

namespace renkei::ui {

// A value of a chart: of which series, and where.
struct ChartValue {
  std::string series, at;
  std::int64_t n = 0;
};

struct Seen {
  std::string key;        // with the instance behind a '/': "tally.count/1"
  const char* kind = "";  // button, field, text, row, list, key, chart, image
  std::string in;         // the key of what it lies in; empty: the window
  Box box;                // what can be seen of it, in pixels of the window
  std::string text;
  bool enabled = true, focusable = false, chosen = false, cut = false;
  std::string state;                  // a code: "here", "unconfirmed"
  const char* privacy = "P0";         // of what it tells
  std::optional<std::int64_t> total;  // rows of a list
  std::vector<ChartValue> values;     // of a chart
};

struct Ui {
  Language language;
  const Theme& theme;
  const Fonts& fonts;
  Focus& focus;
  Layout layout;
  std::vector<Seen> seen = {};
  std::vector<FocusStop> order = {};
  std::string in = {};        // what is being drawn into
  std::string area = "main";  // header, main or side
  bool names_hidden = false;  // people.hpp

  std::string say(std::string_view key, std::initializer_list<Named> values = {}) const {
    return renkei::say(language, key, values);
  }
  bool is(Layout::Class width) const { return layout.width == width; }
};

// The privacy of words with somebody's name in them.
inline const char* of_names(const Ui& ui) { return ui.names_hidden ? "P1" : "P2"; }

// What tells one button from its like in a list: "tally.count" and "3". Empty for single ones.
struct Key {
  std::string_view message;
  std::string instance;

  Key(const char* m) : message(m) {}
  Key(const char* m, std::string i) : message(m), instance(std::move(i)) {}
  Key(const char* m, std::int64_t i) : message(m), instance(std::to_string(i)) {}
  std::string whole() const {
    return instance.empty() ? std::string(message) : std::string(message) + "/" + instance;
  }
};

// Notes what was drawn, as far as it can be seen.
void note(Ui& ui, Seen seen);

// What is drawn while it lives lies in `key`.
class Within {
 public:
  Within(Ui& ui, std::string key) : ui_(ui), before_(std::exchange(ui.in, std::move(key))) {}
  ~Within() { ui_.in = std::move(before_); }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

 private:
  Ui& ui_;
  std::string before_;
};

// A part of the page beside its main task: at the right, or where it does not lie under a left hand.
inline Box take_side(const Ui& ui, Box& page, float width, float gap) {
  return ui.theme.left_handed ? take_left(page, width, gap) : take_right(page, width, gap);
}

// Bare shapes.
inline ImVec2 corner(const Box& box) { return {box.x, box.y}; }
inline ImVec2 far_corner(const Box& box) { return {box.right(), box.bottom()}; }
void fill(Ui& ui, const Box& box, ImU32 colour, float rounding = 0);
void frame(Ui& ui, const Box& box, ImU32 colour, float thickness, float rounding = 0);
// A card: what belongs together, on its own ground.
void card(Ui& ui, const Box& box);
// A line between two rows, at the lower edge.
void underline(Ui& ui, const Box& box);

}  // namespace renkei::ui
