#include "core/model/json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/limits.hpp"

using namespace renkei;
using namespace std::literals;

namespace {

// A store of eight records, "r1" to "r8"; r1 to r4 are tours, the others participants.
JsonSurroundings small_store() {
  return {[](std::string_view text, std::string_view) -> Result<EntryId> {
            if (text.size() == 2 && text[0] == 'r' && text[1] >= '1' && text[1] <= '8')
              return EntryId{text[1] - '0'};
            return Error(Code::bad_id, {{"id", std::string(text)}});
          },
          [](EntryId id) -> Result<const Kind*> {
            return find_kind(id <= 4 ? "tour" : "participant");
          }};
}

template <class T>
T read_as(std::string_view line) {
  auto read = read_command(line, small_store());
  REQUIRE_MESSAGE(read, std::string(line), " ", read ? "" : code_name(read.error().code));
  REQUIRE(std::holds_alternative<T>(read->command));
  return std::get<T>(read->command);
}

std::string refusal(std::string_view line) {
  const auto read = read_command(line, small_store());
  return read ? "accepted" : std::string(code_name(read.error().code));
}

Error error_of(std::string_view line) {
  const auto read = read_command(line, small_store());
  REQUIRE(!read);
  return read.error();
}

// One field of one kind, as a create command would hold it.
std::string stored(std::string_view kind, std::string_view field, std::string_view json) {
  std::string line = R"({"do":"create","kind":")";
  line.append(kind).append(R"(","fields":{")").append(field).append("\":").append(json) += "}}";
  const auto read = read_command(line, small_store());
  if (!read) return std::string(code_name(read.error().code));
  const Value value = std::get<Create>(read->command).fields.at(0).value.view();
  switch (value.form) {
    case Value::Form::null:
      return "null";
    case Value::Form::integer:
      return "i" + std::to_string(value.integer);
    case Value::Form::real:
      return "r" + std::to_string(value.real);
    case Value::Form::text:
      return "t" + std::string(value.text);
  }
  return {};
}

const Field& field_of(std::string_view kind, std::string_view name) {
  const Kind& found = *find_kind(kind);
  return found.fields[static_cast<std::size_t>(found.find(name))];
}

std::string text_of(EntryId id) { return "r" + std::to_string(id); }

}  // namespace

TEST_CASE("a text field takes a text, or a whole number as its digits, and nothing else") {
  CHECK(stored("vehicle", "no", R"("1号車")") == "t1号車");
  CHECK(stored("vehicle", "no", "1") == "t1");
  CHECK(stored("vehicle", "no", "true") == "bad_value");
  CHECK(stored("vehicle", "no", "1.5") == "bad_value");
  CHECK(stored("vehicle", "no", "[]") == "bad_value");
  CHECK(stored("vehicle", "no", "null") == "null");
  CHECK(stored("participant", "name", R"("𠮷野 😀 \" % '\n")") == "t𠮷野 😀 \" % '\n");
}

TEST_CASE("a whole number may be written as 3.0 but not as a text or with a fraction") {
  CHECK(stored("tour", "days", "3") == "i3");
  CHECK(stored("tour", "days", "3.0") == "i3");
  CHECK(stored("tour", "days", "1e2") == "i100");
  CHECK(stored("tour", "days", "-1") == "i-1");  // ranges are the decision's business
  CHECK(stored("tour", "days", "3.5") == "bad_value");
  CHECK(stored("tour", "days", R"("3")") == "bad_value");
  CHECK(stored("tour", "days", "9223372036854775807") == "i9223372036854775807");
  CHECK(stored("tour", "days", "9223372036854775808") == "bad_value");
  CHECK(stored("tour", "days", "1e300") == "bad_value");
  CHECK(stored("tour", "days", "1e999") == "bad_json");
}

TEST_CASE("real numbers and booleans are typed") {
  CHECK(stored("event", "lat", "35.5") == "r35.500000");
  CHECK(stored("event", "lat", "35") == "r35.000000");
  CHECK(stored("event", "lat", R"("35")") == "bad_value");
  CHECK(stored("stop", "rollcall_required", "true") == "i1");
  CHECK(stored("stop", "rollcall_required", "false") == "i0");
  CHECK(stored("stop", "rollcall_required", "1") == "bad_value");
}

TEST_CASE("a date is a day of the calendar and a time an hour and a minute of the day") {
  CHECK(stored("event", "starts_on", R"("2024-02-29")") == "t2024-02-29");
  CHECK(stored("event", "starts_on", R"("2023-02-29")") == "bad_value");
  CHECK(stored("event", "starts_on", R"("2023-2-9")") == "bad_value");
  CHECK(stored("event", "starts_on", R"("令和5年")") == "bad_value");
  CHECK(stored("event", "starts_on", "20231014") == "bad_value");
  CHECK(stored("stop", "plan_arrive", R"("09:05")") == "t09:05");
  CHECK(stored("stop", "plan_arrive", R"("24:00")") == "t24:00");
  CHECK(stored("stop", "plan_arrive", R"("24:01")") == "bad_value");
  CHECK(stored("stop", "plan_arrive", R"("9:05")") == "bad_value");
}

TEST_CASE("a moment keeps its offset, and Japan is meant where none is given") {
  const auto at = [](std::string_view json) { return stored("check_in", "at", json); };
  CHECK(at(R"("2023-10-14T08:12:05+09:00")") == "i" + std::to_string(pack({1697238725000, 540})));
  CHECK(at(R"("2023-10-14T08:12:05")") == at(R"("2023-10-14T08:12:05+09:00")"));
  CHECK(at(R"("2023-10-13T23:12:05Z")") == "i" + std::to_string(pack({1697238725000, 0})));
  CHECK(at(R"("yesterday")") == "bad_value");
  CHECK(at("1697238725") == "bad_value");
}

TEST_CASE("a moment without an offset is one of the store's own place") {
  JsonSurroundings greenwich = small_store();
  greenwich.zone = Zone{0};
  const auto read = read_value(field_of("check_in", "at"), "2023-10-13T23:12:05", greenwich);
  REQUIRE(read);
  CHECK(read->view() == Value::of(pack({1697238725000, 0})));
}

TEST_CASE(
    "a choice is stored as its code, may be typed in Japanese, and an unknown one is answered") {
  CHECK(stored("tour", "draw", R"("lottery")") == "tlottery");
  CHECK(stored("tour", "draw", R"("抽選")") == "tlottery");
  CHECK(stored("tally", "category", R"("どれでも")") == "tどれでも");  // only suggestions there
  CHECK(stored("tally", "category", R"(" 一般　")") == "t一般");
  CHECK(stored("tally", "quality", R"("計測")") == "tcount");
  const Error error = error_of(R"({"do":"create","kind":"tour","fields":{"draw":"dice"}})");
  CHECK(error.code == Code::bad_value);
  CHECK(error.detail("field") == "draw");
  CHECK(error.detail("value") == "dice");
  CHECK(error.detail("expected") == "lottery, first_come");
}

TEST_CASE("lists hold texts, and JSON fields hold objects and arrays") {
  CHECK(stored("tour", "host_code6", R"(["016322","016341"])") == R"(t["016322","016341"])");
  CHECK(stored("tour", "host_code6", "[131067]") == R"(t["131067"])");
  CHECK(stored("tour", "host_code6", "[]") == "t[]");
  CHECK(stored("tour", "host_code6", R"("016322")") == "bad_value");
  CHECK(stored("tour", "host_code6", "[null]") == "bad_value");
  CHECK(stored("event", "day", R"([ {"date": "2023-10-14"} ])") == R"(t[{"date":"2023-10-14"}])");
  CHECK(stored("event", "exhibitors", "5") == "bad_value");
}

TEST_CASE("a reference is an id, and its field may be named without _id") {
  CHECK(stored("stop", "tour", R"("r1")") == "i1");
  CHECK(stored("stop", "tour_id", R"("r1")") == "i1");
  CHECK(stored("stop", "tour", R"("nobody")") == "bad_id");
  CHECK(stored("stop", "tour", "1") == "bad_id");
}

TEST_CASE("an unknown field is refused by its name and its kind") {
  const Error error = error_of(R"({"do":"create","kind":"tour","fields":{"naem":"x"}})");
  CHECK(error.code == Code::unknown_field);
  CHECK(error.detail("field") == "naem");
  CHECK(error.detail("kind") == "tour");
}

TEST_CASE("a field that is named twice is refused, because nobody can tell which was meant") {
  CHECK(refusal(R"({"do":"create","kind":"stop","fields":{"tour":"r1","tour_id":"r2"}})") ==
        "bad_value");
  const Error error = error_of(R"({"do":"set","id":"r1","fields":{"name":"a","name":"b"}})");
  CHECK(error.code == Code::bad_json);
  CHECK(error.detail("position") == "44");
}

TEST_CASE("set is typed by the kind of the record") {
  const auto set = read_as<Set>(R"({"do":"set","id":"r5","fields":{"name":"髙橋","no":7}})");
  CHECK(set.id == 5);
  REQUIRE(set.fields.size() == 2);
  CHECK(set.fields[0].field == "name");
  CHECK(refusal(R"({"do":"set","id":"r1","fields":{"kana":"x"}})") == "unknown_field");
  CHECK(refusal(R"({"do":"set","fields":{}})") == "missing_field");
}

TEST_CASE("who may do what is said of a device, and a revocation may begin anywhere") {
  CHECK(read_as<Trust>(R"({"do":"trust","device":"abc"})").log == "abc");
  CHECK(read_as<Keep>(R"({"do":"keep","id":"r5"})").id == 5);
  CHECK(read_as<Revoke>(R"({"do":"revoke","device":"abc"})").from == 0);
  CHECK(read_as<Revoke>(R"({"do":"revoke","device":"abc","from":7})").from == 7);
  for (const char* from : {"0", "-1", "1.5", "\"7\"", "1099511627776", "1e30", "null"}) {
    CAPTURE(from);
    CHECK(refusal(R"({"do":"revoke","device":"abc","from":)" + std::string(from) + "}") ==
          "bad_value");
  }
  CHECK(refusal(R"({"do":"trust","device":"abc","from":7})") == "unknown_field");
}

TEST_CASE("void, restore, erase and enrol") {
  CHECK(read_as<Void>(R"({"do":"void","id":"r1","reason":"二重入力"})").reason == "二重入力");
  CHECK(refusal(R"({"do":"void","id":"r1"})") == "missing_field");
  CHECK(read_as<Restore>(R"({"do":"restore","id":"r2"})").id == 2);
  CHECK(read_as<Erase>(R"({"do":"erase","id":"r5"})").id == 5);
  CHECK(refusal(R"({"do":"erase","id":"r5","reason":"?"})") == "unknown_field");
  CHECK(read_as<Enrol>(R"({"do":"enrol","device":"abc"})").log == "abc");
}

TEST_CASE("a press of the counter is one tally of one unless more is said") {
  const auto one = read_as<Create>(R"({"do":"tally","gate":"r1","category":"一般"})");
  CHECK(one.kind == "tally");
  REQUIRE(one.fields.size() == 3);
  CHECK(one.fields[2].field == "delta");
  CHECK(one.fields[2].value.view() == Value::of(1));
  const auto many = read_as<Create>(
      R"({"do":"tally","gate":"r1","category":"団体","delta":40,"at":"2023-11-22T10:00"})");
  CHECK(many.fields.size() == 4);
  CHECK(refusal(R"({"do":"tally","gate":"r1","categroy":"一般"})") == "unknown_field");
}

TEST_CASE("check_in and answer are records whose fields stand in the line") {
  const auto seen = read_as<Create>(
      R"({"do":"check_in","participant":"r5","stop":"r2","method":"番号","as":"seen"})");
  CHECK(seen.kind == "check_in");
  CHECK(seen.fields.size() == 3);
  const auto answer = read_as<Create>(
      R"({"do":"answer","questionnaire":"r1","subject":"r2","answers":{"q1":3},"channel":"紙"})");
  CHECK(answer.kind == "response");
  CHECK(answer.fields.size() == 4);
}

TEST_CASE("a roll call takes its marks in either form, and the present and the absent as lists") {
  const auto call = read_as<RollCall>(
      R"({"do":"roll_call","tour":"r1","phase":"乗車","counted":3,"marks":{"r5":"在","r6":"absent"}})");
  CHECK(call.fields.size() == 3);
  REQUIRE(call.marks.size() == 2);
  CHECK(call.marks[0].participant == 5);
  CHECK(call.marks[0].state == "present");
  CHECK(call.marks[1].state == "absent");
  const auto lists = read_as<RollCall>(
      R"({"do":"roll_call","tour":"r1","counted_n":3,"present":["r5","r6"],"absent":["r7"],)"
      R"("marks":[{"participant":"r8","state":"途中離団"}]})");
  REQUIRE(lists.marks.size() == 4);
  CHECK(lists.marks[2].state == "absent");
  CHECK(lists.marks[3].state == "left");
  CHECK(refusal(R"({"do":"roll_call","tour":"r1","marks":{"r5":"asleep"}})") == "bad_value");
  CHECK(refusal(R"({"do":"roll_call","tour":"r1","marks":[{"participant":"r5"}]})") == "bad_value");
  CHECK(refusal(R"({"do":"roll_call","tour":"r1","present":"r5"})") == "bad_value");
}

TEST_CASE("a new record may be given a name for later lines") {
  const auto read =
      read_command(R"({"do":"create","kind":"tour","as":"t","fields":{}})", small_store());
  REQUIRE(read);
  CHECK(read->as == "t");
  CHECK(refusal(R"({"do":"create","kind":"tour","as":5,"fields":{}})") == "bad_value");
}

TEST_CASE("what is no command is refused with its code") {
  CHECK(refusal(R"({"do":"fly"})") == "unknown_command");
  CHECK(refusal(R"({})") == "missing_field");
  CHECK(refusal(R"({"do":7})") == "bad_value");
  CHECK(refusal(R"({"do":"create","kind":"ufo","fields":{}})") == "unknown_kind");
  CHECK(refusal(R"({"do":"create","kind":"tour"})") == "missing_field");
  CHECK(refusal(R"({"do":"create","kind":"tour","fields":[]})") == "bad_value");
  CHECK(refusal(R"({"do":"create","kind":"tour","field":{},"fields":{}})") == "unknown_field");
}

TEST_CASE("broken JSON is refused with the position of its first bad byte") {
  CHECK(error_of(R"({"do":"create",})").detail("position") == "16");
  for (const std::string line :
       {"", "{", "nul", "[1]", "\"do\"", "{\"do\":\"tally\"} x", "{'do':'tally'}", "{\"do\":NaN}",
        "{\"do\":\"a\xff\"}", "{\"do\":\"\xc0\xaf\"}", "{\"do\":\"\xed\xa0\xbd\"}",
        R"({"do":"\ud83d"})", R"({"do":"\udc00x"})", "{\"do\":\"a\nb\"}"}) {
    CAPTURE(line);
    CHECK(refusal(line) == "bad_json");
  }
  CHECK(refusal("{\"do\":\"a\0b\"}"s) == "bad_json");
}

TEST_CASE("every beginning of a command and every changed byte of it is answered, never a crash") {
  const std::string line =
      R"({"do":"roll_call","tour":"r1","marks":{"r5":"在"},"present":["r6"],"counted":3.0})";
  for (std::size_t length = 0; length < line.size(); ++length)
    CHECK(refusal(line.substr(0, length)) == "bad_json");
  for (std::size_t at = 0; at < line.size(); ++at)
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = line;
      changed[at] = static_cast<char>(byte);
      CHECK(!refusal(changed).empty());
    }
}

TEST_CASE("nesting bombs are refused before they are parsed") {
  for (const std::string& bomb :
       {std::string(400'000, '['), std::string(400'000, '[') + std::string(400'000, ']'),
        R"({"do":"create","kind":"event","fields":{"day":)" + std::string(400'000, '[')})
    CHECK(refusal(bomb) == "bad_json");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += R"({"a":)";
  CHECK(refusal(objects) == "bad_json");
  const std::string brackets(60, '[');
  CHECK(stored("participant", "name", '"' + brackets + '"') == "t" + brackets);  // only a text
}

TEST_CASE("a line beyond the limit is refused, one at the limit is read") {
  const std::string beginning = R"({"do":"create","kind":"tour","fields":{"name":")";
  const std::string end = R"("}})";
  const std::size_t room = limits::command_bytes - beginning.size() - end.size();
  CHECK(refusal(beginning + std::string(room, 'x') + end) == "accepted");
  CHECK(refusal(beginning + std::string(room + 1, 'x') + end) == "too_long");
}

TEST_CASE("values typed on a command line are typed by their field") {
  const auto typed = [](std::string_view kind, std::string_view field, std::string_view text) {
    auto value = read_value(field_of(kind, field), text, small_store());
    return value ? std::move(*value) : OwnValue(std::string(code_name(value.error().code)));
  };
  CHECK(typed("tour", "days", "3").view() == Value::of(3));
  CHECK(typed("tour", "days", "three").view() == Value::of("bad_value"sv));
  CHECK(typed("tour", "days", "").view() == Value());
  CHECK(typed("tour", "draw", "抽選").view() == Value::of("lottery"sv));
  CHECK(typed("tour", "name", "3").view() == Value::of("3"sv));
  CHECK(typed("tour", "name", "null").view() == Value::of("null"sv));
  CHECK(typed("tour", "name", "\xff").view() == Value::of("bad_text"sv));
  CHECK(typed("tour", "host_code6", "016322").view() == Value::of(R"(["016322"])"sv));
  CHECK(typed("tour", "host_code6", R"(["a"])").view() == Value::of(R"(["a"])"sv));
  CHECK(typed("tour", "host_code6", "[a").view() == Value::of("bad_value"sv));
  CHECK(typed("stop", "tour_id", "r2").view() == Value::of(2));
  CHECK(typed("stop", "rollcall_required", "true").view() == Value::of(1));
}

TEST_CASE("a record is written with every field under its name, and what was read comes back") {
  const Kind& kind = *find_kind("stop");
  Record record(7, kind);
  const auto set = [&](std::string_view name, const Value& value) {
    record.set(static_cast<std::size_t>(kind.find(name)), value);
  };
  set("tour_id", Value::of(1));
  set("name", Value::of("𠮷祥寺 \"駅\""sv));
  set("seq", Value::of(3));
  set("actual_arrive", Value::of(pack({1697238725000, 540})));
  set("rollcall_required", Value::of(1));
  record.conflicts = {"name"};
  const auto json = to_json(record, text_of);
  CHECK(json["_id"] == "r7");
  CHECK(json["_kind"] == "stop");
  CHECK(json["tour_id"] == "r1");
  CHECK(json["name"] == "𠮷祥寺 \"駅\"");
  CHECK(json["seq"] == 3);
  CHECK(json["actual_arrive"] == "2023-10-14T08:12:05+09:00");
  CHECK(json["rollcall_required"] == true);
  CHECK(json["toilet"].is_null());
  CHECK(json["_void"] == false);
  CHECK(!json.contains("_void_reason"));
  CHECK(json["_conflicts"] == nlohmann::ordered_json::array({"name"}));
  CHECK(json.size() == kind.fields.size() + 4);
  record.is_void = true;
  record.void_reason = "二重";
  CHECK(to_json(record, text_of)["_void_reason"] == "二重");
  CHECK(dump(json).find('\n') == std::string::npos);
}

TEST_CASE("lists and JSON fields are written as what they are, too deep ones as text") {
  const auto written = [](std::string_view kind, std::string_view field, std::string_view text) {
    return dump(to_json(field_of(kind, field), Value::of(text), text_of));
  };
  CHECK(written("tour", "host_code6", R"(["a","b"])") == R"(["a","b"])");
  CHECK(written("event", "day", R"([{"z":1,"a":2}])") == R"([{"z":1,"a":2}])");
  CHECK(written("event", "day", "broken") == "\"broken\"");
  const std::string deep = std::string(30'000, '[') + std::string(30'000, ']');
  CHECK(written("event", "day", deep) == '"' + deep + '"');
}

TEST_CASE("only a check-in can be meant anyway") {
  CHECK(read_as<Create>(R"({"do":"check_in","participant":"r5","anyway":true})").anyway);
  CHECK(!read_as<Create>(R"({"do":"check_in","participant":"r5","anyway":false})").anyway);
  CHECK(!read_as<Create>(R"({"do":"check_in","participant":"r5"})").anyway);
  CHECK(read_as<Create>(
            R"({"do":"create","kind":"check_in","anyway":true,"fields":{"participant":"r5"}})")
            .anyway);
  CHECK(refusal(R"({"do":"check_in","participant":"r5","anyway":1})") == "bad_value");
  CHECK(refusal(R"({"do":"tally","gate":"r5","anyway":true})") == "unknown_field");
  CHECK(refusal(R"({"do":"create","kind":"tour","anyway":true,"fields":{}})") == "unknown_field");
}
