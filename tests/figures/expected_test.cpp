#include "core/figures/expected.hpp"

#include <doctest/doctest.h>

#include "core/figures/tour.hpp"
#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

// A tour with five stops and one person; what is asked of it is gathered anew each time.
struct OneTraveller {
  FakeRecords records;
  EntryId tour, person;
  std::vector<EntryId> stops;

  OneTraveller() {
    const EntryId event = records.add("event", {{"name", "交流"}});
    tour = records.add("tour", {{"event_id", event}});
    for (std::int64_t seq = 1; seq <= 5; ++seq)
      stops.push_back(records.add(
          "stop", {{"tour_id", tour}, {"name", "S" + std::to_string(seq)}, {"seq", seq}}));
    person = records.add("participant", {{"tour_id", tour}, {"status", "confirmed"}});
  }
  // 0: no such stop
  EntryId stop(std::size_t nth) const { return nth == 0 ? 0 : stops[nth - 1]; }
  EntryId leaves(EntryId from, EntryId to) {
    const EntryId left = records.add("left_tour", {{"participant_id", person}});
    if (from != 0) records.set(left, {{"from_stop", from}});
    if (to != 0) records.set(left, {{"to_stop", to}});
    return left;
  }
  void seen_at(std::size_t nth) {
    records.add("check_in", {{"participant_id", person}, {"stop_id", stop(nth)}});
  }
  void has_status(const char* status) { records.set(person, {{"status", status}}); }

  // A stop each: e expected, . not.
  std::string expected() const {
    const TourFacts facts = gather_tour(records, tour);
    std::string text;
    for (std::size_t i = 0; i < stops.size(); ++i)
      text += is_expected_at_stop(facts.people[0], i) ? 'e' : '.';
    return text;
  }
  // On arriving and on leaving each stop.
  std::string expected_at_calls() const {
    const TourFacts facts = gather_tour(records, tour);
    std::string text;
    for (int i = 0; i < static_cast<int>(stops.size()); ++i)
      for (const bool leaving : {false, true})
        text += is_expected(facts.people[0], {i, leaving}) ? 'e' : '.';
    return text;
  }
  // A stop each: h here, u unconfirmed, a absent, . not expected.
  std::string standing() const {
    const TourFacts facts = gather_tour(records, tour);
    std::string text;
    for (std::size_t i = 0; i < stops.size(); ++i)
      text += "hua."[static_cast<int>(standing_at(facts.people[0], i))];
    return text;
  }
};

}  // namespace

TEST_CASE("who leaves has still arrived there; who comes back leaves with the others") {
  OneTraveller story;
  story.leaves(story.stop(2), story.stop(4));
  CHECK(story.expected_at_calls() == "eee....eee");
}

TEST_CASE("at the stop where somebody comes back, that person is missed until seen") {
  OneTraveller story;
  story.leaves(story.stop(2), story.stop(4));
  CHECK(story.expected() == "ee.ee");
  CHECK(story.standing() == "uu.uu");
  story.seen_at(4);
  CHECK(story.standing() == "uu.hu");
}

TEST_CASE("who is seen while away is here") {
  OneTraveller story;
  story.leaves(story.stop(2), 0);
  story.seen_at(3);
  CHECK(story.standing() == "uuh..");
  CHECK(story.expected() == "ee...");
}

TEST_CASE("a window without a beginning counts from the start, without an end to the end") {
  OneTraveller late, early, never;
  late.leaves(0, late.stop(3));
  CHECK(late.expected() == "..eee");
  early.leaves(early.stop(3), 0);
  CHECK(early.expected() == "eee..");
  never.leaves(0, 0);
  CHECK(never.expected() == ".....");
}

TEST_CASE("several windows of one person each take their stops") {
  OneTraveller story;
  story.leaves(0, story.stop(2));
  story.leaves(story.stop(3), story.stop(5));
  CHECK(story.expected() == ".ee.e");
}

TEST_CASE("between two neighbouring stops somebody may travel alone and is expected at both") {
  OneTraveller story;
  story.leaves(story.stop(2), story.stop(3));
  CHECK(story.expected() == "eeeee");
  CHECK(story.expected_at_calls() == "eee..eeeee");
}

TEST_CASE("a window that ends before it begins takes nobody off the list") {
  OneTraveller story;
  story.leaves(story.stop(4), story.stop(2));
  CHECK(story.expected() == "eeeee");
}

TEST_CASE("a window that names another tour's stop or one struck out takes nobody off this list") {
  OneTraveller story;
  const EntryId other = story.records.add("tour", {});
  const EntryId elsewhere = story.records.add("stop", {{"tour_id", other}, {"name", "X"}});
  story.leaves(elsewhere, 0);
  story.leaves(story.stop(2), elsewhere);
  CHECK(story.expected() == "eeeee");
  story.leaves(story.stop(4), 0);
  CHECK(story.expected() == "eeee.");
  story.records.make_void(story.stops[3]);
  story.stops.erase(story.stops.begin() + 3);
  CHECK(story.expected() == "eeee");
}

TEST_CASE(
    "confirmed people and those who joined today are expected; waiting and cancelled are not") {
  for (const auto& [status, expected] :
       {std::pair("", "eeeee"), std::pair("confirmed", "eeeee"), std::pair("walk_in", "eeeee"),
        std::pair("waiting", "....."), std::pair("cancelled", ".....")}) {
    OneTraveller story;
    story.has_status(status);
    CHECK_MESSAGE(story.expected() == expected, status);
  }
}

TEST_CASE("who never showed up is not expected, and stays in sight as absent") {
  OneTraveller story;
  story.has_status("no_show");
  CHECK(story.expected() == ".....");
  CHECK(story.standing() == "aaaaa");
}

TEST_CASE("who was seen on the tour and is then marked absent is missing, not excused") {
  OneTraveller story;
  story.seen_at(1);
  story.has_status("no_show");
  CHECK(story.expected() == "eeeee");
  CHECK(story.standing() == "haaaa");
}

TEST_CASE("being marked present at a roll call is having been seen") {
  OneTraveller story;
  story.has_status("no_show");
  const EntryId call = story.records.add("rollcall", {{"tour_id", story.tour}});
  const EntryId mark = story.records.add(
      "rollcall_mark",
      {{"rollcall_id", call}, {"participant_id", story.person}, {"state", "absent"}});
  CHECK(story.expected() == ".....");
  story.records.set(mark, {{"state", "present"}});
  CHECK(story.expected() == "eeeee");
}

TEST_CASE("who changed over is in the new tour only") {
  OneTraveller story;
  const EntryId other = story.records.add("tour", {});
  story.records.set(story.person, {{"tour_id", other}});
  CHECK(gather_tour(story.records, story.tour).people.empty());
  CHECK(gather_tour(story.records, other).people.size() == 1);
}

TEST_CASE("another tour's person who was seen at a stop here is a guest, here and never expected") {
  OneTraveller story;
  const EntryId guest =
      story.records.add("participant", {{"tour_id", story.records.add("tour", {})}});
  story.records.add("check_in", {{"participant_id", guest}, {"stop_id", story.stop(1)}});
  const TourFacts facts = gather_tour(story.records, story.tour);
  REQUIRE(facts.people.size() == 2);
  CHECK(facts.people[1].id == guest);
  CHECK(facts.people[1].guest == Remark::other_tour);
  CHECK(standing_at(facts.people[1], 0) == Standing::here);
  CHECK(standing_at(facts.people[1], 1) == Standing::not_expected);
  const StopFigures figures = figures_at(facts, 0);
  CHECK(figures.here == 1);
  CHECK(figures.unlisted == 1);
  CHECK(figures.expected == 1);
}

TEST_CASE("who changed over after being seen stays in sight of the old tour") {
  OneTraveller story;
  const EntryId other = story.records.add("tour", {});
  story.seen_at(1);
  story.records.set(story.person, {{"tour_id", other}});
  const TourFacts before = gather_tour(story.records, story.tour);
  REQUIRE(before.people.size() == 1);
  CHECK(before.people[0].guest == Remark::other_tour);
  CHECK(gather_tour(story.records, other).people[0].guest == Remark::none);
}

TEST_CASE("who was taken off the list and never seen is in no list; once seen or marked, a guest") {
  OneTraveller story;
  story.records.make_void(story.person);
  CHECK(gather_tour(story.records, story.tour).people.empty());
  const EntryId call = story.records.add("rollcall", {{"tour_id", story.tour}});
  story.records.add("rollcall_mark",
                    {{"rollcall_id", call}, {"participant_id", story.person}, {"state", "absent"}});
  const TourFacts facts = gather_tour(story.records, story.tour);
  REQUIRE(facts.people.size() == 1);
  CHECK(facts.people[0].guest == Remark::voided);
  CHECK(!takes_part(facts.people[0]));
}

TEST_CASE("a check-in without a stop, or at one that was struck out, still shows its person") {
  for (const bool at_stop : {false, true}) {
    OneTraveller story;
    story.records.make_void(story.person);
    story.records.make_void(story.stop(5));
    const EntryId seen = story.records.add("check_in", {{"participant_id", story.person}});
    if (at_stop) story.records.set(seen, {{"stop_id", story.stop(5)}});
    CHECK(seen_unexpectedly(gather_tour(story.records, story.tour)).size() == 1);
  }
}

TEST_CASE("a person whose record is not here is a guest all the same") {
  OneTraveller story;
  const EntryId absent = make_entry_id(9, 9);
  story.records.add("check_in", {{"participant_id", absent}, {"stop_id", story.stop(2)}});
  const TourFacts facts = gather_tour(story.records, story.tour);
  REQUIRE(facts.people.size() == 2);
  CHECK(facts.people[1].guest == Remark::unknown);
}

namespace {

// Who is told to have been seen unexpectedly: the remark, and where first.
std::string unexpected(const OneTraveller& story) {
  const auto seen = seen_unexpectedly(gather_tour(story.records, story.tour));
  if (seen.empty()) return "";
  const std::string where = seen[0].first ? std::to_string(seen[0].first->stop + 1) : "-";
  return std::string(remark_name(seen[0].remark)) + " " + where;
}

}  // namespace

TEST_CASE("whoever is seen after leaving for good is named, and at the stop of leaving is not") {
  OneTraveller story;
  story.leaves(story.stop(2), 0);
  story.seen_at(2);
  CHECK(unexpected(story) == "");
  story.seen_at(4);
  CHECK(unexpected(story) == "left 4");
}

TEST_CASE("whoever is marked present while away is named, and whoever is marked absent is not") {
  OneTraveller story;
  story.leaves(story.stop(2), 0);
  const EntryId call = story.records.add(
      "rollcall", {{"tour_id", story.tour}, {"stop_id", story.stop(3)}, {"phase", "departure"}});
  const EntryId mark = story.records.add(
      "rollcall_mark",
      {{"rollcall_id", call}, {"participant_id", story.person}, {"state", "left"}});
  CHECK(unexpected(story) == "");
  story.records.set(mark, {{"state", "present"}});
  CHECK(unexpected(story) == "left 3");
}

TEST_CASE("cancelled and waiting people who are seen are named with that reason") {
  OneTraveller story;
  story.seen_at(1);
  CHECK(unexpected(story) == "");
  story.has_status("cancelled");
  CHECK(unexpected(story) == "cancelled 1");
  story.has_status("waiting");
  CHECK(unexpected(story) == "waiting 1");
}

TEST_CASE("a mark that two devices changed differently is both states") {
  OneTraveller story;
  const EntryId call = story.records.add("rollcall", {{"tour_id", story.tour}});
  const EntryId mark = story.records.add(
      "rollcall_mark",
      {{"rollcall_id", call}, {"participant_id", story.person}, {"state", "present"}});
  CHECK(!marks_disagree(gather_tour(story.records, story.tour).calls[0]));
  story.records.conflict(mark, "state", "absent");
  CHECK(marks_disagree(gather_tour(story.records, story.tour).calls[0]));
}

TEST_CASE("stops go by day and seq; without a day on the first, without a seq behind, by name") {
  FakeRecords records;
  const EntryId tour = records.add("tour", {});
  const auto stop = [&](const char* name, std::int64_t day, std::int64_t seq) {
    const EntryId id = records.add("stop", {{"tour_id", tour}, {"name", name}});
    if (day != 0) records.set(id, {{"day", day}});
    if (seq != 0) records.set(id, {{"seq", seq}});
  };
  stop("second day", 2, 1);
  stop("b, on the way", 1, 0);
  stop("second", 0, 2);
  stop("a, on the way", 0, 0);
  stop("first", 1, 1);
  std::string order;
  for (const auto& found : course_of(records, tour)) order += found.fields.name + "; ";
  CHECK(order == "first; second; a, on the way; b, on the way; second day; ");
}
