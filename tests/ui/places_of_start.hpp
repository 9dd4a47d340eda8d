// The first screen, today and settings, empty, full and in doubt.
#pragma once
#include <string>

#include "tests/ui/places.hpp"

namespace renkei::ui {

inline void begin_anew(Headless& screen) {
  const Wishes wishes = screen.app.situation.wishes;
  screen.app = App{};
  screen.app.situation.wishes = wishes;
  screen.app.situation.now = at("2023-10-14T08:00:00+09:00");
}

// Headquarters' posts, one of which another device has taken.
inline void add_posts(Headless& screen) {
  FakeRecords& records = screen.season.records;
  const auto post = [&](const char* name, const char* role) {
    return records.add("post", {{"name", name}, {"role", role}, {"tour_id", screen.season.tour}},
                       2);
  };
  const EntryId taken = post("集合場所の受付1号", "reception");
  post("1号車（小鳥遊　エリザベート・マリア・アレクサンドラ記念号）", "on_board");
  post("キオスク1", "kiosk");
  records.add("device", {{"name", "受付1号"}, {"post_id", taken}}, 3);
}

inline void read_plan(Headless& screen, bool answered) {
  add_posts(screen);
  screen.app.situation.device.record =
      screen.season.records.add("device", {{"name", "新しい端末"}});
  MergeReport report{.file = "/media/usb/plan.renkei", .status = MergeReport::Status::merged};
  report.new_entries = 1234;
  const Request asked{{Screen::setup}, setup::Intent(setup::TakeFiles{}), MergeWork{}};
  screen.end(asked, Merged{std::vector{report}});
  screen.ask(shell::Intent(shell::GoTo{{Screen::setup}}));
  for (setup::Sender& sender : screen.app.setup.senders) {
    sender.device.name = "交流事業担当 本部ノートパソコン";
    if (answered) sender.said = setup::Sender::Said::accepted;
  }
}

// This device is at a reception, and the day is full.
inline void open_full_today(Headless& screen) {
  FakeRecords& records = screen.season.records;
  records.set(screen.season.stop, {{"plan_arrive", "09:00"}, {"plan_depart", "10:30"}});
  records.set(screen.season.later_stop, {{"actual_depart", screen.app.situation.now}});
  const EntryId post = records.add(
      "post",
      {{"name", "集合場所の受付1号"}, {"role", "reception"}, {"tour_id", screen.season.tour}});
  screen.app.situation.device.record =
      records.add("device", {{"name", "受付1号"}, {"post_id", post}});
  for (int i = 0; i < 30; ++i)
    records.add("tour", {{"event_id", screen.season.event},
                         {"name", "区民交流ツアー第" + std::to_string(i) +
                                      "回 海辺の町をめぐる二日間の旅"}});
  records.add("event", {{"name", "昨年の秋の交流まつり"}, {"starts_on", "2022-10-01"}});
  records.add("event", {{"name", "来月の講演会"}, {"starts_on", "2023-11-01"}});
  screen.app.situation.device.not_exported = 1234;
  screen.app.situation.health = {ClockDoubt::set_back, 120'000'000};
  screen.ask(shell::Intent(shell::GoTo{{Screen::today}}));
}

inline std::vector<Place> places_of_start() {
  return {{"the two ways", [](Headless& s) { begin_anew(s); }},
          {"the two ways with files that lie ready",
           [](Headless& s) {
             begin_anew(s);
             s.app.setup.found = {"/store/01-plan.renkei", "/store/02-更新した計画.renkei"};
           }},
          {"alone",
           [](Headless& s) {
             begin_anew(s);
             s.ask(setup::GoAlone{true});
           }},
          {"a store that cannot be opened",
           [](Headless& s) {
             begin_anew(s);
             s.app.setup.is_there = true;
             s.app.refusal = Error(Code::store_newer, {{"file", "/store/field.db"}});
           }},
          {"who sent the plan", [](Headless& s) { read_plan(s, false); }},
          {"the posts of a plan",
           [](Headless& s) {
             read_plan(s, true);
             s.ask(setup::ChoosePost{s.app.setup.posts[0].id});
           }},
          {"a plan that was refused",
           [](Headless& s) {
             MergeReport report{.file = "/media/usb/plan.renkei"};
             report.error = Error(Code::bundle_damaged);
             const Request asked{{Screen::setup}, setup::Intent(setup::TakeFiles{}), MergeWork{}};
             s.end(asked, Merged{std::vector{report}});
             s.ask(shell::Intent(shell::GoTo{{Screen::setup}}));
           }},
          {"today in full, in doubt", open_full_today},
          {"today with the further acts",
           [](Headless& s) {
             open_full_today(s);
             s.ask(today::ShowMore{true});
           }},
          {"today without a plan",
           [](Headless& s) {
             s.season.records = FakeRecords();
             s.ask(shell::Intent(shell::GoTo{{Screen::today}}));
           }},
          {"an event that is made",
           [](Headless& s) {
             s.ask(today::BeginNew{});
             today::NewEvent draft = *s.app.today.draft;
             draft.what = today::What::both;
             draft.first_day = "いつか";
             s.ask(today::ChangeNew{draft});
           }},
          {"what could not be saved",
           [](Headless& s) {
             open_full_today(s);
             s.app.situation.device.saved = 214;
             s.app.unsaved = App::Unsaved{{Screen::today},
                                          today::Intent(today::GoOn{}),
                                          Error(Code::disk_full, {{"file", "field.db"}})};
           }},
          {"settings with codes and a trial", [](Headless& s) {
             s.app.situation.wishes.staff_codes = {"s01", "s02", "みなと班-3"};
             s.app.situation.wishes.staff = "s02";
             s.ask(shell::Intent(shell::GoTo{{Screen::settings}}));
             s.ask(settings::TryScanner{true});
             s.scan("Ｂ００１２");
           }}};
}

}  // namespace renkei::ui
