#include "platform/cli/lines.hpp"

#include "core/base/file.hpp"
#include "core/base/limits.hpp"

namespace renkei::cli {

Result<Lines> Lines::open(const std::string& file) {
  if (file == "-") return Lines(stdin);
  if (system_disk().is_folder(file)) return Error(Code::not_a_file, {{"file", file}});
  std::FILE* opened = open_stream(file);
  if (opened == nullptr) return Error(Code::file_missing, {{"file", file}});
  return Lines(opened);
}

std::optional<std::string> Lines::next() {
  std::string line;
  int c = std::getc(file_.get());
  if (c == EOF) return std::nullopt;
  for (; c != EOF && c != '\n'; c = std::getc(file_.get()))
    if (line.size() <= limits::command_bytes + 1) line += static_cast<char>(c);
  if (c == EOF && failed()) return std::nullopt;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

bool Lines::failed() const { return std::ferror(file_.get()) != 0; }

}  // namespace renkei::cli
