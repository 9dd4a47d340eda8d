// From what a person asks to what goes into the log, and every way to be refused.
#include "core/logic/decide.hpp"

#include <doctest/doctest.h>

#include "core/base/limits.hpp"
#include "core/logic/conflict_rules.hpp"
#include "core/model/kinds.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

struct Small : FakeRecords {
  EntryId event = done(Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  EntryId tour = done(Create{"tour", {{"event_id", event}, {"capacity", std::int64_t{40}}}});
  EntryId person = done(Create{"participant", {{"tour_id", tour}, {"name", "山田"}}});

  // Another device's concurrent edit of one field.
  void elsewhere(EntryId record, int field, const Value& value, Op op = Op::set) {
    Entry entry;
    entry.op = op;
    entry.kind = state(record)->kind->number;
    entry.record = record;
    entry.add(field, value);
    fold(entry, make_entry_id(9, ++foreign));
  }
  Seq foreign = 0;
};

const Change& change_of(const Entry& entry, int field) {
  for (const Change& change : entry.changes)
    if (change.field == field) return change;
  FAIL("no such change");
  return entry.changes[0];
}

std::vector<EntryId> names_of(const Entry& entry, int field) {
  const auto names = entry.names_of(change_of(entry, field));
  return {names.begin(), names.end()};
}

}  // namespace

TEST_CASE("an entry has whole seconds, the author, and names nothing at birth") {
  Small s;
  const EntryId id = s.done(Create{"tour", {{"capacity", std::int64_t{1}}, {"event_id", s.event}}});
  const Entry& entry = s.last()[0];
  CHECK(entry.op == Op::create);
  CHECK(entry.record == id);
  CHECK(entry.at == Moment{1'697'238'000'000, 540});
  CHECK(entry.staff == "s1");
  CHECK(entry.names.empty());
  REQUIRE(entry.changes.size() == 2);
  CHECK(entry.changes[0].field < entry.changes[1].field);
}

TEST_CASE("a clock before 1970 is cut to the second below") {
  Small s;
  s.now = {-1, 540};
  s.done(Set{s.tour, {{"name", "x"}}});
  CHECK(s.last()[0].at.unix_ms == -1'000);
}

TEST_CASE("a set names the heads that it replaces, and the first one none") {
  Small s;
  s.done(Set{s.tour, {{"capacity", std::int64_t{41}}}});
  CHECK(names_of(s.last()[0], 19).empty());
  s.done(Set{s.tour, {{"capacity", std::int64_t{42}}}});
  CHECK(names_of(s.last()[0], 19) == std::vector<EntryId>{make_entry_id(1, 4)});
  s.elsewhere(s.tour, 19, Value::of(std::int64_t{50}));
  CHECK(conflicts_of(*s.state(s.tour), s) == std::vector<int>{19});
  s.done(Set{s.tour, {{"capacity", std::int64_t{43}}}});
  CHECK(names_of(s.last()[0], 19).size() == 2);
  CHECK(conflicts_of(*s.state(s.tour), s).empty());
}

TEST_CASE("a field that is given twice gets the last value") {
  Small s;
  s.done(Set{s.tour, {{"name", "first"}, {"name", "second"}}});
  REQUIRE(s.last()[0].changes.size() == 1);
  CHECK(s.last()[0].changes[0].value.text == "second");
}

TEST_CASE("creating is refused for what does not exist, is missing or does not fit") {
  Small s;
  CHECK(s.refusal(Create{"unheard", {}}) == "unknown_kind");
  CHECK(s.refusal(Create{"device", {{"name", "x"}}}) == "unknown_kind");
  CHECK(s.refusal(Create{"event", {{"name", "x"}, {"starts_on", "2023-10-14"}, {"x", "y"}}}) ==
        "unknown_field");
  CHECK(s.refusal(Create{"event", {{"name", "x"}}}) == "missing_field");
  CHECK(s.refusal(Create{"event", {{"name", OwnValue()}, {"starts_on", "2023-10-14"}}}) ==
        "missing_field");
  CHECK(s.refusal(Create{"event", {{"name", "x"}, {"starts_on", "14.10.2023"}}}) == "bad_value");
  CHECK(s.refusal(Create{"tour", {{"event_id", make_entry_id(1, 99)}}}) == "not_found");
  CHECK(s.refusal(Create{"tour", {{"event_id", s.person}}}) == "wrong_kind");
  CHECK(s.refusal(Create{"tour", {{"event_id", s.event}, {"name", "\xff"}}}) == "bad_text");
  s.done(Void{s.event, "cancelled"});
  CHECK(s.refusal(Create{"tour", {{"event_id", s.event}}}) == "is_void");
}

TEST_CASE(
    "setting is refused for nothing, for what is void, and for nothing in a field that must be") {
  Small s;
  CHECK(s.refusal(Set{make_entry_id(1, 99), {{"name", "x"}}}) == "not_found");
  CHECK(s.refusal(Set{s.tour, {}}) == "missing_field");
  CHECK(s.refusal(Set{s.tour, {{"event_id", OwnValue()}}}) == "missing_field");
  CHECK(s.refusal(Set{s.tour, {{"unheard", "x"}}}) == "unknown_field");
  s.done(Void{s.tour, "twice"});
  CHECK(s.refusal(Set{s.tour, {{"name", "x"}}}) == "is_void");
}

TEST_CASE("a record is voided once and restored once") {
  Small s;
  CHECK(s.refusal(Restore{s.tour}) == "not_void");
  s.done(Void{s.tour, ""});
  CHECK(s.state(s.tour)->is_void());
  CHECK(s.refusal(Void{s.tour, "again"}) == "is_void");
  s.done(Restore{s.tour});
  CHECK(names_of(s.last()[0], life_field) == std::vector<EntryId>{make_entry_id(1, 4)});
  CHECK(!s.state(s.tour)->is_void());
  CHECK(s.refusal(Restore{s.tour}) == "not_void");
  CHECK(s.refusal(Void{s.tour, "\xff"}) == "bad_text");
  CHECK(s.refusal(Void{make_entry_id(1, 99), "x"}) == "not_found");
}

TEST_CASE("a void that has seen an edit judges it; one that has not is in conflict with it") {
  Small s;
  s.done(Set{s.tour, {{"name", "seen"}}});
  s.done(Void{s.tour, "twice"});
  CHECK(conflicts_of(*s.state(s.tour), s).empty());
  s.elsewhere(s.tour, 19, Value::of(std::int64_t{50}));
  CHECK(conflicts_of(*s.state(s.tour), s) == std::vector<int>{life_field});
  s.done(Resolve{s.tour, "_void", "still twice"});
  CHECK(conflicts_of(*s.state(s.tour), s).empty());
  CHECK(s.state(s.tour)->is_void());
}

TEST_CASE("two voids with different reasons agree") {
  Small s;
  s.done(Void{s.tour, "twice"});
  s.elsewhere(s.tour, life_field, Value::of("mistake"), Op::void_);
  CHECK(conflicts_of(*s.state(s.tour), s).empty());
}

TEST_CASE("only what is in conflict can be resolved") {
  Small s;
  CHECK(s.refusal(Resolve{s.tour, "capacity", std::int64_t{1}}) == "no_conflict");
  CHECK(s.refusal(Resolve{s.tour, "_void", OwnValue()}) == "no_conflict");
  CHECK(s.refusal(Resolve{make_entry_id(1, 99), "capacity", std::int64_t{1}}) == "not_found");
  s.done(Set{s.tour, {{"capacity", std::int64_t{41}}}});
  s.elsewhere(s.tour, 19, Value::of(std::int64_t{50}));
  CHECK(s.refusal(Resolve{s.tour, "unheard", OwnValue()}) == "unknown_field");
  CHECK(s.refusal(Resolve{s.tour, "capacity", "many"}) == "bad_value");
  s.done(Resolve{s.tour, "capacity", std::int64_t{50}});
  CHECK(conflicts_of(*s.state(s.tour), s).empty());
}

TEST_CASE("only who has personal values can be erased, and then has none again") {
  Small s;
  CHECK(s.refusal(Erase{s.event}) == "wrong_kind");
  CHECK(s.refusal(Erase{make_entry_id(1, 99)}) == "not_found");
  s.done(Erase{s.person});
  CHECK(s.find(s.person)->value("name").is_null());
  CHECK(s.refusal(Set{s.person, {{"name", "山田"}}}) == "erased");
  CHECK(s.refusal(Set{s.person, {{"bus", "2"}}}) == "");
}

TEST_CASE("a device is enrolled by its id only") {
  Small s;
  CHECK(s.refusal(Enrol{"somebody"}) == "bad_id");
  CHECK(s.refusal(Enrol{to_text(LogId{})}) == "");
  CHECK(s.last()[0].payload == to_text(LogId{}));
}

// -- meaning

TEST_CASE("a second roll call of the same stop, vehicle and phase is the same roll call") {
  Small s;
  const RollCall call{{{"tour_id", s.tour}, {"phase", "boarding"}, {"counted_n", std::int64_t{40}}},
                      {{s.person, "present"}}};
  s.done(call);
  CHECK(s.last().size() == 2);
  CHECK(s.last()[0].op == Op::create);
  CHECK(s.last()[1].kind == RollcallMark::number);
  RollCall again = call;
  again.fields[2].value = std::int64_t{39};
  again.marks[0].state = "absent";
  s.done(again);
  REQUIRE(s.last().size() == 2);
  CHECK(s.last()[0].op == Op::set);
  CHECK(s.last()[1].op == Op::set);
  again.fields.pop_back();
  CHECK(s.refusal(again) == "");
  CHECK(s.last().empty());  // nothing new is said
  const EntryId other = s.done(Create{"tour", {{"event_id", s.event}}});
  const EntryId foreign = s.done(Create{"stop", {{"tour_id", other}, {"name", "牧場"}}});
  const EntryId bus = s.done(Create{"vehicle", {{"tour_id", other}, {"no", "1"}}});
  CHECK(s.refusal(RollCall{{{"tour_id", s.tour}, {"stop_id", foreign}}, {}}) == "not_of_tour");
  CHECK(s.refusal(Create{"rollcall", {{"tour_id", s.tour}, {"vehicle_id", bus}}}) == "not_of_tour");
  const EntryId made = s.done(Create{"rollcall", {{"tour_id", s.tour}}});
  CHECK(s.refusal(Set{made, {{"stop_id", foreign}}}) == "not_of_tour");
  CHECK(s.refusal(RollCall{{{"phase", "boarding"}}, {}}) == "missing_field");
  CHECK(s.refusal(RollCall{{{"tour_id", s.tour}}, {{s.tour, "present"}}}) == "wrong_kind");
  CHECK(s.refusal(RollCall{{{"tour_id", s.tour}}, {{s.person, "asleep"}}}) == "bad_value");
}

TEST_CASE("what a respondent wrote freely is kept apart from what is counted") {
  Small s;
  const EntryId form = s.done(
      Create{"questionnaire",
             {{"title", "q"},
              {"questions", R"([{"key":"q1","type":"single"},{"key":"q2","type":"text"}])"}}});
  const EntryId answer = s.done(Create{
      "response", {{"questionnaire_id", form}, {"answers", R"({"q1":"5","q2":"林檎","q3":"?"})"}}});
  const auto record = s.find(answer);
  CHECK(record->value("answers").text.find(R"("q1":"5")") != std::string_view::npos);
  CHECK(record->value("answers").text.find("林檎") == std::string_view::npos);
  CHECK(record->value("free_text").text == R"({"q2":"林檎","q3":"?"})");
}

// -- limits

TEST_CASE("a text of 65,536 bytes is accepted and one byte more is not") {
  Small s;
  CHECK(s.refusal(Set{s.tour, {{"name", std::string(limits::text_bytes, 'a')}}}) == "");
  CHECK(s.refusal(Set{s.tour, {{"name", std::string(limits::text_bytes + 1, 'a')}}}) == "too_long");
  CHECK(s.refusal(Void{s.tour, std::string(limits::text_bytes + 1, 'a')}) == "too_long");
}

TEST_CASE("an entry of 262,144 bytes of text is accepted and one byte more is not") {
  Small s;
  const std::string quarter(limits::text_bytes, 'a');
  Set set{
      s.tour,
      {{"name", quarter}, {"draw_rule", quarter}, {"target", quarter}, {"guardian_rule", quarter}}};
  CHECK(s.refusal(set) == "");
  set.fields.push_back({"cancel_policy", "a"});
  CHECK(s.refusal(set) == "too_long");
}

TEST_CASE("a change that replaces more heads than one entry may name is said by several") {
  Small s;
  const std::size_t many = 2 * limits::names_per_change + 500;
  for (std::size_t i = 0; i < many; ++i) {
    Entry edit;
    edit.op = Op::set;
    edit.kind = Tour::number;
    edit.record = s.tour;
    edit.add(19, Value::of(static_cast<std::int64_t>(i)));
    s.fold(edit, make_entry_id(10 + static_cast<LogNumber>(i), 1));
  }
  REQUIRE(s.state(s.tour)->changed(19)->heads.size() == many);
  s.done(Set{s.tour, {{"capacity", std::int64_t{40}}, {"name", "x"}}});
  REQUIRE(s.last().size() == 3);
  for (const Entry& entry : s.last()) CHECK(names_of(entry, 19).size() <= limits::names_per_change);
  CHECK(s.last()[2].changes.size() == 2);
  CHECK(conflicts_of(*s.state(s.tour), s).empty());
  CHECK(s.find(s.tour)->value("capacity").integer == 40);
}

TEST_CASE("a void says no more than fits an entry, and first what a person can see") {
  Small s;
  for (int field = 1'000; field < 2'200; ++field) s.elsewhere(s.tour, field, Value::of("x"));
  s.elsewhere(s.tour, 19, Value::of(std::int64_t{41}));
  s.done(Void{s.tour, "wrong"});
  REQUIRE(s.last().size() == 1);
  CHECK(s.last()[0].changes.size() <= limits::judged_fields + 1);
  CHECK(names_of(s.last()[0], 19).size() == 1);
  CHECK(s.find(s.tour)->is_void);
  s.done(Restore{s.tour});
  CHECK(conflicts_of(*s.state(s.tour), s).empty());
}

TEST_CASE("a staff code is a text, and of a text's length") {
  Small s;
  for (const std::string& staff :
       {std::string("\xff"), std::string("a\0b", 3), std::string(70'000, 'x')}) {
    const DecideContext context{
        s.now, staff, make_entry_id(1, 100), s, [&](EntryId id) { return s.state(id); }, s};
    CHECK(!decide(Set{s.tour, {{"name", "x"}}}, context));
  }
}

TEST_CASE("answers that use the name which tells of written words are refused") {
  Small s;
  const EntryId form = s.done(
      Create{"questionnaire", {{"title", "q"}, {"questions", R"([{"key":"q1","type":"text"}])"}}});
  for (const char* answers : {R"({"q1":"x","_written":5})", R"({"_written":["q1"]})", "[1]"})
    CHECK(s.refusal(Create{"response", {{"questionnaire_id", form}, {"answers", answers}}}) ==
          "bad_value");
  CHECK(s.refusal(Create{"response", {{"questionnaire_id", form}, {"answers", R"({"q1":"x"})"}}}) ==
        "");
}

TEST_CASE("an answer that its question does not take is refused, at birth and when it is changed") {
  FakeRecords records;
  const EntryId asked = records.done(Create{
      "questionnaire",
      {{"title", "q"}, {"questions", R"([{"key":"age","type":"single","options":["20代","30代"]},
                         {"key":"how","type":"multi","options":[{"code":1,"label":"区報"},"2"]},
                         {"key":"sat","type":"scale"},{"key":"nps","type":"nps"},
                         {"key":"yen","type":"number"},{"key":"any","type":"single"},
                         {"key":"words","type":"text"}])"}}});
  const auto create = [&](const char* answers) {
    return Create{"response", {{"questionnaire_id", asked}, {"answers", answers}}};
  };
  const EntryId response = records.done(create(R"({"age":"20代"})"));
  for (const char* good :
       {R"({"age":"30代","how":["区報","2"],"sat":5,"nps":0,"yen":-12.5,"any":"x","other":1e300})",
        R"({"age":null,"how":"1;2","sat":"3","nps":"10","yen":9007199254740991})",
        R"({"age":"","how":[],"sat":"無回答"})", "{}"}) {
    CAPTURE(good);
    CHECK(records.refusal(create(good)) == "");
    CHECK(records.refusal(Set{response, {{"answers", good}}}) == "");
  }
  for (const char* bad :
       {R"({"age":"40代"})", R"({"age":["20代","30代"]})", R"({"how":["区報","3"]})",
        R"({"sat":6})", R"({"sat":0})", R"({"nps":11})", R"({"nps":-1})", R"({"nps":7.5})",
        R"({"yen":1e300})", R"({"yen":9007199254740993})", R"({"yen":"twelve"})",
        R"({"yen":[1,2]})", R"({"sat":{"a":1}})"}) {
    CAPTURE(bad);
    CHECK(records.refusal(create(bad)) == "bad_value");
    CHECK(records.refusal(Set{response, {{"answers", bad}}}) == "bad_value");
  }
  // What somebody wrote is kept apart when an answer is changed, too.
  records.done(Set{response, {{"answers", R"({"age":"30代","words":"親切でした"})"}}});
  CHECK(records.find(response)->value("answers").text == R"({"_written":["words"],"age":"30代"})");
  CHECK(records.find(response)->value("free_text").text == R"({"words":"親切でした"})");
}
