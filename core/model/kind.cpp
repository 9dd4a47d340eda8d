#include "core/model/kind.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "core/model/kinds.hpp"

namespace renkei {
namespace {

struct Describer {
  Kind& kind;
  template <class Struct, class Member>
  Field& operator()(int number, std::string_view name, Member Struct::*, Privacy privacy) {
    Field field;
    field.kind = kind.name;
    field.number = number;
    field.name = name;
    field.type = type_of(static_cast<const Member*>(nullptr));
    field.privacy = privacy;
    return kind.fields.emplace_back(field);
  }
};

template <class Struct>
Kind make_kind() {
  Kind kind;
  kind.number = Struct::number;
  kind.name = Struct::name_of_kind;
  Describer describer{kind};
  Struct::describe(describer);
  if constexpr (requires { Struct::same; }) {
    kind.same.assign(std::begin(Struct::same), std::end(Struct::same));
    if constexpr (requires { Struct::agree; }) kind.agree = Struct::agree;
  }
  if constexpr (requires { Struct::made_by_hand; }) kind.made_by_hand = Struct::made_by_hand;
  kind.holds_personal = std::any_of(kind.fields.begin(), kind.fields.end(),
                                    [](const Field& field) { return is_personal(field.privacy); });
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    const auto number = static_cast<std::size_t>(kind.fields[i].number);
    if (kind.index_by_number.size() <= number) kind.index_by_number.resize(number + 1, -1);
    kind.index_by_number[number] = static_cast<int>(i);
  }
  return kind;
}

template <class... Structs>
std::vector<Kind> make_kinds(std::tuple<Structs...>*) {
  std::vector<Kind> kinds;
  (kinds.push_back(make_kind<Structs>()), ...);
  std::sort(kinds.begin(), kinds.end(),
            [](const Kind& a, const Kind& b) { return a.number < b.number; });
  return kinds;
}

}  // namespace

std::string range_of(const Field& field) {
  if (field.min == INT64_MIN && field.max == INT64_MAX) return "… -1, 0, 1 …";
  return std::to_string(field.min) + ".." + std::to_string(field.max);
}

int Kind::find(std::string_view field_name) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field_name) return static_cast<int>(i);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view full = fields[i].name;
    if (full.size() == field_name.size() + 3 && full.ends_with("_id") &&
        full.starts_with(field_name))
      return static_cast<int>(i);
  }
  return -1;
}

const std::vector<Kind>& all_kinds() {
  static const std::vector<Kind> kinds = make_kinds(static_cast<AllKinds*>(nullptr));
  return kinds;
}

const Kind* find_kind(std::string_view name) {
  for (const Kind& kind : all_kinds())
    if (kind.name == name) return &kind;
  return nullptr;
}

const Kind* find_kind(int number) {
  static const std::vector<const Kind*> by_number = [] {
    std::vector<const Kind*> table;
    for (const Kind& kind : all_kinds()) {
      table.resize(std::max(table.size(), static_cast<std::size_t>(kind.number) + 1));
      table[static_cast<std::size_t>(kind.number)] = &kind;
    }
    return table;
  }();
  return number >= 0 && static_cast<std::size_t>(number) < by_number.size()
             ? by_number[static_cast<std::size_t>(number)]
             : nullptr;
}

}  // namespace renkei
