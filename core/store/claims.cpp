#include "core/store/claims.hpp"

namespace renkei {

void note_claims(Store& store, const LogId& by, const ClaimTime& when,
                 const std::vector<std::pair<LogId, Seq>>& claims) {
  Database& database = store.database();
  {
    auto known = database.query("SELECT own_last, at_ms FROM claim WHERE by=? LIMIT 1");
    known->bind_blob(1, view(by));
    if (known->step() && when < ClaimTime{known->integer(0), known->integer(1)}) return;
  }
  database.use("DELETE FROM claim WHERE by=? AND (own_last<>? OR at_ms<>?)")
      ->bind_blob(1, view(by))
      .bind(2, when.own_last)
      .bind(3, when.at_ms)
      .run();
  for (const auto& [of, last] : claims)
    database
        .use(
            "INSERT INTO claim VALUES(?1,?2,?3,?4,?5) ON CONFLICT(by, of) DO UPDATE SET "
            "last=max(last,?3)")
        ->bind_blob(1, view(by))
        .bind_blob(2, view(of))
        .bind(3, last)
        .bind(4, when.own_last)
        .bind(5, when.at_ms)
        .run();
}

std::vector<Hearsay> all_claims(const Store& store) {
  std::vector<Hearsay> claims;
  auto query = store.database().query("SELECT by, of, last FROM claim ORDER BY of, by");
  while (query->step())
    claims.push_back(
        {to_array<16>(query->blob(0)), to_array<16>(query->blob(1)), query->integer(2)});
  return claims;
}

}  // namespace renkei
