// The command line of renkei-field.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/wording/messages.hpp"

namespace renkei::desktop {

struct Options {
  std::string store;  // empty: the one in the user's data folder
  Language language = Language::ja;
  std::string today;       // YYYY-MM-DD; empty: today. For demonstrations
  std::string smoke;       // the table of widgets goes here after each settled drawing
  std::string screenshot;  // the first settled drawing goes here, then the program ends
};

inline constexpr const char* usage =
    "usage: renkei-field [--store FILE] [--lang ja|en] [--today YYYY-MM-DD]\n"
    "                    [--smoke FILE.json] [--screenshot FILE.png|FILE.ppm]\n";

// `words`: the program first, then its arguments, in UTF-8. Nothing when one is not understood.
std::optional<Options> parse_options(const std::vector<std::string>& words);

}  // namespace renkei::desktop
