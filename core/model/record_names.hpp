// What people call records: by the field that names them (Field::naming) and, where several bear one
// name, by their day. Names are compared as for searching: width, case, blanks and the variants of a
// character do not count. Void records are called nothing. Pure; same thread as `records`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/records.hpp"

namespace renkei {

bool has_names(const Kind& kind);
// Empty where its kind has no names, or it was given none.
std::string_view name_of(const Record& record);

// Live records of the kind (null: of any kind) that are called so, or whose names begin so. The versions
// of a questionnaire bear one name, unless the version is named as well, （1版） too
// (questionnaire_versions.hpp).
enum class Called { whole, beginning };
std::vector<EntryId> records_called(std::string_view typed, Called how, const Kind* kind,
                                    const Records& records);

// Its own first day, or that of what it belongs to; of what has a fiscal year only, that. Empty: none.
std::string day_of(const Record& record, const Records& records);

}  // namespace renkei
