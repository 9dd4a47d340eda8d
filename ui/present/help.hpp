// What the screen that somebody came from does, its keys and its way on paper; and about the program:
// its version, this device, whether the store is whole, whose work it rests on, and what it cannot do.
// Plain values.
#pragma once
#include <optional>
#include <string_view>
#include <variant>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::help {

inline constexpr int lines_of_help = 5;

// Whose work the program rests on, and under which terms: names, the same in every language.
struct Licence {
  std::string_view name, terms;
};
inline constexpr Licence licences[] = {{"Dear ImGui", "MIT"},
                                       {"GLFW", "zlib"},
                                       {"SQLite", "Public Domain"},
                                       {"libsodium", "ISC"},
                                       {"Zstandard (zstd)", "BSD-3-Clause"},
                                       {"cereal", "BSD-3-Clause"},
                                       {"JSON for Modern C++ (nlohmann)", "MIT"},
                                       {"utf8proc", "MIT, Unicode"},
                                       {"libpng", "libpng-2.0"},
                                       {"CLI11", "BSD-3-Clause"},
                                       {"BIZ UDPGothic", "SIL OFL 1.1"},
                                       {"Noto Sans CJK", "SIL OFL 1.1"}};

enum class Part { screen, about };

struct Model {
  Screen about = Screen::help;  // the screen that is told of
  Part part = Part::screen;     // which of them is in view where both have no room
  bool is_proving = false;
  std::optional<Proof> proof;
};

struct ShowPart {
  Part part;
};
struct Prove {};  // the digest, and everything verified
using Intent = std::variant<ShowPart, Prove>;

RENKEI_SCREEN_FUNCTIONS(void);

}  // namespace renkei::ui::help
