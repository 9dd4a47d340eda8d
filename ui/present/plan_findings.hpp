// What is wrong in a plan (core/figures/plan_checks.hpp), in words, and the screen on which it is mended.
// People are told by their numbers only. Plain values.
#pragma once
#include <string>
#include <vector>

#include "core/figures/plan_checks.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

struct FindingLine {
  PlanFinding finding;
  const Kind* kind = nullptr;  // of the record
  std::string name;            // of the record; of people their number
  std::string others;          // whom or what it is about as well
  Address to;
};
std::vector<FindingLine> finding_lines(const Records& records, EntryId event);

std::string finding_words(Language language, const FindingLine& line);

}  // namespace renkei::ui
