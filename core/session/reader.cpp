#include "core/session/reader.hpp"

#include <algorithm>

#include "core/inspect/conflicts.hpp"
#include "core/inspect/coverage.hpp"
#include "core/inspect/decisions.hpp"
#include "core/inspect/earlier_imports.hpp"
#include "core/inspect/history.hpp"
#include "core/inspect/last_written.hpp"
#include "core/inspect/purges.hpp"
#include "core/inspect/verify.hpp"
#include "core/inspect/waiting.hpp"
#include "core/inspect/waiting_erasures.hpp"
#include "core/model/kinds.hpp"
#include "core/report/reports.hpp"
#include "core/session/door.hpp"
#include "core/session/record_meant.hpp"
#include "core/session/session.hpp"
#include "core/store/derive.hpp"
#include "core/store/digest.hpp"
#include "core/store/exports.hpp"
#include "core/store/schema.hpp"
#include "core/store/store_records.hpp"

namespace renkei {
namespace {

// A connection that only reads.
class ReadingDoor : public Door {
 public:
  using Door::Door;
  const Store& store() override {
    if (!store_) store_ = Store::open_to_read(path);
    return *store_;
  }
  void forget() override { store_.reset(); }

 private:
  std::unique_ptr<const Store> store_;
};

// Runs `call` with the store as it is at one moment.
template <class Call>
auto look(Door& door, Call call) -> decltype(call(door.store())) {
  return door.answer([&]() -> decltype(call(door.store())) {
    const Store& store = door.store();
    store.refresh();
    const Snapshot snapshot(store.database());
    return call(store);
  });
}

Coverage coverage_of(const StoreStatus& status, Zone zone) {
  Coverage coverage;
  coverage.zone = zone;
  for (const DeviceStatus& device : status.devices) {
    DeviceCoverage& out = coverage.devices.emplace_back();
    out.name = device.name;
    out.id = device.id;
    for (const auto& [first, last] : device.held) out.held += last - first + 1;
    out.missing = device.missing;
    for (const DeviceStatus::Claimed& claimed : device.claimed)
      out.claimed = std::max(out.claimed, claimed.range.second + 1 - claimed.range.first);
    out.forked = device.forked;
    for (const Zone& clock : device.clocks)
      if (clock != zone) out.other_clocks.push_back(clock);
  }
  coverage.conflicts = status.conflicts;
  coverage.quarantined = status.quarantine;
  coverage.not_understood = status.not_understood;
  coverage.withheld = status.withheld;
  return coverage;
}

}  // namespace

// -- records in passing

class Reader::DoorRecords : public Records {
 public:
  explicit DoorRecords(Door& door) : door_(door) {}

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override {
    ask(Done{}, [&](const StoreRecords& records) {
      records.each(kind, where, with_void, visit);
      return Done{};
    });
  }
  void sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
            std::span<const Match> where,
            const std::function<void(const Summed&)>& visit) const override {
    ask(Done{}, [&](const StoreRecords& records) {
      records.sums(kind, number, apart, where, visit);
      return Done{};
    });
  }
  void latest(const Kind& kind, std::span<const Match> where, LogNumber log, std::size_t most,
              const std::function<void(const Record&)>& visit) const override {
    ask(Done{}, [&](const StoreRecords& records) {
      records.latest(kind, where, log, most, visit);
      return Done{};
    });
  }
  std::optional<Record> find(EntryId id) const override {
    return ask(std::optional<Record>(), [&](const auto& records) { return records.find(id); });
  }
  std::optional<Standing> standing(EntryId id, const Kind* likely) const override {
    return ask(std::optional<Standing>(),
               [&](const auto& records) { return records.standing(id, likely); });
  }
  std::vector<OwnValue> contenders(EntryId id, const Kind& kind, int field) const override {
    return ask(std::vector<OwnValue>(),
               [&](const auto& records) { return records.contenders(id, kind, field); });
  }
  std::vector<EntryId> disputed(const Kind& kind, int field) const override {
    return ask(std::vector<EntryId>(),
               [&](const auto& records) { return records.disputed(kind, field); });
  }
  Zone zone() const override {
    return ask(Zone(), [&](const auto& records) { return records.zone(); });
  }
  std::string id_text(EntryId id) const override {
    return ask(std::string(), [&](const auto& records) { return records.id_text(id); });
  }
  std::optional<EntryId> parse_id(std::string_view text) const override {
    return ask(std::optional<EntryId>(),
               [&](const auto& records) { return records.parse_id(text); });
  }

  std::optional<Error> take_failure() const { return std::exchange(failure_, std::nullopt); }

 private:
  template <class Answer, class Ask>
  Answer ask(Answer otherwise, Ask ask) const {
    auto answer =
        look(door_, [&](const Store& store) -> Result<Answer> { return ask(StoreRecords(store)); });
    if (answer) return std::move(*answer);
    if (!failure_) failure_ = answer.error();
    return otherwise;
  }

  Door& door_;
  mutable std::optional<Error> failure_;
};

// -- the door

Reader::Reader(std::shared_ptr<Door> door)
    : door_(std::move(door)), records_(std::make_unique<DoorRecords>(*door_)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::string& path) {
  if (const Status there = Door::is_there(path, system_disk()); !there) return there.error();
  Reader reader(std::make_shared<ReadingDoor>(path));
  const auto ready = look(*reader.door_, [](const Store& store) -> Result<bool> {
    return store.setting("derived_version") == derived_version() && !derivation_is_owed(store);
  });
  if (!ready) return ready.error();
  if (*ready) return reader;
  auto session = Session::open(path);
  if (!session) return session.error();
  if (const Status closed = session->close(); !closed) return closed.error();
  return reader;
}

bool Reader::changed_elsewhere() const {
  const auto generation = door_->answer([&]() -> Result<std::int64_t> {
    const Store& store = door_->store();
    store.refresh();
    return store.generation();
  });
  if (!generation) return false;
  return std::exchange(door_->generation_asked, *generation) != *generation;
}

const Records& Reader::records() const { return *records_; }
std::optional<Error> Reader::take_failure() const { return records_->take_failure(); }

std::string Reader::device_id() const {
  const auto id = look(*door_, [](const Store& store) -> Result<std::string> {
    return to_text(store.log(store.own_log()).id);
  });
  return id ? *id : std::string();
}

std::string Reader::id_text(EntryId id) const { return records_->id_text(id); }

Result<EntryId> Reader::parse_id(std::string_view text, std::string_view kind) const {
  return look(*door_,
              [&](const Store& store) { return record_meant(store, text, find_kind(kind)); });
}

Result<Record> Reader::find(EntryId id) const {
  return look(*door_, [&](const Store& store) -> Result<Record> {
    auto record = StoreRecords(store).find(id);
    if (record) return std::move(*record);
    return said_to_wait(store, Error(Code::not_found, {{"id", store.id_text(id)}}));
  });
}

Result<std::vector<Record>> Reader::list(std::string_view kind_name, std::span<const Where> where,
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
  return look(*door_, [&](const Store& store) -> Result<std::vector<Record>> {
    std::vector<Record> records;
    StoreRecords(store).each(*kind, matches, with_void,
                             [&](const Record& record) { records.push_back(record.copy()); });
    std::sort(records.begin(), records.end(),
              [&](const Record& a, const Record& b) { return store.comes_before(a.id(), b.id()); });
    return records;
  });
}

// -- what happened, what disagrees, what is held

Result<std::vector<HistoryItem>> Reader::history(EntryId id) const {
  return look(*door_, [&](const Store& store) -> Result<std::vector<HistoryItem>> {
    return record_history(store, id);
  });
}

Result<std::vector<Conflict>> Reader::conflicts() const {
  return look(*door_, [](const Store& store) -> Result<std::vector<Conflict>> {
    return conflict_list(store);
  });
}

Result<std::vector<Conflict>> Reader::conflicts(EntryId record) const {
  return look(*door_, [&](const Store& store) -> Result<std::vector<Conflict>> {
    return conflicts_of_record(store, record);
  });
}

Result<std::vector<PastDecision>> Reader::past_decisions(std::size_t most) const {
  return look(*door_, [&](const Store& store) -> Result<std::vector<PastDecision>> {
    return renkei::past_decisions(store, most);
  });
}

Result<StoreStatus> Reader::status() const {
  return look(*door_,
              [](const Store& store) -> Result<StoreStatus> { return store_status(store); });
}

Result<std::map<std::string, Moment>> Reader::last_written() const {
  return look(*door_, [](const Store& store) -> Result<std::map<std::string, Moment>> {
    return renkei::last_written(store);
  });
}

Result<std::vector<Record>> Reader::waiting() const {
  return look(*door_, [](const Store& store) -> Result<std::vector<Record>> {
    return waiting_records(store);
  });
}

Result<std::vector<Record>> Reader::waiting(EntryId record) const {
  return look(*door_, [&](const Store& store) -> Result<std::vector<Record>> {
    return waiting_records(store, record);
  });
}

Result<std::int64_t> Reader::recorded() const {
  return look(*door_,
              [](const Store& store) -> Result<std::int64_t> { return store.last_own_seq(); });
}

Result<std::int64_t> Reader::not_exported() const {
  return look(*door_, [](const Store& store) -> Result<std::int64_t> {
    return entries_not_exported(store);
  });
}

Result<std::vector<WaitingErasure>> Reader::waiting_erasures() const {
  return look(*door_, [](const Store& store) -> Result<std::vector<WaitingErasure>> {
    return renkei::waiting_erasures(store);
  });
}

// -- proofs

DigestReport Reader::report_of(const StateDigest& digest) {
  return {to_hex(view(digest.open)), to_hex(view(digest.personal))};
}

Result<DigestReport> Reader::digest() const {
  return look(*door_, [](const Store& store) -> Result<DigestReport> {
    return report_of(read_digest(store));
  });
}

Result<VerifyReport> Reader::verify() const {
  return look(*door_,
              [](const Store& store) -> Result<VerifyReport> { return verify_store(store); });
}

Result<VerifyReport> Reader::verify_file(const std::string& bundle) {
  return verify_bundle(bundle);
}

Result<Report> Reader::report(std::string_view name, const ReportQuery& query) const {
  return look(*door_, [&](const Store& store) -> Result<Report> {
    std::vector<Conflict> open = undecided(store);
    const auto conflicts = static_cast<std::int64_t>(open.size());
    Coverage coverage = coverage_of(store_status(store, conflicts), store.zone());
    for (DoubledImport& doubled : doubled_imports(store)) {
      Coverage::Doubled& out = coverage.doubled.emplace_back();
      out.file = std::move(doubled.file);
      for (const EntryId run : doubled.runs) out.imports.push_back(store.id_text(run));
    }
    coverage.purges = [&] { return purges_of_others(store); };
    if (conflicts > 0) coverage.undecided = [&] { return open; };
    auto report = make_report(name, query, StoreRecords(store), coverage);
    if (!report) return said_to_wait(store, report.error());
    return report;
  });
}

}  // namespace renkei
