// Rosters for tests, made from lines of text, read with the event of the sample unless told
// otherwise.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <string_view>

#include "core/register/roster/roster.hpp"

namespace renkei::roster_test {

inline std::string file_bytes(std::string_view name) {
  std::ifstream in(std::string(RENKEI_SOURCE_DIR "/tests/data/registers/") + std::string(name),
                   std::ios::binary);
  REQUIRE_MESSAGE(in.good(), "cannot open ", std::string(name));
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline RosterContext sample_context() {
  RosterContext context;
  context.event_on = {2023, 10, 14};
  return context;
}

inline Roster read(std::string_view bytes, const RosterContext& context = sample_context()) {
  auto result = read_roster(bytes, context);
  const auto* error = std::get_if<RegisterError>(&result);
  REQUIRE_MESSAGE(error == nullptr, "refused: ", error == nullptr ? std::string{} : error->code);
  return std::get<Roster>(std::move(result));
}

inline std::string error_of(std::string_view bytes) {
  auto result = read_roster(bytes, sample_context());
  const auto* error = std::get_if<RegisterError>(&result);
  return error == nullptr ? std::string{} : error->code;
}

inline std::string lines(std::initializer_list<std::string_view> texts) {
  std::string out;
  for (const std::string_view text : texts) out += std::string(text) + "\r\n";
  return out;
}

// One participant below the headings that the case is about: "氏名,生年月日" and "見本
// 例,S63.5.10".
inline Roster read_one(std::string_view headings, std::string_view cells) {
  return read(lines({headings, cells}));
}

// The value of one column of a clean row.
inline std::string value(const Roster& roster, std::size_t row, std::string_view column) {
  REQUIRE(row < roster.rows.size());
  for (std::size_t i = 0; i < roster_columns.size(); ++i)
    if (roster_columns[i] == column) return roster_cells(roster.rows[row])[i];
  FAIL("no column " << std::string(column));
  return {};
}

}  // namespace renkei::roster_test
