// The table `act`: what the logs that are held say of each other (core/trust), whether they count
// or not. Derived from the log. Every call may throw StoreFailure.
#pragma once
#include "core/store/store.hpp"
#include "core/trust/admission.hpp"

namespace renkei {

// `root`: the log of the signing key that says so.
void note_act(Store& store, LogNumber root, const Act& act);
// Before all is derived anew.
void forget_acts(Store& store);
// Whether it asks for what an admission does not grant anyhow: to trust a headquarters, or to let it
// take part, asks for nothing.
bool asks_for_more(const Store& store, const Admission& admission, LogNumber root);

Admission admission_of(const Store& store);
// Whether an admission takes this entry's word.
bool counts(const Store& store, const Admission& admission, EntryId entry);
// Whether what is held would be derived differently.
bool derives_differently(const Store& store, const Admission& before, const Admission& after);

}  // namespace renkei
