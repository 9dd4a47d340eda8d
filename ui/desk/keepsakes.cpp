#include "ui/desk/keepsakes.hpp"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/file.hpp"

namespace renkei::ui {
namespace {

constexpr const char* looks[] = {"light", "dark", "outdoor", "black"};

nlohmann::json json_of(const Keepsakes& kept) {
  const auto& [language, look, percent, big, staff] = kept.wishes;
  return {{"language", language == Language::en ? "en" : "ja"},
          {"look", looks[static_cast<std::size_t>(look)]},
          {"text_percent", percent},
          {"big_buttons", big},
          {"staff", staff},
          {"address", kept.whereabouts.address},
          {"day", kept.whereabouts.day},
          {"part_of", kept.whereabouts.part_of}};
}

// Throws where a value is of another type; then nothing of the file is taken.
Keepsakes from(const nlohmann::json& json) {
  Keepsakes kept;
  kept.wishes.language = json.value("language", "ja") == "en" ? Language::en : Language::ja;
  const std::string look = json.value("look", "light");
  for (std::size_t i = 0; i < std::size(looks); ++i)
    if (look == looks[i]) kept.wishes.look = static_cast<Look>(i);
  if (const int percent = json.value("text_percent", 100); is_text_percent(percent))
    kept.wishes.text_percent = percent;
  kept.wishes.big_buttons = json.value("big_buttons", false);
  kept.wishes.staff = json.value("staff", "");
  kept.whereabouts.address = json.value("address", "");
  kept.whereabouts.day = json.value("day", "");
  kept.whereabouts.part_of = json.value("part_of", kept.whereabouts.part_of);
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
