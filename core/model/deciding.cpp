#include "core/model/deciding.hpp"

namespace renkei {

Field disputed_field(const Kind& kind, std::string_view name) {
  const int index = kind.find(name);
  if (index >= 0) return kind.fields[static_cast<std::size_t>(index)];
  Field field;
  field.name = life_name;
  return field;
}

Result<OwnValue> kept_value(const Conflict& conflict, const Claim& claim) {
  if (claim.withheld)
    return Error(Code::value_withheld, {{"field", conflict.field}, {"device", claim.device}});
  return claim.value;
}

}  // namespace renkei
