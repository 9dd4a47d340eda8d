// Commands, values and records as JSON: the language of `renkei apply`, of scripts and of tests.
//
// Reading refuses by Error and never throws, whatever the bytes are: broken JSON, bytes that are
// not UTF-8, lone surrogates, names given twice and very deep nesting are `bad_json` with a
// position. Values are typed by the kind's description; limits beyond their type (lengths, ranges,
// what must be there) are left to the decision. What is returned owns its texts. Writing is pure
// and total.
#pragma once
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/command.hpp"
#include "core/model/record.hpp"

namespace renkei {

// What reading needs to know of a store.
struct JsonSurroundings {
  // Of a record, from its text; `kind`: the one that is wanted, or empty.
  std::function<Result<EntryId>(std::string_view text, std::string_view kind)> id;
  std::function<Result<const Kind*>(EntryId)> kind_of;  // of a record that is held
  Zone zone{};                                          // of moments that say none
};

struct ReadCommand {
  Command command;
  std::string as;  // the name by which later lines may call the record; empty when there is none
};

// One line of JSON Lines.
Result<ReadCommand> read_command(std::string_view line, const JsonSurroundings& store);

// A field's value as a person types it on a command line: `12`, `true`, `2023-10-14`, `抽選`. Empty
// is null; a list may be typed as a JSON array or as its only item.
Result<OwnValue> read_value(const Field& field, std::string_view text,
                            const JsonSurroundings& store);

// What such a value looks like, in a form that needs no translation: YYYY-MM-DD, 0..150, the codes of a
// choice.
std::string form_of_value(const Field& field);

using IdText = std::function<std::string(EntryId)>;

nlohmann::ordered_json to_json(const Field& field, const Value& value, const IdText& id_text);
// `_id`, `_kind`, every field under its name, `_void`, `_void_reason` when void, `_conflicts`,
// `_withheld` when the latest value of a field has not travelled this far.
nlohmann::ordered_json to_json(const Record& record, const IdText& id_text);
// On one line, always valid UTF-8.
std::string dump(const nlohmann::ordered_json& json);

}  // namespace renkei
