// Who may include whom: the table of docs/architecture.md held against the #include lines of core/,
// ui/ and platform/; and the one home of each third party.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

using Names = std::set<std::string>;

struct Include {
  std::string file;  // from the project's root
  int line;
  std::string target;
  std::string where() const { return file + ':' + std::to_string(line) + " includes " + target; }
};

std::vector<Include> includes_of(const std::string& folder) {
  std::vector<Include> all;
  const fs::path root = RENKEI_SOURCE_DIR;
  if (!fs::exists(root / folder)) return all;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string suffix = entry.path().extension().string();
    if (suffix != ".hpp" && suffix != ".cpp" && suffix != ".c") continue;
    std::ifstream in(entry.path());
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (!line.starts_with("#include ")) continue;
      const std::string rest = line.substr(9);
      const auto end = rest.find_first_of(">\"", 1);
      all.push_back(
          {fs::relative(entry.path(), root).generic_string(), number, rest.substr(1, end - 1)});
    }
  }
  return all;
}

std::vector<Include> everything() {
  std::vector<Include> all;
  for (const char* folder : {"core", "ui", "platform"})
    for (Include& include : includes_of(folder)) all.push_back(std::move(include));
  return all;
}

// "core/base/ids.hpp" is of core/base; "core/session/session.hpp" of core/session.
std::string layer_of(const std::string& path) {
  const auto first = path.find('/');
  if (first == std::string::npos) return path;
  const auto second = path.find('/', first + 1);
  std::string layer = path.substr(0, second == std::string::npos ? path.find('.') : second);
  return layer;
}

// The names in backquotes of one cell of a table.
Names quoted_names(const std::string& cell) {
  Names names;
  for (std::size_t open = cell.find('`'); open != std::string::npos;) {
    const std::size_t close = cell.find('`', open + 1);
    if (close == std::string::npos) break;
    names.insert(cell.substr(open + 1, close - open - 1));
    open = cell.find('`', close + 1);
  }
  return names;
}

// What each room may include besides itself, as docs/architecture.md has it:
// | `room` | what it holds | `may` `include` |
std::map<std::string, Names> arrows() {
  std::map<std::string, Names> table;
  std::ifstream in(fs::path(RENKEI_SOURCE_DIR) / "docs" / "architecture.md");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| `core/") && !line.starts_with("| `ui/") &&
        !line.starts_with("| `platform/"))
      continue;
    const std::size_t holds = line.find('|', 1), may = line.find('|', holds + 1);
    table[*quoted_names(line.substr(0, holds)).begin()] = quoted_names(line.substr(may));
  }
  return table;
}

bool is_ours(const std::string& target) {
  return target.starts_with("core/") || target.starts_with("ui/") ||
         target.starts_with("platform/");
}

// Where a third party may be included: files or folders.
struct Home {
  std::string header;  // how the include begins
  std::vector<std::string> places;
};

const std::vector<Home> homes = {
    {"sqlite3", {"core/store/database.cpp", "core/store/row_feed.cpp"}},
    {"cereal/", {"core/log/"}},
    {"sodium", {"core/crypto/"}},
    {"zstd", {"core/log/"}},
    {"utf8proc", {"core/text/"}},
    {"imgui", {"ui/view/", "platform/desktop/"}},
    {"GLFW/", {"platform/desktop/"}},
    {"nlohmann/", {"core/model/", "core/register/", "core/figures/", "core/report/", "platform/"}},
    {"CLI/", {"platform/cli/"}},
    {"doctest", {}},
    {"tests/", {}}};

std::string joined(const std::vector<std::string>& offences) {
  std::string text;
  for (const std::string& offence : offences) text += offence + '\n';
  return text;
}

}  // namespace

TEST_CASE("no room includes what the architecture does not allow it, and uses all that it allows") {
  const std::map<std::string, Names> may = arrows();
  CHECK(may.size() > 15);  // otherwise the table was not found
  std::map<std::string, Names> used;
  std::vector<std::string> offences;
  for (const Include& include : everything()) {
    if (!is_ours(include.target)) continue;
    const std::string from = layer_of(include.file), to = layer_of(include.target);
    if (from == to) continue;
    used[from].insert(to);
    const auto row = may.find(from);
    if (row == may.end())
      offences.push_back(include.file + ": the room " + from + " is in no row");
    else if (!row->second.contains(to))
      offences.push_back(include.where());
  }
  for (const auto& [room, allowed] : may)
    for (const std::string& other : allowed)
      if (!used[room].contains(other))
        offences.push_back(room + " may include " + other + " and never does");
  CHECK(joined(offences) == "");
}

TEST_CASE("rooms do not include each other in a circle") {
  const std::map<std::string, Names> may = arrows();
  Names ready;
  for (std::size_t round = 0; round < may.size(); ++round)
    for (const auto& [room, allowed] : may)
      if (std::includes(ready.begin(), ready.end(), allowed.begin(), allowed.end()))
        ready.insert(room);
  CHECK(ready.size() == may.size());
}

TEST_CASE("each third party has one home") {
  std::vector<std::string> offences;
  for (const Include& include : everything())
    for (const Home& home : homes) {
      if (!include.target.starts_with(home.header)) continue;
      const bool at_home =
          std::any_of(home.places.begin(), home.places.end(),
                      [&](const std::string& place) { return include.file.starts_with(place); });
      if (!at_home) offences.push_back(include.where());
    }
  CHECK(joined(offences) == "");
}

TEST_CASE("our own headers are named from the project's root") {
  std::vector<std::string> offences;
  for (const Include& include : everything())
    if (include.target.find("..") != std::string::npos || include.target.starts_with("./"))
      offences.push_back(include.where());
  CHECK(joined(offences) == "");
}
