#include "core/session.hpp"

#include <new>

#include "core/base/file.hpp"
#include "core/exchange/coverage.hpp"
#include "core/exchange/export.hpp"
#include "core/exchange/history.hpp"
#include "core/exchange/merge.hpp"
#include "core/exchange/verify.hpp"
#include "core/model/kinds.hpp"
#include "core/register/participants.hpp"
#include "core/report/report.hpp"
#include "core/store/derive.hpp"
#include "core/store/digest.hpp"
#include "core/store/query.hpp"
#include "core/store/schema.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

constexpr std::uint64_t register_bytes = 64 << 20;

Moment whole_seconds(Moment moment) {
  moment.unix_ms -= ((moment.unix_ms % 1000) + 1000) % 1000;
  return moment;
}

}  // namespace

struct Session::Inner {
  std::string path;
  Surroundings surroundings;
  std::string staff;
  std::unique_ptr<Store> store;
  std::unique_ptr<Projection> projection;
  std::unique_ptr<Transaction> batch;
  Compressor compressor;
  Random random;
  bool recorded = false;   // entries that may still lie in the tail
  bool found_tail = true;  // what lies in the tail may have been copied or exported as it is

  ~Inner() { seal_at_end(); }
  Inner() = default;

  // A store file that somebody copies between two sessions shares all that was recorded before:
  // what its double still had in its tail would be sealed twice, and count twice.
  void seal_at_end() noexcept {
    batch.reset();
    if (!recorded || !store) return;
    try {
      Pen ready = pen();
      Transaction transaction(store->database());
      store->refresh();
      seal_tail(*store, compressor, ready.now.unix_ms);
      transaction.commit();
    } catch (const std::exception&) {
      // It stays in the tail, as safe as before.
    }
  }

  Pen pen() { return {compressor, random, whole_seconds(surroundings.now())}; }
  StoreRecords records() const { return StoreRecords(*store); }

  // After a failure nothing that was in memory is believed any more (faults.md 1.2).
  void reopen() {
    found_tail = true;
    batch.reset();
    projection.reset();
    store.reset();
    store = Store::open(path);
  }

  // Runs what may throw and gives the error back instead.
  template <class Call>
  auto guard(Call call) -> decltype(call()) {
    try {
      if (!store) reopen();
      return call();
    } catch (const StoreFailure& failure) {
      if (failure.error.code != Code::store_busy) forget();
      return failure.error;
    } catch (const Malformed& malformed) {
      forget();
      return Error(Code::store_damaged, {{"file", path}, {"reason", malformed.what()}});
    } catch (const std::exception& problem) {
      forget();
      return Error(Code::io_error, {{"file", path}, {"reason", problem.what()}});
    }
  }
  void forget() {
    batch.reset();
    projection.reset();
    store.reset();
  }

  void begin() {
    settle();
    auto transaction = std::make_unique<Transaction>(store->database());
    if (store->refresh() || !projection)
      projection = std::make_unique<Projection>(*store, Projection::Start::held_so_far);
    if (found_tail) seal_tail(*store, compressor, pen().now.unix_ms);
    batch = std::move(transaction);
  }
  // What an interrupted merge of many files left undone.
  void settle() {
    Pen ready = pen();
    settle_derivation(*store, projection, ready);
  }
  void commit() {
    batch->commit();
    batch.reset();
    found_tail = false;
  }

  Result<Outcome> write(const Command& command) {
    const StoreRecords known = records();
    Pen ready = pen();
    const Seq last = store->last_own_seq();
    const DecideContext context{ready.now, staff, make_entry_id(store->own_log(), last + 1), known,
                                [this](EntryId id) { return projection->find(id); }};
    auto decision = decide(command, context);
    if (!decision) {
      projection->flush();
      return decision.error();
    }
    if (std::holds_alternative<Erase>(command))
      erase_here(*store, *projection, decision->entries[0], ready);
    else
      write_entries(*store, *projection, decision->entries, ready);
    recorded = true;
    const auto count = static_cast<Seq>(decision->entries.size());
    return Outcome{decision->id, last + count};
  }

  DeviceProfile profile() {
    DeviceProfile own;
    const auto record = records().find(make_entry_id(store->log(store->own_log()).root, 1));
    if (record && record->kind().number == Device::number) {
      const auto device = as<Device>(*record);
      own.name = device.name;
      own.ward_code6 = device.ward_code6;
      own.staff = device.staff;
    }
    return own;
  }
};

Session::Session(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::create(const std::string& path, const DeviceProfile& profile,
                                Surroundings surroundings) {
  if (surroundings.disk->is_taken(path)) return Error(Code::store_exists, {{"file", path}});
  if (profile.name.empty())
    return Error(Code::missing_field, {{"field", "name"}, {"kind", "device"}});
  auto inner = std::make_unique<Inner>();
  inner->path = path;
  inner->random = surroundings.random ? surroundings.random : Random(system_random);
  inner->surroundings = std::move(surroundings);
  inner->staff = profile.staff;
  try {
    inner->store = Store::create(
        path,
        [&](Store& store) {
          Pen pen = inner->pen();
          const Status introduced = begin_log(store, profile, "", pen);
          if (!introduced) throw StoreFailure(introduced.error());
        },
        *inner->surroundings.disk);
    inner->recorded = true;
    inner->found_tail = false;
  } catch (const StoreFailure& failure) {
    return failure.error;
  } catch (const std::exception& problem) {
    return Error(Code::io_error, {{"file", path}, {"reason", problem.what()}});
  }
  return Session(std::move(inner));
}

Result<Session> Session::open(const std::string& path, Surroundings surroundings) {
  if (!surroundings.disk->is_taken(path)) return Error(Code::store_missing, {{"file", path}});
  auto inner = std::make_unique<Inner>();
  inner->path = path;
  inner->random = surroundings.random ? surroundings.random : Random(system_random);
  inner->surroundings = std::move(surroundings);
  const Status opened = inner->guard([&]() -> Status {
    Store& store = *inner->store;
    const bool as_derived = store.setting("derived_version") == derived_version();
    if (store.database().unwritable()) {  // to look and to export; what is derived may be older
      if (as_derived) inner->staff = inner->profile().staff;
      return Done{};
    }
    if (!as_derived) {
      Transaction transaction(store.database());
      Deriver::rebuild(store);
      transaction.commit();
    }
    inner->settle();
    inner->staff = inner->profile().staff;
    return Done{};
  });
  if (!opened) return opened.error();
  return Session(std::move(inner));
}

// -- recording

Result<Outcome> Session::execute(const Command& command) {
  const bool alone = inner_->batch == nullptr;
  auto result = inner_->guard([&]() -> Result<Outcome> {
    if (alone) inner_->begin();
    auto outcome = inner_->write(command);
    if (alone && outcome) inner_->commit();
    return outcome;
  });
  if (alone) inner_->batch.reset();
  if (result && std::holds_alternative<Enrol>(command) && alone) {
    const Status retried = inner_->guard([&]() -> Status {
      Pen pen = inner_->pen();
      merge_quarantined(*inner_->store, inner_->projection, pen, inner_->profile());
      return Done{};
    });
    if (!retried) return retried.error();
  }
  return result;
}

Status Session::begin() {
  return inner_->guard([&]() -> Status {
    inner_->begin();
    return Done{};
  });
}

Status Session::commit() {
  return inner_->guard([&]() -> Status {
    if (!inner_->batch) return Error(Code::io_error, {{"file", inner_->path}, {"reason", "lost"}});
    inner_->commit();
    return Done{};
  });
}

void Session::roll_back() {
  inner_->batch.reset();
  inner_->projection.reset();
  if (inner_->store) inner_->store->forget_logs();
}

// -- looking

bool Session::changed_elsewhere() {
  const auto changed = inner_->guard([&]() -> Result<bool> {
    if (inner_->batch || !inner_->store->refresh()) return false;
    inner_->projection.reset();
    return true;
  });
  return changed && *changed;
}

std::string Session::device_id() const {
  const auto id = inner_->guard([&]() -> Result<std::string> {
    return to_text(inner_->store->log(inner_->store->own_log()).id);
  });
  return id ? *id : std::string();
}

std::string Session::staff() const { return inner_->staff; }
void Session::set_staff(std::string staff) { inner_->staff = std::move(staff); }

std::string Session::id_text(EntryId id) const {
  const auto text =
      inner_->guard([&]() -> Result<std::string> { return inner_->store->id_text(id); });
  return text ? *text : std::string();
}

Result<EntryId> Session::parse_id(std::string_view text) const {
  return inner_->guard([&]() -> Result<EntryId> {
    inner_->store->refresh();
    if (const auto id = inner_->store->parse_id(text)) return *id;
    const bool well_formed = parse_global_id(text).has_value();
    return Error(well_formed ? Code::not_found : Code::bad_id, {{"id", std::string(text)}});
  });
}

Result<Record> Session::find(EntryId id) const {
  return inner_->guard([&]() -> Result<Record> {
    const Snapshot snapshot(inner_->store->database());
    auto record = inner_->records().find(id);
    if (record) return std::move(*record);
    return Error(Code::not_found, {{"id", inner_->store->id_text(id)}});
  });
}

Result<std::vector<Record>> Session::list(std::string_view kind_name, std::span<const Where> where,
                                          bool with_void) const {
  const Kind* kind = find_kind(kind_name);
  if (kind == nullptr) return Error(Code::unknown_kind, {{"kind", std::string(kind_name)}});
  std::vector<Match> matches;
  for (const Where& each : where) {
    const int field = kind->find(each.field);
    if (field < 0)
      return Error(Code::unknown_field, {{"field", each.field}, {"kind", std::string(kind_name)}});
    matches.push_back({static_cast<std::size_t>(field), each.value.view()});
  }
  return inner_->guard([&]() -> Result<std::vector<Record>> {
    const Snapshot snapshot(inner_->store->database());
    std::vector<Record> records;
    inner_->records().each(*kind, matches, with_void, [&](const Record& record) {
      Record copy(record.id(), *kind);
      for (std::size_t i = 0; i < kind->fields.size(); ++i) copy.set(i, record.value(i));
      copy.is_void = record.is_void;
      copy.void_reason = record.void_reason;
      copy.conflicts = record.conflicts;
      records.push_back(std::move(copy));
    });
    return records;
  });
}

Result<std::vector<HistoryItem>> Session::history(EntryId id) const {
  return inner_->guard([&]() -> Result<std::vector<HistoryItem>> {
    const Snapshot snapshot(inner_->store->database());
    return record_history(*inner_->store, id);
  });
}

// -- exchanging

Result<ExportReport> Session::export_bundle(const std::string& file_or_folder,
                                            const ExportOptions& options) {
  return inner_->guard([&]() -> Result<ExportReport> {
    Pen pen = inner_->pen();
    inner_->found_tail = true;
    auto report = renkei::export_bundle(*inner_->store, file_or_folder, options, pen,
                                        *inner_->surroundings.disk);
    inner_->projection.reset();
    return report;
  });
}

Result<std::vector<MergeReport>> Session::merge(std::span<const std::string> files, bool dry_run) {
  std::vector<MergeReport> reports;
  if (!dry_run) {
    const Status foreseen = inner_->guard([&]() -> Status {
      inner_->store->refresh();
      foresee_derivation(*inner_->store, files);
      return Done{};
    });
    if (!foreseen) return foreseen.error();
  }
  for (const std::string& file : files) {
    const MergeOptions options{dry_run, &file != &files.back()};
    auto report = inner_->guard([&]() -> Result<MergeReport> {
      Pen pen = inner_->pen();
      return merge_file(*inner_->store, inner_->projection, file, options, pen, inner_->profile());
    });
    if (!report) return report.error();
    reports.push_back(std::move(*report));
  }
  const Status settled = inner_->guard([&]() -> Status {
    inner_->settle();
    return Done{};
  });
  if (!settled) return settled.error();
  return reports;
}

Result<StoreStatus> Session::status() const {
  return inner_->guard([&]() -> Result<StoreStatus> {
    inner_->store->refresh();
    const Snapshot snapshot(inner_->store->database());
    return store_status(*inner_->store);
  });
}

Result<std::vector<Conflict>> Session::conflicts() const {
  return inner_->guard([&]() -> Result<std::vector<Conflict>> {
    inner_->store->refresh();
    const Snapshot snapshot(inner_->store->database());
    return conflict_list(*inner_->store);
  });
}

// -- keeping

namespace {

DigestReport report_of(const StateDigest& digest) {
  return {to_hex(view(digest.open)), to_hex(view(digest.personal))};
}

}  // namespace

Result<DigestReport> Session::digest() const {
  return inner_->guard([&]() -> Result<DigestReport> {
    inner_->store->refresh();
    const Snapshot snapshot(inner_->store->database());
    return report_of(read_digest(*inner_->store));
  });
}

Result<VerifyReport> Session::verify() const {
  return inner_->guard([&]() -> Result<VerifyReport> {
    inner_->store->refresh();
    const Snapshot snapshot(inner_->store->database());
    return verify_store(*inner_->store);
  });
}

Result<VerifyReport> Session::verify_file(const std::string& bundle) {
  return verify_bundle(bundle);
}

Result<DigestReport> Session::rebuild() {
  return inner_->guard([&]() -> Result<DigestReport> {
    inner_->projection.reset();
    Transaction transaction(inner_->store->database());
    inner_->store->refresh();
    Deriver::rebuild(*inner_->store);
    const DigestReport digest = report_of(kept_digest(*inner_->store));
    transaction.commit();
    return digest;
  });
}

Status Session::backup(const std::string& path) const {
  Disk& disk = *inner_->surroundings.disk;
  if (disk.is_taken(path)) return Error(Code::file_exists, {{"file", path}});
  return inner_->guard([&]() -> Status {
    // Sealed entries are the same in a backup that goes on and in the store that it was taken of;
    // those of two tails that grew would be sealed twice and count twice.
    if (!inner_->batch) {
      inner_->found_tail = true;
      seal_tail_if_possible(*inner_->store, inner_->compressor, inner_->pen().now.unix_ms);
      inner_->projection.reset();
    }
    return inner_->store->database().copy_to(path, disk);
  });
}

// -- registers and reports

Result<ImportReport> Session::import_roster(const std::string& file, EntryId tour, bool dry_run) {
  auto bytes = read_file(file, register_bytes, Code::register_too_large);
  if (!bytes) return bytes.error();
  return inner_->guard([&]() -> Result<ImportReport> {
    inner_->begin();
    auto planned = plan_roster_import(*bytes, file, tour, inner_->records(), dry_run);
    if (!planned) {
      inner_->batch.reset();
      return planned.error();
    }
    ImportReport& report = planned->report;
    for (std::size_t i = 0; i < planned->steps.size(); ++i) {
      if (planned->steps[i].kind == RosterStep::Kind::known) continue;
      const auto outcome = inner_->write(planned->steps[i].command);
      note_outcome(report.rows[i], outcome ? Result<EntryId>(outcome->id) : outcome.error());
    }
    if (dry_run) {
      inner_->batch.reset();
      inner_->projection.reset();
      for (ImportRow& row : report.rows) row.id = 0;
    } else {
      inner_->commit();
    }
    return std::move(report);
  });
}

Result<Report> Session::report(std::string_view name, const ReportQuery& query) const {
  return inner_->guard([&]() -> Result<Report> {
    inner_->store->refresh();
    const Snapshot snapshot(inner_->store->database());
    const StoreStatus status = store_status(*inner_->store);
    Coverage coverage;
    for (const DeviceStatus& device : status.devices) {
      DeviceCoverage& out = coverage.devices.emplace_back();
      out.name = device.name;
      out.id = device.id;
      for (const auto& [first, last] : device.held) out.held += last - first + 1;
      out.missing = device.missing;
      out.forked = device.forked;
    }
    coverage.conflicts = status.conflicts;
    coverage.quarantined = status.quarantine;
    coverage.not_understood = status.not_understood;
    coverage.withheld = status.withheld;
    return make_report(name, query, inner_->records(), coverage);
  });
}

}  // namespace renkei
