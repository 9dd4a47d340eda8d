// The tables. Those of the log are a promise: every released version opens for ever. The derived
// ones follow from the kinds' descriptions and from the log; when their version differs they are
// dropped and derived anew, never migrated.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/kind.hpp"

namespace renkei {

inline constexpr std::int64_t application_id = 0x524e4b31;  // "RNK1"
inline constexpr std::int64_t log_version = 1;              // PRAGMA user_version

// A name of a table or column as SQL wants it. Ours have no quotes in them.
inline std::string sql_name(std::string_view name) { return '"' + std::string(name) + '"'; }

// One CREATE statement each.
const std::vector<std::string>& log_schema();
const std::vector<std::string>& derived_schema();
// Changes whenever a derived table would look different.
std::string derived_version();

}  // namespace renkei
