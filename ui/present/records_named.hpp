// Records as they are offered to be chosen: by name and day, those of today first, then the nearest.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

struct NamedRecord {
  EntryId id = 0;
  std::string words;
};
std::vector<NamedRecord> records_named(std::string_view kind, const Situation& situation,
                                       const Records& records);

}  // namespace renkei::ui
