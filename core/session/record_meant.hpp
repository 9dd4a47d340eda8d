// Which record somebody means: the one rule for whatever is typed, scanned or sent in place of an id.
// A badge is its bearer. Otherwise the first of these that one record alone answers to: an id; the
// whole name of a live record; the beginning of an id, void records' too; the beginning of a name. Two
// that bear one name are not told apart by going on to beginnings.
//
// Refuses with bad_id and not_found; with ambiguous_id and who may be meant: each by name, day and the
// shortest beginning of the id. May throw StoreFailure. Inside core/session only.
#pragma once
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/kind.hpp"
#include "core/store/store.hpp"

namespace renkei {

// `kind`: the only one that is wanted, or null.
Result<EntryId> record_meant(const Store& store, std::string_view typed, const Kind* kind);

}  // namespace renkei
