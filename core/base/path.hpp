// The name of a file or folder as it crosses our borders: UTF-8 text within the program, whatever
// the system wants outside. On POSIX its bytes go through as they are, valid UTF-8 or not; on Windows
// they become UTF-16. A value; any thread; nothing here touches the disk.
//
// Why a type: std::filesystem::path(std::string) reads the C locale's code page on Windows,
// and gives back text that throws or loses what that page lacks. path.cpp alone converts.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

class Path {
 public:
  Path() = default;
  Path(std::string utf8) : text_(std::move(utf8)) {}
  Path(std::string_view utf8) : text_(utf8) {}
  Path(const char* utf8) : text_(utf8) {}
  Path(const std::filesystem::path& native);

  const std::string& text() const { return text_; }  // UTF-8: for messages, JSON, SQLite
  std::filesystem::path native() const;              // for the system and the standard library
  bool empty() const { return text_.empty(); }

  // The last part, and what it lies in. A separator at the end does not count: "a/b/" is "b" in "a".
  // The parent of a lone name is empty, which means the current folder; that of "/" is itself.
  std::string name() const;
  Path parent() const;
  friend Path operator/(const Path& folder, const Path& below);
  friend bool operator==(const Path&, const Path&) = default;

 private:
  std::string text_;
};

// What the program was called with, in UTF-8. Windows hands main() the words in its code page, so
// they are taken from the wide command line there.
std::vector<std::string> utf8_arguments(int argc, char** argv);

}  // namespace renkei
