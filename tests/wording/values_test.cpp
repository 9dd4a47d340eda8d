#include "core/wording/values.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

const Field& field_of(std::string_view kind, std::string_view name) {
  const Kind& of = *find_kind(kind);
  return of.fields[static_cast<std::size_t>(of.find(name))];
}

}  // namespace

TEST_CASE("a value is said as people say it, never as its code") {
  FakeRecords records;
  const EntryId event = records.add("event", {{"name", "物産展"}, {"starts_on", "2023-10-14"}});
  const auto words = [&](const char* kind, const char* field, const Value& value) {
    return value_words(Language::ja, field_of(kind, field), value, records);
  };
  CHECK(words("participant", "status", Value::of("cancelled")) == "取消");
  CHECK(words("participant", "ward_code6", Value::of("131211")) == "東京都 足立区");
  CHECK(words("participant", "ward_code6", Value::of("999999")) == "999999");
  CHECK(words("tour", "event_id", Value::of(event)) == "物産展");
  CHECK(words("tour", "event_id", Value::of(EntryId{12345})) == records.id_text(12345));
  CHECK(words("tour", "visited_code6", Value::of(R"(["131211","131067"])")) ==
        "東京都 足立区、東京都 台東区");
  CHECK(words("participant", "name", Value::of("髙橋　花子")) == "髙橋　花子");
  CHECK(words("participant", "no", {}).empty());
  CHECK(value_words(Language::en, field_of("tour", "visited_code6"),
                    Value::of(R"(["131211","131067"])"), records)
            .find(", ") != std::string::npos);
}

TEST_CASE("whether a record stands is told with its reason") {
  CHECK(life_words(Language::ja, {}) == "有効");
  CHECK(life_words(Language::ja, Value::of("二重")) == "取消（理由：二重）");
  CHECK(life_words(Language::ja, Value::of("")) == "取消");
  CHECK(life_words(Language::en, {}) == "it stands");
  const Kind& kind = *find_kind(Participant::number);
  CHECK(disputed_field_words(Language::ja, kind, "_void") == "記録が有効か取消か");
  CHECK(disputed_field_words(Language::ja, kind, "seat") == "座席");
}
