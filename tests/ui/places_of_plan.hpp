// The plan: none yet, an event, a stop with everything in doubt, a new one, what lies over it.
#pragma once
#include "tests/ui/places.hpp"

namespace renkei::ui {

inline void become_headquarters(Headless& s) {
  FakeRecords& records = s.season.records;
  const EntryId post = records.add("post", {{"name", "本部"}, {"role", "headquarters"}});
  s.app.situation.device.record = records.add("device", {{"name", "本部"}, {"post_id", post}});
  look(s.app, records);
}

inline void open_plan(Headless& s, EntryId record = 0) {
  become_headquarters(s);
  s.ask(shell::Intent(shell::GoTo{{Screen::plan, record}}));
}

inline int plan_field(Headless& s, std::string_view name) {
  return s.app.plan.form.find(name)->field->number;
}

inline std::vector<Place> places_of_plan() {
  return {{"the plan of this year", [](Headless& s) { open_plan(s); }},
          {"a plan without anything",
           [](Headless& s) {
             s.season.records.make_void(s.season.event);
             s.app.situation.date = "2030-10-14";
             open_plan(s);
           }},
          {"an event in the plan", [](Headless& s) { open_plan(s, s.season.event); }},
          {"all fields of a tour",
           [](Headless& s) {
             open_plan(s, s.season.tour);
             s.ask(plan::ShowAllFields{true});
           }},
          {"a stop with mistakes and disputes",
           [](Headless& s) {
             s.season.records.conflict(s.season.stop, "name",
                                       "小鳥遊エリザベート・マリア記念区役所前広場の集合場所");
             open_plan(s, s.season.stop);
             s.ask(plan::TypeText{plan_field(s, "plan_depart"), "二十五時"});
             s.ask(plan::Save{});
           }},
          {"a person in the plan",
           [](Headless& s) {
             open_plan(s, s.season.hidden);
             s.ask(plan::ShowAllFields{true});
             s.ask(plan::Uncover{"care"});
           }},
          {"a new event",
           [](Headless& s) {
             open_plan(s);
             s.ask(plan::Add{{0, find_kind("event")}});
             s.ask(plan::TypeText{plan_field(s, "starts_on"), "10/14"});
           }},
          {"which vehicle",
           [](Headless& s) {
             s.season.records.add("vehicle", {{"tour_id", s.season.tour}, {"no", "1号車"}});
             open_plan(s, s.season.takahashi);
             s.ask(plan::OpenPicker{plan_field(s, "vehicle_id")});
           }},
          {"which kind of record",
           [](Headless& s) {
             open_plan(s, s.season.event);
             s.ask(plan::Add{{s.season.event, nullptr}});
           }},
          {"why a gate is struck out",
           [](Headless& s) {
             open_plan(s, s.season.gate);
             s.ask(plan::AskReason{});
           }},
          {"a gate that was struck out",
           [](Headless& s) {
             open_plan(s, s.season.gate);
             s.ask(plan::StrikeOut{"工事で閉まる"});
             s.ask(plan::ShowVoid{true});
           }},
          {"the other records", [](Headless& s) {
             open_plan(s);
             s.ask(plan::Fold{{0, nullptr}, true});
             s.ask(plan::Fold{{0, find_kind("agreement")}, true});
           }}};
}

}  // namespace renkei::ui
