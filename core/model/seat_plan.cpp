#include "core/model/seat_plan.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

using What = SeatPlace::What;

constexpr std::size_t most_seats = 1'000, most_rows = most_seats + 1, most_columns = 20;
constexpr std::size_t longest_name = 8;  // characters

constexpr std::pair<std::string_view, What> words[] = {
    {"_", What::nothing},     {"＿", What::nothing},  {"door", What::door},
    {"扉", What::door},       {"ドア", What::door},   {"driver", What::driver},
    {"運転席", What::driver}, {"guide", What::guide}, {"添乗席", What::guide},
    {"ガイド席", What::guide}};
constexpr std::pair<std::string_view, What> marks[] = {{"fold:", What::folding},
                                                       {"補助:", What::folding},
                                                       {"wheel:", What::wheelchair},
                                                       {"車いす:", What::wheelchair}};

// Seats to the left and to the right of the aisle.
struct Pattern {
  std::int64_t left = 0, right = 0;
};

Error refuse(std::string_view about, std::size_t line, std::size_t place, std::string_view text) {
  return Error(Code::bad_layout, {{"about", std::string(about)},
                                  {"line", std::to_string(line)},
                                  {"place", std::to_string(place)},
                                  {"value", std::string(text)}});
}

// Rosters have 3B, ３ｂ and 3-B for one seat.
std::string key_of(std::string_view name) {
  std::string key = without_spaces(narrow(name));
  std::erase(key, '-');
  for (char& c : key)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return key;
}

// Letters, digits and kanji; signs would be mistaken for the grammar's own, now or later.
bool is_name(std::string_view text) {
  const std::string narrowed = narrow(text);
  if (narrowed.empty() || count_code_points(text) > longest_name) return false;
  return std::all_of(narrowed.begin(), narrowed.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
  });
}

std::optional<SeatPlace> read_place(std::string_view text) {
  for (const auto& [word, what] : words)
    if (text == word) return SeatPlace{what, {}};
  What what = What::seat;
  for (const auto& [mark, of_mark] : marks)
    if (text.starts_with(mark)) {
      what = of_mark;
      text.remove_prefix(mark.size());
      break;
    }
  if (!is_name(text)) return std::nullopt;
  return SeatPlace{what, std::string(text)};
}

std::vector<std::string_view> parts_of(std::string_view text, bool (*parts)(char32_t)) {
  std::vector<std::string_view> found;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t here = at;
    const bool end = at == text.size() || parts(next_code_point(text, at));
    if (!end) continue;
    if (here > begin) found.push_back(text.substr(begin, here - begin));
    if (here == text.size()) break;
    begin = at;
  }
  return found;
}

bool ends_row(char32_t c) { return c == U'\n' || c == U'\r' || c == U'/' || c == U'／'; }

// "2-1": one digit on each side, at least one seat.
std::optional<Pattern> read_pattern(std::string_view layout) {
  const std::string text = without_spaces(narrow(layout));
  if (text.size() != 3 || text[1] != '-' || !is_digit(text[0]) || !is_digit(text[2]))
    return std::nullopt;
  const Pattern pattern{text[0] - '0', text[2] - '0'};
  return pattern.left + pattern.right > 0 ? std::optional(pattern) : std::nullopt;
}

std::string written(const Pattern& pattern, std::int64_t seats) {
  if (seats < 1 || seats > static_cast<std::int64_t>(most_seats)) return {};
  const std::int64_t across = pattern.left + pattern.right;
  std::string out = "door";
  for (std::int64_t i = 1; i < across; ++i) out += " _";
  out += " driver";
  std::int64_t left = seats;
  for (std::int64_t row = 1; left > 0; ++row) {
    const bool bench = left == across + 1;  // the last one sits where the aisle ends
    out += '\n';
    char letter = 'A';
    for (std::int64_t column = 0; column <= across; ++column) {
      const bool aisle = column == pattern.left && !bench;
      const bool seat = !aisle && left > 0;
      out += column > 0 ? " " : "";
      out += seat ? std::to_string(row) + letter++ : "_";
      left -= seat ? 1 : 0;
    }
  }
  return out;
}

class LayoutReader {
 public:
  Result<SeatPlan> read(std::string_view layout) {
    std::size_t line = 0;
    for (const std::string_view row : parts_of(layout, ends_row)) {
      const auto places = parts_of(row, is_blank_character);
      if (places.empty()) continue;
      if (Status status = add_row(++line, places); !status) return status.error();
    }
    if (plan_.seats() == 0) return refuse("no_seat", line, 0, "");
    return std::move(plan_);
  }

 private:
  Status add_row(std::size_t line, const std::vector<std::string_view>& places) {
    if (line > most_rows || places.size() > most_columns)
      return refuse("too_large", line, places.size(), "");
    if (line == 1) plan_.columns = places.size();
    if (places.size() != plan_.columns)
      return refuse("uneven", line, places.size(), std::to_string(plan_.columns));
    for (std::size_t i = 0; i < places.size(); ++i)
      if (Status status = add_place(line, i + 1, places[i]); !status) return status;
    return Done{};
  }

  Status add_place(std::size_t line, std::size_t place, std::string_view text) {
    auto read = read_place(text);
    if (!read) return refuse("", line, place, shorten(text));
    if (read->takes_somebody()) {
      if (!names_.insert(key_of(read->name)).second)
        return refuse("twice", line, place, read->name);
      if (names_.size() > most_seats) return refuse("too_large", line, place, "");
    }
    plan_.places.push_back(std::move(*read));
    return Done{};
  }

  SeatPlan plan_;
  std::set<std::string> names_;
};

}  // namespace

std::size_t SeatPlan::seats() const {
  return static_cast<std::size_t>(std::count_if(
      places.begin(), places.end(), [](const SeatPlace& place) { return place.takes_somebody(); }));
}

const SeatPlace* SeatPlan::find(std::string_view name) const {
  const std::string key = key_of(name);
  for (const SeatPlace& place : places)
    if (place.takes_somebody() && key_of(place.name) == key) return &place;
  return nullptr;
}

std::optional<std::size_t> SeatPlan::index_of(std::string_view name) const {
  const SeatPlace* place = find(name);
  if (!place) return std::nullopt;
  return static_cast<std::size_t>(place - places.data());
}

Result<SeatPlan> read_seat_plan(std::string_view layout, std::int64_t seats) {
  const std::string_view text = trim(layout);
  if (!text.empty() && !read_pattern(text)) return LayoutReader().read(text);
  const std::string rows = written(read_pattern(text).value_or(Pattern{2, 2}), seats);
  return rows.empty() ? SeatPlan{} : LayoutReader().read(rows);
}

}  // namespace renkei
