#include "ui/present/setup.hpp"

#include <doctest/doctest.h>

#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct FirstScreen {
  FakeRecords records;
  Situation situation;
  setup::Model model;

  std::vector<Work> ask(const setup::Intent& intent) {
    return respond(model, intent, situation, records).work;
  }
  ui::Response end(const setup::Intent& by, const WorkEnd& end) {
    return settle(model, Ended<setup::Intent>{{}, by, end}, situation, records);
  }
  // The store is there, with the name that was asked for.
  void make_store(const std::string& name) {
    const EntryId own = records.add("device", {{"name", name}});
    situation.device = {.id = "log1", .log = FakeRecords::own_log, .name = name, .record = own};
  }
  ui::Response carry_out(const setup::Intent& by, const Work& work) {
    const Command& command = std::get<Command>(work);
    return end(by, Executed{command, records.done(command)});
  }
  Device own() const { return find_as<Device>(records, situation.device.record)->fields; }
};

// A plan as headquarters' device, of log 2, wrote it; made first, so that it begins with its device.
struct Plan {
  EntryId headquarters, event, tour, reception, gate_post;

  explicit Plan(FakeRecords& records) {
    const auto add = [&](const char* kind, const Assigns& fields) {
      return records.add(kind, fields, 2);
    };
    headquarters = add("device", {{"name", "本部PC"}, {"ward_code6", "131067"}});
    event = add("event", {{"name", "交流の秋"}, {"starts_on", "2023-10-14"}});
    tour = add("tour", {{"event_id", event}, {"name", "里山ツアー"}});
    reception = add("post", {{"name", "受付1号"}, {"role", "reception"}, {"tour_id", tour}});
    gate_post = add("post", {{"name", "正面入口"}, {"role", "counting"}, {"event_id", event}});
  }
};

MergeReport read_report(std::vector<std::string> unheeded = {}) {
  MergeReport report;
  report.file = "/media/usb/plan.renkei";
  report.status = MergeReport::Status::merged;
  report.new_entries = 5;
  report.unheeded = std::move(unheeded);
  return report;
}

}  // namespace

TEST_CASE("a store is made with the name as it was meant, never without one") {
  FirstScreen screen;
  CHECK(screen.ask(setup::MakeStore{}).empty());
  screen.ask(setup::TypeName{"　"});
  CHECK(screen.ask(setup::MakeStore{}).empty());
  screen.ask(setup::TypeName{" 受付1号 "});
  screen.ask(setup::ChooseWard{"131067"});
  const auto work = screen.ask(setup::MakeStore{});
  REQUIRE(work.size() == 1);
  CHECK(std::get<StoreWork>(work[0]).device_name == "受付1号");
  CHECK(std::get<StoreWork>(work[0]).ward_code6 == "131067");
}

TEST_CASE("a ward that is pressed twice is none, and all twenty-three are there") {
  FirstScreen screen;
  CHECK(screen.model.wards.size() == 23);
  screen.ask(setup::ChooseWard{"131067"});
  screen.ask(setup::ChooseWard{"131067"});
  CHECK(screen.model.ward.empty());
}

TEST_CASE("over a store that is there none is made; it is opened again, once a press") {
  FirstScreen screen;
  CHECK(screen.ask(setup::OpenAgain{}).empty());
  screen.model.is_there = true;
  screen.ask(setup::TypeName{"受付1号"});
  CHECK(screen.ask(setup::MakeStore{}).empty());
  CHECK(screen.ask(setup::TakeFiles{{"plan.renkei"}}).empty());
  const auto work = screen.ask(setup::OpenAgain{});
  REQUIRE(work.size() == 1);
  CHECK(std::holds_alternative<OpenWork>(work[0]));
  CHECK(screen.ask(setup::OpenAgain{}).empty());
}

TEST_CASE("a double press makes one store, and a refusal lets it be tried again") {
  FirstScreen screen;
  screen.ask(setup::TypeName{"受付1号"});
  CHECK(screen.ask(setup::MakeStore{}).size() == 1);
  CHECK(screen.ask(setup::MakeStore{}).empty());
  screen.end(setup::MakeStore{}, Opened{Error(Code::store_unwritable)});
  CHECK(screen.ask(setup::MakeStore{}).size() == 1);
}

TEST_CASE("who begins alone in the field needs no post; a kiosk gets one of its own") {
  for (const setup::Duty role : {setup::Duty::field, setup::Duty::kiosk}) {
    FirstScreen screen;
    screen.ask(setup::TypeName{"区民ひろば"});
    screen.ask(setup::ChooseDuty{role});
    screen.ask(setup::MakeStore{});
    screen.make_store("区民ひろば");
    const ui::Response next = screen.end(setup::MakeStore{}, Opened{screen.situation.device});
    if (role == setup::Duty::field) {
      CHECK(next.work.empty());
      CHECK(next.go == Address{Screen::today});
      continue;
    }
    REQUIRE(next.work.size() == 1);
    const ui::Response then = screen.carry_out(setup::MakeStore{}, next.work[0]);
    REQUIRE(then.work.size() == 1);
    CHECK(screen.carry_out(setup::MakeStore{}, then.work[0]).go.has_value());
    const auto post = own_post(screen.situation.device, screen.records);
    REQUIRE(post);
    CHECK(post->fields.role == "kiosk");
    CHECK(post->fields.name == "区民ひろば");
  }
}

TEST_CASE(
    "a plan that is dropped makes a store for itself, is merged into it, and its posts are shown") {
  FirstScreen screen;
  const Plan plan(screen.records);
  const setup::Intent drop = setup::TakeFiles{{"/media/usb/plan.renkei"}};
  const auto work = screen.ask(drop);
  REQUIRE(work.size() == 1);
  CHECK(std::get<StoreWork>(work[0]).device_name == "新しい端末");
  CHECK(screen.ask(drop).empty());
  screen.make_store("新しい端末");
  const ui::Response merge = screen.end(drop, Opened{screen.situation.device});
  REQUIRE(merge.work.size() == 1);
  CHECK(std::get<MergeWork>(merge.work[0]).files ==
        std::vector<std::string>{"/media/usb/plan.renkei"});
  CHECK(merge.go == Address{Screen::setup});
  screen.end(drop, Merged{std::vector{read_report()}});
  CHECK(screen.model.step == setup::Step::plan);
  REQUIRE(screen.model.posts.size() == 2);
  CHECK(screen.model.posts[0].about == "里山ツアー");
  CHECK(setup::merge_words(Language::ja, screen.model.merged[0]) ==
        "plan.renkei: 新しい記録 5 件を読みました");
}

TEST_CASE("nobody is asked whether a bus, whose records the file has as well, is headquarters") {
  FirstScreen screen;
  const Plan plan(screen.records);
  screen.make_store("新しい端末");
  screen.records.add("device", {{"name", "1号車ノート"}}, 3);
  MergeReport report = read_report({"log2", "log3"});
  report.sender = "log2";
  screen.end(setup::TakeFiles{{"plan.renkei"}}, Merged{std::vector{report}});
  REQUIRE(screen.model.senders.size() == 1);
  CHECK(screen.model.senders[0].device.name == "本部PC");
}

TEST_CASE(
    "whoever sent the plan is asked about once; accepting it is an entry, declining is none") {
  for (const bool accepted : {true, false}) {
    FirstScreen screen;
    const Plan plan(screen.records);
    screen.make_store("新しい端末");
    screen.end(setup::TakeFiles{{"plan.renkei"}}, Merged{std::vector{read_report({"log2"})}});
    const setup::Sender* sender = setup::sender_to_ask_about(screen.model);
    REQUIRE(sender);
    CHECK(screen.model.senders.size() == 1);
    CHECK(sender->device.name == "本部PC");
    const setup::Intent answer = setup::AnswerSender{"log2", accepted};
    const auto work = screen.ask(answer);
    CHECK(work.size() == (accepted ? 1 : 0));
    if (accepted) {
      const Command& trust = std::get<Command>(work[0]);
      CHECK(std::get<Trust>(trust).log == "log2");
      screen.end(answer, Executed{trust, EntryId{1}});
    }
    CHECK_FALSE(setup::sender_to_ask_about(screen.model));
  }
}

TEST_CASE("the device takes its name, its ward and its screen from the post") {
  FirstScreen screen;
  const Plan plan(screen.records);
  screen.make_store("新しい端末");
  screen.end(setup::TakeFiles{{"plan.renkei"}}, Merged{std::vector{read_report()}});
  CHECK(screen.ask(setup::Start{}).empty());  // no post is chosen
  screen.ask(setup::ChoosePost{plan.reception});
  const auto work = screen.ask(setup::Start{});
  REQUIRE(work.size() == 1);
  CHECK(screen.carry_out(setup::Start{}, work[0]).go == Address{Screen::roster, plan.tour});
  CHECK(screen.own().name == "受付1号");
  CHECK(screen.own().ward_code6 == "131067");
  CHECK(screen.own().post_id.id == plan.reception);
}

TEST_CASE(
    "a post that another device has taken says so, can be taken all the same, under another name") {
  FirstScreen screen;
  const Plan plan(screen.records);
  screen.make_store("新しい端末");
  screen.records.add("device", {{"name", "受付1号"}, {"post_id", plan.reception}}, 3);
  screen.end(setup::TakeFiles{{"plan.renkei"}}, Merged{std::vector{read_report()}});
  CHECK(screen.model.posts[0].taken_by == std::vector<std::string>{"受付1号"});
  screen.ask(setup::ChoosePost{plan.reception});
  const auto work = screen.ask(setup::Start{});
  REQUIRE(work.size() == 1);
  screen.carry_out(setup::Start{}, work[0]);
  CHECK(screen.own().name == "受付1号（2台目）");
  CHECK(screen.own().post_id.id == plan.reception);
}

TEST_CASE("a file that is refused says why, and a way to begin without it is left") {
  FirstScreen screen;
  screen.make_store("新しい端末");
  MergeReport report = read_report();
  report.status = MergeReport::Status::refused;
  report.error = Error(Code::bundle_damaged);
  screen.end(setup::TakeFiles{{"plan.renkei"}}, Merged{std::vector{report}});
  CHECK(setup::merge_words(Language::ja, report).find("plan.renkei") == 0);
  screen.ask(setup::GoAlone{true});
  screen.ask(setup::TypeName{"受付1号"});
  const auto work = screen.ask(setup::MakeStore{});  // no second store over the first
  REQUIRE(work.size() == 1);
  CHECK(screen.carry_out(setup::MakeStore{}, work[0]).go == Address{Screen::today});
  CHECK(screen.own().name == "受付1号");
}

TEST_CASE("a post opens the screen of what it names") {
  FakeRecords records;
  const Plan plan(records);
  const EntryId gate = records.add("gate", {{"event_id", plan.event}, {"name", "正面入口"}}, 2);
  const EntryId bus = records.add("vehicle", {{"tour_id", plan.tour}, {"no", "1号車"}}, 2);
  Post post;
  CHECK(place_of(post, records) == Address{Screen::today});
  post.tour_id = {plan.tour};
  CHECK(place_of(post, records) == Address{Screen::roster, plan.tour});
  post.vehicle_id = {bus};
  CHECK(place_of(post, records) == Address{Screen::rollcall, plan.tour, 0, bus});
  post.gate_id = {gate};
  CHECK(place_of(post, records) == Address{Screen::tally, 0, gate});
  post.role = "reception";
  CHECK(place_of(post, records) == Address{Screen::roster, plan.tour});
}

TEST_CASE("a drop on the first screen is taken there, by hand and before there is a store") {
  FakeRecords nothing;
  App app;
  const auto requests = respond(app, shell::DropFiles{{"a.renkei"}}, nothing);
  REQUIRE(requests.size() == 1);
  CHECK(std::holds_alternative<StoreWork>(requests[0].work));
  CHECK(app.screen == Screen::setup);
}

TEST_CASE("the whole of the first screen by widgets: alone, with a name and a ward") {
  Headless screen;
  screen.app = App{};
  screen.app.situation.now = at("2023-10-14T08:00:00+09:00");
  screen.settle_down();
  CHECK_FALSE(screen.click("setup.plan"));  // nothing was found
  REQUIRE(screen.click("setup.alone"));
  screen.settle_down();  // which gives the field the keyboard
  screen.type("区民ひろば");
  screen.settle_down();
  REQUIRE(screen.click("setup.ward/131067"));
  REQUIRE(screen.click("setup.start"));
  REQUIRE(screen.requests.size() == 1);
  const auto& store = std::get<StoreWork>(screen.requests[0].work);
  CHECK(store.device_name == "区民ひろば");
  CHECK(store.ward_code6 == "131067");
}

TEST_CASE("the language is chosen at once, before anything else") {
  Headless screen;
  screen.app = App{};
  screen.settle_down();
  REQUIRE(screen.click("setup.language/en"));
  CHECK(screen.app.situation.wishes.language == Language::en);
  CHECK(screen.text("setup.title") == "What is this device for?");
}
