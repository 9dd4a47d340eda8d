// The three steps of taking a register in, each a column of parts.
#pragma once
#include <vector>

#include "ui/present/import.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::import {

inline Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

void add_file(Ui& ui, Stack& stack, const Model& model, const Situation& situation,
              std::vector<Intent>& asked);
void add_columns(Ui& ui, Stack& stack, const Model& model, std::vector<Intent>& asked);
void add_preview(Ui& ui, Stack& stack, const Model& model, std::vector<Intent>& asked);

}  // namespace renkei::ui::import
