// What a view draws with: the language, the sizes, the fonts, and a list of what was drawn. Every
// widget takes the key of its message, which is also its identity: the same button in every
// language. It is noted in Ui::seen, so that a test, or a script outside, can find it by its key.
//
// A Ui lives for one drawing. Widgets draw and report; they decide nothing, and know no intent: a
// view puts its screen's own ones into the list that it is given.
#pragma once
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/wording/messages.hpp"
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
  const Fonts& fonts;
  std::vector<Seen> seen;

  std::string say(std::string_view key, std::initializer_list<Named> values = {}) const {
    return renkei::say(language, key, values);
  }
};

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

inline void note(Ui& ui, const Key& key, ImVec2 from, ImVec2 to, std::string_view text,
                 bool enabled = true) {
  ui.seen.push_back({key.whole(), from, to, std::string(text), enabled});
}
// The last item.
inline void note(Ui& ui, const Key& key, std::string_view text, bool enabled = true) {
  note(ui, key, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), text, enabled);
}

}  // namespace renkei::ui
