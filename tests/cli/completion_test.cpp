// What bash offers while somebody types.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

#include "core/model/kind.hpp"
#include "tests/cli/program.hpp"

using namespace renkei::test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The last word is being typed.
std::vector<std::string> offered(Words words) {
  words.insert(words.begin(), {"completion", "bash", "--"});
  const Ran ran = run(words);
  CHECK_MESSAGE(ran.code == 0, ran.err);
  return lines_of(ran.out);
}

bool offers(const Words& words, const std::string& word) {
  const auto all = offered(words);
  return std::ranges::find(all, word) != all.end();
}

}  // namespace

TEST_CASE("commands, options, report names, kinds and choices are completed") {
  CHECK(offered({"rep"}) == std::vector<std::string>{"report"});
  CHECK(offers({""}, "merge"));
  CHECK(offered({"report", "vis"}) == std::vector<std::string>{"visitors"});
  CHECK(offered({"report", "visitors", "--ev"}) == std::vector<std::string>{"--event"});
  CHECK(offers({"report", "visitors", "--"}, "--format"));  // those of the whole program, too
  CHECK(offered({"report", "--base", ""}) == std::vector<std::string>{"valid", "all"});
  CHECK(offered({"report", "--base", "=", "v"}) == std::vector<std::string>{"valid"});
  CHECK(offered({"report", "--cancelled", "ex"}) == std::vector<std::string>{"exclude"});
  CHECK(offered({"--format", "j"}) == std::vector<std::string>{"json"});
  CHECK(offered({"--format", "json", "list", "tou"}) == std::vector<std::string>{"tour"});
  CHECK(offers({"resolve", "id", "field", "--"}, "--keep"));  // of a group of options
  CHECK(offers({"import", ""}, "roster"));
  CHECK(offered({"new", "tou"}) == std::vector<std::string>{"tour"});
  CHECK(offered({"new", "tour", "--draw", "l"}) == std::vector<std::string>{"lottery"});
  CHECK(offered({"new", "tour", "--name", ""}).empty());
  CHECK(offered({"no", "such", "--"}).size() > 3);
}

TEST_CASE("every kind that people make is offered") {
  const auto kinds = offered({"new", ""});
  for (const renkei::Kind& kind : renkei::all_kinds())
    CHECK((std::ranges::find(kinds, kind.name) != kinds.end()) == kind.made_by_hand);
}

TEST_CASE("the script does in bash what it is there for") {
  const Folder folder;
  const std::string script = run({"completion", "bash"}).out;
  CHECK(script.ends_with("\ncomplete -o default -F _renkei renkei\n"));  // and no word behind it
  write_file(folder / "renkei.bash", script);
  write_file(folder / "try.bash", "source " + (folder / "renkei.bash") +
                                      "\nCOMP_WORDS=(\"" RENKEI_CLI
                                      "\" report kan)\nCOMP_CWORD=2\n_renkei\n"
                                      "printf '%s\\n' \"${COMPREPLY[@]}\"\ncomplete -p renkei\n");
  std::FILE* bash = ::popen(("bash " + (folder / "try.bash")).c_str(), "r");
  REQUIRE(bash != nullptr);
  std::string out;
  for (int c = std::getc(bash); c != EOF; c = std::getc(bash)) out += static_cast<char>(c);
  CHECK(::pclose(bash) == 0);
  CHECK(out == "kankei\ncomplete -o default -F _renkei renkei\n");
}
