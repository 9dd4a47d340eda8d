// The digest is made log by log, in the order of their ids, so that it does not depend on the local
// numbers that a store happened to give them; what a log bore keeps its digest until it is touched.
#include <algorithm>

#include "core/log/wire.hpp"
#include "core/logic/state.hpp"
#include "core/store/query.hpp"

namespace renkei {
namespace {

std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

class DigestWriter {
 public:
  explicit DigestWriter(Store& store) : store_(store) {}

  void add(const Field& field, const Value& value) {
    out_ += static_cast<char>(value.form);
    if (value.is_null()) return;
    if (field.type == Type::record) return add_id(value.integer);
    switch (value.form) {
      case Value::Form::real: put_real(out_, value.real); break;
      case Value::Form::text: put_run(out_, value.text); break;
      default: put_signed(out_, value.integer);
    }
  }
  void add_id(EntryId id) {
    if (log_of(id) != last_n_) {
      last_n_ = log_of(id);
      last_id_ = store_.log(last_n_).id;
    }
    out_ += view(last_id_);
    put_varint(out_, static_cast<std::uint64_t>(seq_of(id)));
  }
  void add_ids(std::vector<EntryId> ids) {
    std::sort(ids.begin(), ids.end(),
              [&](EntryId a, EntryId b) { return store_.comes_before(a, b); });
    put_varint(out_, ids.size());
    for (EntryId id : ids) add_id(id);
  }
  void add_number(std::int64_t number) { put_signed(out_, number); }
  void add_text(std::string_view text) { put_run(out_, text); }
  void add_state(RecordState& state);

  void pour() {
    hasher_.add(out_);
    out_.clear();
  }
  Hash done() {
    pour();
    return hasher_.done();
  }
  std::size_t waiting() const { return out_.size(); }
  // Whether a name waits for its write; then the arrival of another log may change the digest.
  bool waits() const { return waits_; }

 private:
  Store& store_;
  Hasher hasher_;
  Bytes out_;
  bool waits_ = false;
  LogNumber last_n_ = 0;
  LogId last_id_{};
};

void DigestWriter::add_state(RecordState& state) {
  add_number(state.erased ? 1 : 0);
  put_varint(out_, state.fields.size());
  for (const FieldState& field : state.fields) {
    add_number(field.field);
    std::vector<EntryId> heads;
    for (const Head& head : field.heads) heads.push_back(head.by);
    add_ids(heads);
    // A name of an entry that is here and is no write of this field replaces nothing, whichever of
    // the two came first.
    waits_ |= !field.awaited.empty();
    std::vector<EntryId> awaited;
    for (EntryId id : field.awaited)
      if (!store_.holds(id)) awaited.push_back(id);
    add_ids(awaited);
  }
  auto& judgements = state.judgements;
  std::sort(judgements.begin(), judgements.end(), [&](const Judgement& a, const Judgement& b) {
    return store_.comes_before(a.by, b.by);
  });
  put_varint(out_, judgements.size());
  for (Judgement& judgement : judgements) {
    add_id(judgement.by);
    std::sort(judgement.seen.begin(), judgement.seen.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      return store_.comes_before(a.second, b.second);
    });
    put_varint(out_, judgement.seen.size());
    for (const auto& [field, head] : judgement.seen) {
      add_number(field);
      add_id(head);
    }
  }
}

std::vector<const LogRow*> logs_by_id(Store& store) {
  std::vector<const LogRow*> logs = store.logs();
  std::sort(logs.begin(), logs.end(),
            [](const LogRow* a, const LogRow* b) { return a->id < b->id; });
  return logs;
}

std::string select(const Kind& kind) {
  std::string sql = "SELECT e, _void, _state";
  for (const Field& field : kind.fields) sql += ", " + quoted(field.name);
  return sql + " FROM " + quoted(kind.name) + " WHERE e BETWEEN ? AND ? ORDER BY e";
}

// Everything that one log bore, personal values apart.
struct LogDigester {
  Store& store;
  DigestWriter open{store}, personal{store};
  bool any = false;

  void add_row(const Statement& row, const Kind& kind, RecordState& state) {
    any = true;
    open.add_number(kind.number);
    open.add_id(row.integer(0));
    bool named = false;
    int column = 3;
    for (const Field& field : kind.fields) {
      const Value value = row.value(column++);
      if (!is_personal(field.privacy)) {
        open.add(field, value);
      } else if (!value.is_null()) {
        if (!named) personal.add_id(row.integer(0));
        named = true;
        personal.add_number(field.number);
        personal.add(field, value);
      }
    }
    open.add_number(row.is_null(1) ? 0 : 1);
    open.add_text(row.text(1));
    open.add_number(row.is_null(2) ? 0 : 1);
    if (!row.is_null(2)) {
      state.id = row.integer(0);
      decode_state(row.blob(2), state);
      open.add_state(state);
    }
    if (open.waiting() > 65'536) open.pour();
    if (personal.waiting() > 65'536) personal.pour();
  }

  void add_rows(const Kind& kind, LogNumber n) {
    auto query = store.database().use(select(kind));
    query->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, max_seq));
    RecordState state;
    state.kind = &kind;
    while (query->step()) add_row(*query.operator->(), kind, state);
  }

  void add_pending(LogNumber n) {
    auto query = store.database().use(
        "SELECT e, kind, state FROM pending WHERE e BETWEEN ? AND ? ORDER BY e, kind");
    query->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, max_seq));
    RecordState state;
    while (query->step()) {
      any = true;
      open.add_number(query->integer(1));
      open.add_id(query->integer(0));
      state.id = query->integer(0);
      decode_state(query->blob(2), state);
      open.add_state(state);
    }
  }
};

// Empty for a log that bore nothing here. `waits`: as DigestWriter::waits().
std::optional<StateDigest> fresh_digest(Store& store, LogNumber n, bool* waits = nullptr) {
  LogDigester digester{store};
  for (const Kind& kind : all_kinds()) digester.add_rows(kind, n);
  digester.add_pending(n);
  if (waits != nullptr) *waits = digester.open.waits();
  if (!digester.any) return std::nullopt;
  return StateDigest{digester.open.done(), digester.personal.done()};
}

std::optional<StateDigest> kept_digest(Store& store, LogNumber n) {
  auto query = store.database().use("SELECT open, personal FROM digest WHERE n=?");
  query->bind(1, n);
  if (!query->step()) return std::nullopt;
  return StateDigest{to_array<32>(query->blob(0)), to_array<32>(query->blob(1))};
}

template <class OfLog>
StateDigest combine(Store& store, OfLog of_log) {
  Hasher open, personal;
  for (const LogRow* log : logs_by_id(store)) {
    const std::optional<StateDigest> digest = of_log(log->n);
    if (!digest) continue;
    for (Hasher* hasher : {&open, &personal}) hasher->add(view(log->id));
    open.add(view(digest->open));
    personal.add(view(digest->personal));
  }
  return {open.done(), personal.done()};
}

}  // namespace

StateDigest state_digest(Store& store) {
  return combine(store, [&](LogNumber n) { return fresh_digest(store, n); });
}

StateDigest state_digest_from_kept(Store& store) {
  return combine(store, [&](LogNumber n) {
    const auto kept = kept_digest(store, n);
    return kept ? kept : fresh_digest(store, n);
  });
}

void keep_digests(Store& store) {
  for (const LogRow* log : store.logs()) {
    if (kept_digest(store, log->n)) continue;
    bool waits = false;
    if (const auto digest = fresh_digest(store, log->n, &waits); digest && !waits)
      store.database()
          .use("INSERT INTO digest VALUES(?,?,?)")
          ->bind(1, log->n)
          .bind_blob(2, view(digest->open))
          .bind_blob(3, view(digest->personal))
          .run();
  }
}

}  // namespace renkei
