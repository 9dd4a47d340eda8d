// The column _state. Internal to a store and derived anew whenever its version changes.
#include <algorithm>

#include "core/logic/state.hpp"

namespace renkei {
namespace {

void put(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

std::uint64_t take(std::string_view& in) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

// Most writes come from the record's own log and from these years: both are small as differences.
constexpr std::int64_t near_s = 1'700'000'000;
void put_id(std::string& out, const RecordState& state, EntryId id) {
  put(out, zigzag(id - state.id));
}
EntryId take_id(std::string_view& in, const RecordState& state) {
  return state.id + unzigzag(take(in));
}

constexpr std::uint64_t erased_flag = 1, judged_flag = 2, birth_withheld_flag = 4;
constexpr int record_flags = 3;                                // how many bits
constexpr std::uint64_t awaiting_flag = 1, withheld_flag = 2;  // of a field

void put_write(std::string& out, const RecordState& state, const Head& head) {
  put_id(out, state, head.by);
  put(out, zigzag(head.at_s - near_s));
}
Head take_write(std::string_view& in, const RecordState& state) {
  Head head;
  head.by = take_id(in, state);
  head.at_s = near_s + unzigzag(take(in));
  return head;
}

void put_withheld(std::string& out, const RecordState& state, const FieldState& field) {
  for (const Head& head : field.heads) put(out, head.withheld ? 1 : 0);
  put(out, field.last_known.size());
  for (const Head& head : field.last_known) put_write(out, state, head);
}
void take_withheld(std::string_view& in, const RecordState& state, FieldState& field) {
  for (Head& head : field.heads) head.withheld = take(in) != 0;
  for (std::uint64_t count = take(in); count > 0 && !in.empty(); --count)
    field.last_known.push_back(take_write(in, state));
}

void put_awaited(std::string& out, const RecordState& state, const FieldState& field) {
  put(out, field.awaited.size());
  for (const auto& [write, by_known] : field.awaited) {
    put_id(out, state, write);
    put(out, by_known ? 1 : 0);
  }
  put(out, field.passed.size());
  for (EntryId id : field.passed) put_id(out, state, id);
}
void take_awaited(std::string_view& in, const RecordState& state, FieldState& field) {
  for (std::uint64_t count = take(in); count > 0 && !in.empty(); --count) {
    const EntryId write = take_id(in, state);
    field.awaited.emplace_hint(field.awaited.end(), write, take(in) != 0);
  }
  for (std::uint64_t count = take(in); count > 0 && !in.empty(); --count)
    field.passed.push_back(take_id(in, state));
}

bool tells_of_withheld(const FieldState& field) {
  return !field.last_known.empty() || std::any_of(field.heads.begin(), field.heads.end(),
                                                  [](const Head& head) { return head.withheld; });
}

}  // namespace

void encode_state(const RecordState& state, std::string& out) {
  out.clear();
  if (state.fields.empty() && !state.erased && !state.birth_withheld) return;
  put(out, state.fields.size() << record_flags | (state.judgements.empty() ? 0 : judged_flag) |
               (state.birth_withheld ? birth_withheld_flag : 0) | (state.erased ? erased_flag : 0));
  for (const FieldState& field : state.fields) {
    const bool withheld = tells_of_withheld(field);
    put(out, static_cast<std::uint64_t>(field.field));
    put(out, field.heads.size() << 2 | (withheld ? withheld_flag : 0) |
                 (field.awaited.empty() ? 0 : awaiting_flag));
    for (const Head& head : field.heads) put_write(out, state, head);
    if (withheld) put_withheld(out, state, field);
    if (!field.awaited.empty()) put_awaited(out, state, field);
  }
  if (state.judgements.empty()) return;
  put(out, state.judgements.size());
  for (const Judgement& judgement : state.judgements) {
    put_id(out, state, judgement.by);
    put(out, judgement.seen.size());
    for (const auto& [field, head] : judgement.seen) {
      put(out, static_cast<std::uint64_t>(field));
      put_id(out, state, head);
    }
  }
}

void decode_state(std::string_view in, RecordState& state) {
  state.fields.clear();
  state.judgements.clear();
  state.erased = state.birth_withheld = false;
  if (in.empty()) return;
  const std::uint64_t head = take(in);
  state.erased = (head & erased_flag) != 0;
  state.birth_withheld = (head & birth_withheld_flag) != 0;
  for (std::uint64_t fields = head >> record_flags; fields > 0 && !in.empty(); --fields) {
    FieldState& field = state.fields.emplace_back();
    field.field = static_cast<int>(take(in));
    const std::uint64_t counts = take(in);
    for (std::uint64_t heads = counts >> 2; heads > 0 && !in.empty(); --heads)
      field.heads.push_back(take_write(in, state));
    if ((counts & withheld_flag) != 0) take_withheld(in, state, field);
    if ((counts & awaiting_flag) != 0) take_awaited(in, state, field);
  }
  if ((head & judged_flag) == 0) return;
  for (std::uint64_t count = take(in); count > 0 && !in.empty(); --count) {
    Judgement& judgement = state.judgements.emplace_back();
    judgement.by = take_id(in, state);
    for (std::uint64_t seen = take(in); seen > 0 && !in.empty(); --seen) {
      const int field = static_cast<int>(take(in));
      judgement.seen.push_back({field, take_id(in, state)});
    }
  }
}

}  // namespace renkei
