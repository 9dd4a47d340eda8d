#include "tests/bench/child.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "tests/bench/commands.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

// Of this program since its start. getrusage() alone would count the parent it was forked from.
double own_peak_mib() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word)
    if (word == "VmHWM:") {
      double kib = 0;
      status >> kib;
      return kib / 1024;
    }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

[[noreturn]] void become(const std::vector<std::string>& words, int output) {
  dup2(output, STDOUT_FILENO);
  std::vector<std::string> all = {"/proc/self/exe", "child"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

double peak_memory_of(const std::vector<std::string>& words) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("pipe");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become(words, ends[1]);
  close(ends[1]);
  std::array<char, 64> text{};
  const ssize_t got = read(ends[0], text.data(), text.size() - 1);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0 || got <= 0) throw std::runtime_error("a child failed: " + words[0]);
  return std::stod(text.data());
}

// child idle STORE | child merge|merge-any STORE FILE... | child export STORE FILE | child import STORE
// FILE | child rebuild STORE | child reports STORE EVENT TOUR QUESTIONNAIRE
int run_child(const Words& words) {
  if (words.size() < 2) return 2;
  Session session = must(Session::open(words[1]), "open");
  const std::vector<std::string> rest(words.begin() + 2, words.end());
  if (words[0] == "merge") merge_files(session, rest, "merged");
  if (words[0] == "merge-any") merge_files(session, rest, "");
  if (words[0] == "export")
    must(session.export_bundle(rest.at(0), {ExportOptions::Mode::open, ExportOptions::Range::all}),
         "export");
  if (words[0] == "import") import_roster(session, rest.at(0));
  if (words[0] == "rebuild") must(session.rebuild(), "rebuild");
  if (words[0] == "reports") make_all_reports(words[1], rest);
  if (words[0] == "status") must(session.status(), "status");
  std::printf("%.3f\n", own_peak_mib());
  return 0;
}

}  // namespace renkei::bench
