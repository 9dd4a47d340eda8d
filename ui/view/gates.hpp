// The gate on the screens of visitors: one button with its name, how it counts, and the sheets on which
// it is chosen, added and described.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "ui/present/gates.hpp"
#include "ui/view/buttons.hpp"

namespace renkei::ui::gates {

using Asked =
    std::vector<std::variant<OpenGates, ChooseGate, TypeGateName, AddGate, OpenMethod, SetHow>>;

// How a gate counts, in one sentence; where devices disagree, with every value.
std::string method_words(const Ui& ui, const GateChoice& gate);
std::string gate_words(const Ui& ui, const GateChoice& gate);

// The row at the top of a page: the gate, and `ways` to other screens at its end, of which the index is
// returned when one is pressed. Below or beside it how the gate counts.
std::optional<std::size_t> draw_row(Ui& ui, Box& page, const Place& place,
                                    std::span<const Choice> ways, Asked& asked);
// False when none is open.
bool draw_gate_sheet(Ui& ui, const Box& box, const Place& place, Asked& asked);
// Instead of everything else where there is no event, or no gate yet.
void draw_no_gate(Ui& ui, const Box& page, const Place& place, Asked& asked);
// What is to be known of the day before anything is counted.
void draw_banner(Ui& ui, Box& page, const Key& key, const std::string& words, const Key* close,
                 bool& closed);

}  // namespace renkei::ui::gates
