// The evening at headquarters: nothing found yet, nothing planned, and posts in every state.
#pragma once
#include "tests/ui/places.hpp"

namespace renkei::ui {

// Four posts of today: one whole, one with a gap on two machines, one of which others know more, one of
// which nothing came; and a device that nobody expected.
struct Evenings {
  EntryId reception, gate, bus, kiosk;
  Evening evening;

  explicit Evenings(Season& season) {
    FakeRecords& records = season.records;
    const auto post = [&](const char* name, const Assigns& more) {
      Assigns fields = more;
      fields.push_back({"name", name});
      return records.add("post", fields);
    };
    reception = post("受付1号", {{"role", "reception"}, {"tour_id", season.tour}});
    gate = post("正面入口", {{"role", "counting"}, {"gate_id", season.gate}});
    bus = post("2号車", {{"role", "on_board"},
                         {"tour_id", season.tour},
                         {"due", OwnValue(pack(at("2023-10-14T18:00:00+09:00")))}});
    kiosk = post("キオスク1", {{"role", "kiosk"}, {"event_id", season.event}});
    add(records, 2, "受付1号", reception, {{1, 214}}, {}, "2023-10-14T17:20:00+09:00");
    add(records, 3, "正面入口", gate, {{1, 639}, {702, 812}}, {{640, 701}},
        "2023-10-14T12:40:00+09:00");
    evening.status.devices.back().forked = true;
    add(records, 4, "kiosk", kiosk, {{1, 30}}, {}, "2023-10-14T11:05:00+09:00");
    evening.status.devices.back().claimed = {{"log2", {31, 90}}};
    add(records, 5, "予備の端末", 0, {{1, 9}}, {}, "2023-10-14T10:00:00+09:00");
    evening.status.conflicts = 4;
    evening.status.quarantine = 1;
    evening.status.erasures = 2;
  }

 private:
  void add(FakeRecords& records, LogNumber log, const char* name, EntryId post,
           std::vector<SeqRange> held, std::vector<SeqRange> missing, const char* last) {
    Assigns fields = {{"name", name}};
    if (post != 0) fields.push_back({"post_id", post});
    const std::string id = records.id_text(records.add("device", fields, log));
    const std::string device = id.substr(0, id.rfind('-'));
    evening.status.devices.push_back(
        {.id = device, .name = name, .held = std::move(held), .missing = std::move(missing)});
    evening.last_written[device] = at(last);
  }
};

inline void go_to_evening(Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::hq}})); }

inline EntryId find_evening(Headless& s) {
  Evenings evenings(s.season);
  s.app.situation.now = at("2023-10-14T19:00:00+09:00");
  go_to_evening(s);
  s.want();
  s.end(s.requests.back(), EveningFound{evenings.evening});
  return evenings.gate;
}

// A gate with a gap, of which nobody has decided anything; a bus whose device was copied; a reception.
inline Evening evening_of_copies() {
  Evening evening;
  evening.status.devices = {
      {.id = "gateaaaa",
       .name = "正面入口",
       .held = {{1, 639}, {702, 812}},
       .missing = {{640, 701}},
       .left_out = 812},
      {.id = "busbbbbb", .name = "2号車", .held = {{1, 40}}, .forked = true},
      {.id = "bus-one", .name = "2号車", .parent = "busbbbbb", .held = {{41, 60}}},
      {.id = "bus-two", .name = "2号車", .parent = "busbbbbb", .held = {{41, 48}}},
      {.id = "receptio", .name = "受付1号", .held = {{1, 214}}}};
  for (const DeviceStatus& device : evening.status.devices)
    evening.last_written[device.id] = at("2023-10-14T12:40:00+09:00");
  return evening;
}

inline void find_copies(Headless& s, Screen screen) {
  s.app.situation.now = at("2023-10-14T19:00:00+09:00");
  Evening evening = evening_of_copies();
  evening.erasures = {
      {s.season.takahashi, "office22", "本部2", at("2023-10-13T09:00:00+09:00"), 1}};
  s.ask(shell::Intent(shell::GoTo{{screen}}));
  s.want();
  s.end(s.requests.back(), EveningFound{evening});
}

inline std::vector<Place> places_of_evening() {
  return {
      {"the evening before it is found", go_to_evening},
      {"an evening without posts",
       [](Headless& s) {
         go_to_evening(s);
         s.want();
         s.end(s.requests.back(), EveningFound{Evening{}});
       }},
      {"an evening with posts", [](Headless& s) { find_evening(s); }},
      {"what to say on the telephone", [](Headless& s) { s.ask(hq::OpenPost{find_evening(s)}); }},
      {"numbers that have come", [](Headless& s) { find_copies(s, Screen::coverage); }},
      {"a device that is to be admitted",
       [](Headless& s) {
         find_copies(s, Screen::coverage);
         s.ask(coverage::OpenDevice{"gateaaaa"});
         s.ask(coverage::Propose{coverage::Act::enrol});
       }},
      {"a device and what may be done with it",
       [](Headless& s) {
         find_copies(s, Screen::coverage);
         s.ask(coverage::OpenDevice{"busbbbbb"});
       }},
      {"searching",
       [](Headless& s) {
         s.ask(shell::Intent(shell::GoTo{{Screen::search}}));
         s.want();
         s.end(s.requests.back(),
               SearchReady{std::make_shared<const search::Index>(
                   search::index_of(s.season.records, s.app.situation.wishes.language))});
         s.ask(search::Type{"1"});
       }},
      {"what waits", [](Headless& s) { find_copies(s, Screen::quarantine); }},
      {"what is to be erased", [](Headless& s) {
         find_copies(s, Screen::quarantine);
         s.ask(quarantine::Propose{"office22", true});
       }}};
}

}  // namespace renkei::ui
