#include "ui/present/import.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/import_looks.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

template <class Kind>
const Kind& last_work(const Headless& s) {
  REQUIRE_FALSE(s.requests.empty());
  return std::get<Kind>(s.requests.back().work);
}

const import::Line& line_of(const Headless& s, std::string_view key) {
  const auto at = std::ranges::find(s.app.import.lines, key, &import::Line::key);
  REQUIRE(at != s.app.import.lines.end());
  return *at;
}

}  // namespace

TEST_CASE("a register that is dropped is looked at, once, beside the drawing; a bundle is merged") {
  Headless s;
  drop_roster(s);
  CHECK(s.app.screen == Screen::import);
  REQUIRE(s.requests.size() == 1);
  CHECK(lane_of(s.requests[0].work) == Lane::question);
  const RegisterQuestion& asked = last_work<RegisterLookWork>(s).question;
  CHECK(asked.file == "/media/USB-07/名簿.csv");
  CHECK(asked.kind.empty());
  CHECK(asked.target.tour == s.season.tour);  // whatever each kind could be about
  CHECK(asked.target.event == s.season.event);
  s.settle_down();
  CHECK(s.find("import.looking"));
  CHECK(s.requests.size() == 1);
  s.ask(shell::Intent(shell::DropFiles{{"a.renkei"}}));
  CHECK(s.app.screen == Screen::merge);
  s.ask(shell::Intent(shell::DropFiles{{"a.csv", "b.renkei"}}));
  CHECK(s.app.screen == Screen::merge);
}

TEST_CASE("what is planned leads to the register that is kept of it") {
  Headless s;
  for (const auto& [record, name] :
       {std::pair(s.season.tour, "roster"), std::pair(s.season.event, "tallies")}) {
    s.ask(shell::Intent(shell::GoTo{{Screen::plan, record}}));
    s.settle_down();
    REQUIRE(s.click("plan.import"));
    CHECK(s.app.screen == Screen::import);
    CHECK(s.app.import.kind == name);
    CHECK(s.app.import.subject == record);
  }
  s.ask(shell::Intent(shell::GoTo{{Screen::plan, s.season.gate}}));
  s.settle_down();
  CHECK_FALSE(s.find("plan.import"));
}

TEST_CASE("the kind is guessed and its subject offered; saying otherwise looks again") {
  Headless s;
  look_at_roster(s);
  s.settle_down();
  CHECK(s.app.import.kind == "roster");
  CHECK(s.app.import.subject == s.season.tour);
  CHECK(s.find("import.kind/roster")->chosen);
  CHECK(s.text("import.reading").find("CP932") != std::string::npos);
  REQUIRE(s.click("import.kind/tallies"));
  s.settle_down();
  const RegisterQuestion& asked = last_work<RegisterLookWork>(s).question;
  CHECK(asked.kind == "tallies");
  CHECK(asked.target.event == s.season.event);
  CHECK(asked.target.tour == 0);
  CHECK_FALSE(can_try(s.app.import));  // not before it is known
}

TEST_CASE("an older look's answer is not taken for the newer one") {
  Headless s;
  drop_roster(s);
  const Request first = s.requests.back();
  s.ask(import::ChooseKind{"tallies"});
  s.want();
  s.end(first, RegisterLooked{roster_look()});
  CHECK_FALSE(s.app.import.look);
}

TEST_CASE("a column's meaning changes and its data stays where it is") {
  Headless s;
  look_at_roster(s);
  s.ask(import::GoStep{import::Step::columns});
  s.settle_down();
  const std::string before = s.text("import.values/3");
  REQUIRE(s.click("import.column/3"));
  s.settle_down();
  REQUIRE(s.find("import.meaning/3.kana"));
  s.ask(import::Mean{3, "kana"});
  s.want();
  const RegisterMap& map = last_work<RegisterLookWork>(s).question.target.map;
  CHECK(map.headings == std::vector<std::pair<std::string, std::string>>{{"3", "kana"}});
  s.settle_down();
  CHECK(s.text("import.values/3") == before);
  CHECK(s.text("import.column/3") == "→ フリガナ");
  CHECK(s.text("import.column/2") == "→ 氏名");
}

TEST_CASE("what was remembered for these headings is where a change begins") {
  Headless s;
  RegisterLook look = roster_look();
  look.map = {{{"呼び名", "kana"}}, 3};
  look_at_roster(s, look);
  s.ask(import::Mean{3, ""});
  CHECK(s.app.import.map.headings ==
        std::vector<std::pair<std::string, std::string>>{{"3", ""}, {"呼び名", "kana"}});
  CHECK(s.app.import.map.headings_line == 3);
}

TEST_CASE("a column that is missing is named on the button, which does nothing") {
  Headless s;
  RegisterLook look = roster_look();
  look.columns[1].field = "";
  look.problem = Error(Code::register_unreadable, {{"reason", "register_no_table"}});
  look_at_roster(s, look);
  s.ask(import::GoStep{import::Step::columns});
  s.settle_down();
  CHECK(s.text("import.try") == "「氏名」の列を選んでください");
  CHECK_FALSE(s.find("import.try")->enabled);
  const auto asked = s.requests.size();
  s.ask(import::Try{});
  CHECK(s.requests.size() == asked);
}

TEST_CASE(
    "the preview counts every line, worst first, and each can be looked at by what it came to") {
  Headless s;
  try_roster(s);
  const ImportWork& work = last_work<ImportWork>(s);
  CHECK(work.target.dry_run);
  CHECK(work.kind == find_register("roster"));
  CHECK(lane_of(s.requests.back().work) == Lane::job);
  CHECK(has_progress(s.requests.back().work));
  const import::Outcome& outcome = *s.app.import.outcome;
  CHECK(outcome.count(import::Filter::all) == 7);
  CHECK(outcome.count(import::Filter::check) == 3);
  CHECK(outcome.count(import::Filter::fresh) == 3);
  CHECK(outcome.count(import::Filter::refused) == 1);
  CHECK(outcome.count(import::Filter::skipped) == 1);
  CHECK(outcome.count(import::Filter::not_in_file) == 1);
  CHECK(s.app.import.lines.front().key == "7");  // refused
  CHECK(s.app.import.lines.back().key == "8");   // a sum
  s.settle_down();
  CHECK(s.text("import.sum").find("新しく 3 行") != std::string::npos);
  CHECK(s.text("import.odd/9") == "確かめる文字：U+E000");
  CHECK(s.text("import.reason/7").find("氏名") != std::string::npos);
  CHECK(s.text("import.unused_columns").find("呼び名") != std::string::npos);
  REQUIRE(s.click("import.filter/skipped"));
  s.settle_down();
  REQUIRE(s.app.import.lines.size() == 1);
  CHECK(s.text("import.row/8").find("合計 3名") != std::string::npos);
}

TEST_CASE("people decide line by line; what excludes another decision takes its place") {
  Headless s;
  try_roster(s);
  const import::Line& doubtful = line_of(s, "5");
  REQUIRE(doubtful.options.size() == 2);
  CHECK(doubtful.options[0].words == "No.1　髙橋 花子 と同じ人");
  s.ask(import::Decide{doubtful.options[1].decision});
  s.ask(import::Decide{line_of(s, "5").options[0].decision});
  CHECK(line_of(s, "5").options[0].chosen);
  CHECK_FALSE(line_of(s, "5").options[1].chosen);
  const import::Line& contested = line_of(s, "6");
  REQUIRE(contested.options.size() == 2);
  CHECK(contested.options[0].words == "「座席」は表のとおり");
  s.ask(import::Decide{contested.options[1].decision});
  s.ask(import::WhatIsMissing{Missing::cancel});
  s.ask(import::Take{});
  const ImportTarget& target = last_work<ImportWork>(s).target;
  CHECK_FALSE(target.dry_run);
  CHECK(target.sha256 == "abc");  // the file that was looked at
  CHECK(target.missing == Missing::cancel);
  REQUIRE(target.decisions.size() == 2);
  CHECK(target.decisions[0].kind == ImportDecision::Kind::same);
  CHECK(target.decisions[0].known == s.season.takahashi);
  CHECK(target.decisions[1].kind == ImportDecision::Kind::keep_ours);
  CHECK(target.decisions[1].field == "seat");
  s.ask(import::Decide{target.decisions[0]});  // not while it is being taken
  CHECK(s.app.import.decisions.size() == 2);
}

TEST_CASE("a decision that is pressed again is taken back") {
  Headless s;
  try_roster(s);
  const ImportDecision decision = line_of(s, "5").options[0].decision;
  s.ask(import::Decide{decision});
  s.ask(import::Decide{decision});
  CHECK(s.app.import.decisions.empty());
}

TEST_CASE("what was taken is taken back as one, by its own record") {
  Headless s;
  take_roster(s);
  s.settle_down();
  CHECK(s.text("import.sum").starts_with("取り込みました"));
  CHECK_FALSE(s.find("import.not_written"));
  CHECK(line_of(s, "5").options.empty());
  const EntryId run = s.app.import.outcome->report().run;
  const auto asked = s.hold(import::Intent(import::TakeBack{}));
  REQUIRE(asked.size() == 1);
  CHECK(std::get<Void>(std::get<Command>(asked[0].work)).id == run);
  s.end(asked[0], Executed{std::get<Command>(asked[0].work), run, 0});
  s.settle_down();
  CHECK(s.find("import.taken_back"));
  CHECK_FALSE(s.find("import.take_back"));
}

TEST_CASE("a file that changed, or a job that was stopped, loses nothing that was decided") {
  Headless s;
  try_roster(s);
  s.ask(import::Decide{line_of(s, "5").options[0].decision});
  s.ask(import::Take{});
  s.end(s.requests.back(), Imported{Error(Code::register_unreadable,
                                          {{"file", "f"}, {"reason", "register_changed"}})});
  s.settle_down();
  CHECK(s.find("refusal"));
  CHECK(s.app.import.decisions.size() == 1);
  CHECK(can_take(s.app.import));
  s.ask(import::GoStep{import::Step::columns});
  s.ask(import::Try{});  // once more
  s.end(s.requests.back(), Imported{Error(Code::stopped)});
  CHECK(can_try(s.app.import));
}

TEST_CASE("names are shown by number where passengers can see, and never of who is never listed") {
  Headless s;
  try_roster(s);
  s.settle_down();
  CHECK(s.text("import.row/5").find("髙橋") != std::string::npos);
  CHECK(s.text("import.row/0").find("秘匿") == std::string::npos);
  CHECK(line_of(s, "0").hides_name);
  CHECK(line_of(s, "0").words_hidden == "No.3");
  CHECK_FALSE(line_of(s, "6").hides_name);
  s.ask(shell::Intent(shell::HideNames{true}));
  s.settle_down();
  for (const Seen& each : s.seen) {
    CAPTURE(each.key);
    for (const char* name : {"髙橋", "𠮷田", "新規", "秘匿"})
      CHECK(each.text.find(name) == std::string::npos);
  }
  CHECK(s.text("import.row/5").find("No.8") != std::string::npos);
  s.ask(import::GoStep{import::Step::columns});
  s.settle_down();
  CHECK(s.text("import.values/2").find("髙橋") == std::string::npos);
}

TEST_CASE("many lines are turned by pages, and a drawing holds one of them") {
  Headless s;
  look_at_roster(s);
  s.ask(import::Try{});
  ImportReport report;
  for (int line = 2; line < 60'002; ++line) {
    ImportRow& row = report.rows.emplace_back();
    row.line = line;
    row.fate = ImportRow::Fate::imported;
    row.clean = {{"name", "甲"}};
  }
  s.end(s.requests.back(), Imported{std::make_shared<const import::Outcome>(
                               std::move(report), *find_register("roster"))});
  s.settle_down();
  CHECK(s.app.import.lines.size() == import::lines_on_page);
  CHECK(pages(s.app.import) == 2'400);
  s.ask(import::TurnTo{2'399});
  CHECK(s.app.import.lines.back().key == "60001");
  s.ask(import::TurnTo{2'400});
  CHECK(s.app.import.page == 2'399);
}

TEST_CASE("several registers are taken one after the other") {
  Headless s;
  s.ask(shell::Intent(shell::DropFiles{{"a.csv", "b.xlsx"}}));
  CHECK(s.app.import.file == "a.csv");
  CHECK(s.app.import.waiting == std::vector<std::string>{"b.xlsx"});
  s.ask(import::NextFile{});
  CHECK(s.app.import.file == "b.xlsx");
  CHECK(s.app.import.waiting.empty());
  s.app.import.taking = true;
  s.ask(shell::Intent(shell::DropFiles{{"c.csv"}}));
  CHECK(s.app.import.file == "b.xlsx");
  CHECK(s.app.import.waiting == std::vector<std::string>{"c.csv"});
}

TEST_CASE("a register is imported by keyboard alone") {
  Headless s;
  look_at_roster(s);
  s.settle_down();
  s.key(ImGuiKey_Enter);  // on, to the columns
  s.settle_down();
  CHECK(s.app.import.step == import::Step::columns);
  s.key(ImGuiKey_Enter);  // see what it comes to
  s.settle_down();
  REQUIRE(s.app.import.trying);
  s.end(s.requests.back(), Imported{std::make_shared<const import::Outcome>(
                               roster_report(s.season), *find_register("roster"))});
  s.settle_down();
  for (int i = 0; i < 60 && s.focus.key != "import.decide/5.1"; ++i) {
    s.key(ImGuiKey_Tab);
    s.settle_down();
  }
  REQUIRE(s.focus.key == "import.decide/5.1");
  s.key(ImGuiKey_Enter);
  s.settle_down();
  CHECK(s.app.import.decisions.size() == 1);
  for (int i = 0; i < 60 && s.focus.key != "import.write"; ++i) {
    s.key(ImGuiKey_Tab);
    s.settle_down();
  }
  s.key(ImGuiKey_Enter);
  s.settle_down();
  CHECK(s.app.import.taking);
  CHECK(last_work<ImportWork>(s).target.decisions.size() == 1);
}

TEST_CASE("a file is named by typing, and what lies on a stick is offered") {
  Headless s;
  s.app.situation.drives = {{"USB-07", "/media/USB-07", {}, false, {}, {"/media/USB-07/名簿.csv"}}};
  s.ask(shell::Intent(shell::GoTo{{Screen::import}}));
  s.settle_down();
  CHECK(s.text("import.found/1") == "USB-07　名簿.csv");
  REQUIRE(s.click("import.found/1"));
  s.settle_down();
  CHECK(last_work<RegisterLookWork>(s).question.file == "/media/USB-07/名簿.csv");
  s.ask(import::LeaveFile{});
  s.settle_down();
  CHECK(s.app.import.file.empty());
  CHECK(s.find("import.drop"));
}
