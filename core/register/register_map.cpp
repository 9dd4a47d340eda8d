#include "core/register/register_map.hpp"

#include <nlohmann/json.hpp>

namespace renkei {

Result<RegisterMap> read_register_map(std::string_view json, const std::string& file) {
  const Error odd(Code::register_unreadable,
                  {{"file", file}, {"reason", "register_bad_map"}, {"line", "0"}, {"detail", ""}});
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  if (json.starts_with(bom)) json.remove_prefix(bom.size());
  const auto text = nlohmann::ordered_json::parse(json, nullptr, false);
  if (!text.is_object()) return odd;
  RegisterMap map;
  const bool bare = !text.contains("headings") && !text.contains("headings_line");
  const auto add = [&](const std::string& heading, const nlohmann::ordered_json& field) {
    if (field.is_string()) map.headings.emplace_back(heading, field.get<std::string>());
    return field.is_string();
  };
  for (const auto& [name, value] : text.items()) {
    if (bare) {
      if (!add(name, value)) return odd;
      continue;
    }
    if (name == "headings_line" && value.is_number_unsigned() &&
        value.get<std::uint64_t>() <= 100) {
      map.headings_line = value.get<int>();
      continue;
    }
    if (name != "headings" || !value.is_object()) return odd;
    for (const auto& [heading, field] : value.items())
      if (!add(heading, field)) return odd;
  }
  return map;
}

std::string map_text(const RegisterMap& map) {
  auto headings = nlohmann::ordered_json::object();
  for (const auto& [heading, field] : map.headings) headings[heading] = field;
  nlohmann::ordered_json text = {{"headings", std::move(headings)}};
  if (map.headings_line > 0) text["headings_line"] = map.headings_line;
  return text.dump();
}

}  // namespace renkei
