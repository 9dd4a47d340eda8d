// From a command to entries in this device's log: decided, written, folded. Where whatever a person
// taps or types becomes a record.
#pragma once
#include <string_view>

#include "core/base/result.hpp"
#include "core/record/workshop.hpp"

namespace renkei {

// Inside a Transaction that the caller commits; a refused command has written nothing. What it leaves
// unsettled the caller settles (Workshop::settle()) before the commit, and before anybody looks. What
// an act makes necessary is noted as a debt (derivation.hpp), for the caller to pay before the commit.
// May throw StoreFailure.
Result<Outcome> execute(Workshop& workshop, const Command& command, std::string_view staff);

}  // namespace renkei
