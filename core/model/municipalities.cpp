#include "core/model/municipalities.hpp"

#include <algorithm>
#include <vector>

#include "core/base/assets.hpp"

namespace renkei {
namespace {

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

std::vector<Municipality> read_municipalities(std::string_view table) {
  std::vector<Municipality> all;
  take_until(table, '\n');  // the heading
  while (!table.empty()) {
    std::string_view line = take_until(table, '\n');
    Municipality one;
    for (std::string_view* cell :
         {&one.code6, &one.prefecture, &one.name, &one.kana, &one.type, &one.county})
      *cell = take_until(line, '\t');
    all.push_back(one);
  }
  std::ranges::sort(all, {}, &Municipality::code6);
  return all;
}

}  // namespace

std::span<const Municipality> all_municipalities() {
  static const std::vector<Municipality> all = read_municipalities(asset("municipalities.tsv"));
  return all;
}

const Municipality* municipality_of_code(std::string_view code) {
  if (code.size() != 5 && code.size() != 6) return nullptr;
  const auto all = all_municipalities();
  const auto at = std::ranges::lower_bound(all, code, {}, &Municipality::code6);
  return at != all.end() && at->code6.starts_with(code) ? &*at : nullptr;
}

std::string municipality_words(std::string_view code) {
  const Municipality* found = municipality_of_code(code);
  if (!found) return std::string(code);
  if (found->is_prefecture()) return std::string(found->name);
  return std::string(found->prefecture) + " " + std::string(found->name);
}

}  // namespace renkei
