#include "ui/desk/keepsakes.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/file.hpp"

namespace renkei::ui {
namespace {

nlohmann::json json_of(const Keepsakes& kept) {
  const Wishes& wishes = kept.wishes;
  return {{"language", wishes.language == Language::en ? "en" : "ja"},
          {"look", look_name(wishes.look)},
          {"text_percent", wishes.text_percent},
          {"big_buttons", wishes.big_buttons},
          {"left_handed", wishes.left_handed},
          {"buttons_below", wishes.buttons_below},
          {"size_permille", wishes.size_permille},
          {"scan_gap_ms", wishes.scan_gap_ms},
          {"staff", wishes.staff},
          {"staff_codes", wishes.staff_codes},
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
  kept.wishes.left_handed = json.value("left_handed", false);
  kept.wishes.buttons_below = json.value("buttons_below", false);
  if (const int size = json.value("size_permille", 1000); is_size_permille(size))
    kept.wishes.size_permille = size;
  if (const int gap = json.value("scan_gap_ms", scan_gaps_ms[0]); is_scan_gap(gap))
    kept.wishes.scan_gap_ms = gap;
  kept.wishes.staff = json.value("staff", "");
  kept.wishes.staff_codes = json.value("staff_codes", kept.wishes.staff_codes);
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
