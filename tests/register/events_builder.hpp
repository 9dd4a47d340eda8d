// Lists of events for tests, made from lines of text.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "core/register/events/events.hpp"

namespace renkei::events_test {

inline std::string file_bytes(std::string_view name) {
  std::ifstream in(std::string(RENKEI_SOURCE_DIR "/tests/data/registers/") + std::string(name),
                   std::ios::binary);
  REQUIRE_MESSAGE(in.good(), "cannot open ", std::string(name));
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline EventList read(std::string_view bytes) {
  auto result = read_events(bytes, own_municipalities());
  const auto* error = std::get_if<RegisterError>(&result);
  REQUIRE_MESSAGE(error == nullptr, "refused: ", error == nullptr ? std::string{} : error->code);
  return std::get<EventList>(std::move(result));
}

// One event that has a name, a start and a number, with other cells beside them.
inline EventRow read_one(std::string_view headings, std::string_view cells) {
  const EventList list = read("NO,イベント名,開始日," + std::string(headings) +
                              "\n1,茶会,2024-05-11," + std::string(cells) + "\n");
  REQUIRE(list.rows.size() == 1);
  return list.rows[0];
}

inline std::string warnings(const EventRow& row) { return event_cells(row).back().second; }

inline std::string tsv(const EventList& list) {
  const auto escaped = [](std::string_view text) {
    std::string out;
    for (const char c : text)
      out += c == '\\' ? "\\\\" : c == '\t' ? "\\t" : c == '\n' ? "\\n" : std::string(1, c);
    return out;
  };
  std::string out;
  const auto line = [&](const EventRow& row, bool heads) {
    std::string cells;
    for (const auto& [column, value] : event_cells(row))
      cells += (cells.empty() ? "" : "\t") + (heads ? std::string(column) : escaped(value));
    out += cells + "\n";
  };
  line({}, true);
  for (const EventRow& row : list.rows) line(row, false);
  return out;
}

}  // namespace renkei::events_test
