// renkei-bench: how fast, how small, how frugal; see README.md in this folder.
#include <cstdio>
#include <exception>
#include <string_view>
#include <utility>

#include "tests/bench/commands.hpp"

namespace {

using namespace renkei::bench;

constexpr std::pair<std::string_view, int (*)(const Words&)> commands[] = {
    {"merge", run_merge},
    {"growth", run_growth},
    {"local", run_local},
    {"open", run_open},
    {"import", run_import},
    {"season", run_season},
    {"season-check", run_season_check},
    {"reports", run_reports},
    {"child", run_child},
    {"profile", run_profile},
    {"script", run_script}};

}  // namespace

int main(int count, char** arguments) {
  const Words words(arguments + 1, arguments + count);
  try {
    for (const auto& [name, run] : commands)
      if (!words.empty() && words[0] == name) return run(Words(words.begin() + 1, words.end()));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "renkei-bench: %s\n", problem.what());
    return 1;
  }
  std::fputs(
      "renkei-bench merge|growth|local|open|import|season FOLDER|season-check FOLDER|reports "
      "STORE|profile WHAT FOLDER "
      "[--OPTION VALUE]...\n",
      stderr);
  return 2;
}
