// The column _state. Internal to a store and derived anew whenever its version changes.
#include <cassert>

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

EntryId take_id(std::string_view& in) { return static_cast<EntryId>(take(in)); }

}  // namespace

void encode_state(const RecordState& state, std::string& out) {
  out.clear();
  if (state.fields.empty() && !state.erased) return;
  put(out, state.erased ? 1 : 0);
  put(out, state.fields.size());
  for (const FieldState& field : state.fields) {
    put(out, static_cast<std::uint64_t>(field.field));
    put(out, field.heads.size());
    for (const Head& head : field.heads) {
      put(out, static_cast<std::uint64_t>(head.by));
      // Years before 1970 are legal clocks too.
      put(out, static_cast<std::uint64_t>(head.at_s) << 1 ^
                   static_cast<std::uint64_t>(head.at_s >> 63));
    }
    put(out, field.awaited.size());
    for (EntryId id : field.awaited) put(out, static_cast<std::uint64_t>(id));
  }
  put(out, state.judgements.size());
  for (const Judgement& judgement : state.judgements) {
    put(out, static_cast<std::uint64_t>(judgement.by));
    put(out, judgement.seen.size());
    for (const auto& [field, head] : judgement.seen) {
      put(out, static_cast<std::uint64_t>(field));
      put(out, static_cast<std::uint64_t>(head));
    }
  }
}

void decode_state(std::string_view in, RecordState& state) {
  state.fields.clear();
  state.judgements.clear();
  state.erased = false;
  if (in.empty()) return;
  state.erased = take(in) != 0;
  for (std::uint64_t fields = take(in); fields > 0 && !in.empty(); --fields) {
    FieldState& field = state.fields.emplace_back();
    field.field = static_cast<int>(take(in));
    for (std::uint64_t heads = take(in); heads > 0 && !in.empty(); --heads) {
      Head& head = field.heads.emplace_back();
      head.by = take_id(in);
      const std::uint64_t zigzag = take(in);
      head.at_s = static_cast<std::int64_t>(zigzag >> 1) ^ -static_cast<std::int64_t>(zigzag & 1);
    }
    for (std::uint64_t awaited = take(in); awaited > 0 && !in.empty(); --awaited)
      field.awaited.push_back(take_id(in));
  }
  for (std::uint64_t count = take(in); count > 0 && !in.empty(); --count) {
    Judgement& judgement = state.judgements.emplace_back();
    judgement.by = take_id(in);
    for (std::uint64_t seen = take(in); seen > 0 && !in.empty(); --seen) {
      const int field = static_cast<int>(take(in));
      judgement.seen.push_back({field, take_id(in)});
    }
  }
}

}  // namespace renkei
