// The numbers of a device's records as a bar: held ones filled, missing ones hatched.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

struct NumberBar {
  std::span<const SeqRange> held, missing;
  Seq first = 1, last = 1;  // of the whole bar
};
float number_bar_height(const Ui& ui);
// Noted as a chart with its ranges.
void number_bar(Ui& ui, const Key& key, const Box& box, const NumberBar& bar);

}  // namespace renkei::ui
