// Who may include whom, and the one home of each third party: the picture and the table of
// docs/architecture.md and a table below, which the #include lines of core/, ui/ and platform/ must
// obey, and which promise nothing that no line uses.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
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

// What a layer may include besides itself.
struct Layer {
  std::string name;
  Names may;
};

// The names in backquotes of one cell of a table.
std::vector<std::string> quoted_names(const std::string& cell) {
  std::vector<std::string> names;
  for (std::size_t open = cell.find('`'); open != std::string::npos;) {
    const std::size_t close = cell.find('`', open + 1);
    if (close == std::string::npos) break;
    names.push_back(cell.substr(open + 1, close - open - 1));
    open = cell.find('`', close + 1);
  }
  return names;
}

// The rows of docs/architecture.md, from the bottom up: | `room` | what it holds | `may` `include` |
std::vector<Layer> read_layers() {
  std::vector<Layer> rows;
  std::ifstream in(fs::path(RENKEI_SOURCE_DIR) / "docs" / "architecture.md");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| `core/") && !line.starts_with("| `ui/") &&
        !line.starts_with("| `platform/"))
      continue;
    const std::size_t holds = line.find('|', 1), may = line.find('|', holds + 1);
    const auto names = quoted_names(line.substr(may));
    rows.push_back({quoted_names(line.substr(0, holds)).at(0), Names(names.begin(), names.end())});
  }
  return rows;
}

const std::vector<Layer> layers = read_layers();

// How far down each room stands in the picture of docs/architecture.md: its first block of code.
std::map<std::string, int> read_depths() {
  std::map<std::string, int> depths;
  std::ifstream in(fs::path(RENKEI_SOURCE_DIR) / "docs" / "architecture.md");
  std::string line;
  while (std::getline(in, line) && line != "```") continue;
  for (int depth = 0; std::getline(in, line) && line != "```"; ++depth) {
    std::istringstream words(line);
    for (std::string word; words >> word;)
      if (word.find('/') != std::string::npos) depths[word] = depth;
  }
  return depths;
}

bool is_ours(const std::string& target) {
  return target.starts_with("core/") || target.starts_with("ui/") ||
         target.starts_with("platform/");
}

// Where what is neither ours nor the language's may be included: files or folders.
struct Home {
  std::string header;  // how the include begins; of several rows the longest one counts
  std::vector<std::string> places;
};

const std::vector<Home> homes = {
    {"sqlite3", {"core/store/database.cpp", "core/store/row_feed.cpp"}},
    {"cereal/", {"core/log/"}},
    {"sodium", {"core/crypto/"}},
    {"zstd", {"core/log/"}},
    {"utf8proc", {"core/text/"}},
    {"imgui", {"ui/view/", "platform/desktop/"}},
    {"imgui_internal", {"ui/view/imgui_internals.cpp"}},
    {"GLFW/", {"platform/desktop/window.cpp"}},
    {"nlohmann/",
     {"core/model/", "core/register/", "core/figures/", "core/report/", "core/output/", "ui/desk/",
      "platform/"}},
    {"png.h", {"platform/desktop/picture.cpp"}},
    {"CLI/", {"platform/cli/"}},
    {"expat", {"core/register/workbook_parts.cpp"}},
    {"zip.h", {"core/register/workbook_parts.cpp"}},
    {"xlsxwriter", {"core/output/xlsx_writer.cpp"}},
    {"qrencode", {"core/output/qr_code.cpp"}},
    {"X11/", {"platform/desktop/"}},
    {"dlfcn.h", {"platform/desktop/"}},
    {"fcntl.h", {"core/base/", "ui/desk/only_window.cpp", "platform/desktop/places.cpp"}},
    {"io.h", {"core/base/", "platform/cli/output.cpp"}},
    {"linux/fs.h", {"core/base/"}},
    {"share.h", {"core/base/"}},
    {"shellapi.h", {"core/base/"}},
    {"sys/file.h", {"ui/desk/only_window.cpp"}},
    {"sys/mman.h", {"platform/desktop/places.cpp"}},
    {"sys/stat.h", {"core/base/"}},
    {"sys/syscall.h", {"core/base/"}},
    {"unistd.h",
     {"core/base/", "platform/cli/output.cpp", "ui/desk/only_window.cpp",
      "platform/desktop/places.cpp"}},
    {"windows.h", {"core/base/", "ui/desk/only_window.cpp", "platform/desktop/drives.cpp"}},
};

const Home* home_of(const std::string& header) {
  const Home* best = nullptr;
  for (const Home& home : homes)
    if (header.starts_with(home.header) &&
        (best == nullptr || home.header.size() > best->header.size()))
      best = &home;
  return best;
}

// <vector> and the like have no dot; <cstring> neither.
bool is_of_the_language(const std::string& header) {
  return header.find_first_of("./") == std::string::npos;
}

std::string stem_of(const std::string& path) { return fs::path(path).stem().string(); }

// The X(..) of RENKEI_SCREENS.
Names screens_of_list() {
  Names screens;
  std::ifstream in(fs::path(RENKEI_SOURCE_DIR) / "ui/present/screen.hpp");
  bool in_list = false;
  for (std::string line; std::getline(in, line);) {
    in_list |= line.starts_with("#define RENKEI_SCREENS(X)");
    if (!in_list) continue;
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

TEST_CASE("no layer includes what its row does not allow, and no row allows what nobody includes") {
  std::vector<std::string> offences;
  std::map<std::string, Names> included;
  std::size_t seen = 0;
  for (const Include& include : everything()) {
    if (!is_ours(include.target)) continue;
    ++seen;
    const std::string from = layer_of(include.file), to = layer_of(include.target);
    if (from == to) continue;
    included[from].insert(to);
    const auto row = std::find_if(layers.begin(), layers.end(),
                                  [&](const Layer& layer) { return layer.name == from; });
    if (row == layers.end())
      offences.push_back(include.file + ": the layer " + from + " has no row");
    else if (!row->may.contains(to))
      offences.push_back(include.where());
  }
  for (const Layer& layer : layers)
    for (const std::string& to : layer.may)
      if (!included[layer.name].contains(to))
        offences.push_back("the row of " + layer.name + " allows " + to + ", and nothing uses it");
  CHECK(seen > 100);  // otherwise this test looks in the wrong place
  CHECK(layers.size() > 15);
  CHECK(joined(offences) == "");
}

TEST_CASE("the rows go from the bottom up, so that no circle is possible") {
  std::vector<std::string> offences;
  Names below;
  for (const Layer& layer : layers) {
    for (const std::string& to : layer.may)
      if (!below.contains(to)) offences.push_back(layer.name + " stands before " + to);
    below.insert(layer.name);
  }
  CHECK(joined(offences) == "");
}

TEST_CASE("in the picture every room stands above all that it may include") {
  std::map<std::string, int> depths = read_depths();
  CHECK(depths.size() == layers.size());
  std::vector<std::string> offences;
  for (const Layer& layer : layers) {
    if (!depths.contains(layer.name)) offences.push_back(layer.name + " is not in the picture");
    for (const std::string& to : layer.may)
      if (depths[to] <= depths[layer.name]) offences.push_back(layer.name + " is not above " + to);
  }
  CHECK(joined(offences) == "");
}

TEST_CASE("each third party has a home, and lives in all of it") {
  std::vector<std::string> offences;
  std::set<std::pair<std::string, std::string>> lived_in;  // header, place
  for (const Include& include : everything()) {
    if (is_ours(include.target) || is_of_the_language(include.target)) continue;
    const Home* home = home_of(include.target);
    const auto stays = [&](const std::string& place) { return include.file.starts_with(place); };
    const bool is_known = home != nullptr;
    const auto place = is_known ? std::find_if(home->places.begin(), home->places.end(), stays)
                                : std::vector<std::string>::const_iterator();
    if (is_known && place != home->places.end())
      lived_in.insert({home->header, *place});
    else
      offences.push_back(include.where());
  }
  for (const Home& home : homes)
    for (const std::string& place : home.places)
      if (!lived_in.contains({home.header, place}))
        offences.push_back("nothing in " + place + " includes " + home.header);
  CHECK(joined(offences) == "");
}

TEST_CASE(
    "a screen is known to its own files, to the app, its intents and its header, to no other "
    "screen "
    "and to no widget; but the designer shows the kiosk in itself") {
  const Names screens = screens_of_list();
  CHECK(screens.size() >= 5);
  std::vector<std::string> offences;
  for (const Include& include : includes_of("ui")) {
    if (include.file.starts_with("ui/desk/")) continue;
    const std::string stem = stem_of(include.file), target = stem_of(include.target);
    const bool shows_kiosk = stem.starts_with("designer") && target == "kiosk";
    const bool is_known = shows_kiosk || stem == "app" || stem == "intent" || stem == "header" ||
                          stem == target ||
                          stem.starts_with(target + "_");  // a part of the same screen
    if (include.target.starts_with("ui/") &&
        (screens.contains(target) || target == "app" || target == "intent") && !is_known)
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
