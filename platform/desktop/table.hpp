// The table of widgets: what a test or a script outside knows of the screen. Its format is fixed,
// docs/driving.md describes it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/present/app.hpp"
#include "ui/view/ui.hpp"

namespace renkei::desktop {

struct Shown {
  std::int64_t drawing = 0;  // counted from the start
  std::string address, focus;
  ui::Layout layout;
  std::optional<ui::Busy> busy;
  std::optional<std::string> refusal;  // its code
  std::int64_t saved = 0, unsent = 0;
  std::vector<ui::Seen> seen;
};

std::string table_text(const Shown& shown);

}  // namespace renkei::desktop
