// The screens: each walks its model and draws it, and says in Ui::intents what was asked for.
#pragma once
#include "ui/present/app.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui {

// All of it: the heading, a refusal if there is one, the open screen. Between NewFrame and Render.
// `busy` is the key of what is going on, empty when nothing is.
void draw_app(Ui& ui, const App& app, std::string_view busy);

void draw_setup(Ui& ui, const App& app);
void draw_today(Ui& ui, const App& app);
void draw_tally(Ui& ui, const App& app);
void draw_roster(Ui& ui, const App& app);
void draw_exchange(Ui& ui, const App& app);

}  // namespace renkei::ui
