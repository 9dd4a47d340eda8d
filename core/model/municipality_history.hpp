// The municipalities as they were on a day: towns that became cities, names that changed, from
// assets/municipality_changes.tsv beside today's list. A code that has ended stands for the one that
// it became. Days are YYYY-MM-DD. Read once, valid for ever; any thread.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "core/model/municipalities.hpp"

namespace renkei {

struct DatedMunicipality : Municipality {
  std::string_view valid_from, valid_to;  // first and last day; empty: without end
  std::string_view successor;             // its code after the last day

  bool is_valid_on(std::string_view day) const {
    return (valid_from.empty() || valid_from <= day) && (valid_to.empty() || day <= valid_to);
  }
};

// Who stands for this code (of five or six digits) on that day: itself, or what it has become. A code
// that was recorded before its first day is known as well. Null: there is no such code.
const DatedMunicipality* municipality_on(std::string_view code, std::string_view day);

void each_municipality_on(std::string_view day,
                          const std::function<void(const DatedMunicipality&)>& visit);

// 北海道芽室町, of a prefecture its name, of a ward of Tokyo its name alone: as tables name them.
std::string full_name(const Municipality& municipality);
// The same by code, on that day; what is no code is said as it is.
std::string full_name_on(std::string_view code, std::string_view day);

}  // namespace renkei
