#include "core/logic/validate.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "tests/support/records.hpp"

using namespace renkei;

namespace {

std::string code(std::string_view kind_name, std::string_view field, const Value& value) {
  const FakeRecords nothing;
  const Kind& kind = *find_kind(kind_name);
  const Status status =
      validate(kind, kind.fields[static_cast<std::size_t>(kind.find(field))], value, nothing);
  return status ? "" : std::string(code_name(status.error().code));
}

std::string code(std::string_view kind, std::string_view field, std::string_view text) {
  return code(kind, field, Value::of(text));
}
std::string code(std::string_view kind, std::string_view field, std::int64_t number) {
  return code(kind, field, Value::of(number));
}

}  // namespace

TEST_CASE("a number is accepted at both of its limits and refused one beyond") {
  for (std::int64_t good : {0, 150}) CHECK(code("participant", "age", good) == "");
  for (std::int64_t bad : {-1, 151}) CHECK(code("participant", "age", bad) == "bad_value");
  for (std::int64_t good : {-1'000'000, 1'000'000}) CHECK(code("tally", "delta", good) == "");
  for (std::int64_t bad : {-1'000'001, 1'000'001})
    CHECK(code("tally", "delta", bad) == "bad_value");
  CHECK(code("project", "cost_yen", INT64_MAX) == "");
  CHECK(code("project", "cost_yen", INT64_MIN) == "");
}

TEST_CASE("a truth is 0 or 1") {
  for (std::int64_t good : {0, 1}) CHECK(code("participant", "hide_on_lists", good) == "");
  for (std::int64_t bad : {-1, 2}) CHECK(code("participant", "hide_on_lists", bad) == "bad_value");
}

TEST_CASE("a real number is finite") {
  CHECK(code("event", "lat", Value::of_real(35.7)) == "");
  for (double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()})
    CHECK(code("event", "lat", Value::of_real(bad)) == "bad_value");
}

TEST_CASE("a value of another form is refused, and null may stand anywhere") {
  CHECK(code("event", "lat", 35) == "bad_value");
  CHECK(code("event", "name", 35) == "bad_value");
  CHECK(code("tally", "delta", "3") == "bad_value");
  CHECK(code("tally", "at", "2023-10-14") == "bad_value");
  CHECK(code("tour", "event_id", "x") == "bad_value");
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields) CHECK(code(kind.name, field.name, Value{}) == "");
}

TEST_CASE("a date is a day of the calendar") {
  for (const char* good : {"2023-10-14", "2024-02-29", "0001-01-01", "9999-12-31"})
    CHECK(code("event", "starts_on", good) == "");
  for (const char* bad : {"", "2023-02-29", "2023-13-01", "2023-10-14 ", "20231014", "R5-10-14"}) {
    CAPTURE(bad);
    CHECK(code("event", "starts_on", bad) == "bad_value");
  }
}

TEST_CASE("a time of day goes to 24:00") {
  for (const char* good : {"00:00", "09:05", "23:59", "24:00"})
    CHECK(code("stop", "plan_arrive", good) == "");
  for (const char* bad : {"", "9:05", "24:01", "25:00", "12:60", "12:5", "12:05:00", "ab:cd"}) {
    CAPTURE(bad);
    CHECK(code("stop", "plan_arrive", bad) == "bad_value");
  }
}

TEST_CASE("a moment lies between the years 1 and 9999") {
  CHECK(code("tally", "at", pack({253'402'300'799'999, 0})) == "");
  CHECK(code("tally", "at", pack({253'402'300'800'000, 0})) == "bad_value");
  CHECK(code("tally", "at", INT64_MAX) == "bad_value");
  CHECK(code("tally", "at", INT64_MIN) == "bad_value");
}

TEST_CASE("a closed choice takes its codes only, a suggestion takes anything") {
  CHECK(code("event", "status", "held") == "");
  CHECK(code("event", "status", "実施") == "bad_value");
  CHECK(code("event", "status", "") == "bad_value");
  CHECK(code("tally", "category", "外国人") == "");
}

TEST_CASE("lists are of texts and documents are objects or arrays") {
  CHECK(code("agreement", "members", R"(["千代田区"])") == "");
  CHECK(code("agreement", "members", "[]") == "");
  CHECK(code("agreement", "members", "[1]") == "bad_value");
  CHECK(code("agreement", "members", R"({"a":"b"})") == "bad_value");
  CHECK(code("agreement", "members", "[") == "bad_value");
  CHECK(code("questionnaire", "questions", "[{}]") == "");
  CHECK(code("questionnaire", "questions", "5") == "bad_value");
  CHECK(code("questionnaire", "questions", "") == "bad_value");
}

TEST_CASE("texts are UTF-8 without NUL, whatever else they hold") {
  for (std::string_view good : {"", "𠮷", "\u202e\u200b", "=1+1", "'; DROP TABLE event", "\t\r\n"})
    CHECK(code("event", "name", good) == "");
  for (std::string_view bad :
       {std::string_view("\xff"), std::string_view("\xc0\xaf"), std::string_view("\xed\xa0\x80"),
        std::string_view("\xf4\x90\x80\x80"), std::string_view("a\0b", 3)})
    CHECK(code("event", "name", bad) == "bad_text");
}
