#include "core/register/register_map.hpp"

#include <nlohmann/json.hpp>

#include "core/text/utf8.hpp"

namespace renkei {

Result<RegisterMap> read_register_map(std::string_view json, const std::string& file) {
  const auto refuse = [&](const char* reason, std::size_t line, std::string detail) {
    return Error(Code::register_unreadable, {{"file", file},
                                             {"reason", reason},
                                             {"line", std::to_string(line)},
                                             {"detail", std::move(detail)}});
  };
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  if (json.starts_with(bom)) json.remove_prefix(bom.size());
  nlohmann::ordered_json text;
  try {
    text = nlohmann::ordered_json::parse(json);
  } catch (const nlohmann::ordered_json::parse_error& problem) {
    const TextPlace place = place_in(json, problem.byte == 0 ? 0 : problem.byte - 1);
    return refuse("register_bad_map", place.line, std::to_string(place.column));
  } catch (const nlohmann::ordered_json::exception&) {  // a number that no machine holds
    return refuse("register_bad_map", 1, "1");
  }
  if (!text.is_object()) return refuse("register_bad_map", 1, "1");
  RegisterMap map;
  const bool bare = !text.contains("headings") && !text.contains("headings_line");
  const auto add = [&](const std::string& heading, const nlohmann::ordered_json& field) {
    if (field.is_string()) map.headings.emplace_back(heading, field.get<std::string>());
    return field.is_string();
  };
  for (const auto& [name, value] : text.items()) {
    if (bare) {
      if (!add(name, value)) return refuse("register_odd_map", 0, name);
      continue;
    }
    if (name == "headings_line" && value.is_number_unsigned() &&
        value.get<std::uint64_t>() <= 100) {
      map.headings_line = value.get<int>();
      continue;
    }
    if (name != "headings" || !value.is_object()) return refuse("register_odd_map", 0, name);
    for (const auto& [heading, field] : value.items())
      if (!add(heading, field)) return refuse("register_odd_map", 0, heading);
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
