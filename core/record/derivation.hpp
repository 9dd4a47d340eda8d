// Deriving everything anew from the log, at once or after a debt that was noted in the store: what a
// fork or a late personal block makes necessary is done once for many files. May throw StoreFailure.
#pragma once
#include "core/record/workshop.hpp"

namespace renkei {

// Inside a Transaction. The tail is sealed first.
void derive_anew(Workshop& workshop);

// Derives anew if somebody owes it, in a transaction of its own.
void settle_derivation(Workshop& workshop);

}  // namespace renkei
