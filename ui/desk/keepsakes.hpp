// What this device remembers for whoever sits down at it: wishes, and where one was. A small file
// beside the store, of which nothing depends: what cannot be read is as if it had never been there,
// and what cannot be written holds until the program ends. It names no person.
#pragma once
#include <string>

#include "core/base/path.hpp"
#include "ui/present/wishes.hpp"

namespace renkei::ui {

struct Keepsakes {
  Wishes wishes;
  Whereabouts whereabouts;

  friend bool operator==(const Keepsakes&, const Keepsakes&) = default;
};

Path keepsakes_path(const std::string& store);
Keepsakes read_keepsakes(const Path& file);
// In whole or not at all, in place of what was there.
bool write_keepsakes(const Keepsakes& kept, const Path& file);

}  // namespace renkei::ui
