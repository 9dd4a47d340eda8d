// Stores of invented devices, and both programs on them: what outside tests do, in a folder of its own.
#pragma once
#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/support/scratch.hpp"

namespace renkei::test {

using nlohmann::json;

class World {
 public:
  std::string file(const std::string& name) const { return folder_ / name; }

  std::string cli(const std::string& store, const std::string& words) const {
    return out_of(std::string(RENKEI_CLI) + " --format json --store " + file(store) + " " + words);
  }
  void apply(const std::string& store, const std::string& lines) const {
    write("commands", lines);
    cli(store, "apply " + file("commands"));
  }
  std::size_t count(const std::string& store, const std::string& kind) const {
    std::istringstream out(cli(store, "list " + kind));
    std::size_t n = 0;
    for (std::string line; std::getline(out, line);) n += line.starts_with('{') ? 1 : 0;
    return n;
  }
  // Runs the lines on a store; what the last drawing had, by key, and every line that was not done.
  std::map<std::string, std::string> run(const std::string& store, const std::string& lines,
                                         const std::string& flags = "--size 1280x3000") const {
    write("script.jsonl", lines);
    const std::string said =
        out_of(std::string(RENKEI_FIELD) + " --store " + file(store) +
               " --today 2023-10-14 --at 2023-10-14T09:00:00+09:00 --widgets " +
               file("table.json") + " --script " + file("script.jsonl") + ' ' + flags);
    CHECK_MESSAGE(said.find("\"ok\":true") != std::string::npos, said);
    CHECK_MESSAGE(said.find("\"ok\":false") == std::string::npos, said);
    std::map<std::string, std::string> texts;
    std::ifstream in(file("table.json"));
    const json table = json::parse(in, nullptr, false);
    if (table.is_object())
      for (const json& widget : table["widgets"]) texts[widget["key"]] = widget["text"];
    return texts;
  }

 private:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name), std::ios::binary) << text;
  }
  static std::string out_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return out;
    char part[4096];
    while (const std::size_t n = fread(part, 1, sizeof part, pipe)) out.append(part, n);
    pclose(pipe);
    return out;
  }

  renkei::laws::Scratch folder_;
};

}  // namespace renkei::test
