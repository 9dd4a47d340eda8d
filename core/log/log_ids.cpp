#include "core/log/log_ids.hpp"

#include "core/crypto/hash.hpp"

namespace renkei {
namespace {

LogId short_hash(std::string_view label, ByteView a, ByteView b = {}) {
  Hasher hasher;
  hasher.add(label);
  hasher.add(a);
  hasher.add(b);
  return to_array<16>(view(hasher.done()));
}

}  // namespace

LogId log_id_of(const PublicKey& key) { return short_hash("renkei log 1", view(key)); }

LogId branch_id_of(const LogId& forked, const Hash& first_segment) {
  return short_hash("renkei branch 1", view(forked), view(first_segment));
}

}  // namespace renkei
