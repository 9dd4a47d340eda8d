#include "core/base/ids.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/result.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;

namespace {

LogId some_log(std::uint64_t seed) {
  LogId id{};
  laws::Dice dice(seed);
  dice.fill({id.data(), id.size()});
  return id;
}

}  // namespace

TEST_CASE("a log's id is 26 letters and comes back from them") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const LogId id = some_log(seed);
    const std::string text = to_text(id);
    CHECK(text.size() == 26);
    CHECK(parse_log_id(text) == id);
  }
  LogId ones;
  ones.fill(0xff);
  CHECK(to_text(LogId{}) == std::string(26, 'a'));
  CHECK(parse_log_id(to_text(ones)) == ones);
}

TEST_CASE("only one text names a log: no capitals, no spare bits, no other length") {
  const std::string good = to_text(some_log(1));
  std::string capital = good;
  capital[0] = 'A';
  CHECK(!parse_log_id(capital));
  CHECK(!parse_log_id(good.substr(1)));
  CHECK(!parse_log_id(good + "a"));
  CHECK(!parse_log_id(std::string(25, 'a') + "b"));  // the last letter holds three bits
  CHECK(parse_log_id(std::string(25, 'a') + "i"));
  CHECK(!parse_log_id(std::string(25, 'a') + "1"));
  CHECK(!parse_log_id(""));
}

TEST_CASE("an entry's name comes back from its text, and nothing else is taken for one") {
  const std::string log = to_text(some_log(2));
  for (Seq seq : {Seq{1}, Seq{15}, max_seq}) {
    const GlobalId id{some_log(2), seq};
    CHECK(parse_global_id(to_text(id)) == id);
  }
  for (const char* tail : {"", "-", "-0", "-01", "--1", "-+1", "- 1", "-1 ", "-1x", "_1",
                           "-1099511627776", "-99999999999999999999"}) {
    CAPTURE(tail);
    CHECK(!parse_global_id(log + tail));
  }
}

TEST_CASE("an entry id takes its log number and seq apart again, up to both limits") {
  const EntryId most = make_entry_id(max_log_number, max_seq);
  CHECK(most > 0);
  CHECK(log_of(most) == max_log_number);
  CHECK(seq_of(most) == max_seq);
  CHECK(make_entry_id(1, max_seq) + 1 == make_entry_id(2, 0));
}

TEST_CASE("every code has a name of its own") {
  std::vector<std::string_view> names;
  for (Code code : all_codes()) {
    const std::string_view name = code_name(code);
    CHECK(!name.empty());
    CHECK(std::find(names.begin(), names.end(), name) == names.end());
    names.push_back(name);
  }
  CHECK(code_name(Code::bundle_damaged) == "bundle_damaged");
}

TEST_CASE("a result holds a value or an error, never both") {
  const Result<int> value = 5;
  const Result<int> refusal = Error(Code::bad_id, {{"id", "x"}});
  CHECK(value);
  CHECK(*value == 5);
  CHECK(!refusal);
  CHECK(refusal.error().detail("id") == "x");
  CHECK(refusal.error().detail("other") == "");
}
