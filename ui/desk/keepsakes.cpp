#include "ui/desk/keepsakes.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/file.hpp"

namespace renkei::ui {
namespace {

nlohmann::json json_of(const Keepsakes& kept) {
  const auto& [language, look, percent, big, staff] = kept.wishes;
  return {{"language", language == Language::en ? "en" : "ja"},
          {"look", look_name(look)},
          {"text_percent", percent},
          {"big_buttons", big},
          {"staff", staff},
          {"address", kept.whereabouts.address},
          {"day", kept.whereabouts.day},
          {"part_of", kept.whereabouts.part_of},
          {"pin", kept.pin.hash},
          {"pin_failures", kept.pin.failures}};
}

// Throws where a value is of another type; then nothing of the file is taken.
Keepsakes from(const nlohmann::json& json) {
  Keepsakes kept;
  kept.wishes.language = json.value("language", "ja") == "en" ? Language::en : Language::ja;
  kept.wishes.look = parse_look(json.value("look", "")).value_or(kept.wishes.look);
  if (const int percent = json.value("text_percent", 100); is_text_percent(percent))
    kept.wishes.text_percent = percent;
  kept.wishes.big_buttons = json.value("big_buttons", false);
  kept.wishes.staff = json.value("staff", "");
  kept.whereabouts.address = json.value("address", "");
  kept.whereabouts.day = json.value("day", "");
  kept.whereabouts.part_of = json.value("part_of", kept.whereabouts.part_of);
  kept.pin = {json.value("pin", ""), std::max(0, json.value("pin_failures", 0))};
  return kept;
}

}  // namespace

Path keepsakes_path(const std::string& store) { return Path(store + ".settings"); }

Keepsakes read_keepsakes(const Path& file) {
  std::ifstream in(file.native(), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  try {
    return from(nlohmann::json::parse(text));
  } catch (const nlohmann::json::exception&) {
    return {};
  }
}

bool write_keepsakes(const Keepsakes& kept, const Path& file) {
  return replace_file(
      file, json_of(kept).dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

}  // namespace renkei::ui
