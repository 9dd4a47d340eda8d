#include "core/store/store.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/file.hpp"
#include "core/model/municipalities.hpp"
#include "core/store/schema.hpp"

namespace renkei {
namespace {

LogId log_id(std::string_view blob) { return to_array<16>(blob); }
Hash hash(std::string_view blob) { return to_array<32>(blob); }

// The hash of the last segment of an own log when it was found to have branches.
std::string own_end_setting(LogNumber root) { return "own_end " + std::to_string(root); }

void add_range(std::vector<SeqRange>& ranges, Seq first, Seq last) {
  if (!ranges.empty() && ranges.back().second + 1 == first)
    ranges.back().second = last;
  else
    ranges.push_back({first, last});
}

}  // namespace

Store::Store(const std::string& path, Database::Open how) : database_(path, how) {}

std::unique_ptr<Store> Store::begin(const Path& path) {
  std::unique_ptr<Store> store(new Store(path.text(), Database::Open::memory));
  store->prepare_connection(Database::Open::memory);
  Transaction transaction(store->database_);
  for (const std::string& statement : log_schema()) store->database_.execute(statement);
  for (const std::string& statement : derived_schema()) store->database_.execute(statement);
  store->database_.execute("PRAGMA application_id=" + std::to_string(application_id));
  store->database_.execute("PRAGMA user_version=" + std::to_string(log_version));
  store->set_setting("derived_version", derived_version());
  transaction.commit();
  return store;
}

Status Store::write_new(const Path& path, Disk& disk) {
  Status status = write_new_file(path, database_.image(), disk);
  if (status || status.error().code != Code::file_exists) return status;
  return Error(Code::store_exists, {{"file", path.text()}});
}

std::unique_ptr<Store> Store::open_as(const std::string& path, Database::Open how) {
  std::unique_ptr<Store> store(new Store(path, how));
  store->check();
  store->prepare_connection(how);
  const auto municipalities = store->setting(municipalities_setting);
  use_municipalities(municipalities ? *municipalities : Bytes());
  return store;
}

std::unique_ptr<Store> Store::open_or_rescue(const std::string& path, Database::Open how) {
  try {
    return open_as(path, how);
  } catch (const StoreFailure& failure) {
    const Code code = failure.error.code;
    if (!is_of_the_disk(code)) throw;
    try {
      auto store = open_as(path, Database::Open::rescue);
      store->database_.set_unwritable(code);
      return store;
    } catch (const StoreFailure&) {
      // The first failure says more.
    }
    throw;
  }
}

std::unique_ptr<Store> Store::open(const std::string& path) {
  return open_or_rescue(path, Database::Open::existing);
}

std::unique_ptr<const Store> Store::open_to_read(const std::string& path) {
  return open_or_rescue(path, Database::Open::read_only);
}

// WAL with FULL loses no confirmed transaction in a power cut, and is the fastest mode of which that
// is true; a small checkpoint keeps room on a disk that fills up.
void Store::prepare_connection(Database::Open how) {
  if (how == Database::Open::existing || how == Database::Open::memory)
    database_.execute(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        "PRAGMA wal_autocheckpoint=1000; PRAGMA journal_size_limit=16777216");
  database_.execute(
      "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
      "PRAGMA mmap_size=0; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-5120");
}

void Store::check() {
  const std::string& path = database_.path();
  if (database_.integer("PRAGMA application_id") != application_id)
    throw StoreFailure(Error(Code::not_a_store, {{"file", path}}));
  const std::int64_t version = database_.integer("PRAGMA user_version");
  if (version > log_version)
    throw StoreFailure(
        Error(Code::store_newer, {{"file", path}, {"version", std::to_string(version)}}));
  const std::vector<std::string>& expected = log_schema();
  std::size_t found = 0;
  auto query = database_.use("SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL");
  while (query->step()) {
    if (query->text(0) != "table" && query->text(0) != "index")
      throw StoreFailure(Error(Code::store_damaged, {{"file", path}, {"reason", "schema"}}));
    found += std::count(expected.begin(), expected.end(), query->text(1)) != 0 ? 1u : 0u;
  }
  if (found != expected.size())
    throw StoreFailure(Error(Code::store_damaged, {{"file", path}, {"reason", "schema"}}));
}

bool Store::refresh() const {
  const std::int64_t version = database_.integer("PRAGMA data_version");
  const bool changed = version != data_version_;
  if (changed) logs_loaded_ = false;
  if (changed && data_version_ >= 0) ++generation_;
  data_version_ = version;
  return changed;
}

// -- settings

std::optional<Bytes> Store::setting(std::string_view name) const {
  auto query = database_.query("SELECT value FROM setting WHERE name=?");
  query->bind_text(1, name);
  if (!query->step()) return std::nullopt;
  return Bytes(query->blob(0));
}

void Store::set_setting(std::string_view name, std::string_view value) {
  database_.use("INSERT OR REPLACE INTO setting VALUES(?,?)")
      ->bind_text(1, name)
      .bind_blob(2, value)
      .run();
}

std::int64_t Store::setting_number(std::string_view name, std::int64_t otherwise) const {
  auto query = database_.query("SELECT value FROM setting WHERE name=?");
  query->bind_text(1, name);
  return query->step() ? query->integer(0) : otherwise;
}

Zone Store::zone() const {
  const std::int64_t offset = setting_number("zone_min", Zone{}.offset_min);
  const Zone zone{static_cast<std::int16_t>(offset)};
  return zone.offset_min == offset && is_valid(Moment{0, zone.offset_min}) ? zone : Zone{};
}

void Store::set_zone(Zone zone) { set_setting("zone_min", std::int64_t{zone.offset_min}); }

void Store::set_setting(std::string_view name, std::int64_t value) {
  database_.use("INSERT OR REPLACE INTO setting VALUES(?,?)")
      ->bind_text(1, name)
      .bind(2, value)
      .run();
}

// -- logs

void Store::load_logs() const {
  if (logs_loaded_) return;
  logs_.clear();
  by_id_.clear();
  auto query =
      database_.query("SELECT n, id, root, parent, from_seq, key, forked FROM log ORDER BY n");
  while (query->step()) {
    LogRow row{query->integer(0), log_id(query->blob(1)), query->integer(2),     query->integer(3),
               query->integer(4), std::nullopt,           query->integer(6) != 0};
    if (!query->is_null(5)) row.key = to_array<32>(query->blob(5));
    by_id_[row.id] = row.n;
    logs_[row.n] = row;
  }
  own_ = setting_number("own_log");
  logs_loaded_ = true;
}

const LogRow& Store::log(LogNumber n) const {
  load_logs();
  const auto at = logs_.find(n);
  if (at == logs_.end())
    throw StoreFailure(Error(Code::store_damaged, {{"file", database_.path()}, {"reason", "log"}}));
  return at->second;
}

const LogRow* Store::find_log(const LogId& id) const {
  load_logs();
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &logs_[at->second];
}

std::vector<const LogRow*> Store::logs() const {
  load_logs();
  std::vector<const LogRow*> rows;
  for (const auto& [n, row] : logs_) rows.push_back(&row);
  return rows;
}

LogNumber Store::add_log(const LogRow& row) {
  load_logs();
  LogRow fresh = row;
  fresh.n = logs_.empty() ? 1 : logs_.rbegin()->first + 1;
  if (fresh.n > max_log_number)
    throw StoreFailure(Error(Code::io_error, {{"reason", "too many logs"}}));
  if (fresh.root == 0) fresh.root = fresh.n;
  logs_[fresh.n] = fresh;
  by_id_[fresh.id] = fresh.n;
  update_log(fresh);
  return fresh.n;
}

LogNumber Store::number_of(const LogId& root_id) {
  if (const LogRow* row = find_log(root_id)) return row->n;
  LogRow unseen;
  unseen.id = root_id;
  return add_log(unseen);
}

void Store::update_log(const LogRow& row) {
  auto insert = database_.use("INSERT OR REPLACE INTO log VALUES(?,?,?,?,?,?,?)");
  insert->bind(1, row.n).bind_blob(2, view(row.id)).bind(3, row.root).bind(4, row.parent);
  insert->bind(5, row.from_seq);
  if (row.key)
    insert->bind_blob(6, view(*row.key));
  else
    insert->bind_null(6);
  insert->bind(7, std::int64_t{row.forked}).run();
  logs_[row.n] = row;
}

void Store::drop_empty_branches() {
  database_
      .use(
          "DELETE FROM log WHERE root<>n AND NOT EXISTS (SELECT 1 FROM segment WHERE "
          "id BETWEEN log.n<<40 AND (log.n<<40)+1099511627775)")
      ->run();
  forget_logs();
}

LogLine Store::line_of(LogNumber n) const {
  LogLine line;
  for (LogNumber at = n; at != 0; at = log(at).parent) line.steps.push_back({log(at).from_seq, at});
  std::reverse(line.steps.begin(), line.steps.end());
  return line;
}

// -- this device

LogNumber Store::own_log() const {
  load_logs();
  return own_;
}

void Store::set_own_log(LogNumber n, const SecretKey& secret) {
  database_.use("INSERT OR REPLACE INTO identity VALUES(?,?)")
      ->bind(1, n)
      .bind_blob(2, secret.view())
      .run();
  set_setting("own_log", n);
  own_ = n;
}

void Store::remember_own_end() {
  const LogNumber own = log(own_log()).root;
  const std::vector<SegmentRow> segments = segments_of(own_log());
  if (!segments.empty()) set_setting(own_end_setting(own), view(segments.back().hash));
}

bool Store::is_own(LogNumber n) const {
  auto query = database_.query("SELECT 1 FROM identity WHERE n=?");
  query->bind(1, log(n).root);
  return query->step();
}

std::vector<LogNumber> Store::own_logs() const {
  std::vector<LogNumber> own;
  for (const LogRow* log : logs())
    if (log->n != own_log() && is_own(log->n)) own.push_back(log->n);
  own.push_back(own_log());
  return own;
}

SecretKey Store::secret_key(LogNumber n) const {
  auto query = database_.query("SELECT secret FROM identity WHERE n=?");
  query->bind(1, log(n).root);
  if (!query->step())
    throw StoreFailure(Error(Code::store_damaged, {{"file", database_.path()}, {"reason", "key"}}));
  return SecretKey(query->blob(0));
}

// -- what is held

bool Store::holds(EntryId entry) const {
  return segment_of(entry) || (log_of(entry) == own_log() && in_tail(seq_of(entry)));
}

std::vector<SeqRange> Store::held(LogNumber n) const {
  std::vector<SeqRange> ranges;
  for (const SegmentRow& row : segments_of(n)) add_range(ranges, seq_of(row.id), row.last);
  if (n == own_log()) {
    auto query = database_.query("SELECT (SELECT min(seq) FROM tail), (SELECT max(seq) FROM tail)");
    if (query->step() && !query->is_null(0))
      add_range(ranges, query->integer(0), query->integer(1));
  }
  return ranges;
}

// -- tail

Seq Store::last_held(LogNumber n) const {
  if (n == own_log()) {
    auto tail = database_.query("SELECT max(seq) FROM tail");
    if (tail->step() && !tail->is_null(0)) return tail->integer(0);
  }
  auto sealed =
      database_.query("SELECT last FROM segment WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1");
  sealed->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, max_seq));
  return sealed->step() ? sealed->integer(0) : 0;
}

void Store::append_tail(Seq seq, ByteView body) {
  database_.use("INSERT INTO tail VALUES(?,?)")->bind(1, seq).bind_blob(2, body).run();
}

void Store::each_tail(const std::function<void(Seq, ByteView)>& visit) const {
  auto query = database_.query("SELECT seq, body FROM tail ORDER BY seq");
  while (query->step()) visit(query->integer(0), query->blob(1));
}

bool Store::in_tail(Seq seq) const {
  auto query = database_.query("SELECT 1 FROM tail WHERE seq=?");
  query->bind(1, seq);
  return query->step();
}

// SQLite finds a lone min or max through the key; both in one query, or a count, would scan the tail.
std::int64_t Store::tail_count() const {
  return database_.integer(
      "SELECT coalesce((SELECT max(seq) FROM tail)-(SELECT min(seq) FROM tail)+1,0)");
}

void Store::clear_tail() { database_.use("DELETE FROM tail")->run(); }

// -- names

std::string Store::id_text(EntryId id) const {
  load_logs();
  const auto at = logs_.find(log_of(id));
  return to_text(GlobalId{at == logs_.end() ? LogId{} : at->second.id, seq_of(id)});
}

std::optional<EntryId> Store::parse_id(std::string_view text) const {
  const auto global = parse_global_id(text);
  if (!global) return std::nullopt;
  const LogRow* row = find_log(global->log);
  if (row == nullptr) return std::nullopt;
  const EntryId direct = make_entry_id(row->n, global->seq);
  if (!row->forked || holds(direct)) return direct;
  return meant_by(*global).value_or(direct);
}

std::vector<EntryId> Store::given_out_as(const GlobalId& name) const {
  std::vector<EntryId> found;
  const LogRow* root = find_log(name.log);
  if (root == nullptr || !root->forked) return found;
  for (const LogRow* log : logs())
    if (log->root == root->n && holds(make_entry_id(log->n, name.seq)))
      found.push_back(make_entry_id(log->n, name.seq));
  return found;
}

std::optional<EntryId> Store::meant_by(const GlobalId& name) const {
  const std::vector<EntryId> found = given_out_as(name);
  if (found.size() == 1) return found[0];
  const LogRow* root = find_log(name.log);
  const auto end = root == nullptr ? std::nullopt : setting(own_end_setting(root->n));
  const auto last = end ? segment_by_hash(hash(*end)) : std::nullopt;
  if (!last || name.seq > last->last) return std::nullopt;
  return line_of(log_of(last->id)).entry(name.seq);
}

bool Store::comes_before(EntryId a, EntryId b) const {
  if (log_of(a) == log_of(b)) return a < b;
  return log(log_of(a)).id < log(log_of(b)).id;
}

bool Store::precedes(EntryId a, EntryId b) const {
  LogNumber at = log_of(b);
  if (log_of(a) == at) return a < b;
  if (log(log_of(a)).root != log(at).root) return false;
  // Down the branches to the one that a lies in.
  Seq until = seq_of(b);
  for (; at != log_of(a) && at != 0; at = log(at).parent) until = std::min(until, log(at).from_seq);
  return at != 0 && seq_of(a) < until;
}

}  // namespace renkei
