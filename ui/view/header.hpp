// The head of every screen: where one is and how one gets back, and the strip that says what is
// saved, what has not been handed over, who signs, and in which language.
#pragma once
#include <vector>

#include "ui/present/app.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui {

// What belongs to no screen.
inline void ask(std::vector<Intent>& asked, shell::Intent intent) {
  asked.emplace_back(std::move(intent));
}

// At the top of `page`, which loses it.
void draw_header(Ui& ui, std::vector<Intent>& asked, Box& page, const App& app);

}  // namespace renkei::ui
