// Registers as staff keep them, planned by core/register and recorded here in one transaction.
#include "core/base/file.hpp"
#include "core/register/participants.hpp"
#include "core/session/session.hpp"

namespace renkei {
namespace {

constexpr std::uint64_t register_bytes = 64 << 20;

}  // namespace

Result<ImportReport> Session::import_roster(const std::string& file, EntryId tour, bool dry_run) {
  const auto bytes = read_file(file, register_bytes, Code::register_too_large);
  if (!bytes) return bytes.error();
  auto batch = begin();
  if (!batch) return batch.error();
  auto planned = plan_roster_import(*bytes, file, tour, records(), dry_run);
  if (auto failure = take_failure()) return *failure;
  if (!planned) return planned.error();
  ImportReport& report = planned->report;
  for (std::size_t i = 0; i < planned->steps.size(); ++i) {
    if (planned->steps[i].kind == RosterStep::Kind::known) continue;
    const auto outcome = batch->execute(planned->steps[i].command);
    note_outcome(report.rows[i], outcome ? Result<EntryId>(outcome->id) : outcome.error());
  }
  if (dry_run) {
    for (ImportRow& row : report.rows) row.id = 0;
    return std::move(report);
  }
  if (const Status committed = batch->commit(); !committed) return committed.error();
  return std::move(report);
}

}  // namespace renkei
