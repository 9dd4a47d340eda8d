// What this device remembers for whoever sits down at it: wishes, and where one was. A small file
// beside the store, of which nothing depends: what cannot be read is as if it had never been there,
// and what cannot be written holds until the program ends. It names no person.
#pragma once
#include <string>

#include "core/base/path.hpp"
#include "ui/present/wishes.hpp"

namespace renkei::ui {

// The PIN of staff, as a slow hash.
struct PinRecord {
  std::string hash;  // empty: there is none
  int failures = 0;  // wrong ones since the last right one: they outlast the program

  friend bool operator==(const PinRecord&, const PinRecord&) = default;
};

struct Keepsakes {
  Wishes wishes;
  Whereabouts whereabouts;
  PinRecord pin;

  friend bool operator==(const Keepsakes&, const Keepsakes&) = default;
};

Path keepsakes_path(const std::string& store);
Keepsakes read_keepsakes(const Path& file);
// In whole or not at all, in place of what was there.
bool write_keepsakes(const Keepsakes& kept, const Path& file);

}  // namespace renkei::ui
