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

TEST_CASE("check-ins of another tour's people at a stop here count for nobody") {
  OneTraveller story;
  const EntryId stranger =
      story.records.add("participant", {{"tour_id", story.records.add("tour", {})}});
  story.records.add("check_in", {{"participant_id", stranger}, {"stop_id", story.stop(1)}});
  CHECK(figures_at(gather_tour(story.records, story.tour), 0).here == 0);
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
