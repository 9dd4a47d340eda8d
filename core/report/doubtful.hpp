// What a table says of records that disagree with themselves (they are shown, with the value that is
// shown for the time being) and of those that were made void (they are not). Inside core/report only.
#pragma once
#include <functional>
#include <string_view>

#include "core/report/table_building.hpp"

namespace renkei {

// Of the kind's records that the table is about.
void note_doubtful(Table& table, const ReportContext& context, std::string_view kind,
                   const std::function<bool(const Record&)>& is_about);

// What was linked: its name; that it was made void, or that it is not here.
template <class Struct>
std::string linked_name(const ReportContext& context, Ref id) {
  if (!id) return {};
  const auto found = find_as<Struct>(context.records, id.id);
  if (!found) return context.words("linked.not_here", {{"id", context.records.id_text(id.id)}});
  const auto standing = context.records.standing(id.id, nullptr);
  if (!standing || !standing->is_void) return found->fields.name;
  return context.words("linked.voided", {{"name", found->fields.name}});
}

}  // namespace renkei
