#include "ui/present/plan_form.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/planning.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::plan;

// ---- the form

TEST_CASE("what was typed is recorded when its field is left, as one command of what has changed") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.type("venue", "中央公園");
  CHECK(is_unsaved(planning.model()));
  CHECK(planning.stored(planning.season.event, "venue").text == "区民ひろば");
  const auto requests = planning.ask(Save{});
  REQUIRE(requests.size() == 1);
  REQUIRE(last_set(requests).fields.size() == 1);
  CHECK(last_set(requests).fields[0].field == "venue");
  CHECK(planning.stored(planning.season.event, "venue").text == "中央公園");
  CHECK_FALSE(is_unsaved(planning.model()));
  planning.type("venue", "中央公園");  // which says nothing new
  CHECK(planning.ask(Save{}).empty());
}

TEST_CASE("leaving the record, or the screen, leaves the field") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.type("venue", "中央公園");
  planning.ask(OpenRecord{planning.season.tour});
  for (const Request& request : planning.want()) planning.run(request);
  CHECK(planning.stored(planning.season.event, "venue").text == "中央公園");
  CHECK_FALSE(wanted(planning.model(), planning.app.situation));

  planning.type("capacity", "３８");
  planning.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  CHECK(planning.app.screen == Screen::today);
  CHECK(planning.stored(planning.season.tour, "capacity").integer == 38);
}

TEST_CASE("what cannot be read stays in its field with the reason, and the keyboard goes there") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.type("starts_on", "来週");
  planning.type("venue", "中央公園");
  const auto requests = planning.ask(Save{});
  REQUIRE(requests.size() == 1);
  CHECK(last_set(requests).fields[0].field == "venue");
  REQUIRE(planning.row("starts_on").mistake);
  CHECK(planning.row("starts_on").mistake->code == Code::bad_value);
  CHECK(planning.row("starts_on").text == "来週");
  CHECK_FALSE(is_unsaved(planning.model()));  // not asked again and again
  planning.type("name", "");
  planning.ask(Save{});
  CHECK(planning.row("name").mistake->code == Code::missing_field);
  CHECK(planning.model().point_to == "name");
  planning.ask(Drop{planning.number("name")});
  CHECK(planning.row("name").text == "魅力発信イベント");
}

TEST_CASE("what was refused stays typed, and Enter tries again") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.type("venue", "中央公園");
  planning.refusal = Error(Code::disk_full);
  planning.ask(Save{});
  CHECK(planning.row("venue").text == "中央公園");
  planning.ask(Save{});
  CHECK(planning.stored(planning.season.event, "venue").text == "中央公園");
}

TEST_CASE("what is typed while a command is being written is not lost") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.type("venue", "中央");
  const auto held = planning.hold(Save{});
  REQUIRE(held.size() == 1);
  planning.type("venue", "中央公園");
  planning.run(held[0]);
  CHECK(planning.row("venue").text == "中央公園");
  planning.ask(Save{});
  CHECK(planning.stored(planning.season.event, "venue").text == "中央公園");
}

TEST_CASE(
    "days, times and numbers are read as people write them, and what was understood is shown") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.type("ends_on", "9/2");  // a plan looks ahead
  CHECK(planning.row("ends_on").words.ja == "2024-09-02");
  planning.type("ends_on", "令和5年10月15日");
  CHECK(planning.row("ends_on").words.ja == "2023-10-15");
  planning.type("capacity", "1,200");
  planning.ask(Save{});
  CHECK(planning.stored(planning.season.event, "capacity").integer == 1200);
  planning.fill("capacity", "-1");
  CHECK(planning.row("capacity").mistake);

  planning.ask(OpenRecord{planning.season.stop});
  planning.fill("plan_depart", "午後1時15分");
  CHECK(planning.stored(planning.season.stop, "plan_depart").text == "13:15");
  planning.fill("code6", "芽室町");
  CHECK(planning.stored(planning.season.stop, "code6").text == "016373");
  CHECK(planning.row("code6").text == "北海道 芽室町");
  planning.fill("code6", "池田町");  // of which there are several
  CHECK(planning.stored(planning.season.stop, "code6").text == "池田町");

  const EntryId post = planning.season.records.add("post", {{"name", "受付"}});
  planning.ask(OpenRecord{post});
  planning.fill("due", "10/14 17:30");
  CHECK(to_text(unpack_moment(planning.stored(post, "due").integer)) ==
        "2023-10-14T17:30:00+09:00");
  CHECK(planning.row("due").text == "2023-10-14 17:30");
}

TEST_CASE("lists are a line each, and municipalities in them are known by their names") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.tour});
  planning.fill("host_code6", "芽室町\n\n 北海道清水町\nどこか");
  List codes;
  read_value(planning.stored(planning.season.tour, "host_code6"), codes);
  CHECK(codes == List{"016373", "016365", "どこか"});
  planning.fill("host_code6", " \n");
  CHECK(planning.stored(planning.season.tour, "host_code6").is_null());
}

TEST_CASE("the days of an event and who exhibits there are a line each") {
  Planning planning;
  const EntryId event = planning.season.event;
  planning.ask(OpenRecord{event});
  planning.fill("day", "10/14 10時〜午後5時\n2023-10-15　休み");
  CHECK(planning.stored(event, "day").text ==
        "[{\"date\":\"2023-10-14\",\"open\":\"10:00\",\"close\":\"17:00\"},"
        "{\"date\":\"2023-10-15\",\"closed\":true}]");
  CHECK(planning.row("day").text == "2023-10-14 10:00-17:00\n2023-10-15 休み");
  planning.fill("day", "あした");
  CHECK(planning.row("day").mistake->code == Code::bad_value);
  planning.fill("exhibitors", "A1 北海道 芽室町\nB2 株式会社 連携");
  CHECK(planning.stored(event, "exhibitors").text ==
        "[{\"code6\":\"016373\",\"booth\":\"A1\"},"
        "{\"company\":\"株式会社 連携\",\"booth\":\"B2\"}]");
  CHECK(planning.row("exhibitors").text == "A1 北海道 芽室町\nB2 株式会社 連携");
}

TEST_CASE("a seat plan that cannot be read is refused in its field") {
  Planning planning;
  const EntryId bus =
      planning.season.records.add("vehicle", {{"tour_id", planning.season.tour}, {"no", "1号車"}});
  planning.ask(OpenRecord{bus});
  CHECK(planning.row("layout").control == Control::lines);
  planning.fill("layout", "1A 1B\n2A");
  CHECK(planning.row("layout").mistake->code == Code::bad_layout);
  planning.fill("layout", "1A 1B\n2A 2B");
  CHECK(planning.stored(bus, "layout").text == "1A 1B\n2A 2B");
}

TEST_CASE("a choice is recorded when it is pressed, and taken away when it is pressed again") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.choose("status", "planned");
  CHECK(planning.stored(planning.season.event, "status").text == "planned");
  planning.choose("status", "planned");
  CHECK(planning.stored(planning.season.event, "status").is_null());
  planning.ask(OpenRecord{planning.season.stop});
  planning.choose("rollcall_required", "true");
  CHECK(planning.stored(planning.season.stop, "rollcall_required").integer == 1);
}

TEST_CASE("a reference is chosen by name, those of the same tour first, who is hidden by number") {
  Planning planning;
  FakeRecords& records = planning.season.records;
  const EntryId other_tour =
      records.add("tour", {{"event_id", planning.season.event}, {"name", "別のツアー"}});
  const auto bus = [&](EntryId tour, const char* no) {
    return records.add("vehicle", {{"tour_id", tour}, {"no", no}});
  };
  bus(other_tour, "9号車");
  const EntryId own = bus(planning.season.tour, "1号車");
  planning.ask(OpenRecord{planning.season.takahashi});
  planning.ask(OpenPicker{planning.number("vehicle_id")});
  REQUIRE(planning.model().picker->candidates.size() == 2);
  CHECK(planning.model().picker->candidates[0].id == own);
  CHECK(planning.model().picker->candidates[0].facts.ja == "里山ツアー");
  planning.ask(TypeCandidate{"9"});
  CHECK(planning.model().picker->candidates.size() == 1);
  planning.ask(ChooseCandidate{own});
  CHECK(planning.stored(planning.season.takahashi, "vehicle_id").integer == own);
  planning.refer("vehicle_id", 0);
  CHECK(planning.stored(planning.season.takahashi, "vehicle_id").is_null());
  planning.ask(OpenPicker{planning.number("guardian_participant_id")});
  planning.ask(TypeCandidate{"秘匿"});
  CHECK(planning.model().picker->candidates.empty());
  planning.ask(TypeCandidate{"B003"});
  REQUIRE(planning.model().picker->candidates.size() == 1);
  CHECK(planning.model().picker->candidates[0].called.words.ja == "番号 B003");
}

TEST_CASE("a field in which devices disagree shows every value and leads to where it is decided") {
  Planning planning;
  planning.season.records.conflict(planning.season.event, "venue", "体育館");
  planning.ask(OpenRecord{planning.season.event});
  REQUIRE(planning.row("venue").contenders.size() == 2);
  const auto& values = planning.row("venue").contenders;
  CHECK(std::ranges::find(values, "体育館", &Wording::ja) != values.end());
  planning.ask(plan::GoTo{{Screen::conflicts}});
  CHECK(planning.app.screen == Screen::conflicts);
}

TEST_CASE("a value that has not travelled this far is said, and saving leaves it alone") {
  Planning planning;
  FakeRecords& records = planning.season.records;
  Entry entry;
  entry.op = Op::set;
  entry.kind = Participant::number;
  entry.record = planning.season.takahashi;
  entry.at = records.now;
  const Kind& kind = *find_kind("participant");
  entry.add(kind.fields[static_cast<std::size_t>(kind.find("kana"))].number, {});
  entry.changes.back().withheld = true;
  records.fold(entry, make_entry_id(7, 1));
  planning.ask(OpenRecord{planning.season.takahashi});
  CHECK(planning.row("kana").is_withheld);
  planning.type("seat", "3B");
  const Set set = last_set(planning.ask(Save{}));
  REQUIRE(set.fields.size() == 1);
  CHECK(set.fields[0].field == "seat");
  CHECK(planning.row("kana").is_withheld);
}

// ---- what is kept apart

TEST_CASE(
    "what is kept apart about a person is seen by who asks, which is recorded, and not for long") {
  Planning planning;
  planning.season.records.set(planning.season.takahashi, {{"allergy", "そば"}});
  planning.ask(OpenRecord{planning.season.takahashi});
  const Situation& situation = planning.app.situation;
  CHECK(is_covered(planning.model(), planning.row("allergy"), situation.now));
  planning.ask(Uncover{"care"});
  CHECK(all<Viewing>(planning.season.records).size() == 1);
  CHECK_FALSE(is_covered(planning.model(), planning.row("allergy"), situation.now));
  CHECK(is_covered(planning.model(), planning.row("phone"), situation.now));
  planning.app.situation.now.unix_ms += viewing::shown_ms;
  CHECK(is_covered(planning.model(), planning.row("allergy"), situation.now));
  planning.ask(Uncover{"care"});
  planning.ask(OpenRecord{planning.season.yoshida});
  CHECK(is_covered(planning.model(), planning.row("allergy"), situation.now));
}

// ---- new ones

TEST_CASE("a new record is made as soon as all is there that has to be, and goes on as itself") {
  Planning planning;
  planning.add("event");
  CHECK(planning.model().form.lacking.size() == 2);
  CHECK(planning.model().point_to == "name");
  planning.fill("name", "十勝の旅");
  CHECK(planning.model().record == 0);
  planning.fill("starts_on", "2023-11-03");
  const EntryId event = planning.model().record;
  REQUIRE(event != 0);
  CHECK(planning.stored(event, "name").text == "十勝の旅");
  CHECK(planning.names("event") == std::vector<std::string>{"魅力発信イベント", "十勝の旅"});
  planning.fill("venue", "芽室公園");
  CHECK(planning.stored(event, "venue").text == "芽室公園");
}

TEST_CASE("what is made within a tour belongs to it; a stop comes last") {
  Planning planning;
  planning.add("stop", planning.season.tour);
  planning.fill("name", "牧場");
  const EntryId stop = planning.model().record;
  REQUIRE(stop != 0);
  CHECK(planning.stored(stop, "tour_id").integer == planning.season.tour);
  CHECK(planning.stored(stop, "day").integer == 1);
  CHECK(planning.stored(stop, "seq").integer == 3);
  planning.add("post", planning.season.tour);
  planning.fill("name", "1号車");
  CHECK(planning.stored(planning.model().record, "tour_id").integer == planning.season.tour);
  CHECK(planning.stored(planning.model().record, "event_id").is_null());
}

TEST_CASE("what nobody has begun leaves nothing behind; what is begun waits to be gone on with") {
  Planning planning;
  planning.add("stop", planning.season.tour);
  planning.ask(OpenRecord{planning.season.event});
  CHECK_FALSE(planning.model().fresh);
  planning.add("event");
  planning.type("name", "十勝の旅");
  planning.ask(OpenRecord{planning.season.tour});
  CHECK(is_begun(planning.model()));
  planning.ask(OpenRecord{0});
  CHECK(planning.row("name").text == "十勝の旅");
  planning.ask(DropFresh{});
  CHECK_FALSE(planning.model().form.kind);
  CHECK(all<Event>(planning.season.records).size() == 1);
}

TEST_CASE("who goes on before the field was left has it made first") {
  Planning planning;
  planning.add("gate", planning.season.event);
  planning.type("name", "東入口");
  planning.add("gate", planning.season.event);
  CHECK(planning.names("gate") == std::vector<std::string>{"正面入口", "南入口", "東入口"});
  CHECK(planning.model().record == 0);
  CHECK(planning.row("name").text.empty());
}

namespace {

// Something that every field of that description takes.
void answer(Planning& planning, const plan::Row& row) {
  const Field& field = *row.field;
  if (field.type == Type::record) {
    planning.ask(OpenPicker{field.number});
    REQUIRE_MESSAGE(!planning.model().picker->candidates.empty(), field.kind, ".", field.name);
    return planning.ask(ChooseCandidate{planning.model().picker->candidates[0].id}), void();
  }
  if (!row.choices.empty()) {
    if (row.choices[0].is_chosen) return;
    return planning.ask(Choose{field.number, row.choices[0].code}), void();
  }
  const char* text = "あいう";
  if (field.type == Type::integer || field.type == Type::real) text = "3";
  if (field.type == Type::integer && field.min > 3) text = "2023";
  if (field.type == Type::date) text = "2023/10/14";
  if (field.type == Type::time) text = "9時半";
  if (field.type == Type::moment) text = "10/14 9:30";
  if (field.type == Type::json) text = field.name == "day" ? "10/14 9:00-17:00" : "{\"a\":1}";
  if (field.name == "layout") text = "2-2";
  planning.ask(TypeText{field.number, text});
  planning.ask(Save{});
}

}  // namespace

TEST_CASE("every kind that people make by hand has a form in which every field is filled in") {
  for (const Kind& kind : all_kinds()) {
    if (!kind.made_by_hand) continue;
    CAPTURE(kind.name);
    Planning planning;
    FakeRecords& records = planning.season.records;
    records.add("project", {{"name", "事業"}});
    const EntryId bus =
        records.add("vehicle", {{"tour_id", planning.season.tour}, {"no", "1号車"}});
    records.add("questionnaire", {{"title", "調査"}, {"tour_id", planning.season.tour}});
    REQUIRE(bus != 0);
    planning.add(kind.name);
    REQUIRE(planning.model().form.rows.size() == kind.fields.size());
    std::vector<std::string> order;
    for (const plan::Row& row : planning.model().form.rows) order.emplace_back(row.field->name);
    for (const std::string& name : order) {
      CAPTURE(name);
      const plan::Row row = planning.row(name);
      if (row.control == Control::designer) continue;
      if (!row.thing.empty()) planning.ask(Uncover{row.thing});
      answer(planning, row);
      CHECK_FALSE(planning.row(name).mistake);
    }
    const EntryId made = planning.model().record;
    REQUIRE(made != 0);
    const auto record = records.find(made);
    REQUIRE(&record->kind() == &kind);
    for (const std::string& name : order)
      if (planning.row(name).control != Control::designer)
        CHECK_MESSAGE(!record->value(name).is_null(), name);
  }
}
