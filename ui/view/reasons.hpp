// Why something is taken back that is old or was handed over: asked before it is done.
#pragma once
#include <optional>
#include <string>

#include "ui/view/ui.hpp"

namespace renkei::ui {

struct ReasonAsked {
  std::optional<std::string> typed;   // another reason, so far
  std::optional<std::string> reason;  // it is this one
  bool closed = false;                // nothing is taken back
};
// `what`: what it would take back; `typed`: another reason, as typed so far; `ask`: what is said of why a
// reason is needed.
ReasonAsked ask_reason(Ui& ui, const Box& box, const std::string& what, const std::string& typed,
                       const char* ask = "reason.ask");

}  // namespace renkei::ui
