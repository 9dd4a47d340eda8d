// renkei-field: what staff and visitors touch.
#include <cstdio>
#include <exception>

#include "platform/desktop/options.hpp"
#include "platform/desktop/places.hpp"
#include "platform/desktop/program.hpp"
#include "platform/desktop/stage.hpp"
#include "platform/desktop/window.hpp"
#include "ui/desk/only_window.hpp"

namespace {

using namespace renkei;
using namespace renkei::desktop;

void close(Program& program) {
  if (const Status closed = program.close(); !closed)
    tell(closed.error(), program.wishes().language);
}

int run_in_window(Program& program, const Options& options, ui::OnlyWindow& only) {
  std::string why;
  const Language language = program.wishes().language;
  const auto window = Window::open(say(language, "app.name"), options, why);
  if (!window) {
    (void)std::fprintf(stderr, "%s\n", say(language, "window.missing", {{"why", why}}).c_str());
    return 1;
  }
  window->run(program, [&only] { return only.was_called(); });
  close(program);  // while there is a window to wake
  return program.result();
}

int run_on_stage(Program& program, const Options& options) {
  Stage stage(options.size, options.scale.value_or(1), find_fonts());
  stage.run(program);
  close(program);
  return program.result();
}

int run(const Options& options) {
  const auto only = options.on_stage() ? nullptr : ui::OnlyWindow::of(store_of(options));
  if (!options.on_stage() && !only) {
    tell(Error(Code::already_open, {{"file", store_of(options).text()}}),
         options.language.value_or(Language::ja));
    return 1;
  }
  Program program(options, Window::wake_from_anywhere);
  if (const Status started = program.start(); !started) {
    tell(started.error(), program.wishes().language);
    return 1;
  }
  return options.on_stage() ? run_on_stage(program, options)
                            : run_in_window(program, options, *only);
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
