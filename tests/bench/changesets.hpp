// SQLite's session extension: one changeset of each device, compressed, applied to one database.
// What a team would take that wants SQLite's own way of merging.
#pragma once
#include "tests/bench/measure.hpp"
#include "tests/bench/plain_sqlite.hpp"

namespace renkei::bench {

// Whether the SQLite that this program runs with was built with the extension.
bool has_session_extension();

// The compressed changeset of what one device did.
std::string make_changeset(const Shape& shape, int device, const std::vector<Operation>& operations,
                           const std::string& scratch_file);
// One transaction.
void apply_changeset(PlainSqlite& database, const std::string& compressed);

}  // namespace renkei::bench
