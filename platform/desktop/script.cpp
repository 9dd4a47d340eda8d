#include "platform/desktop/script.hpp"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base/file.hpp"
#include "core/text/utf8.hpp"

namespace renkei::desktop {
namespace {

using nlohmann::json;

constexpr double hand_s = 0.05;  // between two characters that a hand types
constexpr double patience_s = 10;
constexpr int most_tabs = 500;

// A key, or the beginning of one before a "*".
bool is_meant(std::string_view key, std::string_view wanted) {
  if (!wanted.ends_with('*')) return key == wanted;
  return key.starts_with(wanted.substr(0, wanted.size() - 1));
}

const ui::Seen* find(const Shown& shown, std::string_view key) {
  const auto at = std::ranges::find_if(
      shown.seen, [&](const ui::Seen& seen) { return is_meant(seen.key, key); });
  return at == shown.seen.end() ? nullptr : &*at;
}

// Why not; empty when it was done.
std::string press(Surface& surface, const Shown& shown, const std::string& key) {
  const ui::Seen* seen = find(shown, key);
  if (!seen) return "no such widget: " + key;
  if (!seen->enabled) return "not enabled: " + key;
  surface.hands.click({seen->box.x + seen->box.w / 2, seen->box.y + seen->box.h / 2});
  return {};
}

std::string why(const Status& status) {
  return status ? "" : std::string(code_name(status.error().code));
}

std::string stroke(Surface& surface, const std::string& name) {
  const auto known = parse_stroke(name);
  if (!known) return "no such key: " + name;
  surface.hands.press(*known, surface.now_s());
  surface.let_pass(hand_s);
  return {};
}

void type(Surface& surface, const std::string& text, double gap_s) {
  for (const char32_t c : to_code_points(text)) {
    surface.hands.type(c, surface.now_s());
    surface.let_pass(gap_s);
  }
}

std::string scan(Surface& surface, const json& line) {
  const double gap_s = line.value("ms", 0.0) / 1000;
  const std::string end = line.value("end", "Enter");
  type(surface, line.at("scan").get<std::string>(), gap_s);
  if (end == "LF")
    surface.hands.type(U'\n', surface.now_s());
  else if (const auto last = parse_stroke(end))
    surface.hands.press(*last, surface.now_s());
  else
    return "no such key: " + end;
  return {};
}

// "+60s", "-5m", "+1h".
std::optional<std::int64_t> duration_ms(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const char unit = text.back();
  const std::int64_t ms = unit == 's' ? 1000 : unit == 'm' ? 60'000 : unit == 'h' ? 3'600'000 : 0;
  std::string_view digits = text.substr(0, text.size() - 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (ms == 0 || error != std::errc() || end != digits.data() + digits.size() ||
      std::abs(number) > 1'000'000)
    return std::nullopt;
  return number * ms;
}

std::string expect(const Shown& shown, const json& wanted) {
  if (wanted.contains("screen") && shown.address != wanted.at("screen"))
    return "the screen is " + shown.address;
  if (wanted.contains("refusal") &&
      json(shown.refusal.value_or("")) !=
          (wanted.at("refusal").is_null() ? json("") : wanted.at("refusal")))
    return "the refusal is " + shown.refusal.value_or("null");
  if (wanted.contains("focus") && shown.focus != wanted.at("focus"))
    return "the focus is on " + shown.focus;
  if (!wanted.contains("key")) return {};
  const std::string key = wanted.at("key");
  const ui::Seen* seen = find(shown, key);
  if (wanted.contains("there"))
    return (seen != nullptr) == wanted.at("there") ? "" : "not as expected there: " + key;
  if (!seen) return "no such widget: " + key;
  const json found = {{"text", seen->text},
                      {"state", seen->state},
                      {"enabled", seen->enabled},
                      {"chosen", seen->chosen},
                      {"cut", seen->cut},
                      {"in", seen->in},
                      {"total", seen->total ? json(*seen->total) : json(nullptr)}};
  for (const auto& [name, value] : wanted.items())
    if (name != "key" && (!found.contains(name) || found.at(name) != value))
      return key + " has " + name + " " + (found.contains(name) ? found.at(name).dump() : "none");
  return {};
}

std::string put_in(const Script::Door& door, const json& drive) {
  const std::string fails = drive.value("fails", "");
  const bool done =
      door.put_in(drive.at("label").get<std::string>(), drive.value("path", ""), fails);
  return done ? "" : "no drive fails like that: " + fails;
}

std::string killed() {
#ifdef _WIN32
  std::_Exit(137);
#else
  std::raise(SIGKILL);
#endif
  return {};
}

}  // namespace

std::unique_ptr<Script> Script::open(const std::string& file, Door door) {
  std::FILE* in = file == "-" ? stdin : open_stream(file);
  if (!in) return nullptr;
  return std::unique_ptr<Script>(new Script(in, std::move(door)));
}

Script::~Script() {
  if (in_ != stdin) (void)std::fclose(in_);
}

bool Script::read_line(std::string& line) {
  line.clear();
  int c = std::fgetc(in_);
  if (c == EOF) return false;
  for (; c != EOF && c != '\n'; c = std::fgetc(in_)) line += static_cast<char>(c);
  ++line_;
  return true;
}

void Script::answer(const std::string& trouble) {
  json said = {{"line", line_}, {"ok", trouble.empty()}};
  if (!trouble.empty()) said["why"] = trouble;
  failed_ = failed_ || !trouble.empty();
  std::printf("%s\n", said.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
  (void)std::fflush(stdout);
}

std::string Script::carry_out(const json& line, Surface& surface, const Shown& shown) {
  const auto text = [&](const char* name) { return line.at(name).get<std::string>(); };
  if (line.contains("press")) return press(surface, shown, text("press"));
  if (line.contains("key")) return stroke(surface, text("key"));
  if (line.contains("type")) return type(surface, text("type"), hand_s), "";
  if (line.contains("scan")) return scan(surface, line);
  if (line.contains("drop")) return door_.drop(line.at("drop")), "";
  if (line.contains("drive")) return put_in(door_, line.at("drive"));
  if (line.contains("go")) return why(door_.go(text("go")));
  if (line.contains("expect")) return expect(shown, line.at("expect"));
  if (line.contains("kill")) return killed();
  if (line.contains("table"))
    return replace_file(text("table"), table_text(shown)) ? "" : "cannot be written";
  if (line.contains("picture")) return why(write_picture(surface.picture(), text("picture")));
  if (line.contains("clock")) {
    const auto ms = duration_ms(text("clock"));
    if (!ms) return "no such time: " + text("clock");
    return door_.move_clock_ms(*ms), "";
  }
  if (line.contains("size")) {
    const auto size = parse_size(text("size"));
    if (!size) return "no such size: " + text("size");
    return surface.resize(*size), "";
  }
  return "nothing is known of this line";
}

// Whether Tab was pressed once more.
bool Script::tab_on(Surface& surface, const Shown& shown) {
  const bool there = is_meant(shown.focus, tabs_to_);
  if (!there && tabs_ < most_tabs) {
    ++tabs_;
    stroke(surface, "Tab");
    return true;
  }
  answer(there ? "" : "Tab does not lead to: " + tabs_to_);
  tabs_to_.clear();
  return false;
}

bool Script::step(Surface& surface, const Shown& shown) {
  if (!tabs_to_.empty() && tab_on(surface, shown)) return true;
  if (!waits_for_.empty()) {
    const bool there = find(shown, waits_for_) != nullptr;
    if (!there && surface.goes_on() && surface.now_s() < waits_until_s_) return true;
    answer(there ? "" : "did not come: " + waits_for_);
    waits_for_.clear();
  }
  std::string words;
  while (read_line(words)) {
    if (words.empty()) continue;
    const json line = json::parse(words, nullptr, false);
    if (line.is_discarded() || !line.is_object()) {
      answer("this is no JSON object");
      continue;
    }
    try {
      if (line.contains("wait")) {
        waits_for_ = line.at("wait");
        waits_until_s_ = surface.now_s() + patience_s;
        return step(surface, shown);
      }
      if (line.contains("tab")) {
        tabs_to_ = line.at("tab");
        tabs_ = 0;
        return step(surface, shown);
      }
      answer(carry_out(line, surface, shown));
    } catch (const json::exception&) {
      answer("a value is of another type");
    }
    return true;
  }
  return false;
}

}  // namespace renkei::desktop
