// One event of a published list: its cells as people typed them, and what they mean. Pure; internal
// to the reader of lists of events.
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/event_list.hpp"
#include "core/register/municipality_codes.hpp"

namespace renkei {

// What a clean row tells, in the order of its columns.
enum class EventPart {
  code6,
  no,
  name,
  kana,
  name_en,
  starts_on,
  ends_on,
  open,
  close,
  when_note,
  description,
  fee_yen,
  fee_text,
  contact_name,
  contact_phone_digits,
  organiser,
  co_organiser,
  venue,
  address,
  lat,
  lng,
  capacity,
  apply_until,
  url,
  event_type,
  status,
  note
};
inline constexpr std::size_t event_part_count = 27;
std::string_view name_of(EventPart part);

struct EventDoubt {
  std::string_view code;  // of a warning
  std::string original;   // what stood in the cell; empty when it is not about one
};

struct EventRow {
  std::size_t line = 0;
  std::array<std::string, event_part_count> texts;
  std::vector<EventDoubt> doubts;  // each code once, in the order in which they were found

  std::string& operator[](EventPart part) { return texts[static_cast<std::size_t>(part)]; }
  const std::string& operator[](EventPart part) const {
    return texts[static_cast<std::size_t>(part)];
  }
  void doubt(std::string_view code, std::string_view original = {});
  // name_missing, start_missing: it names no event; empty: it does.
  std::string_view refusal() const;
};

// The lists' own numbers that were met above: code6 and number.
using EventNumbers = std::set<std::pair<std::string, std::string>>;

// Never fails: what cannot be read leaves its part empty and a doubt. `beside`: what stands in the row
// under no heading.
EventRow read_event_row(const EventCells& cells, std::string_view beside,
                        const MunicipalityCodes& codes, EventNumbers& numbers);

}  // namespace renkei
