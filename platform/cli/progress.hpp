// How far something long has come, for whoever watches a terminal; a pipe or a file is told nothing.
#pragma once
#include <cstddef>
#include <functional>

#include "platform/cli/context.hpp"

namespace renkei::cli {

// Writes over one line of stderr, which the end of it wipes.
class Progress {
 public:
  explicit Progress(const Context& context);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  std::function<bool(double)> watch();  // good as long as this lives; empty where nobody watches

 private:
  void show(double part);
  const Context& context_;
  const bool is_watched_;
  int percent_ = -1;
  std::size_t written_ = 0;
};

}  // namespace renkei::cli
