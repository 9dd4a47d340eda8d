// Everything that can be looked for by its name, in one list that is read once: pages, reports, events,
// tours, gates, municipalities and people. Made beside the drawing, for a store may know a hundred thousand
// people. A plain value; holds names.
#pragma once
#include <string>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/wanted.hpp"

namespace renkei::ui::search {

enum class Sort { screen, report, event, tour, gate, municipality, person };

struct Item {
  Sort sort = Sort::screen;
  Address to;
  std::string name;         // of somebody hidden: the badge or the number
  std::string facts;        // whose, when
  bool bears_name = false;  // of a person
  std::int64_t no = 0;      // of a person
  Findable findable;
};

struct Index {
  std::vector<Item> items;  // in the order in which hits are shown
};

Index index_of(const Records& records, Language language);

// The items that are found, their places in the index: what begins so before what has it elsewhere.
struct Hits {
  std::vector<std::size_t> shown;
  std::size_t count = 0;  // of all
};
inline constexpr std::size_t hits_most = 50;
Hits hits_in(const Index& index, std::string_view typed);

}  // namespace renkei::ui::search
