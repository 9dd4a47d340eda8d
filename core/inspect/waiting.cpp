#include "core/inspect/waiting.hpp"

#include <algorithm>

#include "core/store/states.hpp"

namespace renkei {
namespace {

Record waiting_record(States& states, EntryId id, const Kind& kind) {
  RecordState state;
  Arena arena;
  state.reset(id, kind);
  states.load(state, arena);
  Record record(id, kind);
  for (std::size_t i = 0; i < kind.fields.size(); ++i) record.set(i, state.values[i]);
  record.is_void = state.is_void();
  record.void_reason = state.life.text;
  return record;
}

}  // namespace

std::vector<Record> waiting_records(const Store& store, std::optional<EntryId> record) {
  States states(store);
  std::vector<EntryId> ids = record ? std::vector{*record} : states.pending_ids();
  std::sort(ids.begin(), ids.end(), [&](EntryId a, EntryId b) { return store.comes_before(a, b); });
  std::vector<Record> waiting;
  for (EntryId id : ids)
    for (const Kind* kind : states.pending_kinds(id))
      waiting.push_back(waiting_record(states, id, *kind));
  return waiting;
}

Error said_to_wait(const Store& store, Error error) {
  if (error.code != Code::not_found || !error.detail("about").empty()) return error;
  const auto id = store.parse_id(error.detail("id"));
  if (id && !States(store).pending_kinds(*id).empty())
    error.details.emplace_back("about", "waiting");
  return error;
}

}  // namespace renkei
