// The first run with a real session: from a plan to the post's screen, in a folder that vanishes.
#include <doctest/doctest.h>

#include <filesystem>

#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"
#include "ui/desk/desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using laws::done;
using laws::exported;
using laws::Machine;
using laws::Scratch;

namespace {

struct Office {
  Scratch folder;
  Machine machine{1}, laptop{2};
  std::string store = folder / "field.db", plan, headquarters;

  Office() {
    Session session = laws::made(folder / "hq.db", "本部PC", machine);
    headquarters = session.device_id();
    const EntryId event =
        done(session, Create{"event", {{"name", "交流の秋"}, {"starts_on", "2023-10-14"}}});
    const EntryId tour = done(session, Create{"tour", {{"event_id", event}, {"name", "里山"}}});
    done(session, Create{"post", {{"name", "受付1号"}, {"role", "reception"}, {"tour_id", tour}}});
    std::filesystem::create_directories(folder / "plan");
    plan = exported(session, folder / "plan");
  }
  Desk desk() { return {{store, folder / "export"}, laptop.surroundings(), {}, {}}; }
};

void finish(Desk& desk) {
  while (desk.wait()) {
  }
}

}  // namespace

TEST_CASE("a dropped plan leads to a post, whose name the device has from then on") {
  Office office;
  Desk desk = office.desk();
  desk.start();
  REQUIRE(desk.app().screen == Screen::setup);
  desk.answer({shell::Intent(shell::DropFiles{{office.plan}})});
  finish(desk);
  CHECK_FALSE(desk.app().refusal);
  CHECK(desk.app().screen == Screen::setup);
  const setup::Sender* sender = setup::sender_to_ask_about(desk.app().setup);
  REQUIRE(sender);
  CHECK(sender->device.id == office.headquarters);
  CHECK(sender->device.name == "本部PC");
  desk.answer({setup::Intent(setup::AnswerSender{office.headquarters, true})});
  finish(desk);
  REQUIRE(desk.app().setup.posts.size() == 1);
  desk.answer({setup::Intent(setup::ChoosePost{desk.app().setup.posts[0].id}),
               setup::Intent(setup::Start{})});
  finish(desk);
  CHECK(desk.app().screen == Screen::roster);
  CHECK(desk.app().situation.device.name == "受付1号");
  REQUIRE(desk.close());

  Session session = laws::opened(office.store, office.laptop);
  const auto status = session.status();
  REQUIRE(status);
  for (const DeviceStatus& device : status->devices)
    CHECK(device.role == (device.own ? Role::own : Role::headquarters));
}

TEST_CASE(
    "a plan that lies beside the store is found, and a file that is none is refused in words") {
  Office office;
  std::filesystem::copy(office.plan, office.folder / "01.renkei");
  laws::put_bytes(office.folder / "02.renkei", "no bundle");
  Desk desk = office.desk();
  desk.start();
  CHECK(desk.app().setup.found.size() == 2);
  desk.answer({setup::Intent(setup::TakeFiles{desk.app().setup.found})});
  finish(desk);
  REQUIRE(desk.app().setup.merged.size() == 2);
  CHECK_FALSE(desk.app().setup.merged[0].error);
  CHECK(desk.app().setup.merged[1].error);
  CHECK(desk.app().setup.posts.size() == 1);
}

TEST_CASE("a kiosk that begins alone has a post of its own, kept for the next start") {
  Office office;
  Desk desk = office.desk();
  desk.start();
  desk.answer(
      {setup::Intent(setup::TypeName{"区民ひろば"}), setup::Intent(setup::ChooseWard{"131067"}),
       setup::Intent(setup::ChooseDuty{setup::Duty::kiosk}), setup::Intent(setup::MakeStore{})});
  finish(desk);
  CHECK_FALSE(desk.app().refusal);
  REQUIRE(desk.close());
  Session session = laws::opened(office.store, office.laptop);
  const auto devices = all<Device>(session.records());
  REQUIRE(devices.size() == 1);
  CHECK(devices[0].fields.ward_code6 == "131067");
  const auto post = find_as<Post>(session.records(), devices[0].fields.post_id.id);
  REQUIRE(post);
  CHECK(post->fields.role == "kiosk");
}

TEST_CASE(
    "hand, bar, size, scanner and codes are kept beside the store; what cannot be is as usual") {
  Scratch folder;
  const Path file = keepsakes_path(folder / "field.db");
  Keepsakes kept;
  kept.wishes.left_handed = kept.wishes.buttons_below = true;
  kept.wishes.size_permille = 1430;
  kept.wishes.scan_gap_ms = 90;
  kept.wishes.staff_codes = {"s01", "s02"};
  REQUIRE(write_keepsakes(kept, file));
  CHECK(read_keepsakes(file) == kept);
  kept.wishes.size_permille = 9'000'000;
  kept.wishes.scan_gap_ms = 5'000;
  REQUIRE(write_keepsakes(kept, file));
  CHECK(read_keepsakes(file).wishes.size_permille == 1000);
  CHECK(read_keepsakes(file).wishes.scan_gap_ms == 35);
}
