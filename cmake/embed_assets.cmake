# Writes OUTPUT, a C++ source with the bytes of FOLDER/<each of NAMES>: see core/base/assets.hpp.
# Byte arrays, because compilers limit the length of a string literal.
set(arrays "")
set(cases "")
set(names "")
set(index 0)
foreach(name IN LISTS NAMES)
  file(READ "${FOLDER}/${name}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)"
         "\\1\n" bytes "${bytes}")  # sixteen a line
  # The closing zero keeps an empty file from being an empty array.
  string(APPEND arrays "constexpr unsigned char asset_${index}[] = {\n${bytes}0};\n")
  string(APPEND names "    \"${name}\",\n")
  string(APPEND cases "  if (name == \"${name}\") return text(asset_${index});\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Generated from assets/. Do not edit.
#include \"core/base/assets.hpp\"

#include <cstddef>

namespace {

template <std::size_t n>
[[maybe_unused]] std::string_view text(const unsigned char (&bytes)[n]) {
  return {reinterpret_cast<const char*>(bytes), n - 1};
}

${arrays}
}  // namespace

std::string_view renkei::asset([[maybe_unused]] std::string_view name) {
${cases}  return {};
}

std::span<const std::string_view> renkei::asset_names() {
  static constexpr std::string_view names[] = {
${names}  };
  return names;
}
")
