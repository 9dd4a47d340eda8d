#include "ui/present/designer.hpp"

#include <doctest/doctest.h>

#include "core/model/questionnaire_versions.hpp"
#include "tests/ui/kiosk_season.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::designer;
using nlohmann::json;

namespace {

using TypeHere = SurveyQuestion::Type;

struct Designing : FakeDesk {
  void go(EntryId questionnaire = 0) {
    ask(shell::Intent(shell::GoTo{{Screen::designer, questionnaire, season.event}}));
  }
  designer::Model& model() { return app.designer; }
  Questionnaire record(EntryId id) const {
    return find_as<Questionnaire>(season.records, id)->fields;
  }
  json questions(EntryId id) const { return json::parse(record(id).questions.compact); }
  std::size_t all_papers() const { return renkei::all<Questionnaire>(season.records).size(); }
  void words(Where::What what, const char* text, std::size_t option = 0,
             VisitorLanguage language = VisitorLanguage::ja) {
    ask(TypeWords{{what, option}, language, text});
  }
  bool has(Fault::What what, std::optional<std::size_t> question = {}) {
    return std::ranges::any_of(model().faults, [&](const Fault& fault) {
      return fault.what == what && fault.question == question;
    });
  }
  EntryId answer(EntryId questionnaire) {
    return season.records.add("response",
                              {{"questionnaire_id", questionnaire}, {"answers", R"({"q1":5})"}});
  }
};

}  // namespace

TEST_CASE("without a questionnaire one is begun, from nothing, and saved with what was written") {
  Designing designing;
  designing.go();
  CHECK(designing.model().choosing);
  designing.ask(designer::Begin{Template::empty});
  CHECK_FALSE(designing.model().choosing);
  CHECK_FALSE(can_be_saved(designing.model()));
  CHECK(designing.has(Fault::What::no_title));
  designing.ask(TypeTitle{" 街のアンケート "});
  designing.ask(AddQuestion{TypeHere::single});
  designing.words(Where::What::question, "どこから来ましたか");
  designing.words(Where::What::option, "区内", 0);
  designing.words(Where::What::option, "区外", 1);
  designing.words(Where::What::option, "Elsewhere", 1, VisitorLanguage::en);
  REQUIRE(can_be_saved(designing.model()));
  designing.ask(Save{});
  const EntryId id = designing.model().questionnaire;
  REQUIRE(id != 0);
  CHECK(designing.record(id).title == "街のアンケート");
  CHECK(designing.record(id).event_id.id == designing.season.event);
  CHECK(designing.questions(id) ==
        json::parse(R"([{"key":"q1","text":"どこから来ましたか","type":"single",
        "options":["区内",{"ja":"区外","en":"Elsewhere"}]}])"));
  CHECK_FALSE(is_changed(designing.model()));
  CHECK_FALSE(can_be_saved(designing.model()));
}

TEST_CASE("the template speaks five languages, asks the age, and has nothing to be mended") {
  Designing designing;
  designing.go();
  designing.ask(designer::Begin{Template::satisfaction});
  CHECK(designing.model().faults.empty());
  for (const VisitorLanguage language : visitor_languages)
    CHECK(speaks(designing.model().draft.questions, language));
  designing.ask(Save{});
  const json first = designing.questions(designing.model().questionnaire)[0];
  CHECK(first["options"][0]["code"] == "5");
  CHECK(first["options"][0]["label"]["en"] == "Very good");
}

TEST_CASE("what nobody can have answered is changed, and only in what was changed") {
  Designing designing;
  const EntryId id = add_questionnaire(designing.season.records, designing.season.event);
  designing.go();
  CHECK(designing.model().questionnaire == id);
  designing.ask(OpenPart{2});
  designing.words(Where::What::question, "おいくつですか");
  const auto requests = designing.ask(Save{});
  REQUIRE(requests.size() == 1);
  const auto& set = std::get<Set>(std::get<Command>(requests[0].work));
  CHECK(set.id == id);
  REQUIRE(set.fields.size() == 1);
  CHECK(set.fields[0].field == "questions");
  CHECK(designing.questions(id)[1]["text"]["ja"] == "おいくつですか");
  CHECK(designing.questions(id)[1]["text"]["ko"] == "연령대");
  CHECK(designing.all_papers() == 1);
  designing.ask(TakeBack{});
  CHECK(designing.questions(id)[1]["text"]["ja"] == "年代");
  CHECK_FALSE(is_changed(designing.model()));
}

TEST_CASE("what was answered goes on as its next version, which its posts get") {
  Designing designing;
  FakeRecords& records = designing.season.records;
  const EntryId id = add_questionnaire(records, designing.season.event);
  const EntryId post = records.add("post", {{"name", "キオスク1"},
                                            {"role", "kiosk"},
                                            {"event_id", designing.season.event},
                                            {"questionnaire_id", id}});
  designing.answer(id);
  designing.go(id);
  CHECK(designing.model().is_used);
  designing.ask(OpenPart{1});
  designing.words(Where::What::question, "本日はいかがでしたか");
  const std::string before = designing.record(id).questions.compact;
  designing.ask(Save{});
  const EntryId next = designing.model().questionnaire;
  CHECK(next != id);
  CHECK(designing.record(id).questions.compact == before);
  CHECK(designing.record(next).title == "来場者アンケート（2版）");
  CHECK(json::parse(designing.record(next).titles.compact)["en"] == "Visitor survey");
  CHECK(designing.record(next).notice_version == "2023-09");
  CHECK(designing.questions(next)[0]["text"]["ja"] == "本日はいかがでしたか");
  CHECK(find_as<Post>(records, post)->fields.questionnaire_id.id == next);
  CHECK(newest_version(id, records) == next);
  CHECK_FALSE(designing.model().is_used);
  // It can be changed for as long as nobody answers it.
  designing.words(Where::What::question, "今日はいかがでしたか");
  designing.ask(Save{});
  CHECK(designing.all_papers() == 2);
}

TEST_CASE("a version that was a mistake is taken back, and its posts ask the old one again") {
  Designing designing;
  FakeRecords& records = designing.season.records;
  const EntryId id = add_questionnaire(records, designing.season.event);
  const EntryId post = records.add("post", {{"name", "キオスク1"}, {"questionnaire_id", id}});
  designing.answer(id);
  designing.go(id);
  designing.ask(TypeTitle{"別の名前"});  // which would tear the versions apart
  CHECK_FALSE(is_changed(designing.model()));
  designing.ask(TypeNoticeVersion{"2023-10"});
  designing.ask(Save{});
  const EntryId next = designing.model().questionnaire;
  REQUIRE(next != id);
  REQUIRE(can_be_taken_back(designing.model(), designing.app.situation));
  designing.ask(TakeBack{});
  CHECK(designing.model().questionnaire == id);
  CHECK(find_as<Post>(records, post)->fields.questionnaire_id.id == id);
  CHECK(designing.all_papers() == 1);
  CHECK_FALSE(can_be_taken_back(designing.model(), designing.app.situation));
}

TEST_CASE("an answered or an old version is not taken back by a tap") {
  Designing designing;
  designing.go();
  designing.ask(designer::Begin{Template::satisfaction});
  designing.ask(Save{});
  REQUIRE(can_be_taken_back(designing.model(), designing.app.situation));
  designing.answer(designing.model().questionnaire);
  look(designing.app, designing.season.records);
  CHECK_FALSE(can_be_taken_back(designing.model(), designing.app.situation));
  CHECK(designing.model().is_used);
}

TEST_CASE("what a kiosk has asked, and what others have on the day, counts as used") {
  Designing designing;
  FakeRecords& records = designing.season.records;
  const EntryId id = add_questionnaire(records, designing.season.event);
  designing.go(id);
  CHECK_FALSE(designing.model().is_used);
  records.add("kiosk_run", {{"questionnaire_id", id}});
  look(designing.app, records);
  CHECK(designing.model().is_used);
  const EntryId of_others = records.add(
      "questionnaire", {{"title", "本部の紙"}, {"event_id", designing.season.event}}, 2);
  designing.go(of_others);
  CHECK(designing.model().is_used);
  records.set(designing.season.event, {{"starts_on", "2023-10-15"}});
  look(designing.app, records);
  CHECK_FALSE(designing.model().is_used);
}

TEST_CASE("questions are added, moved and taken away, and put back") {
  Designing designing;
  add_questionnaire(designing.season.records, designing.season.event);
  designing.go();
  const auto keys = [&] {
    std::string all;
    for (const SurveyQuestion& question : designing.model().draft.questions)
      all += question.key + ' ';
    return all;
  };
  REQUIRE(keys() == "q1 age q3 q4 q5 q6 ");
  designing.ask(OpenPart{2});
  designing.ask(MoveQuestion{1});
  CHECK(keys() == "q1 q3 age q4 q5 q6 ");
  CHECK(designing.model().part == 3);
  designing.ask(MoveQuestion{-1});
  designing.ask(MoveQuestion{-1});
  CHECK(keys() == "age q1 q3 q4 q5 q6 ");
  designing.ask(MoveQuestion{-1});
  CHECK(keys() == "age q1 q3 q4 q5 q6 ");
  designing.ask(RemoveQuestion{});
  CHECK(keys() == "q1 q3 q4 q5 q6 ");
  CHECK_FALSE(designing.model().part);
  designing.ask(PutBack{});
  CHECK(keys() == "age q1 q3 q4 q5 q6 ");
  designing.ask(AddQuestion{TypeHere::scale});
  CHECK(keys() == "age q1 q3 q4 q5 q6 q7 ");
  CHECK(open_question(designing.model())->options.size() == 5);
  designing.ask(Drop{});
  CHECK_FALSE(is_changed(designing.model()));
  designing.ask(PutBack{});
  CHECK(keys() == "age q1 q3 q4 q5 q6 q7 ");
}

TEST_CASE("another kind of question keeps its options for when it was a mistake") {
  Designing designing;
  add_questionnaire(designing.season.records, designing.season.event);
  designing.go();
  designing.ask(OpenPart{2});
  designing.ask(ChooseType{TypeHere::text});
  CHECK(json::parse(assigns_of(designing.model().draft, {}).back().value.view().text)[1].contains(
            "options") == false);
  designing.ask(ChooseType{TypeHere::single});
  CHECK(open_question(designing.model())->options.size() == 4);
  CHECK_FALSE(is_changed(designing.model()));
}

TEST_CASE(
    "options are written, moved and taken away; a scale counts anew and keeps its direction") {
  Designing designing;
  add_questionnaire(designing.season.records, designing.season.event);
  designing.go();
  designing.ask(OpenPart{1});
  const auto codes = [&] {
    std::string all;
    for (const SurveyOption& option : open_question(designing.model())->options) all += option.code;
    return all;
  };
  CHECK(codes() == "54321");
  designing.ask(AddOption{});
  designing.words(Where::What::option, "最悪", 5);
  CHECK(open_question(designing.model())->options[5].label.japanese() == "最悪");
  designing.ask(ChooseType{TypeHere::scale});
  CHECK(codes() == "654321");
  designing.ask(TurnScale{false});
  CHECK(codes() == "123456");
  designing.ask(MoveOption{0, 1});
  CHECK(open_question(designing.model())->options[0].label.japanese() == "満足");
  CHECK(codes() == "123456");
  designing.ask(RemoveOption{5});
  CHECK(codes() == "12345");
  designing.ask(PutBack{});
  CHECK(codes() == "123456");
}

TEST_CASE("what is to be mended is told, each by itself") {
  Designing designing;
  designing.go();
  designing.ask(designer::Begin{Template::empty});
  CHECK(designing.has(Fault::What::no_question));
  designing.ask(TypeTitle{"紙"});
  designing.ask(AddQuestion{TypeHere::single});
  CHECK(designing.has(Fault::What::no_text, 0));
  CHECK(designing.has(Fault::What::empty_option, 0));
  designing.words(Where::What::question, "どちらですか");
  designing.words(Where::What::option, "右", 0);
  designing.words(Where::What::option, "右", 1);
  CHECK(designing.has(Fault::What::same_option, 0));
  designing.ask(RemoveOption{1});
  CHECK(designing.has(Fault::What::few_options, 0));
  CHECK(can_be_saved(designing.model()));  // half done is kept
  designing.words(Where::What::question, "{右|みぎ", 0, VisitorLanguage::easy);
  CHECK(designing.has(Fault::What::open_reading, 0));
  CHECK_FALSE(can_be_saved(designing.model()));
  designing.words(Where::What::question, "{右|みぎ}", 0, VisitorLanguage::easy);
  CHECK_FALSE(designing.has(Fault::What::open_reading, 0));
  designing.ask(TypeKey{" "});
  CHECK(designing.has(Fault::What::no_key, 0));
  designing.ask(TypeKey{"q2"});
  designing.ask(AddQuestion{TypeHere::text});
  CHECK(designing.has(Fault::What::words_without_age, 1));
  designing.ask(TypeKey{"q2"});
  CHECK(designing.has(Fault::What::same_key, 1));
  CHECK_FALSE(can_be_saved(designing.model()));
  CHECK_FALSE(designing.has(Fault::What::too_many));
  for (int i = 0; i < 7; ++i) designing.ask(AddQuestion{TypeHere::nps});
  CHECK(designing.has(Fault::What::too_many));
  const auto korean = std::ranges::find_if(designing.model().faults, [](const Fault& fault) {
    return fault.what == Fault::What::missing_language && fault.language == VisitorLanguage::ko;
  });
  REQUIRE(korean != designing.model().faults.end());
  CHECK(korean->count == 10);  // nine texts and an option
}

TEST_CASE("tried out it is a kiosk to which nobody listens") {
  Designing designing;
  add_questionnaire(designing.season.records, designing.season.event);
  designing.go();
  designing.ask(Try{});
  REQUIRE(designing.model().trial);
  const auto& trial = *designing.model().trial;
  CHECK(trial.page == kiosk::Page::attract);
  for (const kiosk::Intent& intent :
       {kiosk::Intent(kiosk::Speak{VisitorLanguage::en}), kiosk::Intent(kiosk::Agree{}),
        kiosk::Intent(kiosk::Answer{0}), kiosk::Intent(kiosk::Answer{2})})
    CHECK(designing.ask(TryOut{intent}).empty());
  CHECK(trial.visit.at == 2);
  for (int i = 0; i < 4; ++i) designing.ask(TryOut{kiosk::Skip{}});
  CHECK(designing.ask(TryOut{kiosk::Finish{}}).empty());
  CHECK(trial.page == kiosk::Page::thanks);
  CHECK(renkei::all<renkei::Response>(designing.season.records).empty());
  CHECK(renkei::all<KioskRun>(designing.season.records).empty());
  CHECK(designing.model().language == VisitorLanguage::en);
  designing.ask(shell::Intent(shell::Back{}));
  CHECK_FALSE(designing.model().trial);
  CHECK(designing.app.screen == Screen::designer);
}

TEST_CASE("what is being written is there after a look elsewhere, and no other is opened over it") {
  Designing designing;
  const EntryId id = add_questionnaire(designing.season.records, designing.season.event);
  const EntryId other = designing.season.records.add("questionnaire", {{"title", "別の紙"}});
  designing.go(id);
  designing.ask(TypeTitle{"書きかけ"});
  designing.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  designing.go();
  CHECK(designing.model().draft.title == "書きかけ");
  designing.ask(ShowChoice{true});
  designing.ask(OpenQuestionnaire{other});
  designing.ask(Copy{other});
  designing.ask(designer::Begin{Template::empty});
  CHECK(designing.model().draft.title == "書きかけ");
  designing.ask(Drop{});
  designing.ask(OpenQuestionnaire{other});
  CHECK(designing.model().questionnaire == other);
}

TEST_CASE("a copy is a questionnaire of this event without a number") {
  Designing designing;
  const EntryId id = designing.season.records.add(
      "questionnaire", {{"title", "去年の紙（3版）"}, {"questions", kiosk_questions}});
  designing.go();
  designing.ask(ShowChoice{true});
  designing.ask(Copy{id});
  CHECK(designing.model().questionnaire == 0);
  designing.ask(Save{});
  const Questionnaire made = designing.record(designing.model().questionnaire);
  CHECK(made.title == "去年の紙");
  CHECK(made.event_id.id == designing.season.event);
  CHECK(read_questions(made.questions.compact).size() == 6);
}

TEST_CASE("what could not be saved is still there to be saved") {
  Designing designing;
  add_questionnaire(designing.season.records, designing.season.event);
  designing.go();
  designing.ask(TypeTitle{"新しい名前"});
  designing.refusal = Error(Code::disk_full, {{"file", "field.db"}});
  designing.ask(Save{});
  CHECK(is_changed(designing.model()));
  CHECK(can_be_saved(designing.model()));
  CHECK(designing.app.refusal);
  designing.ask(Save{});
  CHECK_FALSE(is_changed(designing.model()));
}

TEST_CASE("a kiosk offers the newest version, and starts with it where its post names an old one") {
  Designing designing;
  const EntryId id = add_questionnaire(designing.season.records, designing.season.event);
  designing.answer(id);
  designing.go(id);
  designing.ask(TypeNoticeVersion{"2023-10"});
  designing.ask(Save{});
  const EntryId next = designing.model().questionnaire;
  designing.ask(today::GoTo{{Screen::kiosk, 0, designing.season.event}});
  REQUIRE(designing.app.kiosk.sheet.offers.size() == 1);
  CHECK(designing.app.kiosk.questionnaire == next);
}

TEST_CASE("today leads to it, but not from where people queue") {
  Designing designing;
  FakeRecords& records = designing.season.records;
  today::Card card;
  card.event = designing.season.event;
  const auto& further = *std::ranges::find_if(
      today::further_screens,
      [](const today::Further& one) { return one.screen == Screen::designer; });
  CHECK(today::address_of(card, further) == Address{Screen::designer, 0, designing.season.event});
  for (const auto& [role, may] : {std::pair("reception", false),
                                  {"on_board", false},
                                  {"counting", false},
                                  {"kiosk", true},
                                  {"headquarters", true}}) {
    const EntryId post =
        records.add("post", {{"name", "x"}, {"role", role}, {"event_id", designing.season.event}});
    const EntryId device = records.add("device", {{"name", "d"}, {"post_id", post}});
    Situation there = designing.app.situation;
    there.device.record = device;
    CAPTURE(role);
    const auto own = today::card_of_post(records, there);
    REQUIRE(own);
    CHECK(own->designs == may);
  }
}
