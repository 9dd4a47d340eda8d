// A gate that is made in the field: a person at an entrance with a counter in the hand. Headquarters can set
// it right later.
#pragma once
#include <string>
#include <utility>

#include "core/model/command.hpp"

namespace renkei::ui {

inline Command usual_gate(EntryId event, std::string name) {
  return Create{"gate",
                {{"event_id", event},
                 {"name", std::move(name)},
                 {"kind", "entrance"},
                 {"counting_method", "gate_counter"},
                 {"direction", "in"},
                 {"unit", "person_days"},
                 {"reentry", "unknown"}}};
}

}  // namespace renkei::ui
