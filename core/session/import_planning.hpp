// What an import, or a look at a register, is planned by: the map that was given, or the one that an
// earlier import of a sheet with the same headings had. Any thread with its own records.
#pragma once
#include <string>
#include <string_view>

#include "core/model/records.hpp"
#include "core/register/registers.hpp"

namespace renkei {

// The headings as they stand, which a map is remembered for.
std::string hash_of_headings(const ImportReport& report);

// As plan_register; `target.map` becomes the remembered map where that was taken.
Result<ImportPlan> plan_as_remembered(const RegisterKind& kind, std::string_view bytes,
                                      const std::string& file, ImportTarget& target,
                                      const Records& records);

}  // namespace renkei
