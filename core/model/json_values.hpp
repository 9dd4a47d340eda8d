// The parts that json.cpp and json_values.cpp share: checked parsing, and one value typed by its
// field. Nobody else includes this.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/model/json.hpp"

namespace renkei::json_values {

// Refuses what is described in json.hpp.
Result<nlohmann::json> parse(std::string_view text);

Error bad_value(const Field& field, const nlohmann::json& given);
// `expected`: what may stand there, in a form that needs no translation.
Error bad_value(std::string_view name, const nlohmann::json& given, std::string expected);

// `kind`: the one that is wanted; empty: any.
Result<EntryId> read_id(const nlohmann::json& given, const JsonSurroundings& store,
                        std::string_view kind = {});
Result<OwnValue> read(const Field& field, const nlohmann::json& given,
                      const JsonSurroundings& store);

}  // namespace renkei::json_values
