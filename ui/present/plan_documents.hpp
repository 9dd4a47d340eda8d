// The documents inside an event as people write them in a form, a line each: its days (「10/14 10:00-17:00」,
// 「10/15 休み」) and who exhibits where (「A1 北海道 芽室町」). docs/records.md says what is stored. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/command.hpp"
#include "core/model/kind.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::plan {

bool is_document(const Field& field);
// Nothing where something else is stored than such lines can say.
std::optional<std::string> document_text(const Field& field, std::string_view stored);
Result<OwnValue> document_typed(const Field& field, std::string_view typed,
                                const Situation& situation);

}  // namespace renkei::ui::plan
