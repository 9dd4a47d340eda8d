// The whole window: the heading, a refusal if there is one, the open screen, the job that is going
// on. What was asked for comes behind `asked`. Between NewFrame and Render.
#pragma once
#include <optional>
#include <vector>

#include "ui/present/app.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui {

void draw_app(Ui& ui, const App& app, const std::optional<Busy>& busy, std::vector<Intent>& asked);

}  // namespace renkei::ui
