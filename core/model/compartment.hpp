// Whose names travel together: the personal values of records that belong to one tour, to one event, or
// to neither are sealed apart, so that a bus can be handed its own roster and no other. Which one a
// record belongs to follows from its fields that are marked so (Field::belonging). Pure; reports no
// errors.
#pragma once
#include <functional>

#include "core/model/records.hpp"

namespace renkei {

// The tour or the event, a tour if there are both; 0: neither. `value_of`: of the record, by index of
// the field.
EntryId compartment_of(const Kind& kind, EntryId record,
                       const std::function<Value(std::size_t)>& value_of, const Records& records);
EntryId compartment_of(const Record& record, const Records& records);

}  // namespace renkei
