// Carries out plans on the fake store and keeps what the register said, as a session does. No owners: the
// plan's records belong to what is there.
#pragma once
#include "core/register/import_plan.hpp"
#include "tests/support/records.hpp"

namespace renkei::test {

inline void take_command(FakeRecords& records, RegisterWords& earlier, const Command& command) {
  EntryId by = records.next();
  records.done(command);
  for (const Entry& entry : records.last()) {
    for (const Change& change : entry.changes)
      earlier.note(by, entry.record == 0 ? by : entry.record, change.field, &change.value);
    ++by;
  }
}

inline void take(FakeRecords& records, RegisterWords& earlier, const ImportPlan& plan) {
  const EntryId first = records.next();
  for (std::size_t i = 0; i < plan.steps; ++i) {
    const ImportStep step = plan.step(i);
    if (step.kind == ImportStep::Kind::known) continue;
    take_command(records, earlier, step.command);
    for (const Command& also : step.also) take_command(records, earlier, also);
  }
  if (records.next() > first) earlier.add_run(first, records.next() - 1);
}

}  // namespace renkei::test
