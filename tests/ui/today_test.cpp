#include "ui/present/today.hpp"

#include <doctest/doctest.h>

#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// The device's post: reception of the tour, whose stops have times.
struct TourDay : Headless {
  EntryId own = season.records.add("device", {{"name", "受付1号"}});

  explicit TourDay(const Assigns& also_of_post = {}) {
    Assigns post = {{"name", "受付1号"}, {"role", "reception"}, {"tour_id", season.tour}};
    post.insert(post.end(), also_of_post.begin(), also_of_post.end());
    season.records.set(season.stop, {{"plan_depart", "10:30"}});
    season.records.set(season.later_stop, {{"plan_arrive", "12:00"}});
    season.records.set(own, {{"post_id", season.records.add("post", post, 2)}});
    app.situation.device.record = own;
    look(app, season.records);
  }
  const today::Card& card() const { return *app.today.own; }
  today::Act act() const { return next_act(card(), app.situation.now); }
  void check_in(EntryId person, EntryId stop) {
    season.records.add("check_in", {{"participant_id", person}, {"stop_id", stop}});
    look(app, season.records);
  }
  void check_all_in() {
    for (const EntryId person : {season.takahashi, season.yoshida, season.hidden})
      check_in(person, season.stop);
  }
  EntryId call_roll(EntryId stop, bool closed, const char* phase = "departure") {
    const EntryId call = season.records.add(
        "rollcall", {{"tour_id", season.tour}, {"stop_id", stop}, {"phase", phase}});
    if (closed) season.records.set(call, {{"closed_at", app.situation.now}});
    look(app, season.records);
    return call;
  }
  std::string key(const char* name) const {
    return std::string(name) + "/" + std::to_string(season.tour);
  }
  Stop stop_now(EntryId id) const { return find_as<Stop>(season.records, id)->fields; }
};

}  // namespace

TEST_CASE("today's events come first, then the coming ones, then the past, newest first") {
  Season season;
  const auto event = [&](const char* name, const char* day) {
    season.records.add("event", {{"name", name}, {"starts_on", day}});
  };
  event("昨年", "2022-10-01");
  event("来月", "2023-11-01");
  event("先月", "2023-09-01");
  event("来週", "2023-10-20");
  const today::Model today = today::make_today(season.records, "2023-10-15");
  std::vector<std::string> names;
  for (const today::EventCard& card : today.cards) names.push_back(card.name);
  CHECK(names == std::vector<std::string>{"魅力発信イベント", "来週", "来月", "先月", "昨年"});
  CHECK(today.cards[0].gates == 2);
  REQUIRE(today.cards[0].tours.size() == 1);
  CHECK(today.cards[0].tours[0].name == "里山ツアー");
}

TEST_CASE("the card of this device's post is first, in the roster's figures") {
  TourDay day;
  CHECK(day.card().tour == day.season.tour);
  CHECK(day.card().post == "受付1号");
  CHECK(day.card().figures.expected == 3);
  CHECK(day.card().figures.missing == 3);
  day.check_in(day.season.takahashi, day.season.stop);
  CHECK(day.card().figures.here == 1);
  CHECK(day.card().figures.missing == 2);
  day.ask(today::OpenRoster{day.season.tour});
  CHECK(day.app.roster.heads.expected == day.card().figures.expected);
  CHECK(day.app.roster.heads.here == day.card().figures.here);
  // The rest is listed below, without what the card has.
  for (const today::Line& line : day.app.today.others) CHECK(line.tour != day.season.tour);
}

TEST_CASE("the button follows the day: reception, roll call, departure, the next stop") {
  TourDay day;
  using enum today::Act;
  CHECK(day.act() == check_in);
  day.check_all_in();
  CHECK(day.act() == call_roll);
  day.call_roll(day.season.stop, false);
  CHECK(day.act() == call_roll);
  CHECK(day.card().call == today::Call::open);
  day.call_roll(day.season.stop, true);
  CHECK(day.act() == depart);
  day.ask(today::GoOn{});
  CHECK(day.stop_now(day.season.stop).actual_depart == day.app.situation.now);
  CHECK(day.card().stop == day.season.later_stop);
  CHECK(day.act() == call_roll);
  day.call_roll(day.season.later_stop, true, "arrival");
  CHECK(day.act() == hand_over);
  day.ask(today::GoOn{});
  CHECK(day.app.screen == Screen::files);
}

TEST_CASE("when it is time to leave, who is missing is a matter of the roll call") {
  TourDay day;
  day.check_in(day.season.takahashi, day.season.stop);
  CHECK(day.act() == today::Act::check_in);
  day.app.situation.now = at("2023-10-14T10:30:00+09:00");
  CHECK(day.act() == today::Act::call_roll);
}

TEST_CASE("where no roll call is wanted a stop is left without one") {
  TourDay day;
  day.season.records.set(day.season.stop, {{"rollcall_required", std::int64_t{0}}});
  day.check_all_in();
  CHECK(day.act() == today::Act::depart);
}

TEST_CASE("of two buses both are called before the tour leaves, unless the post is one bus") {
  TourDay day;
  const auto bus = [&](const char* no) {
    return day.season.records.add("vehicle", {{"tour_id", day.season.tour}, {"no", no}});
  };
  const EntryId first = bus("1号車"), second = bus("2号車");
  day.check_all_in();
  const auto close_call = [&](EntryId vehicle) {
    const EntryId call = day.call_roll(day.season.stop, false);
    day.season.records.set(call, {{"vehicle_id", vehicle}, {"closed_at", day.app.situation.now}});
    look(day.app, day.season.records);
  };
  close_call(first);
  CHECK(day.card().call == today::Call::open);
  close_call(second);
  CHECK(day.card().call == today::Call::closed);
}

TEST_CASE("a departure is taken back by name, and the tour stands where it stood") {
  TourDay day;
  day.check_all_in();
  day.call_roll(day.season.stop, true);
  day.settle_down();
  REQUIRE(day.click(day.key("today.go")));
  CHECK(day.text("today.undo") == "取り消す: 10:00 集合 出発");
  REQUIRE(day.click("today.undo"));
  CHECK_FALSE(day.stop_now(day.season.stop).actual_depart);
  CHECK(day.card().stop == day.season.stop);
  CHECK_FALSE(day.find("today.undo"));
}

TEST_CASE("what comes next in the plan is said until it is past") {
  TourDay day;
  day.settle_down();
  CHECK(day.text("today.next") == "つぎ 10:30 集合 出発");
  day.app.situation.now = at("2023-10-14T10:31:00+09:00");
  day.settle_down();
  CHECK(day.text("today.next") == "つぎ 12:00 昼食");
  day.app.situation.now = at("2023-10-14T12:01:00+09:00");
  day.settle_down();
  CHECK_FALSE(day.find("today.next"));
}

TEST_CASE("the further acts lie in a sheet, which Esc closes") {
  TourDay day;
  day.settle_down();
  REQUIRE(day.click(day.key("today.more")));
  CHECK(day.find(day.key("today.more.roster")));
  day.ask(shell::Intent(shell::Back{}));
  day.settle_down();
  CHECK_FALSE(day.find(day.key("today.more.roster")));
}

TEST_CASE("without a post today's first event is the card, and its visitors of this day are told") {
  Headless screen;
  screen.settle_down();
  REQUIRE(screen.app.today.own);
  CHECK(screen.app.today.own->event == screen.season.event);
  screen.ask(today::CountVisitors{screen.season.event});
  screen.ask(tally::CountOne{"一般"});
  screen.ask(tally::CountOne{"関係者"});
  screen.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  CHECK(screen.app.today.own->visitors == 1);
}

TEST_CASE("thirty tours are looked for by a part of their name, in either kana") {
  TourDay day;
  for (int i = 0; i < 30; ++i)
    day.season.records.add(
        "tour", {{"event_id", day.season.event}, {"name", "さくらコース " + std::to_string(i)}});
  look(day.app, day.season.records);
  CHECK(today::is_searched(day.app.today));
  day.ask(today::Filter{"サクラコース 12"});
  const auto found = shown_lines(day.app.today, today::When::now);
  REQUIRE(found.size() == 1);
  CHECK(found[0]->name == "さくらコース 12");
}

TEST_CASE("what is over is folded away until somebody opens it or looks for it") {
  Headless screen;
  screen.season.records.add("event", {{"name", "昨年の秋"}, {"starts_on", "2022-10-01"}});
  look(screen.app, screen.season.records);
  CHECK(shown_lines(screen.app.today, today::When::past).empty());
  screen.ask(today::Filter{"昨年"});
  CHECK(shown_lines(screen.app.today, today::When::past).size() == 1);
  screen.ask(today::Filter{""});
  screen.settle_down();
  REQUIRE(screen.click("today.past"));
  CHECK(shown_lines(screen.app.today, today::When::past).size() == 1);
}

TEST_CASE("an event with its tour is made on the spot, in order, with the usual names") {
  Headless screen;
  screen.season.records = FakeRecords();
  look(screen.app, screen.season.records);
  screen.settle_down();
  CHECK(screen.text("today.nothing") == "計画がまだありません");
  CHECK(screen.find("today.plan"));
  REQUIRE(screen.click("today.new"));
  REQUIRE(screen.find("today.new.make"));
  CHECK_FALSE(screen.find("today.new.make")->enabled);
  screen.settle_down();  // which gives the field the keyboard
  screen.type("里山ツアー");
  screen.settle_down();
  REQUIRE(screen.click("today.new.what/both"));
  screen.ask(today::MakeNew{});
  const FakeRecords& records = screen.season.records;
  REQUIRE(all<Tour>(records).size() == 1);
  const auto event = all<Event>(records).at(0);
  CHECK(event.fields.name == "里山ツアー");
  CHECK(event.fields.starts_on.iso == "2023-10-14");
  CHECK(event.fields.ends_on.iso.empty());
  CHECK(all<Gate>(records).at(0).fields.event_id.id == event.id);
  const EntryId tour = all<Tour>(records).at(0).id;
  CHECK(all<Vehicle>(records).at(0).fields.no == "1号車");
  CHECK(all<Stop>(records).at(0).fields.name == "集合");
  CHECK(all<Stop>(records).at(0).fields.tour_id.id == tour);
  CHECK_FALSE(screen.app.today.draft);
  REQUIRE(screen.app.today.own);
  CHECK(screen.app.today.own->name == "里山ツアー");
}

TEST_CASE("an event that is refused can be tried again, one that is half made is not made twice") {
  Headless screen;
  screen.ask(today::BeginNew{});
  today::NewEvent draft = *screen.app.today.draft;
  draft.name = "講演会";
  draft.first_day = "10/20";
  draft.days = 2;
  screen.ask(today::ChangeNew{draft});
  screen.refusal = Error(Code::disk_full);
  screen.ask(today::MakeNew{});
  REQUIRE(screen.app.today.draft);
  CHECK_FALSE(screen.app.today.draft->asked);
  screen.ask(today::MakeNew{});
  const auto events = all<Event>(screen.season.records, "name", Value::of("講演会"));
  REQUIRE(events.size() == 1);
  CHECK(events[0].fields.starts_on.iso == "2023-10-20");
  CHECK(events[0].fields.ends_on.iso == "2023-10-21");
}

TEST_CASE("a day that cannot be read makes nothing") {
  today::NewEvent draft{.name = "講演会", .first_day = "いつか"};
  CHECK(first_day_of(draft, "2023-10-14").empty());
  CHECK_FALSE(can_be_made(draft, "2023-10-14"));
  draft.first_day = "令和5年10月20日";
  CHECK(first_day_of(draft, "2023-10-14") == "2023-10-20");
  draft.first_day = "";
  CHECK(first_day_of(draft, "2023-10-14") == "2023-10-14");
}

TEST_CASE("a doubtful clock and a disk that fills up are told, on today and in the strip") {
  Headless screen;
  screen.app.situation.health = {ClockDoubt::none, 5'000'000'000};
  screen.settle_down();
  CHECK(screen.find("today.health")->state == "well");
  CHECK_FALSE(screen.find("strip.warning"));
  screen.app.situation.health.free_bytes = 120'000'000;
  screen.settle_down();
  CHECK(screen.find("today.health")->state == "doubtful");
  CHECK(screen.text("today.disk").find("120 MB") != std::string::npos);
  CHECK(screen.find("strip.warning"));
}

TEST_CASE("a clock is doubted when it is impossible, of another place, or set back") {
  const auto doubt = [](const char* now, const char* last) {
    return clock_doubt(at(now), Zone{}, last);
  };
  using enum ClockDoubt;
  CHECK(doubt("2023-10-14T10:00:00+09:00", "") == none);
  CHECK(doubt("2023-10-14T10:00:00+09:00", "2023-10-14") == none);
  CHECK(doubt("2023-10-14T10:00:00+09:00", "2023-10-15") == set_back);
  CHECK(doubt("2000-01-01T00:03:00+09:00", "2023-10-15") == impossible);
  CHECK(doubt("2023-10-14T01:00:00Z", "") == other_zone);
}

TEST_CASE("what could not be saved is said across the whole width until something is saved again") {
  TourDay day;
  day.check_all_in();
  day.call_roll(day.season.stop, true);
  day.refusal = Error(Code::disk_full);
  day.ask(today::GoOn{});
  day.settle_down();
  CHECK(day.text("unsaved") == "保存できません。これまでの 0 件は無事です");
  CHECK_FALSE(day.find("refusal"));
  day.ask(shell::Intent(shell::CloseNotice{}));
  day.settle_down();
  REQUIRE(day.click("unsaved.again"));
  CHECK(day.stop_now(day.season.stop).actual_depart);
  CHECK_FALSE(day.find("unsaved"));
}

TEST_CASE("what the rules refuse is no failure to save") {
  TourDay day;
  day.refusal = Error(Code::not_found);
  day.check_all_in();
  day.call_roll(day.season.stop, true);
  day.ask(today::GoOn{});
  CHECK(day.app.refusal);
  CHECK_FALSE(day.app.unsaved);
}
