// Pages of the program in the states that people meet: what the tests of all screens go through.
#pragma once
#include <functional>
#include <vector>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"

namespace renkei::ui {

struct Place {
  const char* name;
  std::function<void(Headless&)> go;
};

}  // namespace renkei::ui
