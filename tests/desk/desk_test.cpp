// The desk with a real session, in a folder that vanishes; no window and no drawing.
#include "ui/desk/desk.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "core/base/file.hpp"
#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::ui;
using laws::done;
using laws::exported;
using laws::Machine;
using laws::merged;
using laws::Scratch;

namespace {

// A machine in the field. Its store is there once it has been prepared.
struct Laptop {
  Scratch folder;
  Machine machine{1};
  std::string store = folder / "field.db", usual = folder / "export";
  EntryId event = 0, gate = 0, tour = 0, person = 0;
  std::optional<Desk> started;
  std::vector<Drive> drives;  // what is in the machine

  // A day with a gate, and a tour with one person.
  Laptop& prepare() {
    Session session = laws::made(store, "受付1号", machine);
    event = done(session, Create{"event", {{"name", "魅力発信"}, {"starts_on", "2023-10-14"}}});
    gate = done(session, Create{"gate", {{"event_id", event}, {"name", "正面入口"}}});
    tour = done(session, Create{"tour", {{"event_id", event}, {"name", "里山"}}});
    person = done(session, Create{"participant", {{"tour_id", tour}, {"name", "髙橋 花子"}}});
    return *this;
  }
  Desk& start() {
    started.emplace(Places{store, usual, [this] { return drives; }}, machine.surroundings(),
                    read_keepsakes(keepsakes_path(store)), Wishes{});
    started->start();
    return *started;
  }
  // A stick, and the screen on which it is seen.
  std::string put_in(Desk& desk, const std::string& label) {
    const std::string at = folder / label;
    std::filesystem::create_directories(at);
    drives = {{label, at, {}, false, {}}};
    desk.answer({shell::GoTo{{Screen::files}}});
    desk.look_for_drives();
    desk.look_around();
    while (desk.wait()) {
    }
    return at;
  }
  // Another program, on the same store.
  Session beside() { return laws::opened(store, machine); }
  // The plan as a file for another device.
  std::string plan() {
    Session session = beside();
    std::filesystem::create_directories(folder / "plan");
    return exported(session, folder / "plan");
  }
};

// What another device that knows the plan hands over: one more person on the tour.
std::string from_bus(Laptop& laptop, const std::string& plan, const char* device, const char* name,
                     Machine& machine) {
  Session bus = laws::made(laptop.folder / (std::string(device) + ".db"), device, machine);
  merged(bus, plan);
  const auto tours = bus.list("tour");
  REQUIRE(tours);
  REQUIRE(tours->size() == 1);
  done(bus, Create{"participant", {{"tour_id", tours->at(0).id()}, {"name", name}}});
  const std::string out = laptop.folder / (std::string(device) + "-out");
  std::filesystem::create_directories(out);
  return exported(bus, out);
}

std::size_t count(const Session& session, std::string_view kind) {
  const auto found = session.list(kind);
  REQUIRE(found);
  return found->size();
}

}  // namespace

TEST_CASE("without a store the desk asks for a name and makes one when it has it") {
  Laptop laptop;
  Desk& desk = laptop.start();
  CHECK(desk.app().screen == Screen::setup);
  CHECK_FALSE(desk.wait());
  desk.answer({setup::TypeName{"受付1号"}, setup::MakeStore{}, setup::MakeStore{}});
  REQUIRE(desk.busy());
  CHECK(desk.busy()->key == "store.making");
  while (desk.wait()) {
  }
  CHECK(desk.app().screen == Screen::today);
  CHECK(desk.app().situation.device.name == "受付1号");
  CHECK_FALSE(desk.app().refusal);
  CHECK(std::filesystem::exists(laptop.store));
}

TEST_CASE("a file that is no store is refused, kept as it is, and nothing is opened") {
  Laptop laptop;
  laws::put_bytes(laptop.store, "a letter to the ward office");
  Desk& desk = laptop.start();
  REQUIRE(desk.app().refusal);
  CHECK(desk.app().refusal->code == Code::not_a_store);
  CHECK(desk.app().screen == Screen::setup);
  CHECK(laws::bytes_of(laptop.store) == "a letter to the ward office");
}

TEST_CASE("a damaged store is never made anew; when it is whole again it is opened") {
  Laptop laptop;
  laptop.prepare();
  const std::string whole = laws::bytes_of(laptop.store);
  std::string damaged = whole;
  damaged.replace(100, 9'000, 9'000, '\xa5');
  laws::put_bytes(laptop.store, damaged);
  Desk& desk = laptop.start();
  REQUIRE(desk.app().refusal);
  CHECK(desk.app().refusal->code == Code::store_damaged);
  CHECK(desk.app().setup.is_there);
  desk.answer({setup::TypeName{"受付2号"}, setup::MakeStore{}});
  CHECK_FALSE(desk.wait());
  CHECK(laws::bytes_of(laptop.store) == damaged);
  desk.answer({setup::OpenAgain{}});
  CHECK(desk.wait());
  CHECK(desk.app().screen == Screen::setup);
  laws::put_bytes(laptop.store, whole);
  desk.answer({setup::OpenAgain{}});
  CHECK(desk.wait());
  CHECK(desk.app().screen == Screen::today);
  CHECK_FALSE(desk.app().refusal);
}

TEST_CASE("presses are in the store at once, in their order, without waiting for a job") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  desk.answer({today::CountVisitors{laptop.event}, tally::CountOne{"一般"},
               tally::CountOne{"中高生"}, tally::TakeBack{}, tally::CountOne{"一般"}});
  CHECK_FALSE(desk.busy());
  CHECK(desk.app().tally.visitors == 2);
  CHECK(desk.app().tally.categories[0].count == 2);
  Session beside = laptop.beside();
  CHECK(count(beside, "tally") == 2);
}

TEST_CASE("a command that is given with a job is on the screen at once, and what is unsent is so") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  laptop.put_in(desk, "USB-07");
  desk.answer({files::ExportNow{}, today::CountVisitors{laptop.event}, tally::CountOne{"一般"}});
  CHECK(desk.app().tally.visitors == 1);
  while (desk.wait()) {
  }
  REQUIRE(desk.app().files.written);
  const Session session = laptop.beside();  // whichever of the two came first
  CHECK(desk.app().situation.device.not_exported == *session.not_exported());
}

TEST_CASE("the own folder is made for an export, and what lies there is not handed over") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  const std::int64_t before = desk.app().situation.device.not_exported;
  CHECK(before > 0);
  desk.answer({files::ChoosePlace{laptop.usual}, files::ExportNow{}});
  CHECK(desk.wait());
  REQUIRE(desk.app().files.written);
  CHECK(std::filesystem::exists(desk.app().files.written->report.file));
  CHECK(desk.app().situation.device.not_exported == before);
  CHECK(*laptop.beside().not_exported() == before);
}

TEST_CASE("what was written onto a stick and read back is handed over") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  const std::string stick = laptop.put_in(desk, "USB-07");
  desk.answer({files::ExportNow{}});
  CHECK(desk.busy()->key == "files.exporting");
  while (desk.wait()) {
  }
  REQUIRE(desk.app().files.written);
  CHECK(desk.app().files.written->report.file.starts_with(stick));
  CHECK(desk.app().situation.device.not_exported == 0);
  CHECK(*laptop.beside().not_exported() == 0);
}

TEST_CASE("personal data leave with a record that travels along, and a slip on this machine") {
  Laptop laptop;
  Machine other(2);
  Desk& desk = laptop.prepare().start();
  laptop.put_in(desk, "USB-07");
  desk.answer({files::WithPersonal{true}, files::FillIn{{"受付", "2号車", "USB-07", "s01"}},
               files::ExportNow{}});
  while (desk.wait()) {
  }
  REQUIRE(desk.app().files.written);
  CHECK(desk.app().situation.device.not_exported == 0);
  CHECK(std::filesystem::exists(laptop.usual + '/' + desk.app().files.written->slip_file));
  Session bus = laws::made(laptop.folder / "bus.db", "2号車", other);
  merged(bus, desk.app().files.written->report.file);
  const auto there = all<Handover>(bus.records());
  REQUIRE(there.size() == 1);
  CHECK(there[0].fields.medium_no == "USB-07");
  CHECK(there[0].fields.people_n == 1);
  CHECK(std::string(there[0].fields.file) ==
        std::filesystem::path(desk.app().files.written->report.file).filename().string());
}

TEST_CASE("when nothing leaves after all, its record is void, and no slip is made") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  const std::string stick = laptop.put_in(desk, "USB-07");
  std::filesystem::remove_all(stick);
  desk.answer({files::WithPersonal{true}, files::FillIn{{"受付", "2号車", "USB-07", "s01"}},
               files::ExportNow{}});
  while (desk.wait()) {
  }
  REQUIRE(desk.app().refusal);
  CHECK(desk.app().refusal->code == Code::folder_missing);
  CHECK_FALSE(desk.app().files.written);
  CHECK_FALSE(std::filesystem::exists(laptop.usual));
  const Session session = laptop.beside();
  CHECK(count(session, "handover") == 0);
  CHECK(session.list("handover", {}, true)->size() == 1);
  CHECK(desk.app().situation.device.saved == *session.recorded());
  CHECK(desk.app().situation.device.not_exported == *session.not_exported());
}

TEST_CASE("an export to a folder that is not there is refused and makes no folder") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  const std::string stick = laptop.put_in(desk, "USB-07");
  std::filesystem::remove_all(stick);
  desk.answer({files::ExportNow{}});
  while (desk.wait()) {
  }
  REQUIRE(desk.app().refusal);
  CHECK(desk.app().refusal->code == Code::export_place_missing);
  CHECK(desk.app().refusal->detail("place") == stick);
  CHECK_FALSE(desk.app().files.written);
  CHECK_FALSE(std::filesystem::exists(stick));
  CHECK(desk.app().situation.device.not_exported > 0);
}

TEST_CASE("two drops during an export are looked at after it, and taken in together") {
  Laptop laptop;
  Machine bus1(2), bus2(3);
  const std::string plan = laptop.prepare().plan();
  const std::string one = from_bus(laptop, plan, "1号車", "佐藤", bus1);
  const std::string two = from_bus(laptop, plan, "2号車", "鈴木", bus2);
  Desk& desk = laptop.start();
  laptop.put_in(desk, "USB-07");
  desk.answer({files::ExportNow{}});
  desk.answer({shell::DropFiles{{one}}});
  desk.answer({shell::DropFiles{{two}}});
  CHECK(desk.busy()->key == "files.exporting");
  CHECK(desk.busy()->waiting == 2);
  while (desk.wait()) {
  }
  CHECK(desk.app().files.written);
  CHECK_FALSE(desk.busy());
  CHECK(count(laptop.beside(), "participant") == 1);  // looking takes nothing in
  REQUIRE(desk.app().merge.prospect);
  const std::int64_t fresh = desk.app().merge.prospect->fresh;
  desk.answer({merge::Take{}});
  while (desk.wait()) {
  }
  CHECK(count(laptop.beside(), "participant") == 3);
  std::int64_t taken = 0;
  for (const MergeReport& file : desk.app().merge.taken) taken += file.new_entries;
  CHECK(taken == fresh);
}

TEST_CASE("a merge that ends when the roster is open brings its people there") {
  Laptop laptop;
  Machine bus(2);
  const std::string file = from_bus(laptop, laptop.prepare().plan(), "1号車", "佐藤", bus);
  Desk& desk = laptop.start();
  desk.answer({shell::DropFiles{{file}}});
  while (desk.wait()) {
  }
  desk.answer({merge::Take{}, today::OpenRoster{laptop.tour}});
  while (desk.wait()) {
  }
  CHECK(desk.app().screen == Screen::roster);
  CHECK(desk.app().roster.people.size() == 2);
  REQUIRE(desk.app().merge.taken.size() == 1);
  CHECK(desk.app().merge.taken[0].status == MergeReport::Status::merged);
}

TEST_CASE("a command that the store refuses is told and changes nothing on the screen") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  desk.answer({today::CountVisitors{laptop.event}, tally::CountOne{"一般"}});
  REQUIRE(desk.app().tally.presses.size() == 1);
  {
    Session beside = laptop.beside();
    done(beside, Void{desk.app().tally.presses[0].id, "押し間違い"});
  }
  desk.answer({tally::TakeBack{}});
  REQUIRE(desk.app().refusal);
  CHECK(desk.app().refusal->code == Code::is_void);
  CHECK(desk.app().tally.visitors == 1);
  desk.look_around();
  CHECK(desk.app().tally.visitors == 0);
}

TEST_CASE("what another program writes into the store is on the screen with the next drawing") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  const std::int64_t before = desk.app().situation.device.not_exported;
  {
    Session beside = laptop.beside();
    done(beside, Create{"event", {{"name", "講演会"}, {"starts_on", "2023-10-14"}}});
  }
  CHECK(desk.app().today.cards.size() == 1);
  desk.look_around();
  CHECK(desk.app().today.cards.size() == 2);
  CHECK(desk.app().situation.device.not_exported > before);
}

TEST_CASE("at midnight the pad begins a new day and the old day's visitors stay in the store") {
  Laptop laptop;
  Desk& desk = laptop.prepare().start();
  desk.answer({today::CountVisitors{laptop.event}, tally::CountOne{"一般"}});
  laptop.machine.now_ms += 24 * 60 * 60 * 1000;
  desk.look_around();
  CHECK(desk.app().tally.date == "2023-10-15");
  CHECK(desk.app().tally.visitors == 0);
  Session beside = laptop.beside();
  CHECK(count(beside, "tally") == 1);
}

TEST_CASE("the next start on the same day opens where one was, and on another day today") {
  Laptop laptop;
  laptop.prepare();
  laptop.machine.now_ms = parse_moment("2023-10-14T09:00:00+09:00")->unix_ms;
  laptop.start().answer({today::OpenRoster{laptop.tour}});
  CHECK(laptop.start().app().screen == Screen::roster);
  CHECK(laptop.start().app().roster.tour == laptop.tour);
  laptop.machine.now_ms += std::int64_t{24} * 60 * 60 * 1000;
  CHECK(laptop.start().app().screen == Screen::today);
}

TEST_CASE("a wish is kept beside the store, and who signs signs from the next record on") {
  Laptop laptop;
  laptop.prepare();
  Desk& desk = laptop.start();
  desk.answer({settings::ChooseText{150}, settings::ChooseLook{Look::outdoor},
               settings::TypeStaff{" s07 "}, settings::SignAs{}});
  const Keepsakes kept = read_keepsakes(keepsakes_path(laptop.store));
  CHECK(kept.wishes.text_percent == 150);
  CHECK(kept.wishes.look == Look::outdoor);
  CHECK(kept.wishes.staff == "s07");
  desk.answer({today::CountVisitors{laptop.event}, tally::CountOne{"一般"}});
  const Session session = laptop.beside();
  const auto tallies = session.list("tally");
  REQUIRE(tallies);
  REQUIRE(tallies->size() == 1);
  const auto history = session.history(tallies->front().id());
  REQUIRE(history);
  CHECK(history->front().staff == "s07");
}

TEST_CASE("settings that cannot be read are as if they had never been there") {
  const Scratch folder;
  for (const char* text : {"", "{", "[]", "{\"text_percent\":\"large\"}", "\xff\xfe"}) {
    const std::string file = folder / "field.db.settings";
    std::filesystem::remove(file);
    REQUIRE(write_new_file(file, std::string_view(text)));
    CHECK(read_keepsakes(file) == Keepsakes{});
  }
  CHECK(read_keepsakes(folder / "missing") == Keepsakes{});
}

TEST_CASE("what follows a refused command is not done: a status stays when its check-in is gone") {
  Laptop laptop;
  laptop.prepare();
  {
    Session session = laptop.beside();
    done(session, Set{laptop.person, {{"status", "waiting"}}});
  }
  Desk& desk = laptop.start();
  desk.answer({today::OpenRoster{laptop.tour}, roster::Admit{laptop.person}});
  REQUIRE(desk.app().roster.acts.size() == 1);
  CHECK(desk.app().situation.device.saved == seq_of(desk.app().roster.acts[0].id));
  Session beside = laptop.beside();
  done(beside, Void{desk.app().roster.acts[0].id, "人違い"});
  desk.answer({roster::TakeBack{}});
  REQUIRE(desk.app().refusal);
  CHECK(desk.app().refusal->code == Code::is_void);
  CHECK(find_as<Participant>(beside.records(), laptop.person)->fields.status == "confirmed");
}
