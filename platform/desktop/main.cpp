// renkei-field: what staff and visitors touch.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <utility>

#include "core/text/dates.hpp"
#include "core/wording/refusal.hpp"
#include "platform/desktop/options.hpp"
#include "platform/desktop/places.hpp"
#include "platform/desktop/window.hpp"
#include "ui/desk/desk.hpp"
#include "ui/view/app.hpp"

namespace {

using namespace renkei;
using namespace renkei::desktop;

double seconds_to_next_minute(const Moment& now) {
  constexpr std::int64_t minute_ms = 60'000;
  return static_cast<double>(minute_ms - (now.unix_ms % minute_ms + minute_ms) % minute_ms) / 1000;
}

// The machine's clock, moved by whole days so that it shows `date`; empty: as it is.
Clock clock_on(const std::string& date) {
  if (date.empty()) return system_now;
  const auto wanted = date_of_iso(date), real = date_of_iso(local_date(system_now(), {}));
  const std::int64_t days = days_since_epoch(*wanted) - days_since_epoch(*real);
  return [days] {
    Moment now = system_now();
    now.unix_ms += days * 24 * 60 * 60 * 1000;
    return now;
  };
}

// There is no window any more to show a refusal in.
void tell(const Error& error, Language language) {
  const Refusal words = refusal_words(language, error);
  std::fprintf(stderr, "%s\n%s\n%s\n[%s]\n", words.what.c_str(), words.safe.c_str(),
               words.next.c_str(), words.code.c_str());
}

constexpr double look_again_s = 2;  // for what another program wrote into the store

int run(const Options& options) {
  std::string why;
  const auto window = Window::open(say(options.language, "app.name"), why);
  if (!window) {
    std::fprintf(stderr, "%s\n", say(options.language, "window.missing", {{"why", why}}).c_str());
    return 1;
  }
  const Path store = options.store.empty() ? default_store() : Path(options.store);
  ui::Desk desk({store.text(), default_export_folder(store).text()},
                {.now = clock_on(options.today)}, options.language);
  desk.start();
  std::vector<ui::Intent> asked;
  bool announced = false;
  Status written = Done{};
  window->run({
      .draw =
          [&](ui::Ui& ui) {
            desk.look_around();
            const auto busy = desk.busy();
            announced = busy.has_value();
            ui::draw_app(ui, desk.app(), busy, asked);
          },
      .drop =
          [&](std::vector<std::string> files) {
            asked.push_back(ui::shell::DropFiles{std::move(files)});
          },
      .answer =
          [&] {
            const auto intents = std::exchange(asked, {});
            desk.answer(intents);
            return !intents.empty();
          },
      .settled =
          [&](const std::vector<ui::Seen>& seen) {
            if (!options.smoke.empty())
              write_table(ui::screen_name(desk.app().screen), seen, options.smoke);
            if (options.screenshot.empty()) return;
            written = write_picture(window->picture(), options.screenshot);
            window->close();
          },
      .work = [&] { return announced && desk.run_next(); },
      .language = [&] { return desk.app().situation.language; },
      .seconds_to_tick =
          [&] { return std::min(look_again_s, seconds_to_next_minute(desk.app().situation.now)); },
  });
  if (const Status closed = desk.close(); !closed)
    tell(closed.error(), desk.app().situation.language);
  if (!written) tell(written.error(), desk.app().situation.language);
  return written ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) try {
  const auto options = parse_options(utf8_arguments(count, arguments));
  if (!options) {
    (void)std::fputs(usage, stderr);
    return 2;
  }
  return run(*options);
} catch (const std::exception& problem) {  // memory ran out: what was acknowledged is safe
  (void)std::fputs(problem.what(), stderr);
  return 1;
}
