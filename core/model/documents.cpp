#include "core/model/documents.hpp"

#include <nlohmann/json.hpp>

namespace renkei {

std::string stored_text(const List& items) {
  return nlohmann::json(items).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<Informed> read_informed(const Json& stored) {
  std::vector<Informed> informed;
  const auto parsed = nlohmann::json::parse(stored.compact, nullptr, false);
  if (!parsed.is_array()) return informed;
  for (const auto& one : parsed) {
    if (!one.is_object() || !one.contains("who") || !one.contains("at")) continue;
    const auto &who = one["who"], &at = one["at"];
    const auto when =
        at.is_string() ? parse_moment(at.get_ref<const std::string&>()) : std::nullopt;
    if (who.is_string() && when) informed.push_back({who.get<std::string>(), *when});
  }
  return informed;
}

std::string stored_text(std::span<const Informed> informed) {
  auto all = nlohmann::ordered_json::array();
  for (const Informed& one : informed) all.push_back({{"who", one.who}, {"at", to_text(one.at)}});
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace renkei
