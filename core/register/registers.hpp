// Every kind of register that can be imported. A new one is a folder beside roster/ and a line in
// registers.cpp.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/import_plan.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

inline constexpr std::uint64_t register_bytes = 64 << 20;  // of a file, at most

struct RegisterKind {
  std::string_view name;
  std::string_view subject;  // what must be named: a kind of record; empty: nothing
  Result<ImportPlan> (*plan)(const SheetSource& source, const std::string& file,
                             const ImportTarget& target, const Records& records);
  std::string_view record;  // the kind of record that its rows become
  bool is_by_line =
      true;  // a row is a line of the file, or a part of one; else told in the plan's order
  bool is_of_people = false;  // whom the file lacks may be cancelled
  // The fields that a map may name; null: columns mean what their headings say.
  std::vector<RegisterField> (*fields)(const ImportTarget& target,
                                       const Records& records) = nullptr;
  // What columns mean by their headings and the map, where no table is to be read; by column.
  std::vector<std::string> (*meanings)(std::span<const Heading> headings,
                                       const ImportTarget& target,
                                       const Records& records) = nullptr;
  bool has_other_names = false;  // its fields have other names as well, which a map may use
};
std::vector<RegisterField> register_fields(const RegisterKind& kind, const ImportTarget& target,
                                           const Records& records);

// Of a text file, or of the first visible sheet of a workbook (.xlsx) that holds such a register; sheets
// with other tables are named in the report. `file` is used in errors. Codes: not_found, wrong_kind,
// missing_field, register_unreadable.
Result<ImportPlan> plan_register(const RegisterKind& kind, std::string_view bytes,
                                 const std::string& file, const ImportTarget& target,
                                 const Records& records);

// A text, to be read as somebody says.
SheetSource source_of(std::string_view bytes, const RegisterReading& reading);

// In the order of menus.
std::span<const RegisterKind> register_kinds();
const RegisterKind* find_register(std::string_view name);

}  // namespace renkei
