#include "core/model/compartment.hpp"

#include "core/model/kinds.hpp"

namespace renkei {
namespace {

using ValueOf = std::function<Value(std::size_t)>;

constexpr int longest_way = 4;  // references of strangers may go round in circles

struct Home {
  EntryId tour = 0, event = 0;
};

bool is_home(const Kind& kind, EntryId record, Home& home) {
  if (kind.number == Tour::number) home.tour = record;
  if (kind.number == Event::number) home.event = record;
  return kind.number == Tour::number || kind.number == Event::number;
}

void look_from(const Kind& kind, const ValueOf& value_of, const Records& records, int steps,
               Home& home) {
  for (std::size_t i = 0; i < kind.fields.size() && home.tour == 0; ++i) {
    const Field& field = kind.fields[i];
    const Value reference = field.belongs ? value_of(i) : Value{};
    if (reference.is_null()) continue;
    const auto standing = records.standing(reference.integer, find_kind(field.target));
    if (!standing || is_home(*standing->kind, reference.integer, home) || steps == longest_way)
      continue;
    if (const auto found = records.find(reference.integer))
      look_from(
          found->kind(), [&](std::size_t index) { return found->value(index); }, records, steps + 1,
          home);
  }
}

}  // namespace

EntryId compartment_of(const Kind& kind, EntryId record, const ValueOf& value_of,
                       const Records& records) {
  Home home;
  if (!is_home(kind, record, home)) look_from(kind, value_of, records, 0, home);
  return home.tour != 0 ? home.tour : home.event;
}

EntryId compartment_of(const Record& record, const Records& records) {
  return compartment_of(
      record.kind(), record.id(), [&](std::size_t index) { return record.value(index); }, records);
}

}  // namespace renkei
