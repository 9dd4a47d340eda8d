// What has changed in a report since an earlier run of it that was kept as JSON (writers.hpp): figures
// with before, after and difference, rows, columns and tables that came or went, and the records that
// came to stand behind a changed figure or went from it.
#pragma once
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

// `earlier` may hold anything. not_comparable: it is no kept report, or one of another name, language
// or subject.
Result<Report> compare(const Report& report, std::string_view earlier, const Records& records,
                       const Words& words);

}  // namespace renkei
