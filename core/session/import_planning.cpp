#include "core/session/import_planning.hpp"

#include "core/crypto/hash.hpp"
#include "core/model/kinds.hpp"
#include "core/register/register_map.hpp"

namespace renkei {

// The headings as they stand, which a map is remembered for.
std::string hash_of_headings(const ImportReport& report) {
  std::string headings;
  for (const ImportColumn& column : report.mapping) headings += column.heading + '\n';
  return to_hex(view(hash_of(headings)));
}

// As it is; or where these headings were mapped before, and no other map was given, by that map.
Result<ImportPlan> plan_as_remembered(const RegisterKind& kind, std::string_view bytes,
                                      const std::string& file, ImportTarget& target,
                                      const Records& records) {
  auto planned = plan_register(kind, bytes, file, target, records);
  if (!target.map.headings.empty()) return planned;
  const auto remembered = all<ImportRun>(records, "register", Value::of(kind.name));
  for (auto last = remembered.rbegin(); last != remembered.rend(); ++last) {
    const ImportRun& known = last->fields;
    if (known.map.compact.empty()) continue;
    if (planned && hash_of_headings(planned->report) != known.headings_hash) continue;
    auto map = read_register_map(known.map.compact, file);
    if (!map) continue;
    ImportTarget mapped = target;
    mapped.map = std::move(*map);
    auto again = plan_register(kind, bytes, file, mapped, records);
    if (!again || hash_of_headings(again->report) != known.headings_hash) continue;
    target.map = std::move(mapped.map);
    return again;
  }
  return planned;
}

}  // namespace renkei
