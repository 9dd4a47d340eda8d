// One store has one window. The first one holds a lock on a small file beside the store for as long as
// its process lives, however that ends; a second one finds it held, writes into the file and leaves,
// and the first, which looks now and then, comes forward. Other programs (the command line) may use the
// store meanwhile. One thread.
#pragma once
#include <cstdint>
#include <memory>

#include "core/base/path.hpp"

namespace renkei::ui {

class OnlyWindow {
 public:
  // Null: there is a window already, and it has been called. Where no lock can be had (a folder that
  // takes no file), nothing keeps a second window away.
  static std::unique_ptr<OnlyWindow> of(const Path& store);
  ~OnlyWindow();
  OnlyWindow(const OnlyWindow&) = delete;
  OnlyWindow& operator=(const OnlyWindow&) = delete;

  // Whether a second window has called since the last time.
  bool was_called();

 private:
  explicit OnlyWindow(std::intptr_t file) : file_(file) {}
  const std::intptr_t file_;
};

}  // namespace renkei::ui
