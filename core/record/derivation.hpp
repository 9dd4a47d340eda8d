// Deriving everything anew from the log, at once or after a debt that was noted in the store: what a
// fork, a late personal block or a word about who may do what makes necessary is done once for
// many files. May throw StoreFailure.
#pragma once
#include "core/record/workshop.hpp"

namespace renkei {

// Inside a Transaction. The tail is sealed first.
void derive_anew(Workshop& workshop);

// Derives anew if somebody owes it, in a transaction of its own.
void settle_derivation(Workshop& workshop);
// The same inside a Transaction.
void pay_derivation(Workshop& workshop);

}  // namespace renkei
