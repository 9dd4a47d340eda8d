#include "core/model/badge.hpp"

#include <doctest/doctest.h>

#include "tests/support/records.hpp"

using namespace renkei;

TEST_CASE("a badge says its token behind a mark, and nothing else that is read is a badge") {
  CHECK(token_on_badge(badge_text("7KX2")) == "7KX2");
  CHECK(token_on_badge(" ＲＫ１：７ＫＸ２\r") == "7KX2");
  CHECK(token_on_badge("RK1:12") == "12");
  for (const char* line : {"", "RK1:", "RK1", "RK2:7KX2", "7KX2", "12", "renkei:abc-1"}) {
    CAPTURE(line);
    CHECK_FALSE(token_on_badge(line));
  }
}

TEST_CASE(
    "a token means whoever bears it, of any tour, and the struck off only where nobody else does") {
  FakeRecords records;
  const auto person = [&](const char* token) {
    const EntryId tour = records.add("tour", {{"event_id", std::int64_t{0}}});
    return records.add("participant", {{"tour_id", tour}, {"token", token}});
  };
  const EntryId first = person("A"), second = person("A"), other = person("B");
  CHECK(bearers_of(records, "A") == std::vector{first, second});
  CHECK(bearers_of(records, "B") == std::vector{other});
  CHECK(bearers_of(records, "a").empty());
  records.make_void(first);
  CHECK(bearers_of(records, "A") == std::vector{second});
  records.make_void(second);
  CHECK(bearers_of(records, "A") == std::vector{first, second});
}
