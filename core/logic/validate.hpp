// Whether a value may stand in a field: type, range, choices, text and length. What is refused is
// refused with the field's name and the reason; nothing is ever corrected silently.
#pragma once
#include "core/base/result.hpp"
#include "core/model/kind.hpp"
#include "core/model/records.hpp"

namespace renkei {

// The value is in stored form (kind.hpp: form_of). Null is always allowed here; see `required`.
Status validate(const Kind& kind, const Field& field, const Value& value, const Records& records);

}  // namespace renkei
