// Each SQL table has one owner: the file that a newcomer opens to see who reads and writes it. Reads
// the SQL in the sources.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> owners = {
    {"setting", {"store"}},    {"log", {"store"}},
    {"identity", {"store"}},   {"segment", {"store", "store_segments"}},
    {"tail", {"store"}},       {"exported", {"exports"}},
    {"mention", {"mentions"}}, {"rewritten", {"erasure"}},
    {"erasure", {"erasure"}},  {"act", {"acts"}},
    {"claim", {"claims"}},     {"conflict", {"conflicts"}},
    {"clock", {"clocks"}},     {"pending", {"rows", "states"}},
    {"digest", {"digest"}}};

}  // namespace

TEST_CASE("each table is named in the SQL of its owner alone") {
  const std::regex naming("\\b(FROM|INTO|UPDATE|JOIN) ([a-z_]+)");
  std::string offences;
  std::set<std::string> seen;
  const fs::path root = RENKEI_SOURCE_DIR;
  for (const char* folder : {"core", "ui", "platform"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".cpp") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);)
        for (std::sregex_iterator at(line.begin(), line.end(), naming), end; at != end; ++at) {
          const auto owner = owners.find((*at)[2].str());
          if (owner == owners.end()) continue;
          seen.insert(owner->first);
          const bool at_home = entry.path().parent_path().filename() == "store" &&
                               owner->second.contains(entry.path().stem().string());
          if (!at_home)
            offences += fs::relative(entry.path(), root).generic_string() + ": " + line + "\n";
        }
    }
  CHECK(offences == "");
  CHECK(seen.size() == owners.size());
}
