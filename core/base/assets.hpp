// Files of assets/ that travel inside the program: texts (text/*.ini), reference data (*.tsv) and
// what zstd knows beforehand (*.dict).
//
// The build reads them and compiles them in, so a single executable needs nothing beside it.
// The views stay valid as long as the program runs; any thread may ask.
#pragma once

#include <span>
#include <string_view>

namespace renkei {

// The bytes of a file, by its name below assets/: asset("text/ja.ini"),
// asset("municipalities.tsv"). Empty when there is no such file.
std::string_view asset(std::string_view name);
// Every name there is, in the order of letters.
std::span<const std::string_view> asset_names();

}  // namespace renkei
