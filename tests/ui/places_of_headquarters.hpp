// What headquarters decides: disputes of each kind, none, not known yet, covered, another value.
#pragma once
#include <doctest/doctest.h>

#include "tests/ui/places.hpp"

namespace renkei::ui {

// As a store tells it: with who wrote each claim, and when.
inline std::vector<Conflict> told_conflicts(const FakeRecords& records) {
  std::vector<Conflict> conflicts = records.conflicts();
  for (Conflict& conflict : conflicts)
    for (std::size_t i = 0; i < conflict.claims.size(); ++i) {
      Claim& claim = conflict.claims[i];
      claim.device = i == 0 ? "受付1号" : "2号車";
      claim.staff = i == 0 ? "s11" : "s12";
      claim.at = at(i == 0 ? "2023-10-14T08:52:00+09:00" : "2023-10-14T08:55:00+09:00");
    }
  return conflicts;
}

inline void answer_conflicts(Headless& s, std::vector<Conflict> conflicts) {
  for (const Request& request : s.want())
    if (std::holds_alternative<ConflictsWork>(request.work))
      return s.end(request, ConflictsFound{std::move(conflicts)});
}
inline void open_conflicts_screen(Headless& s) {
  s.ask(shell::Intent(shell::GoTo{{Screen::conflicts}}));
  answer_conflicts(s, told_conflicts(s.season.records));
}

// Two devices called the roll at one stop, and counted differently.
inline EntryId count_twice(Season& season) {
  EntryId first = 0;
  for (const LogNumber log : {FakeRecords::own_log, LogNumber{7}}) {
    const EntryId call =
        season.records.add("rollcall",
                           {{"tour_id", season.tour},
                            {"stop_id", season.stop},
                            {"phase", "departure"},
                            {"counted_n", std::int64_t{log == FakeRecords::own_log ? 37 : 38}}},
                           log);
    if (first == 0) first = call;
  }
  return first;
}

inline void many_conflicts(Headless& s, int most) {
  for (int i = 0; i < most; ++i) {
    const EntryId person =
        s.season.records.add("participant", {{"tour_id", s.season.tour},
                                             {"no", std::int64_t{100 + i}},
                                             {"name", "見本　花子" + std::to_string(i)},
                                             {"seat", "1A"}});
    s.season.records.set(person, {{"seat", "2B"}});
    s.season.records.conflict(person, "seat", "9D");
  }
}

// Two values, of which the first was chosen.
inline PastDecision decision_about(const Season& season, EntryId record, const char* field,
                                   std::vector<OwnValue> among) {
  PastDecision made;
  made.entry = record + 1000;
  made.record = record;
  made.kind = find_kind("participant");
  made.field = field;
  made.value = among.at(0);
  made.at = at("2023-10-14T09:30:00+09:00");
  made.device = "本部";
  made.staff = "s01";
  for (const OwnValue& value : among)
    made.among.push_back({season.records.next(), record, value, false, made.at, "2号車", "s12"});
  return made;
}

inline void answer_decisions(Headless& s, std::vector<PastDecision> decisions) {
  const auto asked = std::ranges::find_if(s.requests, [](const Request& request) {
    return std::holds_alternative<DecisionsWork>(request.work);
  });
  REQUIRE(asked != s.requests.end());
  const Request request = *asked;
  s.end(request, DecisionsFound{std::move(decisions)});
}

// Made, changed, disputed, struck out, restored, erased.
inline std::vector<HistoryItem> a_story(EntryId record) {
  std::vector<HistoryItem> story;
  const auto add = [&](Op operation, Assigns fields, std::vector<EntryId> replaced,
                       const char* device) {
    HistoryItem& item = story.emplace_back();
    item.entry = story.size() == 1 ? record : record + static_cast<EntryId>(story.size()) * 100;
    item.operation = operation;
    item.at = at("2023-10-14T08:52:00+09:00");
    item.device = device;
    item.staff = story.size() % 2 == 0 ? "" : "s11";
    item.fields = std::move(fields);
    item.replaced = std::move(replaced);
  };
  add(Op::create, {{"name", "髙橋 花子"}, {"seat", "1A"}, {"allergy", "そば"}, {"bus", OwnValue()}},
      {}, "本部");
  add(Op::set, {{"seat", "2B"}}, {}, "小鳥遊エリザベート・マリアの区役所前の受付の端末");
  add(Op::set, {{"seat", "9D"}, {"allergy", "たまご"}}, {}, "2号車");
  add(Op::set, {{"seat", "2B"}}, {record + 200, record + 300}, "本部");
  add(Op::void_, {}, {}, "本部");
  story.back().reason = "二重に申し込まれていたため";
  add(Op::restore, {}, {record + 500}, "");
  add(Op::erase, {}, {}, "本部");
  story[2].withheld = {"name"};
  return story;
}

inline void open_history(Headless& s) {
  s.ask(shell::Intent(shell::GoTo{{Screen::history, s.season.takahashi}}));
  s.want();
  s.end(s.requests.back(), HistoryFound{a_story(s.season.takahashi)});
}

inline std::vector<Place> places_of_headquarters() {
  return {{"no conflicts", open_conflicts_screen},
          {"conflicts that are being looked for",
           [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::conflicts}})); }},
          {"a disputed seat among many",
           [](Headless& s) {
             many_conflicts(s, 60);
             open_conflicts_screen(s);
             s.ask(conflicts::Step{1});
           }},
          {"the list of conflicts",
           [](Headless& s) {
             many_conflicts(s, 60);
             open_conflicts_screen(s);
             s.ask(conflicts::OpenList{true});
           }},
          {"head counts that differ",
           [](Headless& s) {
             count_twice(s.season);
             open_conflicts_screen(s);
             s.ask(conflicts::TypeOther{"三十八"});
             s.ask(conflicts::DecideOther{});
           }},
          {"an edit against a void",
           [](Headless& s) {
             s.season.records.make_void(s.season.takahashi, "二重に申し込まれていたため");
             s.season.records.conflict(s.season.takahashi, "bus", "2号車");
             open_conflicts_screen(s);
           }},
          {"a status with many choices, in doubt and withheld",
           [](Headless& s) {
             s.season.records.set(s.season.takahashi, {{"status", "confirmed"}});
             s.season.records.conflict(s.season.takahashi, "status", "cancelled");
             auto conflicts = told_conflicts(s.season.records);
             Claim third = conflicts.at(0).claims[0];
             third.withheld = true;
             third.device = "小鳥遊エリザベート・マリアの区役所前の受付の端末";
             third.at = at("2033-10-14T08:55:00+02:00");
             conflicts[0].claims.push_back(third);
             s.ask(shell::Intent(shell::GoTo{{Screen::conflicts}}));
             answer_conflicts(s, conflicts);
           }},
          {"an allergy, covered", [](Headless& s) {
             s.season.records.set(s.season.takahashi, {{"allergy", "そば"}});
             s.season.records.conflict(s.season.takahashi, "allergy", "たまご");
             open_conflicts_screen(s);
           }}};
}

}  // namespace renkei::ui
