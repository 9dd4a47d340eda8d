#include "ui/present/incident.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::incident;

namespace {

struct Outing : FakeDesk {
  Outing() {
    season.records.set(season.stop,
                       {{"emergency_place", "区役所前の広場"}, {"hospital", "みなと中央病院"}});
    ask(today::GoTo{{Screen::incident, season.tour}});
  }
  Model& model() { return app.incident; }
  Incident stored(EntryId id = 0) {
    const auto found = find_as<Incident>(season.records, id != 0 ? id : model().incident);
    REQUIRE(found);
    return found->fields;
  }
  std::string item(EntryId person) { return season.records.id_text(person); }
  std::size_t count(std::string_view kind) {
    std::size_t count = 0;
    season.records.each(*find_kind(kind), {}, false, [&](const Record&) { ++count; });
    return count;
  }
  // The commands that an intent comes to.
  std::vector<Command> commands(const incident::Intent& intent) {
    std::vector<Command> made;
    for (const Request& request : ask(intent)) made.push_back(std::get<Command>(request.work));
    return made;
  }
  std::vector<std::string> fields_of(const std::vector<Command>& commands) {
    std::vector<std::string> fields;
    for (const Command& command : commands)
      for (const Assign& assign : std::get<Set>(command).fields) fields.push_back(assign.field);
    return fields;
  }
  EntryId begin() {
    ask(Begin{});
    REQUIRE(model().incident != 0);
    return model().incident;
  }
  EntryId from_elsewhere(std::string_view status = "recorded") {
    const EntryId id = season.records.add(
        "incident",
        {{"tour_id", season.tour},
         {"at", at("2023-10-14T09:00:00+09:00")},
         {"kind", "熱中症"},
         {"severity", std::int64_t{2}},
         {"people", stored_text(List{item(season.takahashi), "staff", item(season.yoshida)})},
         {"what", "めまいがした"},
         {"status", std::string(status)}},
        7);
    look(app, season.records);
    return id;
  }
};

}  // namespace

TEST_CASE("the record is there before the first question, with the time and who recorded it") {
  Outing field;
  field.app.situation.wishes.staff = "s01";
  const auto commands = field.commands(Begin{});
  REQUIRE(commands.size() == 1);
  CHECK(std::get<Create>(commands[0]).kind == "incident");
  CHECK(field.stored().tour_id.id == field.season.tour);
  CHECK(field.stored().at == field.season.records.now);
  CHECK(field.stored().status == "draft");
  CHECK(field.stored().reporter == "s01");
  CHECK(field.model().page == Page::time);
}

TEST_CASE("every page is one writing, of what was answered there and nothing else") {
  Outing field;
  field.begin();
  field.model().draft.at = field.model().held.at = at("2023-10-14T09:50:00+09:00");
  field.ask(ShiftTime{-5});
  CHECK(field.fields_of(field.commands(Next{})) == std::vector<std::string>{"at"});
  CHECK(field.stored().at == at("2023-10-14T09:45:00+09:00"));

  CHECK(field.fields_of(field.commands(ChooseKind{"虫刺され"})) ==
        std::vector<std::string>{"kind"});
  CHECK(field.fields_of(field.commands(ChooseSeverity{1})) == std::vector<std::string>{"severity"});
  CHECK(field.model().page == Page::people);

  field.ask(TogglePerson{field.item(field.season.yoshida)});
  field.ask(TogglePerson{"staff"});
  CHECK(field.fields_of(field.commands(Next{})) == std::vector<std::string>{"people"});
  CHECK(field.stored().people == List{field.item(field.season.yoshida), "staff"});

  field.ask(ChooseStop{field.season.later_stop});
  field.ask(ChooseIndoor{false});
  field.ask(TogglePhrase{incident::Words::place, "階段・段差"});
  field.ask(ChooseWeather{"cloudy"});
  field.ask(StepTemperature{1});
  field.ask(StepTemperature{-5});
  CHECK(field.fields_of(field.commands(Next{})) ==
        std::vector<std::string>{"stop_id", "place", "indoor", "weather", "temp_c"});
  CHECK(field.stored().stop_id.id == field.season.later_stop);
  CHECK(field.stored().indoor == false);
  CHECK(field.stored().temp_c == 15);

  field.ask(Tell{"ambulance"});
  field.ask(Tell{"family"});
  field.ask(TogglePhrase{incident::Words::first_aid, "冷やした"});
  field.ask(TogglePhrase{incident::Words::first_aid, "休ませた"});
  CHECK(field.fields_of(field.commands(Next{})) ==
        std::vector<std::string>{"ambulance_at", "informed", "first_aid"});
  CHECK(field.stored().ambulance_at == field.app.situation.now);
  CHECK(field.stored().informed.compact ==
        R"([{"who":"family","at":"2023-10-14T10:00:00+09:00"}])");
  CHECK(field.stored().first_aid == "冷やした、休ませた");

  const EntryId id = field.model().incident;
  field.ask(TypeWords{incident::Words::what, " 蜂に刺された "});
  field.ask(TogglePhrase{incident::Words::prevention, "下見で確かめる"});
  CHECK(field.fields_of(field.commands(Next{})) ==
        std::vector<std::string>{"what", "prevention", "status"});
  CHECK(field.stored(id).what == "蜂に刺された");
  CHECK(field.stored(id).status == "recorded");
  CHECK(field.model().incident == 0);
  CHECK_FALSE(field.model().lines.at(0).is_draft);
}

TEST_CASE("nothing has to be answered: seven presses of the one button end a record") {
  Outing field;
  const EntryId id = field.begin();
  for (int page = 1; page < page_count; ++page) CHECK(field.commands(Next{}).empty());
  CHECK(field.fields_of(field.commands(Next{})) == std::vector<std::string>{"status"});
  CHECK(field.stored(id).kind.empty());
  CHECK(field.model().incident == 0);
}

TEST_CASE("that nobody was hurt is an answer, and another than none") {
  Outing field;
  field.begin();
  field.model().page = Page::people;
  CHECK_FALSE(field.model().held.people);
  field.ask(Nobody{});
  CHECK(field.fields_of(field.commands(Next{})) == std::vector<std::string>{"people"});
  REQUIRE(field.model().held.people);
  CHECK(field.model().held.people->empty());
  field.ask(Previous{});
  field.ask(TogglePerson{"staff"});
  field.ask(TogglePerson{"staff"});
  CHECK_FALSE(field.model().draft.people);
}

TEST_CASE("going back shows what is held, and another answer takes its place") {
  Outing field;
  field.begin();
  field.model().page = Page::kind;
  field.ask(ChooseKind{"転倒"});
  field.ask(Previous{});
  CHECK(field.model().page == Page::kind);
  CHECK(field.model().draft.kind == "転倒");
  field.ask(ChooseKind{"打撲"});
  CHECK(field.stored().kind == "打撲");
}

TEST_CASE("going back writes what was changed on the page that is left") {
  Outing field;
  field.begin();
  field.model().page = Page::place;
  field.ask(ChooseIndoor{true});
  CHECK(field.fields_of(field.commands(Previous{})) == std::vector<std::string>{"indoor"});
  CHECK(field.model().page == Page::people);
}

TEST_CASE("who leaves half way goes on at the first open question, with what was answered there") {
  Outing field;
  const EntryId id = field.begin();
  field.model().page = Page::kind;
  field.ask(ChooseKind{"転倒"});
  field.ask(ChooseSeverity{0});
  field.ask(TogglePerson{field.item(field.season.takahashi)});
  field.ask(shell::Intent(shell::Back{}));
  CHECK(field.app.screen == Screen::incident);
  CHECK(field.model().incident == 0);
  REQUIRE(field.model().lines.size() == 1);
  CHECK(field.model().lines[0].is_draft);
  field.ask(shell::Intent(shell::Back{}));
  CHECK(field.app.screen == Screen::today);

  field.ask(today::GoTo{{Screen::incident, field.season.tour}});
  field.ask(Continue{id});
  CHECK(field.model().page == Page::people);
  CHECK(field.model().draft.people == List{field.item(field.season.takahashi)});

  // Another start knows only what was written.
  Model fresh;
  incident::open(fresh, {Screen::incident, field.season.tour, 0, id}, field.app.situation,
                 field.season.records);
  CHECK(fresh.incident == id);
  CHECK(fresh.page == Page::people);
  CHECK_FALSE(fresh.draft.people);
}

TEST_CASE("from severity 3 on the hospital and the meeting place of the stop stand on top") {
  Outing field;
  field.app.situation.now = at("2023-10-14T10:00:00+09:00");
  field.season.records.set(field.season.stop, {{"plan_arrive", "09:00"}});
  field.ask(shell::Intent(shell::GoTo{{Screen::incident, field.season.tour}}));
  field.begin();
  field.model().page = Page::severity;
  field.ask(ChooseSeverity{2});
  CHECK_FALSE(help_for(field.model()));
  field.ask(Previous{});
  field.ask(ChooseSeverity{3});
  auto help = help_for(field.model());
  REQUIRE(help);
  CHECK(help->hospital == "みなと中央病院");
  CHECK(help->emergency_place == "区役所前の広場");
  CHECK(help->stop == "集合");
  field.ask(ChooseStop{field.season.later_stop});
  help = help_for(field.model());
  REQUIRE(help);
  CHECK(help->stop == "昼食");
  CHECK(help->hospital.empty());
}

TEST_CASE("the stop where this device last was counts before the plan's") {
  Outing field;
  field.season.records.set(field.season.stop, {{"plan_arrive", "09:00"}});
  field.ask(today::OpenRoster{field.season.tour});
  field.ask(roster::ChooseStop{field.season.later_stop});
  field.ask(today::GoTo{{Screen::incident, field.season.tour}});
  CHECK(field.model().near_stop == field.season.later_stop);
}

TEST_CASE("a time that has not come yet is not written") {
  Outing field;
  field.begin();
  field.model().draft.at = at("2023-10-14T09:58:00+09:00");
  field.ask(ShiftTime{5});
  CHECK(field.model().draft.at == field.app.situation.now);
}

TEST_CASE("who was told has the time of the press, and a second press takes it away") {
  Outing field;
  field.begin();
  field.model().page = Page::done;
  field.ask(Tell{"headquarters"});
  CHECK(told_at(field.model().draft, "headquarters") == field.app.situation.now);
  field.ask(Tell{"headquarters"});
  CHECK_FALSE(told_at(field.model().draft, "headquarters"));
  CHECK(field.commands(Next{}).empty());
}

TEST_CASE("a phrase comes to the words that are there, and leaves them as they were") {
  CHECK(with_phrase_toggled("", "冷やした") == "冷やした");
  CHECK(with_phrase_toggled("脚を上げた、冷やした", "休ませた") ==
        "脚を上げた、冷やした、休ませた");
  CHECK(with_phrase_toggled("脚を上げた、冷やした", "冷やした") == "脚を上げた");
  CHECK(has_phrase("脚を上げた、 冷やした", "冷やした"));
  CHECK_FALSE(has_phrase("脚を冷やした", "冷やした"));
}

TEST_CASE("people are found as on the roster, and those under protection by number only") {
  Outing field;
  field.begin();
  const auto found = [&](const char* typed) {
    field.ask(FindPerson{typed});
    std::vector<EntryId> ids;
    for (const std::size_t i : people_shown(field.model()))
      ids.push_back(field.model().people[i].id);
    return ids;
  };
  const Season& season = field.season;
  CHECK(found("yoshida") == std::vector<EntryId>{season.yoshida});
  CHECK(found("高橋") == std::vector<EntryId>{season.takahashi});
  CHECK(found("ヒトク").empty());
  CHECK(found("B003") == std::vector<EntryId>{season.hidden});
  CHECK(found("").size() == 4);
}

TEST_CASE("somebody else's incident is opened without what is personal; seeing that is recorded") {
  Outing field;
  const EntryId id = field.from_elsewhere();
  field.ask(ShowDetails{id});
  CHECK(field.model().sheet.answers.kind == "熱中症");
  CHECK(field.model().sheet.answers.what.empty());
  CHECK_FALSE(field.model().sheet.answers.people);

  const auto commands = field.commands(Reveal{id});
  REQUIRE(commands.size() == 2);  // the staff member has no record
  std::vector<EntryId> seen;
  for (const auto& viewing : all<Viewing>(field.season.records)) {
    seen.push_back(viewing.fields.participant_id.id);
    CHECK(viewing.fields.what == "care");
  }
  CHECK(seen == std::vector<EntryId>{field.season.takahashi, field.season.yoshida});
  CHECK(field.model().sheet.answers.what == "めまいがした");
  CHECK(field.model().sheet.is_shown(field.app.situation.now));
  Moment later = field.app.situation.now;
  later.unix_ms += viewing::shown_ms;
  CHECK_FALSE(field.model().sheet.is_shown(later));
}

TEST_CASE("nothing is shown as long as that it was seen is not recorded") {
  Outing field;
  const EntryId id = field.from_elsewhere();
  field.ask(ShowDetails{id});
  const auto held = field.hold(Reveal{id});
  REQUIRE(held.size() == 2);
  field.run(held[0]);
  CHECK(field.model().sheet.answers.what.empty());
  field.refusal = Error(Code::disk_full);
  field.run(held[1]);
  CHECK(field.model().sheet.answers.what.empty());
  field.ask(Reveal{id});
  CHECK(field.model().sheet.answers.what == "めまいがした");
}

TEST_CASE("what another device has half done is not gone on with here, but can be corrected") {
  Outing field;
  const EntryId id = field.from_elsewhere("draft");
  field.ask(shell::Intent(shell::GoTo{{Screen::incident, field.season.tour}}));
  field.ask(Continue{id});
  CHECK(field.model().incident == 0);
  field.ask(ShowDetails{id});
  field.ask(Correct{});
  CHECK(field.model().incident == 0);
  field.ask(Reveal{id});
  field.ask(Correct{});
  CHECK(field.model().incident == id);
}

TEST_CASE("an incident is taken back by its name and brought back; what is old asks why") {
  Outing field;
  const EntryId id = field.begin();
  field.ask(shell::Intent(shell::Back{}));
  const auto commands = field.commands(TakeBack{id});
  REQUIRE(commands.size() == 1);
  CHECK(std::get<Void>(commands[0]).reason == "押し間違い");
  CHECK(field.model().lines.empty());
  field.ask(DoAgain{});
  CHECK(field.model().lines.size() == 1);

  field.app.situation.now.unix_ms += 11 * 60'000;
  CHECK(field.commands(TakeBack{id}).empty());
  CHECK(field.model().sheet.kind == Sheet::Kind::reason);
  CHECK(field.commands(TakeBack{id, "二重"}).size() == 1);
  CHECK(field.model().lines.empty());
  CHECK(field.model().sheet.kind == Sheet::Kind::none);
}

TEST_CASE("others' incidents are not taken back here") {
  Outing field;
  const EntryId id = field.from_elsewhere();
  field.ask(shell::Intent(shell::GoTo{{Screen::incident, field.season.tour}}));
  CHECK(last_act(field.model()) == nullptr);
  CHECK(field.commands(TakeBack{id, "二重"}).empty());
}

TEST_CASE("a second press before the first is recorded makes no second record") {
  Outing field;
  const auto first = field.hold(Begin{});
  REQUIRE(first.size() == 1);
  CHECK(field.hold(Begin{}).empty());
  field.run(first[0]);
  CHECK(field.count("incident") == 1);
}

TEST_CASE("a page that was refused stays as it was answered") {
  Outing field;
  field.begin();
  field.model().page = Page::place;
  field.ask(ChooseIndoor{true});
  field.refusal = Error(Code::disk_full);
  field.ask(Next{});
  CHECK(field.model().page == Page::place);
  CHECK(field.model().draft.indoor == true);
  field.ask(Next{});
  CHECK(field.stored().indoor == true);
}

TEST_CASE("an incident of another tour is not on this list") {
  Outing field;
  const EntryId other =
      field.season.records.add("tour", {{"event_id", field.season.event}, {"name", "海の旅"}});
  field.season.records.add("incident", {{"tour_id", other}, {"kind", "転倒"}});
  field.ask(shell::Intent(shell::GoTo{{Screen::incident, field.season.tour}}));
  CHECK(field.model().lines.empty());
  field.ask(shell::Intent(shell::GoTo{{Screen::incident, other}}));
  CHECK(field.model().lines.size() == 1);
}

TEST_CASE("an incident is recorded by pressing alone, and by the keyboard alone") {
  Headless screen;
  screen.ask(today::GoTo{{Screen::incident, screen.season.tour}});
  screen.settle_down();
  REQUIRE(screen.click("incident.begin"));
  CHECK(screen.text("incident.page") == "1/7 いつ起きましたか");
  REQUIRE(screen.click("incident.next"));
  CHECK(screen.text("incident.page") == "2/7 何が起きましたか");
  REQUIRE(screen.click("incident.kind/4"));
  CHECK(screen.text("incident.page") == "3/7 どの程度ですか");
  screen.key(ImGuiKey_3);
  screen.settle_down();
  CHECK(screen.find("incident.help.call"));
  REQUIRE(screen.click("incident.person/" + std::to_string(screen.season.yoshida)));
  CHECK(screen.text("incident.people") == "2 𠮷田 太郎");
  for (int page = 4; page <= page_count; ++page) REQUIRE(screen.click("incident.next"));
  const auto all_of_them = all<Incident>(screen.season.records);
  REQUIRE(all_of_them.size() == 1);
  CHECK(all_of_them[0].fields.kind == "熱中症");
  CHECK(all_of_them[0].fields.severity == 3);
  CHECK(all_of_them[0].fields.status == "recorded");
  const std::string row = "incident.row/" + std::to_string(all_of_them[0].id);
  REQUIRE(screen.find(row));
  for (const ui::Seen& one : screen.seen) CHECK(std::string_view(one.privacy) != "P3");
}
