// Last year's event once more: on which day, how it and its parts are called this time, and what would be
// copied (core/figures/event_copy.hpp); made in one go, or not at all. Plain values.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/figures/event_copy.hpp"
#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::copying {

struct Model {
  EntryId event = 0;
  std::string name, first_day, last_day;     // of the one that is copied
  std::string day;                           // the wished first day, as it was typed
  std::map<std::size_t, std::string> typed;  // names, by offer
  EventCopy copy;                            // without steps: there is no such day
  bool is_there = false;                     // one of that name begins on that day already
  bool making = false;
  EntryId made = 0;
};

struct TypeDay {
  std::string text;
};
struct TypeName {
  std::size_t offer;
  std::string text;
};
struct CopyNow {};
struct GoTo {
  Address to;
};
using Intent = std::variant<TypeDay, TypeName, CopyNow, GoTo>;

RENKEI_SCREEN_FUNCTIONS(void);

// The key of what is missing before it can be done; empty: nothing is.
std::string_view lacking(const Model& model);
// 3 stops, 2 gates: what would be made besides the event, by kinds.
std::string parts_words(Language language, const EventCopy& copy);

}  // namespace renkei::ui::copying
