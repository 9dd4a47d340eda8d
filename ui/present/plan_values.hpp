// What stands in a field of a form, and what is meant by what was typed there: days and times in any way
// people write them, numbers with commas and in kanji, municipalities by their names, lists a line each.
// What cannot be read is refused by the same error as on the command line. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/command.hpp"
#include "core/model/fields.hpp"
#include "core/model/kind.hpp"
#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::plan {

// How a field is filled in.
enum class Control {
  line,      // one line of text
  lines,     // several
  choice,    // one of a few, by buttons
  record,    // another record, by its name
  designer,  // where a questionnaire is written
};
Control control_of(const Field& field, const Value& stored);

// As it is to be typed again; of what is chosen empty.
std::string text_of(const Field& field, const Value& value, Zone zone);
// Empty is nothing. A day without a year is the next one, unless it was in the last month.
Result<OwnValue> value_typed(const Field& field, std::string_view typed,
                             const Situation& situation);
// The parts of that.
std::optional<std::string> day_typed(std::string_view typed, const Situation& situation);  // ISO
List lines_typed(std::string_view typed);  // without the empty ones
// Its code; a name that several prefectures have means none of them without its prefecture, and stays.
std::string code_of_place(std::string_view typed);
// Whether how it was understood is worth saying below the field: it looks other than what was typed.
bool is_understood(const Field& field);

}  // namespace renkei::ui::plan
