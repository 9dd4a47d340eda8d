// The seats of a vehicle as seen from above, the front up: a button for each seat, as high as its words.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/seat_plan.hpp"
#include "ui/view/status.hpp"

namespace renkei::ui {

// What is written on a seat below its name.
struct SeatLine {
  std::string words;
  ImU32 ink = 0;  // 0: that of text
  const char* privacy = "P0";
};
struct SeatLook {
  std::vector<SeatLine> lines;
  const char* state = "";
  std::optional<Status> status;  // its colour and shape
  bool chosen = false;
};

// `looks`: of each place of the plan. As the list `key`; a seat is `seat_key`/NAME. The place that was
// pressed.
std::optional<std::size_t> draw_seat_plan(Ui& ui, const char* key, const char* seat_key,
                                          const Box& box, const SeatPlan& plan,
                                          std::span<const SeatLook> looks);

}  // namespace renkei::ui
