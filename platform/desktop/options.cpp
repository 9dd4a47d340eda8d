#include "platform/desktop/options.hpp"

#include <string_view>

#include "core/text/dates.hpp"
#include "core/text/utf8.hpp"

namespace renkei::desktop {
namespace {

bool take(Options& options, std::string_view name, const std::string& value) {
  if (!is_utf8(value)) return false;
  if (name == "--store") {
    options.store = value;
  } else if (name == "--lang" && (value == "ja" || value == "en")) {
    options.language = value == "en" ? Language::en : Language::ja;
  } else if (name == "--today" && date_of_iso(value)) {
    options.today = value;
  } else if (name == "--smoke") {
    options.smoke = value;
  } else if (name == "--screenshot") {
    options.screenshot = value;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::optional<Options> parse_options(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 1; i < words.size(); i += 2) {
    if (i + 1 >= words.size() || !take(options, words[i], words[i + 1])) return std::nullopt;
  }
  return options;
}

}  // namespace renkei::desktop
