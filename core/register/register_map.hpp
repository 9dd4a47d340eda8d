// A map file: which column of an office's own sheet means what. Given once with an import, it is
// remembered for sheets with the same headings. JSON, of which unknown members are refused:
// {"headings": {"heading or column number": "field or nothing"}, "headings_line": 3}, or the headings
// alone. Pure.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/register/import_plan.hpp"

namespace renkei {

// `file` is used in errors. Code: register_unreadable.
Result<RegisterMap> read_register_map(std::string_view json, const std::string& file);
std::string map_text(const RegisterMap& map);

}  // namespace renkei
