// The arrows of the README: who may include whom, and the one home of each third party. Reads the
// #include lines of core/, ui/ and platform/.
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

// What each layer may include, besides itself.
const std::map<std::string, Names>& arrows() {
  static const std::map<std::string, Names> table = {
      {"core/base", {}},
      {"core/text", {"core/base"}},
      {"core/crypto", {"core/base"}},
      {"core/model", {"core/base", "core/text"}},
      {"core/wording", {"core/base", "core/text", "core/model"}},
      {"core/figures", {"core/base", "core/text", "core/model"}},
      {"core/logic", {"core/base", "core/text", "core/model"}},
      {"core/log", {"core/base", "core/text", "core/crypto", "core/model"}},
      {"core/store", {"core/base", "core/crypto", "core/model", "core/logic", "core/log"}},
      {"core/record", {"core/base", "core/model", "core/logic", "core/store"}},
      {"core/exchange",
       {"core/base", "core/crypto", "core/model", "core/log", "core/store", "core/record"}},
      {"core/inspect",
       {"core/base", "core/model", "core/log", "core/logic", "core/store", "core/exchange"}},
      {"core/register", {"core/base", "core/text", "core/model", "core/wording"}},
      {"core/report", {"core/base", "core/text", "core/model", "core/wording", "core/figures"}},
      {"core/session",
       {"core/base", "core/model", "core/log", "core/store", "core/record", "core/exchange",
        "core/inspect", "core/register", "core/report"}},
      {"platform/cli",
       {"core/base", "core/text", "core/model", "core/wording", "core/register", "core/report",
        "core/session"}},
      {"ui/present", {"core/base", "core/text", "core/model", "core/wording", "core/figures"}},
      {"ui/view", {"core/wording", "ui/present"}},
      {"ui/desk", {"core/model", "core/session", "ui/present"}},
      {"platform/desktop", {"core/text", "core/wording", "ui/present", "ui/view", "ui/desk"}},
  };
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
    {"imgui", {"ui/view/", "platform/desktop/window.cpp"}},
    {"imgui_internal", {"ui/view/inside.cpp"}},
    {"GLFW/", {"platform/desktop/window.cpp"}},
    {"nlohmann/", {"core/model/", "core/register/", "core/figures/", "core/report/", "platform/"}},
    {"CLI/", {"platform/cli/"}},
    {"doctest", {}},
    {"tests/", {}}};

std::string stem_of(const std::string& path) { return fs::path(path).stem().string(); }

// The X(..) of RENKEI_SCREENS.
Names screens_of_list() {
  Names screens;
  std::ifstream in(fs::path(RENKEI_SOURCE_DIR) / "ui/present/screen.hpp");
  for (std::string line; std::getline(in, line);) {
    if (screens.empty() && !line.starts_with("#define RENKEI_SCREENS(X)")) continue;
    for (std::size_t at = line.find(" X("); at != std::string::npos; at = line.find(" X(", at + 1))
      screens.insert(line.substr(at + 3, line.find(')', at) - at - 3));
    if (!line.ends_with('\\')) break;
  }
  return screens;
}

std::string joined(const std::vector<std::string>& offences) {
  std::string text;
  for (const std::string& offence : offences) text += offence + '\n';
  return text;
}

}  // namespace

TEST_CASE("no layer includes one above it") {
  std::vector<std::string> offences;
  std::size_t seen = 0;
  for (const Include& include : everything()) {
    if (!is_ours(include.target)) continue;
    ++seen;
    const std::string from = layer_of(include.file), to = layer_of(include.target);
    if (from == to) continue;
    const auto may = arrows().find(from);
    if (may == arrows().end())
      offences.push_back(include.file + ": the layer " + from + " is in no list");
    else if (!may->second.contains(to) && !may->second.contains(include.target))
      offences.push_back(include.where());
  }
  CHECK(seen > 100);  // otherwise this test looks in the wrong place
  CHECK(joined(offences) == "");
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

TEST_CASE(
    "a screen is known to its own files and to the app, to no other screen and to no widget") {
  const Names screens = screens_of_list();
  CHECK(screens.size() >= 5);
  std::vector<std::string> offences;
  for (const Include& include : includes_of("ui")) {
    if (include.file.starts_with("ui/desk/")) continue;
    const std::string stem = stem_of(include.file), target = stem_of(include.target);
    const bool is_known = stem == "app" || stem == target;
    if (include.target.starts_with("ui/") && (screens.contains(target) || target == "app") &&
        !is_known)
      offences.push_back(include.where());
  }
  CHECK(joined(offences) == "");
}

TEST_CASE("every screen of the list has its module, its view and its test") {
  std::vector<std::string> missing;
  for (const std::string& screen : screens_of_list())
    for (const std::string& file :
         {"ui/present/" + screen + ".hpp", "ui/present/" + screen + ".cpp",
          "ui/view/" + screen + ".cpp", "tests/ui/" + screen + "_test.cpp"})
      if (!fs::exists(fs::path(RENKEI_SOURCE_DIR) / file)) missing.push_back(file);
  CHECK(joined(missing) == "");
}

TEST_CASE("our own headers are named from the project's root") {
  std::vector<std::string> offences;
  for (const Include& include : everything())
    if (include.target.find("..") != std::string::npos || include.target.starts_with("./"))
      offences.push_back(include.where());
  CHECK(joined(offences) == "");
}
