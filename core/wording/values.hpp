// What a stored value says to people: a choice by its word, a place by its name, a record by its own, an
// instant on the clock of the place. Codes stay in JSON and CSV. Same thread as `records`.
#pragma once
#include <string>
#include <string_view>

#include "core/model/kind.hpp"
#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"
#include "core/wording/messages.hpp"

namespace renkei {

// Empty where there is no value. A record without a name is called by its kind and id.
std::string value_words(Language language, const Field& field, const Value& value,
                        const Records& records);

// Of "_void": that the record stands (null), or that it was struck out and why.
std::string life_words(Language language, const Value& reason);
// One of the values that stand against each other; of one that has not travelled this far, that.
std::string claim_words(Language language, const Conflict& conflict, const Claim& claim,
                        const Records& records);
// The name of a field; of "_void", what it decides.
std::string disputed_field_words(Language language, const Kind& kind, std::string_view field);

}  // namespace renkei
