// What holds for every file of the tree, whatever it is about.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct File {
  std::string name;  // from the project's root
  std::string text;
};

// The texts of the project: sources, scripts, words and documents, but not the data of the tests.
std::vector<File> all_texts() {
  std::vector<File> files;
  const fs::path root = RENKEI_SOURCE_DIR;
  const std::vector<std::string> suffixes = {".cpp", ".hpp", ".c",   ".cmake", ".md",
                                             ".txt", ".sh",  ".ini", ".json",  ".mjs"};
  const auto add = [&](const fs::path& path) {
    if (std::find(suffixes.begin(), suffixes.end(), path.extension()) == suffixes.end()) return;
    std::ifstream in(path, std::ios::binary);
    files.push_back(
        {fs::relative(path, root).generic_string(), {std::istreambuf_iterator<char>(in), {}}});
  };
  for (const char* folder : {"assets", "cmake", "core", "docs", "platform", "tests", "ui"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) add(entry.path());
  for (const auto& entry : fs::directory_iterator(root)) add(entry.path());
  return files;
}

std::string files_with(const std::vector<std::string>& words,
                       const std::vector<std::string>& except = {}) {
  std::string found;
  std::size_t seen = 0;
  for (const File& file : all_texts()) {
    ++seen;
    if (std::find(except.begin(), except.end(), file.name) != except.end()) continue;
    for (const std::string& word : words)
      if (file.text.find(word) != std::string::npos) found += file.name + ": " + word + '\n';
  }
  CHECK(seen > 300);
  return found;
}

}  // namespace

TEST_CASE("no sentence refers to a document that is not in the repository") {
  const std::string md = ".md";  // written apart, so that this file is none of those it looks for
  CHECK(files_with({"design" + md, "domain" + md, "faults" + md, "examples" + md, "house" + md,
                    "screens" + md, "desktop" + md, "registers-and-reports" + md,
                    std::string("design ") + "law"}) == "");
}

TEST_CASE("a path becomes text, and text a path, in one place") {
  const std::string end = "()";
  std::string found;
  for (const File& file : all_texts()) {
    const bool ours = file.name.starts_with("core/") || file.name.starts_with("ui/") ||
                      file.name.starts_with("platform/");
    if (!ours || file.name == "core/base/path.cpp") continue;
    for (const std::string& word :
         std::vector<std::string>{".string" + end, "u8string", "wstring" + end})
      if (file.text.find(word) != std::string::npos) found += file.name + ": " + word + '\n';
  }
  CHECK(found == "");
}
