#include "platform/desktop/options.hpp"

#include <charconv>
#include <string_view>

#include "core/text/dates.hpp"
#include "core/text/utf8.hpp"

namespace renkei::desktop {

const char* const usage =
    "usage: renkei-field [--store FILE] [--screen ADDRESS] [--lang ja|en] [--text "
    "100|125|150|175|200]\n"
    "                    [--look light|dark|outdoor|black] [--size WxH] [--scale S]\n"
    "                    [--today YYYY-MM-DD] [--at HH:MM | --at MOMENT]\n"
    "                    [--screenshot FILE.png] [--widgets FILE.json] [--script FILE] "
    "[--window]\n";

namespace {

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> ms_of_day(std::string_view text) {
  const bool with_seconds = text.size() == 8 && text[5] == ':';
  if ((text.size() != 5 && !with_seconds) || text[2] != ':') return std::nullopt;
  const auto hour = number_of<int>(text.substr(0, 2)), minute = number_of<int>(text.substr(3, 2)),
             second = with_seconds ? number_of<int>(text.substr(6)) : std::optional(0);
  if (!hour || !minute || !second || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 ||
      *second < 0 || *second > 59)
    return std::nullopt;
  return ((*hour * 60 + *minute) * std::int64_t{60} + *second) * 1000;
}

bool take_place(Options& options, std::string_view name, const std::string& value) {
  for (const auto& [option, place] :
       {std::pair("--store", &options.store), std::pair("--screen", &options.screen),
        std::pair("--screenshot", &options.screenshot), std::pair("--widgets", &options.widgets),
        std::pair("--script", &options.script)})
    if (name == option) {
      *place = value;
      return !value.empty();
    }
  return false;
}

bool take_time(Options& options, std::string_view name, const std::string& value) {
  if (name == "--today") {
    options.today = value;
    return date_of_iso(value).has_value();
  }
  if (name != "--at") return false;
  options.at_ms = ms_of_day(value);
  if (!options.at_ms) options.at = parse_moment(value);
  return options.at_ms || options.at;
}

bool take_look(Options& options, std::string_view name, const std::string& value) {
  if (name == "--lang") {
    if (value == "ja") options.language = Language::ja;
    if (value == "en") options.language = Language::en;
    return options.language.has_value();
  }
  if (name == "--look") return (options.look = ui::parse_look(value)).has_value();
  if (name == "--text") {
    options.text_percent = number_of<int>(value);
    return options.text_percent && ui::is_text_percent(*options.text_percent);
  }
  if (name == "--scale") {
    options.scale = number_of<float>(value);
    return options.scale && *options.scale >= 0.75f && *options.scale <= 4;
  }
  if (name != "--size") return false;
  const auto size = parse_size(value);
  options.sized = size.has_value();
  if (size) options.size = *size;
  return options.sized;
}

}  // namespace

std::optional<Size> parse_size(std::string_view text) {
  const std::size_t by = text.find('x');
  if (by == std::string_view::npos) return std::nullopt;
  const auto width = number_of<int>(text.substr(0, by)),
             height = number_of<int>(text.substr(by + 1));
  if (!width || !height || *width < 640 || *height < 480 || *width > 7680 || *height > 4320)
    return std::nullopt;
  return Size{*width, *height};
}

std::optional<Options> parse_options(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& name = words[i];
    if (name == "--window") {
      options.window = true;
      continue;
    }
    if (++i >= words.size() || !is_utf8(words[i], Nul::refused)) return std::nullopt;
    if (!take_place(options, name, words[i]) && !take_time(options, name, words[i]) &&
        !take_look(options, name, words[i]))
      return std::nullopt;
  }
  return options;
}

}  // namespace renkei::desktop
