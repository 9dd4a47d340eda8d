// What a person decides about single lines of a roster, and what a plan makes of it.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"
#include "tests/register/imports.hpp"

using namespace renkei;
using namespace renkei::test;

namespace {

using Fate = ImportRow::Fate;
using Decide = ImportDecision::Kind;

struct OneTour {
  FakeRecords records;
  EntryId event = records.add("event", {{"name", "e"}, {"starts_on", "2023-10-14"}});
  EntryId tour = records.add("tour", {{"event_id", event}, {"name", "t"}});
  RegisterWords earlier;

  EntryId person(const char* name, std::int64_t no) {
    return records.add("participant", {{"tour_id", tour}, {"name", name}, {"no", no}});
  }
  ImportPlan plan(const std::string& text, std::vector<ImportDecision> decisions = {}) const {
    ImportTarget target{.tour = tour, .earlier = earlier};
    target.decisions = std::move(decisions);
    auto planned = plan_register(*find_register("roster"), text, "r.csv", target, records);
    REQUIRE(planned);
    return std::move(*planned);
  }
};

std::string cells(const ImportStep& step) {
  std::string out;
  const auto* set = std::get_if<Set>(&step.command);
  if (set == nullptr) return out;
  for (const Assign& cell : set->fields) out += cell.field + " ";
  return out;
}

}  // namespace

TEST_CASE("a row that may be somebody who is known says who, and is what a person decides") {
  OneTour at;
  const EntryId known = at.person("渡邊 花子", 3);
  const std::string roster = "番号,氏名,座席\n7,渡邊 花子,2A\n";
  const ImportPlan asked = at.plan(roster);
  REQUIRE(asked.report.alike.size() == 1);
  CHECK(asked.report.alike[0].line == 2);
  CHECK(asked.report.alike[0].known == known);
  CHECK(asked.report.rows[0].fate == Fate::imported);

  const ImportPlan same = at.plan(roster, {{Decide::same, 2, known, {}}});
  CHECK(same.report.alike.empty());
  CHECK(same.report.rows[0].fate == Fate::updated);
  CHECK(same.report.rows[0].id == known);
  CHECK(std::ranges::find(same.report.rows[0].warnings, "possible_duplicate") ==
        same.report.rows[0].warnings.end());
  CHECK(cells(same.step(0)).find("seat") != std::string::npos);

  const ImportPlan other = at.plan(roster, {{Decide::another, 2, 0, {}}});
  CHECK(other.report.alike.empty());
  CHECK(other.report.rows[0].fate == Fate::imported);
  CHECK(std::ranges::find(other.report.rows[0].warnings, "possible_duplicate") ==
        other.report.rows[0].warnings.end());
  CHECK(other.step(0).same_as == 0);  // nobody else
}

TEST_CASE("two lines that may be one person are united, or told apart, and both come in") {
  OneTour at;
  const std::string roster = "番号,氏名,年齢\n1,渡邊 花子,40\n2,佐藤 一郎,50\n3,渡邊 花子,40\n";
  const ImportPlan asked = at.plan(roster);
  REQUIRE(asked.report.alike.size() == 1);
  CHECK(asked.report.alike[0].line == 4);
  CHECK(asked.report.alike[0].other_line == 2);
  CHECK_FALSE(asked.step(2).same_as);

  const ImportPlan same = at.plan(roster, {{Decide::same, 4, 0, {}}});
  CHECK(same.step(2).same_as == 0);
  CHECK(same.report.rows[2].fate == Fate::imported);
  CHECK(same.report.alike.empty());
  const ImportPlan other = at.plan(roster, {{Decide::another, 4, 0, {}}});
  CHECK(other.step(2).same_as == 2);
  CHECK(other.report.rows[2].reason.empty());
}

TEST_CASE("of a cell that changed on both sides the file's word is taken, or the record's kept") {
  OneTour at;
  take(at.records, at.earlier, at.plan("番号,氏名,座席\n1,渡邊 花子,1A\n"));
  const EntryId person = all<Participant>(at.records)[0].id;
  at.records.set(person, {{"seat", "5C"}});
  const std::string roster = "番号,氏名,座席,備考\n1,渡邊 花子,9D,杖\n";
  const ImportPlan asked = at.plan(roster);
  REQUIRE(asked.report.notes.size() == 1);
  CHECK(asked.report.notes[0].field == "seat");
  CHECK(std::get<Set>(asked.step(0).command).over);

  const ImportPlan ours = at.plan(roster, {{Decide::keep_ours, 2, 0, "seat"}});
  CHECK(ours.report.notes.empty());
  CHECK(cells(ours.step(0)).find("seat") == std::string::npos);
  CHECK(cells(ours.step(0)).find("note") != std::string::npos);
  CHECK(ours.step(0).also.empty());

  const ImportPlan theirs = at.plan(roster, {{Decide::take_theirs, 2, 0, "seat"}});
  const ImportStep step = theirs.step(0);
  REQUIRE(step.also.size() == 1);
  const Set& meant = std::get<Set>(step.also[0]);
  CHECK_FALSE(meant.over);  // whoever decided has seen what stands
  REQUIRE(meant.fields.size() == 1);
  CHECK(meant.fields[0].field == "seat");
  take(at.records, at.earlier, theirs);
  CHECK(at.records.find(person)->value("seat").text == "9D");
}

TEST_CASE("a decision about another line, or another field, decides nothing here") {
  OneTour at;
  const EntryId known = at.person("渡邊 花子", 3);
  const std::string roster = "番号,氏名,座席\n7,渡邊 花子,2A\n";
  CHECK(at.plan(roster, {{Decide::same, 9, known, {}}}).report.alike.size() == 1);
  CHECK(at.plan(roster, {{Decide::same, 2, known + 77, {}}}).report.rows[0].fate == Fate::imported);
}

TEST_CASE(
    "every register tells its fields, and a map that names none of them is refused with them") {
  OneTour at;
  for (const RegisterKind& kind : register_kinds()) {
    ImportTarget target{.tour = at.tour};
    const auto fields = register_fields(kind, target, at.records);
    CAPTURE(kind.name);
    CHECK((kind.fields == nullptr || kind.name == "survey") == fields.empty());
  }
  ImportTarget target{.tour = at.tour};
  target.map.headings = {{"1", "no_such_field"}};
  const auto refused =
      plan_register(*find_register("roster"), "番号,氏名\n1,甲\n", "r.csv", target, at.records);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail("reason") == "register_map_field");
  CHECK(refused.error().detail("fields").find("emergency_phone") != std::string::npos);
}

TEST_CASE("a text is read as somebody says: its encoding, its delimiter, its columns") {
  OneTour at;
  ImportTarget target{.tour = at.tour};
  target.reading = {"utf-8", "semicolon"};
  const auto planned = plan_register(*find_register("roster"), "番号;呼称,さん\n1;甲 乙\n", "r.csv",
                                     target, at.records);
  REQUIRE_FALSE(planned);  // no column is a name by then
  target.map = {{{"2", "name"}}, 1};
  const auto mapped = plan_register(*find_register("roster"), "番号;呼称,さん\n1;甲 乙\n", "r.csv",
                                    target, at.records);
  REQUIRE(mapped);
  CHECK(mapped->report.delimiter == ";");
  CHECK(mapped->report.headings_line == 1);
  REQUIRE(mapped->report.mapping.size() == 2);
  CHECK(mapped->report.mapping[1].number == 2);
  CHECK(mapped->report.mapping[1].field == "name");
  CHECK(mapped->report.rows[0].clean.value("name") == "甲　乙");
}

TEST_CASE("columns of an event list mean what an office says of them") {
  FakeRecords records;
  ImportTarget target;
  const std::string list = "番号,催し,始まり\n1,茶会,2024-05-05\n";
  REQUIRE_FALSE(plan_register(*find_register("events"), list, "e.csv", target, records));
  target.map = {{{"2", "name"}, {"3", "starts_on"}}, 1};
  const auto planned = plan_register(*find_register("events"), list, "e.csv", target, records);
  REQUIRE(planned);
  CHECK(planned->report.rows[0].clean.value("name") == "茶会");
  CHECK(planned->report.rows[0].clean.value("starts_on") == "2024-05-05");
}
