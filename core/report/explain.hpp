// What one cell of a report rests on: its rule, and each record behind it with what it contributed.
#pragma once
#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/report/coverage.hpp"
#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

// `path` is TABLE/ROW/COLUMN: keys as in JSON; a row also by its number from 1 or by what stands in
// its first cell, a column also by its number or heading. bad_option says which there are.
Result<Report> explain(const Report& report, std::string_view path, const Records& records,
                       const Coverage& coverage, const Words& words);

// What kind of record it is and what it is called: no names of persons.
std::string record_words(const Records& records, const Words& words, EntryId id);

}  // namespace renkei
