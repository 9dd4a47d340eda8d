#include "core/session/session.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/file.hpp"
#include "core/exchange/export.hpp"
#include "core/inspect/coverage.hpp"
#include "core/record/own_log.hpp"
#include "core/session/writing_door.hpp"
#include "core/store/derive.hpp"
#include "core/store/digest.hpp"
#include "core/store/schema.hpp"

namespace renkei {
namespace {

bool derived_as_we_do(const Store& store) {
  return store.setting("derived_version") == derived_version();
}

// What watches a part of something longer.
std::function<bool(double)> part_of(const MergeWatch& watch, double before, double share) {
  if (!watch) return {};
  return [&watch, before, share](double part) { return watch({before + share * part, false}); };
}

// A transaction of which nothing stays.
class TakenBack {
 public:
  explicit TakenBack(WritingDoor& door) : door_(door) { door_.begin(); }
  ~TakenBack() { door_.roll_back(); }
  TakenBack(const TakenBack&) = delete;
  TakenBack& operator=(const TakenBack&) = delete;

 private:
  WritingDoor& door_;
};

// A store of another version of this program has other tables.
void bring_up_to_date(Workshop& workshop) {
  Store& store = workshop.store();
  if (store.database().unwritable()) return;  // to look and to export; what is derived may be older
  if (!derived_as_we_do(store)) {
    Transaction transaction(workshop.database());
    Deriver::rebuild(store);
    transaction.commit();
  }
  settle_derivation(workshop);
}

}  // namespace

// -- batches

Batch::~Batch() {
  if (door_ && !failure_) door_->roll_back();
}

// A failure while somebody only looked has taken the transaction away as well.
bool Batch::is_lost() {
  assert(door_ && "a batch that is over");
  if (!failure_ && !door_->has_begun())
    failure_ = Error(Code::io_error, {{"file", door_->path}, {"reason", "the batch was lost"}});
  return failure_.has_value();
}

Result<Outcome> Batch::execute(const Command& command) {
  if (is_lost()) return *failure_;
  auto outcome = door_->answer([&] { return door_->execute(command); });
  if (!door_->has_begun()) failure_ = outcome.error();
  return outcome;
}

Status Batch::commit() {
  if (is_lost()) return *failure_;
  Status status = door_->answer([&]() -> Status {
    door_->commit();
    return Done{};
  });
  if (!status && door_->has_begun()) door_->roll_back();
  door_.reset();
  return status;
}

// -- beginning and ending

Session::Session(std::shared_ptr<WritingDoor> door) : Reader(door), door_(std::move(door)) {}

Result<Session> Session::create(const std::string& path, const DeviceProfile& profile,
                                Surroundings surroundings) {
  if (surroundings.disk->is_taken(path)) return Error(Code::store_exists, {{"file", path}});
  if (profile.name.empty())
    return Error(Code::missing_field, {{"field", "name"}, {"kind", "device"}});
  auto door = std::make_shared<WritingDoor>(path, std::move(surroundings));
  door->staff = profile.staff;
  const Status created = door->answer([&]() -> Status {
    door->work_in(Store::begin(path));
    Workshop& workshop = door->workshop();
    Transaction transaction(workshop.database());
    if (Status begun = begin_log(workshop, profile, ""); !begun) return begun;
    transaction.commit();
    if (Status written = workshop.store().write_new(path, workshop.disk()); !written)
      return written;
    door->work_in(Store::open(path));
    door->recorded = true;
    door->must_seal_first = false;
    return Done{};
  });
  if (!created) return created.error();
  return Session(std::move(door));
}

Result<Session> Session::open(const std::string& path, Surroundings surroundings) {
  if (const Status there = Door::is_there(path, *surroundings.disk); !there) return there.error();
  auto door = std::make_shared<WritingDoor>(path, std::move(surroundings));
  const Status opened = door->answer([&]() -> Status {
    bring_up_to_date(door->workshop());
    if (derived_as_we_do(door->store())) door->staff = door->workshop().profile().staff;
    return Done{};
  });
  if (!opened) return opened.error();
  return Session(std::move(door));
}

Status Session::close() {
  assert(!door_->has_begun() && "a batch is open");
  Status sealed = Done{};
  if (std::exchange(door_->recorded, false))
    sealed = door_->answer([&]() -> Status {
      Workshop& workshop = door_->workshop();
      Transaction transaction(workshop.database());
      workshop.catch_up();
      workshop.seal();
      transaction.commit();
      return Done{};
    });
  door_->forget();
  if (sealed) return sealed;
  return Error(Code::not_sealed,
               {{"file", door_->path}, {"reason", std::string(code_name(sealed.error().code))}});
}

// -- recording

Result<Outcome> Session::execute(const Command& command) {
  auto batch = begin();
  if (!batch) return batch.error();
  auto outcome = batch->execute(command);
  if (!outcome) return outcome;
  if (const Status committed = batch->commit(); !committed) return committed.error();
  return outcome;
}

Result<Batch> Session::begin() {
  assert(!door_->has_begun() && "a batch is open");
  const Status begun = door_->answer([&]() -> Status {
    door_->begin();
    return Done{};
  });
  if (!begun) return begun.error();
  return Batch(door_);
}

std::string Session::staff() const { return door_->staff; }
void Session::set_staff(std::string staff) { door_->staff = std::move(staff); }

Status Session::set_zone(Zone zone) {
  assert(!door_->has_begun() && "a batch is open");
  return door_->answer([&]() -> Status {
    Transaction transaction(door_->workshop().database());
    door_->workshop().store().set_zone(zone);
    transaction.commit();
    return Done{};
  });
}

// -- exchanging

Result<ExportReport> Session::export_bundle(const Path& file_or_folder,
                                            const ExportOptions& options, const MergeWatch& watch) {
  return door_->answer([&]() -> Result<ExportReport> {
    door_->must_seal_first = true;
    auto report =
        renkei::export_bundle(door_->workshop(), file_or_folder, options, part_of(watch, 0, 1));
    door_->workshop().drop_projection();
    return report;
  });
}

Result<std::vector<MergeReport>> Session::merge(std::span<const std::string> files, bool dry_run,
                                                const MergeWatch& watch) {
  std::vector<MergeReport> reports;
  if (dry_run) {
    auto preview = this->preview(files, watch);
    if (!preview) return preview.error();
    return std::move(preview->files);
  }
  const Status foreseen = door_->answer([&]() -> Status {
    door_->workshop().catch_up();
    foresee_derivation(door_->workshop(), files);
    return Done{};
  });
  if (!foreseen) return foreseen.error();
  bool stopped = false;
  for (const std::string& file : files) {
    const auto before = static_cast<double>(&file - files.data());
    const auto whole = static_cast<double>(files.size());
    stopped = stopped || (watch && !watch({before / whole, true}));
    if (stopped) {
      reports.push_back({.file = file, .error = Error(Code::stopped, {{"file", file}})});
      continue;
    }
    MergeOptions options{&file != &files.back(), {}};
    if (watch)
      options.watch = [&](double part) {
        stopped = !watch({(before + part) / whole, false});
        return !stopped;
      };
    auto report = door_->answer(
        [&]() -> Result<MergeReport> { return merge_file(door_->workshop(), file, options); });
    if (!report) return report.error();
    reports.push_back(std::move(*report));
  }
  const Status settled = door_->answer([&]() -> Status {
    settle_derivation(door_->workshop());
    return Done{};
  });
  if (!settled) return settled.error();
  return reports;
}

Result<MergePreview> Session::preview(std::span<const std::string> files, const MergeWatch& watch) {
  assert(!door_->has_begun() && "a batch is open");
  return door_->answer([&]() -> Result<MergePreview> {
    MergePreview preview;
    const TakenBack taken_back(*door_);
    preview.before = store_status(door_->store());
    const double share = 1.0 / static_cast<double>(std::max<std::size_t>(files.size(), 1));
    for (const std::string& file : files) {
      const double before = share * static_cast<double>(&file - files.data());
      const MergeReport& report = preview.files.emplace_back(try_file(
          door_->workshop(), file, {&file != &files.back(), part_of(watch, before, share)}));
      if (report.error && report.error->code == Code::stopped) return *report.error;
    }
    pay_derivation(door_->workshop());
    preview.after = store_status(door_->store());
    return preview;
  });
}

// -- keeping

Result<DigestReport> Session::rebuild() {
  return door_->answer([&]() -> Result<DigestReport> {
    Workshop& workshop = door_->workshop();
    Transaction transaction(workshop.database());
    workshop.catch_up();
    Deriver::rebuild(workshop.store());
    workshop.drop_projection();
    const DigestReport report = report_of(kept_digest(workshop.store()));
    transaction.commit();
    return report;
  });
}

Status Session::backup(const Path& path) {
  assert(!door_->has_begun() && "a batch is open");
  Disk& disk = *door_->surroundings.disk;
  if (Status free = OutputFile::is_free(path, disk); !free) return free;
  return door_->answer([&]() -> Status {
    // Sealed entries are the same in a backup that goes on and in the store that it was taken of;
    // those of two tails that grew would be sealed twice and count twice.
    Workshop& workshop = door_->workshop();
    door_->must_seal_first = true;
    workshop.seal_if_possible();
    workshop.drop_projection();
    return workshop.database().copy_to(path, disk);
  });
}

}  // namespace renkei
