// Registers as staff keep them, planned by core/register and recorded here in one transaction: first the
// import itself (import_run), then what it writes.
#include <algorithm>
#include <memory>

#include "core/base/file.hpp"
#include "core/crypto/hash.hpp"
#include "core/inspect/earlier_imports.hpp"
#include "core/model/municipalities.hpp"
#include "core/register/register_map.hpp"
#include "core/register/registers.hpp"
#include "core/session/import_planning.hpp"
#include "core/session/session.hpp"
#include "core/session/writing_door.hpp"

namespace renkei {
namespace {

constexpr std::pair<std::string_view, EntryId ImportTarget::*> subjects[] = {
    {"tour", &ImportTarget::tour},
    {"event", &ImportTarget::event},
    {"questionnaire", &ImportTarget::questionnaire}};

EntryId subject_of(const RegisterKind& kind, const ImportTarget& target) {
  for (const auto& [subject, id] : subjects)
    if (subject == kind.subject) return target.*id;
  return 0;
}

// What the register is about was not named, or something that it is not about was; or what is no person
// was to be cancelled.
Status check_subject(const RegisterKind& kind, const ImportTarget& target) {
  for (const auto& [subject, id] : subjects)
    if (subject != kind.subject && target.*id != 0)
      return Error(Code::bad_option, {{"option", "--" + std::string(subject)},
                                      {"register", std::string(kind.name)},
                                      {"about", "subject"}});
  if (target.missing == Missing::cancel && !kind.is_of_people)
    return Error(
        Code::bad_option,
        {{"option", "--missing cancel"}, {"value", std::string(kind.name)}, {"about", "people"}});
  if (kind.subject.empty() || subject_of(kind, target) != 0) return Done{};
  return Error(Code::missing_option, {{"option", "--" + std::string(kind.subject) + " ID"},
                                      {"kind", std::string(kind.subject)}});
}

// How a step's command ended: its record, or why it was refused.
void note_outcome(ImportRow& row, const Result<Outcome>& outcome) {
  if (outcome) {
    row.id = outcome->id;
    return;
  }
  row.fate = ImportRow::Fate::refused;
  row.reason = code_name(outcome.error().code);
  row.error = std::make_shared<const Error>(outcome.error());
}

std::string file_name(const std::string& path) {
  const auto at = path.find_last_of("/\\");
  return at == std::string::npos ? path : path.substr(at + 1);
}

// A file that was taken before, and of which nothing is new, needs no other record.
bool says_nothing_new(const ImportPlan& plan, const std::string& sha256,
                      const std::vector<EarlierRun>& runs, Missing missing) {
  const auto steps = std::span(plan.report.rows).first(plan.steps);
  const bool taken = !runs.empty() && !runs.back().is_void && runs.back().fields.sha256 == sha256;
  const bool cancels = missing == Missing::cancel && !plan.cancellations.empty();
  return taken && !cancels && std::ranges::all_of(steps, [](const ImportRow& row) {
           return row.fate == ImportRow::Fate::known;
         });
}

Error file_changed(const std::string& file) {
  return Error(Code::register_unreadable,
               {{"file", file}, {"reason", "register_changed"}, {"line", "0"}, {"detail", ""}});
}

constexpr double planned_part = 0.4;  // of all the work, reading the file and comparing it

// How far it has come, told every now and then; false: it is to stop.
bool go_on(const ImportWatch& watch, std::size_t step, std::size_t steps) {
  constexpr std::size_t every = 1000;
  if (!watch || step % every != 0) return true;
  const double done =
      static_cast<double>(step) / static_cast<double>(std::max<std::size_t>(steps, 1));
  return watch(planned_part + (1 - planned_part) * done);
}

// One import on its way into the store.
class Importing {
 public:
  Importing(Batch& batch, const ImportTarget& target, ImportReport& report, Seq last)
      : batch_(batch), target_(target), report_(report), last_(last) {}

  // The record of the import, before what it writes.
  Status begin(const RegisterKind& kind, const std::string& file, const std::string& sha256) {
    Assigns fields = {{"register", std::string(kind.name)},
                      {"file", file_name(file)},
                      {"sha256", sha256},
                      {"encoding", report_.encoding},
                      {"headings_hash", hash_of_headings(report_)},
                      {"missing", target_.missing == Missing::cancel ? "cancel" : "keep"}};
    if (const EntryId subject = subject_of(kind, target_); subject != 0)
      fields.push_back({std::string(kind.subject) + "_id", subject});
    if (!target_.map.headings.empty()) fields.push_back({"map", map_text(target_.map)});
    if (target_.year > 0) fields.push_back({"year", std::int64_t{target_.year}});
    const auto run = batch_.execute(Create{"import_run", std::move(fields)});
    if (!run) return run.error();
    run_ = run->id;
    report_.run = run->id;
    last_ = run->seq;
    return Done{};
  }

  // What the register's records belong to and was not there; a refusal ends the import, for nothing of it
  // could stand.
  Status make(std::vector<ImportOwner>& owners) {
    for (ImportOwner& owner : owners) {
      const auto made = batch_.execute(owner.command);
      if (!made) return made.error();
      last_ = std::max(last_, made->seq);
      owners_.push_back({owner.field, made->id});
    }
    return Done{};
  }

  // Of a row about somebody who is known nothing may come: people have the last word.
  void take(ImportStep step, ImportRow& row) {
    if (step.known != 0) row.id = step.known;
    if (step.kind == ImportStep::Kind::known) return unite(step, row);
    if (auto* create = std::get_if<Create>(&step.command); create != nullptr && step.owner)
      create->fields.push_back(owners_[*step.owner]);
    const Seq before = last_;
    execute(step.command, &row);
    for (const Command& also : step.also) execute(also, nullptr);
    unite(step, row);
    if (last_ != before || row.fate != ImportRow::Fate::updated) return;
    row.fate = ImportRow::Fate::known;
    row.changed.clear();
  }

  void execute(const Command& command, ImportRow* row) {
    const auto outcome = batch_.execute(command);
    if (outcome && outcome->seq > last_) last_ = outcome->seq;
    if (row != nullptr) note_outcome(*row, outcome);
  }

  // As somebody has decided; both stay, and count once.
  void unite(const ImportStep& step, const ImportRow& row) {
    if (!step.same_as || row.id == 0) return;
    if (const EntryId other = report_.rows[*step.same_as].id; other != 0)
      execute(Set{row.id, {{"same_person_id", other}}}, nullptr);
  }

  // How much it came to.
  Status end() {
    if (run_ == 0) return Done{};
    const auto told = batch_.execute(
        Set{run_, {{"entries_n", last_ - seq_of(run_)}, {"counts", counts_text(report_)}}});
    return told ? Status(Done{}) : Status(told.error());
  }

 private:
  Batch& batch_;
  const ImportTarget& target_;
  ImportReport& report_;
  Assigns owners_;
  EntryId run_ = 0;
  Seq last_;  // of what this device has written
};

}  // namespace

Result<ImportReport> Session::import_register(const RegisterKind& kind, const std::string& file,
                                              ImportTarget target, const ImportWatch& watch) {
  if (const Status named = check_subject(kind, target); !named) return named.error();
  const EntryId subject = subject_of(kind, target);
  auto bytes = read_file(file, register_bytes, Code::register_too_large);
  if (!bytes) return bytes.error();
  if (watch && !watch(0)) return Error(Code::stopped, {{"file", file}});
  auto batch = begin();
  if (!batch) return batch.error();
  const auto runs = door_->answer([&]() -> Result<std::vector<EarlierRun>> {
    auto found = earlier_runs(door_->store(), kind.name, subject);
    target.earlier = register_words(door_->store(), found);
    return found;
  });
  if (!runs) return runs.error();
  auto planned = plan_as_remembered(kind, *bytes, file, target, records());
  if (auto failure = take_failure()) return *failure;
  if (!planned) return planned.error();

  ImportReport& report = planned->report;
  const std::string sha256 = to_hex(view(sha256_of(*bytes)));
  if (!target.sha256.empty() && target.sha256 != sha256) return file_changed(file);
  report.sha256 = sha256;
  bytes->clear();
  bytes->shrink_to_fit();
  const auto last = recorded();
  if (!last) return last.error();
  Importing importing(*batch, target, report, *last);
  if (!target.dry_run && !says_nothing_new(*planned, sha256, *runs, target.missing))
    if (const Status begun = importing.begin(kind, file, sha256); !begun) return begun.error();
  if (const Status made = importing.make(planned->owners); !made) return made.error();
  for (std::size_t i = 0; i < planned->steps; ++i) {
    if (!go_on(watch, i, planned->steps)) return Error(Code::stopped, {{"file", file}});
    importing.take(planned->step(i), report.rows[i]);
  }
  if (target.missing == Missing::cancel)
    for (const Command& command : planned->cancellations) importing.execute(command, nullptr);
  if (target.dry_run) {
    for (ImportRow& row : report.rows)
      if (row.fate == ImportRow::Fate::imported) row.id = 0;
    return std::move(report);
  }
  if (const Status ended = importing.end(); !ended) return ended.error();
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
