// What a register looks like before it is taken: what it seems to be, how it was read, its columns with
// their first values. Plain values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/register/import_plan.hpp"

namespace renkei {

struct RegisterQuestion {
  std::string file;
  std::string kind;  // of register; empty: the one that recognises the file best
  // Of a survey without a questionnaire the one is tried that fits best.
  ImportTarget target;  // of an empty kind, whatever each kind could be about
};

struct LookedColumn {
  std::size_t number = 0;  // counted from 1
  std::string heading, field;
  std::vector<std::string> values;  // the first ones
};

struct LookedLine {
  int line = 0;
  std::string text;
};

struct RegisterLook {
  std::string kind;  // empty: none recognises it
  std::string encoding, delimiter, sheet;
  int headings_line = 0;
  EntryId questionnaire = 0;  // of a survey
  std::vector<LookedColumn> columns;
  std::vector<LookedLine> lines;  // the first ones that are not blank
  RegisterMap map;                // by which it was read: the one that was given, or is remembered
  std::optional<Error> problem;   // why it cannot be taken like this
};

}  // namespace renkei
