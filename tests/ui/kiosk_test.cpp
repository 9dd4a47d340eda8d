#include "ui/present/kiosk.hpp"

#include <doctest/doctest.h>

#include "tests/ui/kiosk_season.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::kiosk;
using nlohmann::json;

namespace {

struct Day : FakeDesk {
  EntryId questionnaire = begin_kiosk(*this);

  Model& model() { return app.kiosk; }
  Page page() const { return app.kiosk.page; }
  // A finger there, a while after the one before.
  void tap(const kiosk::Intent& intent, std::int64_t later_ms = 1000, float x = 100) {
    app.situation.now.unix_ms += later_ms;
    ask(Touch{x, 80, 270, 160});
    ask(intent);
  }
  void wait(std::int64_t seconds) {
    let_pass(app, seconds);
    if (is_due(model(), app.situation.now)) ask(TimePassed{});
  }
  void answer_all() {
    tap(Begin{});
    tap(Agree{});
    tap(Answer{1});
    tap(Answer{2});
    for (int i = 0; i < 4; ++i) tap(Skip{});
  }
  std::vector<Found<renkei::Response>> recorded() const {
    return renkei::all<renkei::Response>(season.records);
  }
  KioskRun record() const { return find_as<KioskRun>(season.records, app.kiosk.run.id)->fields; }
  bool has_chosen(std::size_t option) {
    return is_chosen(model().visit.given, model().survey.questions[model().visit.at], option);
  }
  void touch_corners(std::initializer_list<int> order) {
    for (const int corner : order)
      ask(Touch{corner == 1 || corner == 2 ? 268.0f : 2.0f, corner >= 2 ? 158.0f : 2.0f, 270, 160});
  }
};

}  // namespace

TEST_CASE("a kiosk begins with a run in the records, and says where, who and in which languages") {
  Day day;
  CHECK(day.page() == Page::attract);
  CHECK(holds_window(day.app));
  const KioskRun run = day.record();
  CHECK(run.questionnaire_id.id == day.questionnaire);
  CHECK(run.event_id.id == day.season.event);
  CHECK(run.place == "受付1号");
  CHECK(run.langs == List{"ja", "ja-easy", "en", "zh-Hans", "ko"});
  CHECK(run.started_at->unix_ms == day.app.situation.now.unix_ms);
  CHECK_FALSE(run.stopped_at);
}

TEST_CASE(
    "without a PIN no kiosk begins, nor with a short one, and one that is typed is kept first") {
  FakeDesk desk;
  add_questionnaire(desk.season.records, desk.season.event);
  desk.ask(today::GoTo{{Screen::kiosk, 0, desk.season.event}});
  CHECK(desk.ask(Start{}).empty());
  CHECK(desk.app.kiosk.sheet.trouble == "kiosk.no_pin");
  desk.ask(TypePin{"12345"});
  CHECK(desk.ask(Start{}).empty());
  CHECK(desk.app.kiosk.sheet.trouble == "settings.pin.short");
  desk.ask(TypePin{"123456"});
  const auto made = desk.ask(Start{});
  REQUIRE(made.size() == 2);
  CHECK(std::get<KeepPinWork>(made[0].work).pin == "123456");
  CHECK(desk.app.kiosk.page == Page::attract);
}

TEST_CASE("a language without translations is not offered, nor one that staff leave out") {
  FakeDesk desk;
  const EntryId id = desk.season.records.add(
      "questionnaire",
      {{"title", "短い調査"},
       {"event_id", desk.season.event},
       {"questions",
        R"([{"key":"a","text":{"ja":"満足度","en":"Satisfaction","ko":"만족도"},"type":"scale"}])"}});
  desk.app.situation.pin.is_set = true;
  desk.ask(shell::Intent(shell::GoTo{{Screen::kiosk, id}}));
  CHECK(is_offered(desk.app.kiosk, VisitorLanguage::en));
  CHECK_FALSE(is_offered(desk.app.kiosk, VisitorLanguage::zh));
  desk.ask(OfferLanguage{VisitorLanguage::ko});
  desk.ask(OfferLanguage{VisitorLanguage::ja});  // always
  desk.ask(Start{});
  CHECK(desk.app.kiosk.survey.languages == std::vector{VisitorLanguage::ja, VisitorLanguage::en});
}

TEST_CASE("one visitor is one response, written at the end, and only then thanked") {
  Day day;
  day.tap(Speak{VisitorLanguage::en});
  CHECK(day.page() == Page::notice);
  day.tap(Agree{});
  day.tap(Answer{1});  // a single choice moves on by itself
  CHECK(day.model().visit.at == 1);
  day.tap(Answer{2});
  day.tap(Answer{1});
  day.tap(Answer{0});
  CHECK(day.model().visit.at == 2);  // several wait for the button
  day.tap(Next{});
  day.tap(Answer{9});
  CHECK(day.model().visit.at == 3);  // a scale too
  day.tap(Next{});
  for (const char* digit : {"1", "2", "0", "0"}) day.ask(Write{digit});
  day.tap(Next{});
  for (const char* character : {"よ", "か", "っ", "っ"}) day.ask(Write{character});
  day.ask(kiosk::Erase{});
  day.ask(Write{"た"});
  day.tap(Next{});
  CHECK(day.page() == Page::ending);
  CHECK(day.recorded().empty());
  day.tap(Finish{});
  CHECK(day.page() == Page::thanks);
  REQUIRE(day.recorded().size() == 1);
  const renkei::Response response = day.recorded()[0].fields;
  CHECK(response.questionnaire_id.id == day.questionnaire);
  CHECK(response.subject_id.id == day.season.event);
  CHECK(response.channel == "kiosk");
  CHECK(response.lang == "en");
  CHECK(response.notice_version == "2023-09");
  CHECK(json::parse(response.answers.compact) == json{{"q1", "4"},
                                                      {"age", "20代"},
                                                      {"q3", {"stage", "food"}},
                                                      {"q4", 9},
                                                      {"q5", 1200},
                                                      {"_written", {"q6"}}});
  CHECK(json::parse(response.free_text.compact) == json{{"q6", "よかった"}});
  CHECK(day.record().finished == 1);
}

TEST_CASE("thanks go after five seconds, and nothing of the visitor is left") {
  Day day;
  day.tap(Enlarge{});
  day.answer_all();
  day.tap(Finish{});
  day.wait(4);
  CHECK(day.page() == Page::thanks);
  day.wait(1);
  CHECK(day.page() == Page::attract);
  CHECK(day.model().visit == day.model().fresh);
}

TEST_CASE("own words are asked of nobody who is, or may be, under sixteen") {
  for (const auto& [option, asked] :
       {std::pair<std::size_t, bool>{0, false}, {1, false}, {2, true}}) {
    Day day;
    day.tap(Begin{});
    day.tap(Agree{});
    day.tap(Skip{});
    day.tap(Answer{option});
    CHECK(is_asked(day.model().survey, day.model().visit, 5) == asked);
    CHECK(progress_of(day.model().survey, day.model().visit).all == (asked ? 6 : 5));
  }
  Day day;
  CHECK_FALSE(is_asked(day.model().survey, day.model().visit, 5));  // nobody knows
}

TEST_CASE("what is left out is not answered, and one can go back to change it") {
  Day day;
  day.tap(Begin{});
  day.tap(Agree{});
  day.tap(Answer{0});
  day.tap(GoBack{});
  CHECK(day.has_chosen(0));
  day.tap(Skip{});
  day.tap(GoBack{});
  CHECK_FALSE(day.has_chosen(0));
  day.tap(GoBack{});
  CHECK(day.page() == Page::notice);
  day.tap(GoBack{});
  CHECK(day.page() == Page::attract);
}

TEST_CASE("another language keeps the answers") {
  Day day;
  day.tap(Begin{});
  day.tap(Agree{});
  day.tap(Answer{0});
  day.tap(Speak{VisitorLanguage::ko});
  CHECK(day.model().visit.at == 1);
  CHECK(day.model().visit.given.at("q1") == std::vector<std::string>{"5"});
}

TEST_CASE("a second tap at the same place within 400 ms is the same tap, elsewhere it is another") {
  Day day;
  day.tap(Begin{});
  day.tap(Agree{});
  day.tap(Answer{0});
  day.tap(Answer{0}, 399);
  CHECK(day.model().visit.at == 1);
  day.tap(Answer{2}, 401);
  CHECK(day.model().visit.at == 2);
  day.tap(Answer{0}, 100, 40);
  day.tap(Answer{1}, 100, 200);
  CHECK(day.model().visit.given.at("q3").size() == 2);
}

TEST_CASE("after a minute one is asked whether to go on, for twenty seconds, as often as wanted") {
  Day day;
  day.tap(Begin{});
  day.tap(Agree{});
  day.tap(Answer{0});
  for (int time = 0; time < 3; ++time) {
    day.wait(59);
    CHECK_FALSE(day.model().counts_down);
    day.wait(1);
    REQUIRE(day.model().counts_down);
    CHECK(countdown_seconds(day.model(), day.app.situation.now) == 20);
    let_pass(day.app, 19);
    CHECK(countdown_seconds(day.model(), day.app.situation.now) == 1);
    CHECK(*seconds_to_change(day.model(), day.app.situation) <= 1);
    day.ask(GoOn{});
    CHECK(day.model().visit.at == 1);
  }
  day.wait(60);
  day.wait(20);
  CHECK(day.page() == Page::attract);
  CHECK(day.model().visit == day.model().fresh);
  CHECK(day.recorded().empty());
  CHECK(day.record().given_up == 1);
}

TEST_CASE("who has only read the notice has given up nothing") {
  Day day;
  day.tap(Begin{});
  day.wait(60);
  day.wait(20);
  CHECK(day.page() == Page::attract);
  CHECK_FALSE(day.record().given_up);
}

TEST_CASE("a sleep of an hour still leaves twenty seconds to go on") {
  Day day;
  day.tap(Begin{});
  day.tap(Agree{});
  day.wait(3600);
  REQUIRE(day.model().counts_down);
  CHECK(countdown_seconds(day.model(), day.app.situation.now) == 20);
}

TEST_CASE("an untouched attract page waits for nothing, one in another language for a minute") {
  Day day;
  CHECK_FALSE(seconds_to_change(day.model(), day.app.situation));
  day.wait(36000);
  CHECK(day.page() == Page::attract);
  day.tap(Enlarge{});
  day.wait(60);
  CHECK_FALSE(day.model().visit.large);
}

TEST_CASE(
    "what cannot be saved is not thanked for, keeps its error to itself, and is tried again") {
  Day day;
  day.answer_all();
  day.refusal = Error(Code::disk_full);
  day.tap(Finish{});
  CHECK(day.page() == Page::resting);
  CHECK(day.recorded().empty());
  CHECK_FALSE(day.record().finished);
  day.wait(60);
  CHECK(day.page() == Page::thanks);
  CHECK(day.recorded().size() == 1);
  CHECK(day.record().finished == 1);
}

TEST_CASE("answers too quick for a person are kept, and the run says so") {
  Day day;
  day.tap(Begin{});
  day.app.situation.now.unix_ms += 1000;
  day.ask(Touch{10, 80, 270, 160});
  day.ask(Agree{});
  for (int i = 0; i < 5; ++i) day.tap(Skip{}, 500);
  day.tap(Finish{}, 499);
  CHECK(day.recorded().size() == 1);
  const auto bursts = read_bursts(day.record().bursts.compact);
  REQUIRE(bursts.size() == 1);
  CHECK(bursts[0].n == 1);
}

TEST_CASE("while a kiosk runs there is no other place, no scan, no file, and no way back") {
  Day day;
  day.tap(Begin{});
  const Page before = day.page();
  day.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  day.ask(shell::Intent(shell::Back{}));
  day.ask(shell::Intent(shell::Scan{"B002"}));
  day.ask(shell::Intent(shell::Scan{"RK1:12345"}));
  day.ask(shell::Intent(shell::DropFiles{{"/media/a.renkei"}}));
  day.ask(shell::Intent(shell::Wish{{.text_percent = 200}}));
  day.ask(today::OpenRoster{day.season.tour});
  CHECK(day.app.screen == Screen::kiosk);
  CHECK(day.page() == before);
  CHECK(day.app.situation.wishes.text_percent == 100);
  CHECK_FALSE(day.app.notice);
}

TEST_CASE(
    "four corners in their order within five seconds open the way out, and the PIN leads there") {
  Day day;
  day.touch_corners({0, 1, 3, 2});
  CHECK_FALSE(day.model().leaving.open);
  day.touch_corners({0, 1, 2});
  let_pass(day.app, 6);
  day.touch_corners({3});
  CHECK_FALSE(day.model().leaving.open);
  day.touch_corners({0, 1, 2, 3});
  REQUIRE(day.model().leaving.open);
  for (const int digit : {1, 2, 3, 4, 5, 6}) day.ask(TypePinDigit{digit});
  const auto made = day.hold(EnterPin{});
  REQUIRE(made.size() == 2);
  CHECK(std::get<TryPinWork>(made[0].work).pin == "123456");
  const EntryId run = day.model().run.id;
  day.end(made[0], PinTried{true});
  day.FakeDesk::run(made[1]);
  CHECK(day.page() == Page::sheet);
  CHECK_FALSE(holds_window(day.app));
  REQUIRE(day.model().sheet.ended);
  const KioskRun stopped = find_as<KioskRun>(day.season.records, run)->fields;
  CHECK(stopped.stopped_at->unix_ms == day.app.situation.now.unix_ms);
  CHECK(stopped.finished == 0);
}

TEST_CASE("a wrong PIN leaves the kiosk as it was, and after three one waits by their number") {
  Day day;
  day.touch_corners({0, 1, 2, 3});
  day.ask(TypePinDigit{1});
  const auto made = day.hold(EnterPin{});
  day.app.situation.pin.failures = 3;
  day.end(made[0], PinTried{false});
  CHECK(day.model().leaving.was_wrong);
  CHECK(day.model().leaving.digits.empty());
  CHECK(holds_window(day.app));
  day.ask(TypePinDigit{1});
  CHECK(pin_wait_seconds(day.model(), day.app.situation) == 1);
  CHECK(day.hold(EnterPin{}).empty());
  let_pass(day.app, 1);
  CHECK(day.hold(EnterPin{}).size() == 2);
}

TEST_CASE("after a restart the wait begins anew, and ends") {
  Day day;
  day.app.situation.pin.failures = 20;
  day.touch_corners({0, 1, 2, 3});
  CHECK(pin_wait_seconds(day.model(), day.app.situation) == 300);
  let_pass(day.app, 300);
  CHECK(pin_wait_seconds(day.model(), day.app.situation) == 0);
}

TEST_CASE("nobody at the keypad for a minute, and it is a kiosk again") {
  Day day;
  day.tap(Begin{});
  day.touch_corners({0, 1, 2, 3});
  day.wait(60);
  CHECK_FALSE(day.model().leaving.open);
  CHECK(day.page() == Page::notice);
}

TEST_CASE("who knows the PIN gets out even when nothing can be written any more") {
  Day day;
  day.touch_corners({0, 1, 2, 3});
  day.ask(TypePinDigit{1});
  const auto made = day.hold(EnterPin{});
  day.end(made[0], PinTried{true});
  day.refusal = Error(Code::disk_full);
  day.FakeDesk::run(made[1]);
  CHECK_FALSE(holds_window(day.app));
  CHECK(day.app.refusal);
}

TEST_CASE(
    "a kiosk that was killed is a kiosk again, on its first page, and knows what is recorded") {
  Day day;
  day.answer_all();
  day.tap(Finish{});
  day.wait(5);
  day.tap(Begin{});
  day.tap(Agree{});
  App again;
  again.situation = day.app.situation;
  opened(again, day.app.situation.device, day.season.records);
  CHECK(again.screen == Screen::kiosk);
  CHECK(again.kiosk.page == Page::attract);
  CHECK(again.kiosk.run.id == day.model().run.id);
  CHECK(again.kiosk.run.counts.finished == 1);
  CHECK(holds_window(again));
}

TEST_CASE("another device's kiosk is none of ours") {
  FakeDesk desk;
  const EntryId id = add_questionnaire(desk.season.records, desk.season.event);
  desk.season.records.add("kiosk_run", {{"questionnaire_id", id}}, 2);
  opened(desk.app, desk.app.situation.device, desk.season.records);
  CHECK(desk.app.screen == Screen::today);
}

TEST_CASE("a run that was stopped in the records gives the window back") {
  Day day;
  day.season.records.set(day.model().run.id, {{"stopped_at", day.app.situation.now}});
  look(day.app, day.season.records);
  CHECK_FALSE(holds_window(day.app));
}

TEST_CASE("nothing of a questionnaire is asked beyond the eighth question") {
  FakeDesk desk;
  std::string questions = "[";
  for (int i = 0; i < 12; ++i)
    questions += (i ? "," : "") + std::string(R"({"key":"k)") + std::to_string(i) +
                 R"(","text":"問","type":"scale"})";
  desk.season.records.add(
      "questionnaire",
      {{"title", "長い調査"}, {"event_id", desk.season.event}, {"questions", questions + "]"}});
  desk.app.situation.pin.is_set = true;
  desk.ask(today::GoTo{{Screen::kiosk, 0, desk.season.event}});
  REQUIRE(chosen_offer(desk.app.kiosk));
  CHECK(chosen_offer(desk.app.kiosk)->questions == 12);
  desk.ask(Start{});
  CHECK(desk.app.kiosk.survey.questions.size() == 8);
}
