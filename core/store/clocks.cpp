#include "core/store/clocks.hpp"

namespace renkei {

void note_clock(Store& store, LogNumber n, Zone clock) {
  store.database()
      .use("INSERT OR IGNORE INTO clock VALUES(?,?)")
      ->bind(1, n)
      .bind(2, std::int64_t{clock.offset_min})
      .run();
}

std::vector<Zone> clocks_of(const Store& store, LogNumber n) {
  std::vector<Zone> clocks;
  auto query = store.database().query("SELECT offset_min FROM clock WHERE n=? ORDER BY offset_min");
  query->bind(1, n);
  while (query->step()) clocks.push_back({static_cast<std::int16_t>(query->integer(0))});
  return clocks;
}

}  // namespace renkei
