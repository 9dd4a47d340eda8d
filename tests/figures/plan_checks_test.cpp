// What a plan lacks, found before anything is handed out.
#include "core/figures/plan_checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/questionnaire_checks.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

using What = PlanFinding::What;

// A sound plan: a day with a tour, its bus with two rows of seats, a stop where the roll is called, a gate.
struct Plan : FakeRecords {
  EntryId event = add("event", {{"name", "交流ツアー"}, {"starts_on", "2023-10-14"}});
  EntryId tour =
      add("tour", {{"event_id", event}, {"name", "里山"}, {"capacity", std::int64_t{4}}});
  EntryId bus = add("vehicle", {{"tour_id", tour}, {"no", "1号車"}, {"layout", "1A 1B _ 1C 1D"}});
  EntryId stop = add("stop", {{"tour_id", tour},
                              {"name", "集合"},
                              {"seq", std::int64_t{1}},
                              {"rollcall_required", std::int64_t{1}},
                              {"hospital", "見本病院"}});
  EntryId gate = add("gate", {{"event_id", event}, {"name", "正面"}});

  EntryId person(std::int64_t no, const char* seat, Assigns more = {}) {
    Assigns fields = {{"tour_id", tour}, {"no", no}, {"age", std::int64_t{40}}, {"bus", "1"}};
    if (*seat != '\0') fields.push_back({"seat", seat});
    for (Assign& assign : more) {
      std::erase_if(fields, [&](const Assign& each) { return each.field == assign.field; });
      fields.push_back(std::move(assign));
    }
    return add("participant", fields);
  }
  std::vector<PlanFinding> found(What what) const {
    std::vector<PlanFinding> found;
    for (PlanFinding& finding : plan_findings(*this, event))
      if (finding.what == what) found.push_back(std::move(finding));
    return found;
  }
  std::int64_t count(What what) const { return static_cast<std::int64_t>(found(what).size()); }
};

}  // namespace

TEST_CASE("a sound plan has nothing to mend") {
  Plan plan;
  plan.person(1, "1A");
  plan.person(2, "1B");
  CHECK(plan_findings(plan, plan.event).empty());
  CHECK(plan_findings(plan, 0).empty());
}

TEST_CASE("a seat that two people have is said once, with both of them") {
  Plan plan;
  const EntryId one = plan.person(1, "1A"), other = plan.person(2, "１a");
  const auto found = plan.found(What::seat_twice);
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == plan.bus);
  CHECK(found[0].about == std::vector{one, other});
  CHECK(found[0].seat == "1A");
  CHECK(is_wrong(found[0].what));
  CHECK(code_of(found[0].what) == "seat_twice");
  // Who does not come takes nobody's seat.
  plan.set(other, {{"status", "cancelled"}});
  CHECK(plan.count(What::seat_twice) == 0);
}

TEST_CASE("a seat is twice also where the vehicle has no plan of seats") {
  Plan plan;
  plan.set(plan.bus, {{"layout", OwnValue()}});
  plan.person(1, "3A");
  CHECK(plan.count(What::seat_twice) == 0);
  plan.person(2, "3A");
  CHECK(plan.count(What::seat_twice) == 1);
  CHECK(plan.found(What::vehicle_without_seats)[0].field == "seats");
}

TEST_CASE("more people than seats, in a vehicle and in all of them, said once") {
  Plan plan;
  plan.set(plan.tour, {{"capacity", std::int64_t{40}}});
  for (std::int64_t no = 1; no <= 4; ++no) plan.person(no, "");
  CHECK(plan.count(What::more_than_seats) == 0);
  plan.person(5, "");
  auto found = plan.found(What::more_than_seats);
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == plan.bus);
  CHECK(found[0].count == 5);
  CHECK(found[0].most == 4);
  Plan unassigned;
  unassigned.set(unassigned.tour, {{"capacity", std::int64_t{40}}});
  for (std::int64_t no = 1; no <= 5; ++no) unassigned.person(no, "", {{"bus", OwnValue()}});
  found = unassigned.found(What::more_than_seats);
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == unassigned.tour);
}

TEST_CASE("more people than the tour takes") {
  Plan plan;
  for (const char* seat : {"1A", "1B", "1C", "1D"}) plan.person(1, seat);
  CHECK(plan.count(What::more_than_capacity) == 0);
  plan.person(5, "", {{"status", "waiting"}});
  CHECK(plan.count(What::more_than_capacity) == 0);
  plan.person(6, "");
  const auto found = plan.found(What::more_than_capacity);
  REQUIRE(found.size() == 1);
  CHECK(found[0].count == 5);
  CHECK_FALSE(is_wrong(found[0].what));
}

TEST_CASE("who has no seat is told of where others have one") {
  Plan plan;
  plan.person(1, "");
  CHECK(plan.count(What::without_seat) == 0);
  plan.person(2, "1A");
  const EntryId lost = plan.person(3, "9Z");
  const auto found = plan.found(What::without_seat);
  REQUIRE(found.size() == 1);
  CHECK(found[0].count == 2);
  CHECK(found[0].about.back() == lost);
}

TEST_CASE("a stop needs a place in the order, and one of its own on its day") {
  Plan plan;
  const EntryId lunch = plan.add("stop", {{"tour_id", plan.tour}, {"name", "昼食"}});
  CHECK(plan.found(What::stop_without_order)[0].record == lunch);
  plan.set(lunch, {{"seq", std::int64_t{1}}});
  CHECK(plan.count(What::stop_without_order) == 0);
  auto found = plan.found(What::order_twice);
  REQUIRE(found.size() == 1);
  CHECK(found[0].about.size() == 1);
  plan.set(lunch, {{"day", std::int64_t{2}}});
  CHECK(plan.count(What::order_twice) == 0);
}

TEST_CASE("a roll call without a hospital") {
  Plan plan;
  plan.set(plan.stop, {{"hospital", OwnValue()}});
  CHECK(plan.found(What::no_hospital)[0].record == plan.stop);
  plan.set(plan.stop, {{"rollcall_required", std::int64_t{0}}});
  CHECK(plan.count(What::no_hospital) == 0);
}

TEST_CASE("a tour has a vehicle and a stop, unless it is held online") {
  Plan plan;
  const EntryId other = plan.add("tour", {{"event_id", plan.event}, {"name", "海"}});
  CHECK(plan.found(What::tour_without_vehicle)[0].record == other);
  CHECK(plan.found(What::tour_without_stop)[0].record == other);
  plan.set(other, {{"tour_kind", "online"}});
  CHECK(plan.count(What::tour_without_vehicle) == 0);
  plan.set(other, {{"tour_kind", OwnValue()}});
  plan.set(plan.event, {{"form", "online"}});
  CHECK(plan.count(What::tour_without_stop) == 0);
}

TEST_CASE("each post lacks what its own work needs") {
  Plan plan;
  const auto lacks = [&](const char* role) {
    const EntryId post =
        plan.add("post", {{"name", "持ち場"}, {"event_id", plan.event}, {"role", role}});
    const auto found = plan.found(What::post_without_place);
    const std::string field = found.empty() ? "" : std::string(found[0].field);
    plan.make_void(post);
    return field;
  };
  CHECK(lacks("reception") == "tour_id");
  CHECK(lacks("on_board") == "vehicle_id");
  CHECK(lacks("counting") == "gate_id");
  CHECK(lacks("kiosk") == "questionnaire_id");
  CHECK(lacks("interviewing") == "");
  CHECK(lacks("headquarters") == "");
  plan.add("post", {{"name", "正面"}, {"gate_id", plan.gate}});
  CHECK(plan.count(What::post_without_place) == 0);
}

TEST_CASE("a post that names nothing at all belongs to no event, and is told of everywhere") {
  Plan plan;
  const EntryId post = plan.add("post", {{"name", "持ち場"}});
  const auto found = plan.found(What::post_without_place);
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == post);
  CHECK(found[0].field == "event_id");
  plan.set(post, {{"role", "headquarters"}});
  CHECK(plan.count(What::post_without_place) == 0);
}

TEST_CASE("what ends before it begins") {
  Plan plan;
  plan.set(plan.event, {{"ends_on", "2023-10-13"}});
  plan.set(plan.stop, {{"plan_arrive", "10:00"}, {"plan_depart", "09:30"}});
  plan.add("post", {{"name", "正面"},
                    {"gate_id", plan.gate},
                    {"from", *parse_moment("2023-10-14T12:00:00+09:00")},
                    {"due", *parse_moment("2023-10-14T09:00:00+09:00")}});
  std::vector<std::string_view> fields;
  for (const PlanFinding& finding : plan.found(What::ends_before_start))
    fields.push_back(finding.field);
  CHECK(fields == std::vector<std::string_view>{"ends_on", "plan_depart", "due"});
  // Whoever sleeps there leaves on another day.
  plan.set(plan.stop, {{"kind", "lodging"}});
  CHECK(plan.count(What::ends_before_start) == 2);
}

TEST_CASE("a questionnaire that was begun in a language lacks the rest of it") {
  Plan plan;
  const EntryId asked = plan.add(
      "questionnaire",
      {{"title", "来場者"},
       {"event_id", plan.event},
       {"questions",
        R"([{"key":"q1","text":{"ja":"年代","en":"Age"},"type":"single","options":["20代","30代"]}])"}});
  const auto found = plan.found(What::untranslated);
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == asked);
  CHECK(found[0].language == VisitorLanguage::en);
  CHECK(found[0].count == 2);
  CHECK(plan.count(What::questionnaire_unfit) == 0);
}

TEST_CASE("a questionnaire that cannot be asked, with the faults that its own screen has") {
  Plan plan;
  const EntryId asked = plan.add("questionnaire", {{"title", "来場者"}, {"tour_id", plan.tour}});
  auto found = plan.found(What::questionnaire_unfit);
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == asked);
  const char* one_option = R"([{"key":"q1","text":"年代","type":"single","options":["20代"]}])";
  plan.set(asked, {{"questions", one_option}});
  CHECK(plan.found(What::questionnaire_unfit)[0].count == 1);
  const char* sound = R"([{"key":"q1","text":"年代","type":"single","options":["20代","30代"]}])";
  plan.set(asked, {{"questions", sound}});
  CHECK(plan.count(What::questionnaire_unfit) == 0);
}

TEST_CASE("a child has a guardian, or at least somebody to be called") {
  Plan plan;
  const EntryId child = plan.person(1, "1A", {{"age", std::int64_t{15}}});
  CHECK(plan.found(What::child_without_contact)[0].record == child);
  plan.set(child, {{"emergency_phone", "0312345678"}});
  CHECK(plan.count(What::child_without_contact) == 0);
  CHECK(plan.found(What::child_without_guardian)[0].field == "guardian_participant_id");
  const EntryId guardian = plan.person(2, "1B");
  plan.set(child, {{"guardian_participant_id", guardian}});
  CHECK(plan_findings(plan, plan.event).empty());
  plan.set(guardian, {{"seat", "1D"}});
  CHECK(plan.found(What::away_from_guardian)[0].about == std::vector{child});
}

TEST_CASE("an age is that of the first day, or the lowest band") {
  Plan plan;
  plan.person(1, "1A", {{"age", OwnValue()}, {"birth", "2007-10-14"}});
  CHECK(plan.count(What::child_without_contact) == 0);
  plan.person(2, "1B", {{"age", OwnValue()}, {"birth", "2007-10-15"}});
  CHECK(plan.count(What::child_without_contact) == 1);
  plan.person(3, "1C", {{"age", OwnValue()}, {"age_band", "9歳以下"}});
  CHECK(plan.count(What::child_without_contact) == 2);
}

TEST_CASE("what is wrong stands before what is doubtful") {
  Plan plan;
  plan.set(plan.bus, {{"layout", OwnValue()}});
  plan.set(plan.stop, {{"hospital", OwnValue()}});
  const auto found = plan_findings(plan, plan.event);
  REQUIRE(found.size() == 2);
  CHECK(found[0].what == What::no_hospital);
  CHECK(found[1].what == What::vehicle_without_seats);
}
