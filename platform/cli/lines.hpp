// Lines of a file or of stdin, one at a time, as they arrive. A line that is longer than a command
// may be is not kept in memory: its beginning is handed over, long enough to be refused.
#pragma once
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.hpp"

namespace renkei::cli {

class Lines {
 public:
  // "-" is stdin.
  static Result<Lines> open(const std::string& file);

  // Without its line end; nothing at the end of the file or when reading failed.
  std::optional<std::string> next();
  bool failed() const;

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) (void)std::fclose(file);  // it was only read
    }
  };
  explicit Lines(std::FILE* file) : file_(file) {}
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace renkei::cli
