// renkei-field: what staff and visitors touch.
#include <algorithm>
#include <cstdio>

#include "platform/desktop/field_app.hpp"
#include "platform/desktop/options.hpp"
#include "platform/desktop/window.hpp"
#include "ui/view/screens.hpp"

namespace {

using namespace renkei;
using namespace renkei::desktop;

std::string_view screen_name(ui::Screen screen) {
  switch (screen) {
    case ui::Screen::setup:
      return "setup";
    case ui::Screen::today:
      return "today";
    case ui::Screen::tally:
      return "tally";
    case ui::Screen::roster:
      return "roster";
    case ui::Screen::exchange:
      return "exchange";
  }
  return "";
}

double seconds_to_next_minute(const Moment& now) {
  constexpr std::int64_t minute_ms = 60'000;
  return static_cast<double>(minute_ms - (now.unix_ms % minute_ms + minute_ms) % minute_ms) / 1000;
}

constexpr double look_again_s = 2;  // for what another program wrote into the store

int run(const Options& options) {
  std::string why;
  const auto window = Window::open(say(options.language, "app.name"), why);
  if (!window) {
    std::fprintf(stderr, "%s\n", say(options.language, "window.missing", {{"why", why}}).c_str());
    return 1;
  }
  FieldApp program(options);
  program.start();
  bool announced = false, written = true;
  window->run({
      .draw =
          [&](ui::Ui& ui) {
            program.look_at_clock();
            announced = !program.busy().empty();
            ui::draw_app(ui, program.app(), program.busy());
          },
      .answer = [&](const std::vector<ui::Intent>& intents) { program.answer(intents); },
      .settled =
          [&](const std::vector<ui::Seen>& seen) {
            if (!options.smoke.empty())
              write_table(screen_name(program.app().screen), seen, options.smoke);
            if (options.screenshot.empty()) return;
            written = write_picture(window->picture(), options.screenshot);
            window->close();
          },
      .work =
          [&] {
            if (!announced) return false;
            program.run_slow();
            return true;
          },
      .language = [&] { return program.app().language; },
      .seconds_to_tick =
          [&] { return std::min(look_again_s, seconds_to_next_minute(program.app().now)); },
  });
  return written ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const auto options = parse_options(count, arguments);
  if (!options) {
    std::fputs(usage, stderr);
    return 2;
  }
  return run(*options);
}
