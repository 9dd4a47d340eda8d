#include "ui/present/plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/planning.hpp"
#include "ui/present/address.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::plan;

// ---- the tree

TEST_CASE("the plan begins with this year's events, what is on or comes next first and open") {
  Planning planning;
  FakeRecords& records = planning.season.records;
  records.add("event", {{"name", "来月の行事"}, {"starts_on", "2023-11-03"}});
  records.add("event", {{"name", "春の行事"}, {"starts_on", "2023-04-03"}});
  records.add("event", {{"name", "去年の行事"}, {"starts_on", "2022-10-14"}});
  planning.ask(shell::Intent(shell::GoTo{{Screen::plan}}));
  CHECK(planning.names("event") ==
        std::vector<std::string>{"魅力発信イベント", "来月の行事", "春の行事"});
  CHECK(planning.names("tour") == std::vector<std::string>{"里山ツアー"});
  CHECK(planning.names("gate") == std::vector<std::string>{"正面入口", "南入口"});
  CHECK(planning.names("stop").empty());
  CHECK(planning.model().years == std::vector<int>{2022, 2023});
  planning.ask(ShowYear{2022});
  CHECK(planning.names("event") == std::vector<std::string>{"去年の行事"});
}

TEST_CASE("the way down to the record in view is open: a tour's stops in the order of its course") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.stop});
  CHECK(planning.names("stop") == std::vector<std::string>{"集合", "昼食"});
  CHECK(planning.group("participant")->count == 4);
  CHECK(planning.group("vehicle")->count == 0);
  CHECK_FALSE(planning.group("incident"));
  planning.ask(Fold{{planning.season.tour, find_kind("stop")}, false});
  CHECK(planning.names("stop").empty());
}

TEST_CASE("an address with a record opens it and the year in which it lies") {
  Planning planning;
  FakeRecords& records = planning.season.records;
  const EntryId old = records.add("event", {{"name", "去年の行事"}, {"starts_on", "2022-10-14"}});
  const EntryId gate = records.add("gate", {{"name", "古い入口"}, {"event_id", old}});
  const std::string text = address_text({Screen::plan, gate}, records);
  CHECK(text == "plan?record=" + records.id_text(gate));
  planning.ask(shell::Intent(shell::GoTo{*parse_address(text, records)}));
  CHECK(planning.model().record == gate);
  CHECK(planning.model().unfolded.year == 2022);
  CHECK(planning.names("gate") == std::vector<std::string>{"古い入口"});
  planning.ask(shell::Intent(shell::Back{}));  // to where one came from
  CHECK(planning.app.screen == Screen::plan);
  CHECK(planning.model().record == 0);
  CHECK(planning.model().unfolded.year == 2023);
}

TEST_CASE("who is hidden stands in the tree by number, and is found by it alone") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.tour});
  const auto names = planning.names("participant");
  CHECK(std::ranges::find(names, "番号 B003") != names.end());
  CHECK(std::ranges::find(names, "秘匿 試子") == names.end());
  const auto found = [&](const char* typed) {
    planning.ask(Find{typed});
    std::size_t people = 0;
    for (const std::size_t i : planning.model().shown)
      people += planning.model().nodes[i].group.kind == find_kind("participant") &&
                planning.model().nodes[i].what == Node::What::record;
    return people;
  };
  CHECK(found("") == 4);
  CHECK(found("たかはし") == 1);
  CHECK(found("yoshida") == 1);
  CHECK(found("秘匿") == 0);
  CHECK(found("B003") == 1);
}

TEST_CASE("a stop moves by one place, over the end of a day too, and back in one act") {
  Planning planning;
  FakeRecords& records = planning.season.records;
  const EntryId third = records.add(
      "stop", {{"tour_id", planning.season.tour}, {"name", "牧場"}, {"day", std::int64_t{2}}});
  planning.ask(OpenRecord{planning.season.tour});
  CHECK(planning.names("stop") == std::vector<std::string>{"集合", "昼食", "牧場"});
  planning.ask(ui::plan::Step{planning.season.later_stop, -1});
  CHECK(planning.names("stop") == std::vector<std::string>{"昼食", "集合", "牧場"});
  planning.ask(ui::plan::Step{third, -1});
  CHECK(planning.names("stop") == std::vector<std::string>{"昼食", "集合", "牧場"});
  CHECK(planning.stored(third, "day").integer == 1);
  planning.ask(ui::plan::Step{third, -1});
  CHECK(planning.names("stop") == std::vector<std::string>{"昼食", "牧場", "集合"});
  planning.ask(TakeBack{});
  CHECK(planning.names("stop") == std::vector<std::string>{"昼食", "集合", "牧場"});
  CHECK(planning.ask(ui::plan::Step{third, 1}).empty());  // the last one
}

// ---- taken back

TEST_CASE("each act is taken back by its name and done again, one after the other") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.fill("venue", "中央公園");
  planning.fill("capacity", "300");
  CHECK(planning.model().acts.back().field.ja == "定員");
  planning.ask(TakeBack{});
  CHECK(planning.stored(planning.season.event, "capacity").is_null());
  planning.ask(TakeBack{});
  CHECK(planning.stored(planning.season.event, "venue").text == "区民ひろば");
  CHECK_FALSE(planning.model().can_take_back);
  planning.ask(DoAgain{});
  planning.ask(DoAgain{});
  CHECK(planning.stored(planning.season.event, "capacity").integer == 300);
  CHECK(planning.stored(planning.season.event, "venue").text == "中央公園");
}

TEST_CASE("what somebody else has changed since is not taken back over") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.event});
  planning.fill("venue", "中央公園");
  planning.season.records.set(planning.season.event, {{"venue", "体育館"}});
  look(planning.app, planning.season.records);
  CHECK_FALSE(planning.model().can_take_back);
}

TEST_CASE("a record is struck out with a reason and stands again") {
  Planning planning;
  planning.ask(OpenRecord{planning.season.side_gate});
  planning.ask(AskReason{});
  CHECK(planning.model().sheet == Sheet::reason);
  CHECK(planning.ask(StrikeOut{" "}).empty());
  planning.ask(StrikeOut{"工事で閉まる"});
  CHECK(planning.model().form.is_void);
  CHECK(planning.model().form.void_reason == "工事で閉まる");
  CHECK(planning.names("gate") == std::vector<std::string>{"正面入口"});
  planning.ask(ShowVoid{true});
  CHECK(planning.names("gate") == std::vector<std::string>{"正面入口", "南入口"});
  planning.ask(StandAgain{});
  CHECK_FALSE(planning.model().form.is_void);
  planning.ask(TakeBack{});
  CHECK(planning.model().form.is_void);
  planning.ask(TakeBack{});
  CHECK_FALSE(planning.model().form.is_void);
}

TEST_CASE("what was made long ago is taken back only with a reason") {
  Planning planning;
  planning.add("gate", planning.season.event);
  planning.fill("name", "東入口");
  const EntryId gate = planning.model().record;
  planning.app.situation.now.unix_ms += 11 * 60'000;
  CHECK(planning.ask(TakeBack{}).empty());
  CHECK(planning.model().sheet == Sheet::reason);
  planning.ask(StrikeOut{"二重"});
  CHECK(planning.season.records.find(gate)->void_reason == "二重");
  planning.ask(DoAgain{});
  CHECK_FALSE(planning.season.records.find(gate)->is_void);
}

// ---- places of headquarters

TEST_CASE("a device whose post is headquarters has its places, any other has not") {
  Headless screen;
  screen.settle_down();
  CHECK(screen.find("nav.place/settings"));
  CHECK_FALSE(screen.find("nav.place/plan"));
  screen.key(ImGuiKey_4, ImGuiMod_Alt);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::today);

  FakeRecords& records = screen.season.records;
  const EntryId post = records.add("post", {{"name", "本部"}, {"role", "headquarters"}});
  screen.app.situation.device.record = records.add("device", {{"name", "本部"}, {"post_id", post}});
  look(screen.app, records);
  screen.settle_down();
  CHECK(screen.text("nav.place/plan") == "計画");
  screen.app.conflicts.open.resize(4);
  screen.settle_down();
  CHECK(screen.text("nav.place/conflicts") == "食い違い（4）");
  screen.key(ImGuiKey_4, ImGuiMod_Alt);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::plan);
  CHECK(screen.find("nav.place/plan")->chosen);
}

// ---- by keyboard

namespace {

void press(Headless& screen, ImGuiKey key, int times = 1, ImGuiKey modifier = ImGuiKey_None) {
  for (; times > 0; --times) {
    screen.key(key, modifier);
    screen.settle_down();
  }
}

void tab_to(Headless& screen, std::string_view key) {
  for (int n = 0; n < 200 && !screen.focus.has(key); ++n) press(screen, ImGuiKey_Tab);
  REQUIRE(screen.focus.has(key));
}

void write(Headless& screen, const char* text) {
  screen.type(text);
  screen.settle_down();
}

}  // namespace

TEST_CASE("an event with a gate is planned by the keyboard alone, and the last act taken back") {
  Headless screen;
  screen.ask(shell::Intent(shell::GoTo{{Screen::plan}}));
  screen.settle_down();
  tab_to(screen, "plan.add_event");
  press(screen, ImGuiKey_Enter);
  CHECK(screen.focus.has("plan.field/name"));
  write(screen, "十勝の旅");
  press(screen, ImGuiKey_Tab);
  CHECK(screen.focus.has("plan.field/starts_on"));
  write(screen, "11/3");
  CHECK(screen.text("plan.understood/starts_on") == "→ 2023年11月3日（金・祝）");
  press(screen, ImGuiKey_Tab);
  const EntryId event = screen.app.plan.record;
  REQUIRE(event != 0);
  CHECK(screen.focus.has("plan.field/ends_on"));
  const std::string add = "plan.add/gate." + std::to_string(event);
  tab_to(screen, add);
  press(screen, ImGuiKey_Enter);
  CHECK(screen.focus.has("plan.field/name"));
  write(screen, "正面");
  press(screen, ImGuiKey_Enter);
  REQUIRE(all<Gate>(screen.season.records, "event_id", Value::of(event)).size() == 1);
  CHECK(screen.text("plan.undo") == "取り消す: 「正面」を足した");
  press(screen, ImGuiKey_Z, 1, ImGuiMod_Ctrl);
  CHECK(all<Gate>(screen.season.records, "event_id", Value::of(event)).empty());
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  press(screen, ImGuiKey_Z, 1, ImGuiMod_Ctrl);
  CHECK(all<Gate>(screen.season.records, "event_id", Value::of(event)).size() == 1);
}

TEST_CASE("the keyboard goes back to a field that cannot be read") {
  Headless screen;
  screen.ask(shell::Intent(shell::GoTo{{Screen::plan, screen.season.event}}));
  screen.settle_down();
  tab_to(screen, "plan.field/ends_on");
  press(screen, ImGuiKey_A, 1, ImGuiMod_Ctrl);
  write(screen, "あした");
  press(screen, ImGuiKey_Tab);
  CHECK(screen.focus.has("plan.field/ends_on"));
  CHECK(screen.find("plan.mistake/ends_on"));
  CHECK(screen.text("plan.field/ends_on") == "あした");
  CHECK(screen.season.records.find(screen.season.event)->value("ends_on").text == "2023-10-15");
}

TEST_CASE("ten thousand people scroll by their number, and only those in sight are drawn") {
  Headless screen;
  for (int n = 0; n < 10'000; ++n)
    screen.season.records.add("participant", {{"tour_id", screen.season.tour},
                                              {"no", std::int64_t{100 + n}},
                                              {"name", "見本　花子" + std::to_string(n)}});
  screen.ask(shell::Intent(shell::GoTo{{Screen::plan, screen.season.tour}}));
  screen.settle_down();
  CHECK(screen.text("plan.group/participant." + std::to_string(screen.season.tour)) ==
        "▽ 参加者（10,004）");
  screen.ask(Fold{{screen.season.tour, find_kind("participant")}, true});
  screen.settle_down();
  CHECK(*screen.find("plan.tree")->total > 10'000);
  CHECK(std::ranges::count_if(
            screen.seen, [](const Seen& one) { return one.key.starts_with("plan.row/"); }) < 60);
  screen.ask(shell::Intent(shell::HideNames{true}));
  screen.settle_down();
  for (const Seen& one : screen.seen) CHECK(one.text.find("見本") == std::string::npos);
}
