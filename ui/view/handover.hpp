// What is asked before personal values leave, and onto which medium: the same wherever files are written.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "ui/present/handover.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui {

void add_slip(Ui& ui, Stack& stack, const Slip& slip, const std::function<void(Slip)>& changed);
void add_destinations(Ui& ui, Stack& stack, const Situation& situation,
                      const std::optional<Destination>& place, const std::string& own_folder,
                      const std::function<void(const std::string&)>& chosen);

}  // namespace renkei::ui
