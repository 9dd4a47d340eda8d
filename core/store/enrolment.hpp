// The table `enrolled`: the devices whose files are taken in. While it is empty every device is
// trusted at first sight; from the first enrolment on, files of others go to quarantine. Derived
// from the log's enrol entries. Every call may throw StoreFailure.
#pragma once
#include <optional>
#include <span>

#include "core/store/store.hpp"

namespace renkei {

void note_enrolment(Store& store, const LogId& log, EntryId by);
// Before all is derived anew.
void forget_enrolments(Store& store);

bool is_enrolled(const Store& store, const LogId& log);
// The first of these devices that is neither enrolled nor this one nor has enrolled others; nothing
// when all are welcome.
std::optional<LogId> first_not_enrolled(const Store& store, std::span<const PublicKey> keys);

}  // namespace renkei
