#include "core/register/changes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace renkei {
namespace {

int number_of_field(const Record& record, std::string_view field) {
  return record.kind().fields[static_cast<std::size_t>(record.kind().find(field))].number;
}

std::string text_of(const Value& value) {
  switch (value.form) {
    case Value::Form::integer:
      return std::to_string(value.integer);
    case Value::Form::real:
      return nlohmann::json(value.real).dump();
    case Value::Form::text:
      return std::string(value.text);
    case Value::Form::null:
      break;
  }
  return {};
}

}  // namespace

ContestedCell contested(const Assign& cell, const Record& record) {
  return {cell.field, text_of(cell.value.view()), text_of(record.value(cell.field))};
}

bool is_own_word(const Record& record, std::string_view field, const RegisterWords& earlier) {
  using enum RegisterWords::Said;
  const Value stands = record.value(field);
  const auto said = earlier.said(record.id(), number_of_field(record, field), stands);
  return said == nothing ? stands.is_null() : said == the_same;
}

CellChanges changes_since(const Assigns& cells, const Record& record,
                          const RegisterWords& earlier) {
  using enum RegisterWords::Said;
  CellChanges changes;
  for (const Assign& cell : cells) {
    const Value says = cell.value.view();
    if (are_written_alike(says, record.value(cell.field))) continue;
    const auto said = earlier.said(record.id(), number_of_field(record, cell.field), says);
    if (said == the_same || said == unknown || (said == nothing && says.is_null())) continue;
    if (!is_own_word(record, cell.field, earlier))
      changes.on_device.push_back(contested(cell, record));
    changes.cells.push_back(cell);
  }
  return changes;
}

Assigns take_decided(CellChanges& changes, int line, std::span<const ImportDecision> decisions) {
  Assigns taken;
  for (const ImportDecision& decision : decisions) {
    const bool theirs = decision.kind == ImportDecision::Kind::take_theirs;
    if (decision.line != line || (!theirs && decision.kind != ImportDecision::Kind::keep_ours))
      continue;
    std::set<std::string> fields;
    for (const ContestedCell& cell : changes.on_device)
      if (decision.field.empty() || decision.field == cell.field) fields.insert(cell.field);
    const auto is_meant = [&](const auto& cell) { return fields.contains(cell.field); };
    for (const Assign& cell : changes.cells)
      if (theirs && is_meant(cell)) taken.push_back(cell);
    std::erase_if(changes.cells, is_meant);
    std::erase_if(changes.on_device, is_meant);
  }
  return taken;
}

}  // namespace renkei
