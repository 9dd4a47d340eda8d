#include "ui/present/monitor.hpp"

#include <doctest/doctest.h>

#include "tests/ui/places_of_monitor.hpp"
#include "ui/present/address.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

constexpr const char* short_survey =
    R"([{"key":"q1","text":{"ja":"ガイドの説明","en":"The guide"},"type":"scale"},)"
    R"({"key":"q2","text":"理由","type":"multi","options":[{"code":"f","label":{"ja":"食","en":"Food"}},{"code":"v","label":{"ja":"景色","en":"Views"}}]},)"
    R"({"key":"q3","text":"いくら","type":"number"},)"
    R"({"key":"q4","text":"ご意見","type":"text"}])";

struct Handed : FakeDesk {
  EntryId paper = add_survey(season.records, season.tour, short_survey);

  explicit Handed(Language language = Language::ja) : FakeDesk(language) {
    ask(today::GoTo{{Screen::monitor, season.tour}});
    ask(monitor::ChooseStop{season.stop});
  }
  monitor::Model& model() { return app.monitor; }
  void type(const char* digits) {
    for (; *digits; ++digits) ask(monitor::TypeDigit{*digits - '0'});
  }
  void begin(const char* slip) {
    type(slip);
    ask(monitor::Begin{});
  }
  std::vector<Found<renkei::Response>> responses() { return all<renkei::Response>(season.records); }
  // All the questions of one person; what the last step asked for.
  std::vector<Request> answer(const char* slip, std::size_t stars) {
    begin(slip);
    ask(monitor::Choose{stars});
    ask(monitor::Next{});
    for (int i = 0; i < 2; ++i) ask(monitor::Skip{});
    return ask(monitor::Skip{});
  }
};

}  // namespace

TEST_CASE("a slip's number is digits, of whatever width, and never a badge or a record's name") {
  CHECK(monitor::slip_number("047") == "47");
  CHECK(monitor::slip_number("０４７") == "47");
  CHECK(monitor::slip_number("https://a.example/s/12") == "12");
  CHECK_FALSE(monitor::slip_number("B001"));
  CHECK_FALSE(monitor::slip_number("000"));
  CHECK_FALSE(monitor::slip_number(""));
  CHECK_FALSE(monitor::slip_number("佐藤"));
  CHECK_FALSE(monitor::slip_number("1234567890"));
  Handed bus;
  CHECK_FALSE(monitor::slip_number(bus.season.records.id_text(bus.season.takahashi)));
}

TEST_CASE("one response is written at the end, about the stop, in the language of the screen") {
  Handed bus;
  bus.begin("047");
  bus.ask(monitor::Choose{3});
  bus.ask(monitor::Next{});
  bus.ask(monitor::Choose{0});
  bus.ask(monitor::Choose{1});
  bus.ask(monitor::Choose{0});  // and away again
  bus.ask(monitor::Next{});
  bus.type("5000");
  bus.ask(monitor::Next{});
  bus.app.situation.wishes.language = Language::en;
  bus.ask(monitor::Write{"よかった"});
  CHECK(bus.responses().empty());
  bus.ask(monitor::Next{});
  REQUIRE(bus.responses().size() == 1);
  const renkei::Response said = bus.responses()[0].fields;
  CHECK(said.questionnaire_id.id == bus.paper);
  CHECK(said.subject_id.id == bus.season.stop);
  CHECK(said.respondent_no == "47");
  CHECK(said.lang == "en");
  CHECK(said.notice_version == "v1");
  CHECK(said.answers.compact == R"({"_written":["q4"],"q1":4,"q2":["v"],"q3":5000})");
  CHECK(said.free_text.compact == R"({"q4":"よかった"})");
  CHECK(bus.model().step == monitor::Step::thanks);
}

TEST_CASE("nothing leads back into somebody's answers, and nothing of them stays in memory") {
  Handed bus;
  bus.answer("1", 4);
  CHECK(bus.model().given.empty());
  CHECK(bus.model().slip.empty());
  bus.ask(monitor::Previous{});
  CHECK(bus.model().step == monitor::Step::thanks);
  bus.ask(shell::Intent(shell::Back{}));
  CHECK(bus.model().step == monitor::Step::slip);
  CHECK(bus.model().typed.empty());
  bus.begin("2");
  bus.ask(monitor::Choose{1});
  bus.ask(today::GoTo{{Screen::monitor, bus.season.tour}});  // away in the middle: gone
  CHECK(bus.model().given.empty());
  CHECK(bus.responses().size() == 1);
}

TEST_CASE("what is skipped is not answered, and a page goes back with its answer") {
  Handed bus;
  bus.begin("3");
  bus.ask(monitor::Choose{2});
  CHECK_FALSE(bus.model().given.empty());
  bus.ask(monitor::Next{});
  bus.ask(monitor::Next{});  // not answered: only a skip goes on
  CHECK(bus.model().at == 1);
  bus.ask(monitor::Previous{});
  CHECK(bus.model().at == 0);
  CHECK(bus.model().given.at("q1") == std::vector<std::string>{"3"});
  bus.ask(monitor::Skip{});
  CHECK_FALSE(bus.model().given.contains("q1"));
  bus.ask(monitor::Previous{});
  bus.ask(monitor::Previous{});
  CHECK(bus.model().step == monitor::Step::slip);
  for (const char* slip : {"4"}) bus.begin(slip);
  for (int i = 0; i < 4; ++i) bus.ask(monitor::Skip{});
  REQUIRE(bus.responses().size() == 1);
  CHECK(bus.responses()[0].fields.answers.compact == "{}");
}

TEST_CASE("who has answered is told so; a correction is a new response that makes the first void") {
  Handed bus;
  bus.answer("047", 0);
  const EntryId first = bus.responses().at(0).id;
  bus.ask(monitor::NextPerson{});
  bus.begin("47");
  CHECK(bus.model().step == monitor::Step::again);
  bus.ask(monitor::OtherSlip{});
  CHECK(bus.model().step == monitor::Step::slip);
  bus.begin("47");
  bus.ask(monitor::Correct{});
  CHECK(bus.model().step == monitor::Step::question);
  CHECK(bus.model().given.empty());  // the first answers are not shown
  bus.ask(monitor::Choose{4});
  for (int i = 0; i < 3; ++i) bus.ask(monitor::Skip{});
  const auto made = bus.ask(monitor::Skip{});
  REQUIRE(made.size() == 2);
  REQUIRE(bus.responses().size() == 1);
  CHECK(bus.responses()[0].id != first);
  CHECK(bus.season.records.find(first)->is_void);
  CHECK(bus.season.records.find(first)->void_reason == "本人が答え直した");
  CHECK(bus.model().step == monitor::Step::thanks);
}

TEST_CASE("a correction that is refused leaves the first response, and the answers to try again") {
  Handed bus;
  bus.answer("5", 0);
  const EntryId first = bus.responses().at(0).id;
  bus.ask(monitor::NextPerson{});
  bus.begin("5");
  bus.ask(monitor::Correct{});
  bus.ask(monitor::Choose{4});
  for (int i = 0; i < 3; ++i) bus.ask(i == 0 ? monitor::Intent(monitor::Next{}) : monitor::Skip{});
  bus.refusal = Error(Code::disk_full);
  bus.ask(monitor::Skip{});
  REQUIRE(bus.responses().size() == 1);
  CHECK(bus.responses()[0].id == first);
  CHECK_FALSE(bus.season.records.find(first)->is_void);
  CHECK(bus.model().step == monitor::Step::question);
  CHECK(bus.model().given.at("q1") == std::vector<std::string>{"5"});
  bus.ask(monitor::Skip{});
  CHECK(bus.model().step == monitor::Step::thanks);
  CHECK(bus.season.records.find(first)->is_void);
}

TEST_CASE("the same number has answered about one stop only, of this questionnaire only") {
  Handed bus;
  bus.answer("6", 0);
  bus.ask(monitor::NextPerson{});
  bus.ask(monitor::ChooseStop{bus.season.later_stop});
  bus.begin("6");
  CHECK(bus.model().step == monitor::Step::question);
}

TEST_CASE("a scan is a slip's number between two people, and never in somebody's answers") {
  Handed bus;
  bus.ask(shell::Intent(shell::Scan{"B001"}));
  CHECK(bus.model().step == monitor::Step::slip);
  CHECK(bus.model().not_a_slip);
  bus.ask(shell::Intent(shell::Scan{"0012"}));
  CHECK(bus.model().slip == "12");
  CHECK_FALSE(bus.model().not_a_slip);
  bus.ask(monitor::Choose{2});
  bus.ask(shell::Intent(shell::Scan{"0013"}));
  CHECK(bus.model().slip == "12");
  CHECK(bus.model().given.size() == 1);
  for (int i = 0; i < 4; ++i) bus.ask(monitor::Skip{});
  bus.ask(shell::Intent(shell::Scan{"0013"}));
  CHECK(bus.model().slip == "13");
}

TEST_CASE("a merge leaves who is answering alone; a new plan brings the questionnaire") {
  FakeDesk desk;
  desk.ask(today::GoTo{{Screen::monitor, desk.season.tour}});
  CHECK(desk.app.monitor.questionnaire == 0);
  const EntryId paper = add_survey(desk.season.records, desk.season.tour, short_survey);
  look(desk.app, desk.season.records);
  CHECK(desk.app.monitor.questionnaire == paper);
  desk.ask(monitor::TypeDigit{7});
  desk.ask(monitor::Begin{});
  desk.ask(monitor::Choose{1});
  desk.season.records.set(paper, {{"questions", R"([{"key":"other","type":"text"}])"}});
  look(desk.app, desk.season.records);
  CHECK(desk.app.monitor.given.at("q1") == std::vector<std::string>{"2"});
  CHECK(desk.app.monitor.questions.size() == 4);
}

TEST_CASE("what is asked on the day comes before what is asked before and after") {
  FakeDesk desk;
  desk.season.records.add("questionnaire", {{"tour_id", desk.season.tour},
                                            {"title", "あ 事前"},
                                            {"phase", "before"},
                                            {"questions", short_survey}});
  const EntryId on_day = add_survey(desk.season.records, desk.season.tour, short_survey);
  desk.ask(today::GoTo{{Screen::monitor, desk.season.tour}});
  CHECK(desk.app.monitor.questionnaire == on_day);
  CHECK(desk.app.monitor.questionnaires.size() == 2);
}

TEST_CASE("the stop is that of the plan and the hour, until somebody chooses another") {
  FakeDesk desk;
  add_survey(desk.season.records, desk.season.tour, short_survey);
  desk.season.records.set(desk.season.stop, {{"plan_arrive", "09:00"}});
  desk.season.records.set(desk.season.later_stop, {{"plan_arrive", "11:00"}});
  desk.ask(today::GoTo{{Screen::monitor, desk.season.tour}});
  CHECK(desk.app.monitor.stop == desk.season.stop);
  const Address here = address(desk.app);
  const std::string text = address_text(here, desk.season.records);
  CHECK(text.starts_with("monitor?tour="));
  const auto back = parse_address(text, desk.season.records);
  REQUIRE(back);
  CHECK(*back == here);
}

TEST_CASE(
    "the guide sees figures from five answers on, by the figures of the tables, and needs the "
    "code") {
  FakeDesk four, ten;
  open_live(four, 4);
  for (const monitor::LiveRow& row : four.app.monitor.live) {
    CHECK_FALSE(row.is_shown());
    CHECK(row.figures.empty());
  }
  open_live(ten, 7);
  const auto& rows = ten.app.monitor.live;
  const auto at_stop = std::ranges::find(rows, ten.season.stop, &monitor::LiveRow::subject);
  REQUIRE(at_stop != rows.end());
  CHECK(at_stop->responses == 7);
  REQUIRE(at_stop->figures.size() == 3);
  CHECK(at_stop->figures[0].mean_hundredths == 500);
  CHECK(at_stop->figures[0].top2_tenths == 1000);
  CHECK(at_stop->figures[1].nps_tenths == 1000);
  CHECK(at_stop->figures[2].mean_hundredths == 500000);
  CHECK(at_stop->figures[0].is_small);

  Handed bus;
  bus.ask(monitor::AskLive{});
  bus.ask(monitor::TypeCode{""});
  bus.ask(monitor::ShowLive{});  // nobody signs: nobody is let in
  CHECK(bus.model().step == monitor::Step::code);
  bus.app.situation.wishes.staff = "s01";
  bus.ask(monitor::TypeCode{"s02"});
  bus.ask(monitor::ShowLive{});
  CHECK(bus.model().wrong_code);
  bus.ask(monitor::TypeCode{" ｓ０１"});
  bus.ask(monitor::ShowLive{});
  CHECK(bus.model().step == monitor::Step::live);
}

TEST_CASE("a question that fewer than five have answered has no figure, however many responses") {
  Headless screen;
  const EntryId paper = add_survey(screen.season.records, screen.season.tour);
  answer_all(screen, paper, 4);
  for (int i = 0; i < 3; ++i)
    screen.season.records.add("response", {{"questionnaire_id", paper},
                                           {"subject_id", screen.season.stop},
                                           {"answers", R"({"nps":3})"}});
  screen.app.situation.wishes.staff = "s01";
  screen.ask(today::GoTo{{Screen::monitor, screen.season.tour}});
  screen.ask(monitor::AskLive{});
  screen.ask(monitor::TypeCode{"s01"});
  screen.ask(monitor::ShowLive{});
  const auto row =
      std::ranges::find(screen.app.monitor.live, screen.season.stop, &monitor::LiveRow::subject);
  REQUIRE(row->figures.size() == 1);
  CHECK(row->figures[0].key == "nps");
  CHECK(row->figures[0].nps_tenths == 143);  // 4 of 9, 3 of 3
}

TEST_CASE("a person answers with keys alone, and the table names what is seen") {
  Headless screen;
  add_survey(screen.season.records, screen.season.tour, short_survey);
  screen.ask(today::GoTo{{Screen::monitor, screen.season.tour}});
  screen.settle_down();
  screen.key(ImGuiKey_0);
  screen.key(ImGuiKey_Keypad8);
  screen.settle_down();
  CHECK(screen.text("monitor.slip") == "08");
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(screen.text("monitor.question") == "ガイドの説明");
  CHECK_FALSE(screen.find("monitor.next")->enabled);
  screen.key(ImGuiKey_4);
  screen.settle_down();
  CHECK(screen.find("monitor.answer/4")->chosen);
  CHECK(screen.text("monitor.answer/4") == "★ 4");
  CHECK(screen.text("monitor.answer/3") == "★ 3");
  CHECK(screen.text("monitor.answer/5") == "☆ 5");
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(screen.text("monitor.question") == "理由");
  CHECK(screen.click("monitor.answer/2"));
  CHECK(screen.text("monitor.answer/2") == "■ 景色");
  CHECK(screen.click("monitor.next"));
  for (const ImGuiKey key : {ImGuiKey_5, ImGuiKey_0, ImGuiKey_0}) screen.key(key);
  screen.settle_down();
  CHECK(screen.text("monitor.number") == "500");
  screen.key(ImGuiKey_Escape);
  screen.settle_down();
  CHECK(screen.text("monitor.question") == "理由");
  CHECK(screen.click("monitor.next"));
  CHECK(screen.click("monitor.next"));
  screen.settle_down();
  screen.type("また");
  screen.settle_down();
  CHECK(screen.text("monitor.text") == "また");
  CHECK(screen.click("monitor.next"));
  CHECK(screen.text("monitor.thanks") == "ありがとうございました。次の方へ渡してください");
  const auto said = all<renkei::Response>(screen.season.records);
  REQUIRE(said.size() == 1);
  CHECK(said[0].fields.respondent_no == "8");
  screen.key(ImGuiKey_9);
  screen.settle_down();
  CHECK(screen.text("monitor.slip") == "9");
}

TEST_CASE(
    "questions are asked in English on an English screen, in Japanese where nobody translated") {
  Headless screen(Language::en);
  add_survey(screen.season.records, screen.season.tour, short_survey);
  screen.ask(today::GoTo{{Screen::monitor, screen.season.tour}});
  screen.scan("1234");
  screen.settle_down();
  CHECK(screen.text("monitor.question") == "The guide");
  screen.ask(monitor::Skip{});
  screen.settle_down();
  CHECK(screen.text("monitor.question") == "理由");
  CHECK(screen.text("monitor.answer/1") == "□ Food");
}

TEST_CASE("without a questionnaire it is said what is missing, and the way to it is there") {
  Headless screen;
  screen.ask(today::GoTo{{Screen::monitor, screen.season.tour}});
  screen.settle_down();
  CHECK(screen.text("monitor.missing") == "このツアーの調査票がまだありません");
  CHECK(screen.click("monitor.files"));
  CHECK(screen.app.screen == Screen::files);
}

TEST_CASE("the survey is among the further screens of the tour's card of today") {
  Headless screen;
  FakeRecords& records = screen.season.records;
  const EntryId post = records.add("post", {{"name", "1号車"}, {"tour_id", screen.season.tour}});
  screen.app.situation.device.record =
      records.add("device", {{"name", "1号車"}, {"post_id", post}});
  screen.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  screen.settle_down();
  CHECK(screen.click("today.more/" + std::to_string(screen.season.tour)));
  screen.settle_down();
  CHECK(screen.click("today.monitor/" + std::to_string(screen.season.tour)));
  CHECK(screen.app.screen == Screen::monitor);
  CHECK(screen.app.monitor.tour == screen.season.tour);
}
