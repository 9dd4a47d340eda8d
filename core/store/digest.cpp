// The digest goes through the logs in the order of their ids, so that it does not depend on the local
// numbers that a store happened to give them.
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
    out_ += view(store_.log(log_of(id)).id);
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

 private:
  Store& store_;
  Hasher hasher_;
  Bytes out_;
};

void DigestWriter::add_state(RecordState& state) {
  add_number(state.erased ? 1 : 0);
  put_varint(out_, state.fields.size());
  for (const FieldState& field : state.fields) {
    add_number(field.field);
    std::vector<EntryId> heads;
    for (const Head& head : field.heads) heads.push_back(head.by);
    add_ids(heads);
    add_ids(field.awaited);
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

std::string select(const Kind& kind, bool personal) {
  std::string sql = "SELECT e, _void, _state";
  for (const Field& field : kind.fields)
    if (is_personal(field.privacy) == personal) sql += ", " + quoted(field.name);
  return sql + " FROM " + quoted(kind.name) + " WHERE e BETWEEN ? AND ? ORDER BY e";
}

void add_rows(Store& store, DigestWriter& writer, const Kind& kind, LogNumber n, bool personal) {
  auto query = store.database().use(select(kind, personal));
  query->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, max_seq));
  RecordState state;
  state.kind = &kind;
  while (query->step()) {
    writer.add_number(kind.number);
    writer.add_id(query->integer(0));
    int column = 3;
    for (const Field& field : kind.fields)
      if (is_personal(field.privacy) == personal) writer.add(field, query->value(column++));
    if (!personal) {
      writer.add_number(query->is_null(1) ? 0 : 1);
      writer.add_text(query->text(1));
      if (query->blob(2).empty()) {
        writer.add_number(-1);
      } else {
        state.id = query->integer(0);
        decode_state(query->blob(2), state);
        writer.add_state(state);
      }
    }
    if (writer.waiting() > 65'536) writer.pour();
  }
}

void add_pending(Store& store, DigestWriter& writer, LogNumber n) {
  auto query = store.database().use(
      "SELECT e, kind, state FROM pending WHERE e BETWEEN ? AND ? ORDER BY e, kind");
  query->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, max_seq));
  RecordState state;
  while (query->step()) {
    writer.add_number(query->integer(1));
    writer.add_id(query->integer(0));
    state.id = query->integer(0);
    decode_state(query->blob(2), state);
    writer.add_state(state);
  }
}

Hash digest(Store& store, bool personal) {
  DigestWriter writer(store);
  for (const LogRow* log : logs_by_id(store)) {
    for (const Kind& kind : all_kinds()) add_rows(store, writer, kind, log->n, personal);
    if (!personal) add_pending(store, writer, log->n);
  }
  return writer.done();
}

}  // namespace

Hash public_digest(Store& store) { return digest(store, false); }
Hash personal_digest(Store& store) { return digest(store, true); }

}  // namespace renkei
