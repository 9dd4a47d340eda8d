// renkei-field: what staff and visitors touch.
#include <cstdio>
#include <exception>

#include "platform/desktop/options.hpp"
#include "platform/desktop/places.hpp"
#include "platform/desktop/program.hpp"
#include "platform/desktop/stage.hpp"
#include "platform/desktop/window.hpp"

namespace {

using namespace renkei;
using namespace renkei::desktop;

int run_in_window(Program& program, const Options& options) {
  std::string why;
  const Language language = program.wishes().language;
  const auto window = Window::open(say(language, "app.name"), options, why);
  if (!window) {
    (void)std::fprintf(stderr, "%s\n", say(language, "window.missing", {{"why", why}}).c_str());
    return 1;
  }
  window->run(program);
  return program.result();
}

int run_on_stage(Program& program, const Options& options) {
  Stage stage(options.size, options.scale.value_or(1), find_fonts());
  stage.run(program);
  return program.result();
}

int run(const Options& options) {
  Program program(options);
  if (const Status started = program.start(); !started) {
    tell(started.error(), program.wishes().language);
    return 1;
  }
  const int result =
      options.on_stage() ? run_on_stage(program, options) : run_in_window(program, options);
  if (const Status closed = program.close(); !closed)
    tell(closed.error(), program.wishes().language);
  return result;
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
