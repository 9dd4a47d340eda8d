// Every kind of register that can be imported. A new one is a folder beside roster/ and a line in
// registers.cpp.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/import_plan.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

struct RegisterKind {
  std::string_view name;
  std::string_view subject;  // what must be named: a kind of record; empty: nothing
  Result<ImportPlan> (*plan)(const SheetSource& source, const std::string& file,
                             const ImportTarget& target, const Records& records);
  std::string_view record;  // the kind of record that its rows become
  bool is_by_line =
      true;  // a row is a line of the file, or a part of one; else told in the plan's order
  bool is_of_people = false;  // whom the file lacks may be cancelled
};

// Of a text file, or of the first visible sheet of a workbook (.xlsx) that holds such a register; sheets
// with other tables are named in the report. `file` is used in errors. Codes: not_found, wrong_kind,
// missing_field, register_unreadable.
Result<ImportPlan> plan_register(const RegisterKind& kind, std::string_view bytes,
                                 const std::string& file, const ImportTarget& target,
                                 const Records& records);

// In the order of menus.
std::span<const RegisterKind> register_kinds();
const RegisterKind* find_register(std::string_view name);

}  // namespace renkei
