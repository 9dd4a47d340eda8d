#include "core/register/changes.hpp"

namespace renkei {

CellChanges changes_since(const Assigns& cells, const Record& record,
                          const RegisterWords& earlier) {
  using enum RegisterWords::Said;
  CellChanges changes;
  for (const Assign& cell : cells) {
    const Field& field =
        record.kind().fields[static_cast<std::size_t>(record.kind().find(cell.field))];
    const Value says = cell.value.view(), stands = record.value(cell.field);
    if (are_written_alike(says, stands)) continue;
    const auto said = earlier.said(record.id(), field.number, says);
    if (said == the_same || said == unknown) continue;
    const bool is_ours = said == nothing
                             ? stands.is_null()
                             : earlier.said(record.id(), field.number, stands) == the_same;
    if (!is_ours) changes.on_device.push_back(cell.field);
    changes.cells.push_back(cell);
  }
  return changes;
}

}  // namespace renkei
