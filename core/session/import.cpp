// Registers as staff keep them, planned by core/register and recorded here in one transaction.
#include "core/base/file.hpp"
#include "core/model/municipalities.hpp"
#include "core/session/session.hpp"
#include "core/session/writing_door.hpp"

namespace renkei {
namespace {

constexpr std::uint64_t register_bytes = 64 << 20;

bool is_named(std::string_view subject, const ImportTarget& target) {
  if (subject == "tour") return target.tour != 0;
  if (subject == "event") return target.event != 0;
  if (subject == "questionnaire") return target.questionnaire != 0;
  return true;
}

// How a step's command ended: its record, or why it was refused.
void note_outcome(ImportRow& row, const Result<Outcome>& outcome) {
  if (outcome) {
    row.id = outcome->id;
    return;
  }
  row.fate = ImportRow::Fate::refused;
  row.reason = code_name(outcome.error().code);
  row.error = outcome.error();
}

}  // namespace

Result<ImportReport> Session::import_register(const RegisterKind& kind, const std::string& file,
                                              const ImportTarget& target) {
  if (!is_named(kind.subject, target))
    return Error(Code::missing_option, {{"option", "--" + std::string(kind.subject) + " ID"},
                                        {"kind", std::string(kind.subject)}});
  const auto bytes = read_file(file, register_bytes, Code::register_too_large);
  if (!bytes) return bytes.error();
  auto batch = begin();
  if (!batch) return batch.error();
  auto planned = kind.plan(*bytes, file, target, records());
  if (auto failure = take_failure()) return *failure;
  if (!planned) return planned.error();
  ImportReport& report = planned->report;
  for (std::size_t i = 0; i < planned->steps.size(); ++i) {
    if (planned->steps[i].kind == ImportStep::Kind::known) continue;
    note_outcome(report.rows[i], batch->execute(planned->steps[i].command));
  }
  if (target.dry_run) {
    for (ImportRow& row : report.rows) row.id = 0;
    return std::move(report);
  }
  if (!planned->municipalities.empty()) {
    const Status kept = door_->answer([&]() -> Status {
      door_->workshop().store().set_setting(municipalities_setting, planned->municipalities);
      return Done{};
    });
    if (!kept) return kept.error();
  }
  if (const Status committed = batch->commit(); !committed) return committed.error();
  if (!planned->municipalities.empty()) use_municipalities(planned->municipalities);
  return std::move(report);
}

}  // namespace renkei
