// An event, and what a day needs of it, made on the spot: by whoever begins alone, or when something comes up
// that no plan has. Only its name has to be said; everything else has a usual value. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "core/model/command.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::today {

enum class What { visitors, tour, both };

struct NewEvent {
  std::string name, first_day, place;  // as typed
  int days = 1;
  What what = What::visitors;
  std::string vehicle, stop, gate;  // as typed; the usual names to begin with
  bool asked = false;               // and not ended
};

// The day that was typed, in any of the ways that people write one; empty: it cannot be read.
std::string first_day_of(const NewEvent& draft, std::string_view today);
bool can_be_made(const NewEvent& draft, std::string_view today);

Command event_command(const NewEvent& draft, std::string_view today);
// What is made below it, or below the tour, once that is there.
std::vector<Work> below_event(const NewEvent& draft, EntryId event);
std::vector<Work> below_tour(const NewEvent& draft, EntryId tour);

}  // namespace renkei::ui::today
