// What is held back from a report before it is published: counts of one or two people and what they
// could be computed back from, rates of too few, tables about too few (docs/tables.md). Pure.
#pragma once
#include <cstdint>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

// Of so few that one of them might be told from the others; a difference too.
constexpr bool is_small_count(std::int64_t n) { return n != 0 && n >= -2 && n <= 2; }

// `beside`: tables that another report publishes of the same; what is held back in them is held back here.
// not_for_publication: it names people, or nothing of it may be published.
Result<Report> published(Report report, std::vector<Table> beside, const Words& words);

}  // namespace renkei
