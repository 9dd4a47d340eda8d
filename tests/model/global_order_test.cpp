#include "core/model/global_order.hpp"

#include <doctest/doctest.h>

#include "tests/support/records.hpp"

using namespace renkei;

TEST_CASE("records stand by their device's id and then by number, however devices were met") {
  const FakeRecords records;  // devices are log1, log2 …
  GlobalOrder order(records);
  CHECK(order(make_entry_id(1, 9)) < order(make_entry_id(1, 10)));
  CHECK(order(make_entry_id(1, 10)) < order(make_entry_id(2, 1)));
  CHECK(order(make_entry_id(10, 5)) < order(make_entry_id(2, 1)));
}
