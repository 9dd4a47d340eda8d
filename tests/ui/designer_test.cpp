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

struct Table : FakeDesk {
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
  Table table;
  table.go();
  CHECK(table.model().choosing);
  table.ask(designer::Begin{Template::empty});
  CHECK_FALSE(table.model().choosing);
  CHECK_FALSE(can_be_saved(table.model()));
  CHECK(table.has(Fault::What::no_title));
  table.ask(TypeTitle{" 街のアンケート "});
  table.ask(AddQuestion{TypeHere::single});
  table.words(Where::What::question, "どこから来ましたか");
  table.words(Where::What::option, "区内", 0);
  table.words(Where::What::option, "区外", 1);
  table.words(Where::What::option, "Elsewhere", 1, VisitorLanguage::en);
  REQUIRE(can_be_saved(table.model()));
  table.ask(Save{});
  const EntryId id = table.model().questionnaire;
  REQUIRE(id != 0);
  CHECK(table.record(id).title == "街のアンケート");
  CHECK(table.record(id).event_id.id == table.season.event);
  CHECK(table.questions(id) ==
        json::parse(R"([{"key":"q1","text":"どこから来ましたか","type":"single",
        "options":["区内",{"ja":"区外","en":"Elsewhere"}]}])"));
  CHECK_FALSE(is_changed(table.model()));
  CHECK_FALSE(can_be_saved(table.model()));
}

TEST_CASE("the template speaks five languages, asks the age, and has nothing to be mended") {
  Table table;
  table.go();
  table.ask(designer::Begin{Template::satisfaction});
  CHECK(table.model().faults.empty());
  for (const VisitorLanguage language : visitor_languages)
    CHECK(speaks(table.model().draft.questions, language));
  table.ask(Save{});
  const json first = table.questions(table.model().questionnaire)[0];
  CHECK(first["options"][0]["code"] == "5");
  CHECK(first["options"][0]["label"]["en"] == "Very good");
}

TEST_CASE("what nobody can have answered is changed, and only in what was changed") {
  Table table;
  const EntryId id = add_questionnaire(table.season.records, table.season.event);
  table.go();
  CHECK(table.model().questionnaire == id);
  table.ask(OpenPart{2});
  table.words(Where::What::question, "おいくつですか");
  const auto requests = table.ask(Save{});
  REQUIRE(requests.size() == 1);
  const auto& set = std::get<Set>(std::get<Command>(requests[0].work));
  CHECK(set.id == id);
  REQUIRE(set.fields.size() == 1);
  CHECK(set.fields[0].field == "questions");
  CHECK(table.questions(id)[1]["text"]["ja"] == "おいくつですか");
  CHECK(table.questions(id)[1]["text"]["ko"] == "연령대");
  CHECK(table.all_papers() == 1);
  table.ask(TakeBack{});
  CHECK(table.questions(id)[1]["text"]["ja"] == "年代");
  CHECK_FALSE(is_changed(table.model()));
}

TEST_CASE("what was answered goes on as its next version, which its posts get") {
  Table table;
  FakeRecords& records = table.season.records;
  const EntryId id = add_questionnaire(records, table.season.event);
  const EntryId post = records.add("post", {{"name", "キオスク1"},
                                            {"role", "kiosk"},
                                            {"event_id", table.season.event},
                                            {"questionnaire_id", id}});
  table.answer(id);
  table.go(id);
  CHECK(table.model().is_used);
  table.ask(OpenPart{1});
  table.words(Where::What::question, "本日はいかがでしたか");
  const std::string before = table.record(id).questions.compact;
  table.ask(Save{});
  const EntryId next = table.model().questionnaire;
  CHECK(next != id);
  CHECK(table.record(id).questions.compact == before);
  CHECK(table.record(next).title == "来場者アンケート（2版）");
  CHECK(json::parse(table.record(next).titles.compact)["en"] == "Visitor survey");
  CHECK(table.record(next).notice_version == "2023-09");
  CHECK(table.questions(next)[0]["text"]["ja"] == "本日はいかがでしたか");
  CHECK(find_as<Post>(records, post)->fields.questionnaire_id.id == next);
  CHECK(newest_version(id, records) == next);
  CHECK_FALSE(table.model().is_used);
  // It can be changed for as long as nobody answers it.
  table.words(Where::What::question, "今日はいかがでしたか");
  table.ask(Save{});
  CHECK(table.all_papers() == 2);
}

TEST_CASE("a version that was a mistake is taken back, and its posts ask the old one again") {
  Table table;
  FakeRecords& records = table.season.records;
  const EntryId id = add_questionnaire(records, table.season.event);
  const EntryId post = records.add("post", {{"name", "キオスク1"}, {"questionnaire_id", id}});
  table.answer(id);
  table.go(id);
  table.ask(TypeTitle{"別の名前"});  // which would tear the versions apart
  CHECK_FALSE(is_changed(table.model()));
  table.ask(TypeNoticeVersion{"2023-10"});
  table.ask(Save{});
  const EntryId next = table.model().questionnaire;
  REQUIRE(next != id);
  REQUIRE(can_be_taken_back(table.model(), table.app.situation));
  table.ask(TakeBack{});
  CHECK(table.model().questionnaire == id);
  CHECK(find_as<Post>(records, post)->fields.questionnaire_id.id == id);
  CHECK(table.all_papers() == 1);
  CHECK_FALSE(can_be_taken_back(table.model(), table.app.situation));
}

TEST_CASE("an answered or an old version is not taken back by a tap") {
  Table table;
  table.go();
  table.ask(designer::Begin{Template::satisfaction});
  table.ask(Save{});
  REQUIRE(can_be_taken_back(table.model(), table.app.situation));
  table.answer(table.model().questionnaire);
  look(table.app, table.season.records);
  CHECK_FALSE(can_be_taken_back(table.model(), table.app.situation));
  CHECK(table.model().is_used);
}

TEST_CASE("what a kiosk has asked, and what others have on the day, counts as used") {
  Table table;
  FakeRecords& records = table.season.records;
  const EntryId id = add_questionnaire(records, table.season.event);
  table.go(id);
  CHECK_FALSE(table.model().is_used);
  records.add("kiosk_run", {{"questionnaire_id", id}});
  look(table.app, records);
  CHECK(table.model().is_used);
  const EntryId of_others =
      records.add("questionnaire", {{"title", "本部の紙"}, {"event_id", table.season.event}}, 2);
  table.go(of_others);
  CHECK(table.model().is_used);
  records.set(table.season.event, {{"starts_on", "2023-10-15"}});
  look(table.app, records);
  CHECK_FALSE(table.model().is_used);
}

TEST_CASE("questions are added, moved and taken away, and put back") {
  Table table;
  add_questionnaire(table.season.records, table.season.event);
  table.go();
  const auto keys = [&] {
    std::string all;
    for (const SurveyQuestion& question : table.model().draft.questions) all += question.key + ' ';
    return all;
  };
  REQUIRE(keys() == "q1 age q3 q4 q5 q6 ");
  table.ask(OpenPart{2});
  table.ask(MoveQuestion{1});
  CHECK(keys() == "q1 q3 age q4 q5 q6 ");
  CHECK(table.model().part == 3);
  table.ask(MoveQuestion{-1});
  table.ask(MoveQuestion{-1});
  CHECK(keys() == "age q1 q3 q4 q5 q6 ");
  table.ask(MoveQuestion{-1});
  CHECK(keys() == "age q1 q3 q4 q5 q6 ");
  table.ask(RemoveQuestion{});
  CHECK(keys() == "q1 q3 q4 q5 q6 ");
  CHECK_FALSE(table.model().part);
  table.ask(PutBack{});
  CHECK(keys() == "age q1 q3 q4 q5 q6 ");
  table.ask(AddQuestion{TypeHere::scale});
  CHECK(keys() == "age q1 q3 q4 q5 q6 q7 ");
  CHECK(open_question(table.model())->options.size() == 5);
  table.ask(Drop{});
  CHECK_FALSE(is_changed(table.model()));
  table.ask(PutBack{});
  CHECK(keys() == "age q1 q3 q4 q5 q6 q7 ");
}

TEST_CASE("another kind of question keeps its options for when it was a mistake") {
  Table table;
  add_questionnaire(table.season.records, table.season.event);
  table.go();
  table.ask(OpenPart{2});
  table.ask(ChooseType{TypeHere::text});
  CHECK(json::parse(assigns_of(table.model().draft, {}).back().value.view().text)[1].contains(
            "options") == false);
  table.ask(ChooseType{TypeHere::single});
  CHECK(open_question(table.model())->options.size() == 4);
  CHECK_FALSE(is_changed(table.model()));
}

TEST_CASE(
    "options are written, moved and taken away; a scale counts anew and keeps its direction") {
  Table table;
  add_questionnaire(table.season.records, table.season.event);
  table.go();
  table.ask(OpenPart{1});
  const auto codes = [&] {
    std::string all;
    for (const SurveyOption& option : open_question(table.model())->options) all += option.code;
    return all;
  };
  CHECK(codes() == "54321");
  table.ask(AddOption{});
  table.words(Where::What::option, "最悪", 5);
  CHECK(open_question(table.model())->options[5].label.japanese() == "最悪");
  table.ask(ChooseType{TypeHere::scale});
  CHECK(codes() == "654321");
  table.ask(TurnScale{false});
  CHECK(codes() == "123456");
  table.ask(MoveOption{0, 1});
  CHECK(open_question(table.model())->options[0].label.japanese() == "満足");
  CHECK(codes() == "123456");
  table.ask(RemoveOption{5});
  CHECK(codes() == "12345");
  table.ask(PutBack{});
  CHECK(codes() == "123456");
}

TEST_CASE("what is to be mended is told, each by itself") {
  Table table;
  table.go();
  table.ask(designer::Begin{Template::empty});
  CHECK(table.has(Fault::What::no_question));
  table.ask(TypeTitle{"紙"});
  table.ask(AddQuestion{TypeHere::single});
  CHECK(table.has(Fault::What::no_text, 0));
  CHECK(table.has(Fault::What::empty_option, 0));
  table.words(Where::What::question, "どちらですか");
  table.words(Where::What::option, "右", 0);
  table.words(Where::What::option, "右", 1);
  CHECK(table.has(Fault::What::same_option, 0));
  table.ask(RemoveOption{1});
  CHECK(table.has(Fault::What::few_options, 0));
  CHECK(can_be_saved(table.model()));  // half done is kept
  table.words(Where::What::question, "{右|みぎ", 0, VisitorLanguage::easy);
  CHECK(table.has(Fault::What::open_reading, 0));
  CHECK_FALSE(can_be_saved(table.model()));
  table.words(Where::What::question, "{右|みぎ}", 0, VisitorLanguage::easy);
  CHECK_FALSE(table.has(Fault::What::open_reading, 0));
  table.ask(TypeKey{" "});
  CHECK(table.has(Fault::What::no_key, 0));
  table.ask(TypeKey{"q2"});
  table.ask(AddQuestion{TypeHere::text});
  CHECK(table.has(Fault::What::words_without_age, 1));
  table.ask(TypeKey{"q2"});
  CHECK(table.has(Fault::What::same_key, 1));
  CHECK_FALSE(can_be_saved(table.model()));
  CHECK_FALSE(table.has(Fault::What::too_many));
  for (int i = 0; i < 7; ++i) table.ask(AddQuestion{TypeHere::nps});
  CHECK(table.has(Fault::What::too_many));
  const auto korean = std::ranges::find_if(table.model().faults, [](const Fault& fault) {
    return fault.what == Fault::What::missing_language && fault.language == VisitorLanguage::ko;
  });
  REQUIRE(korean != table.model().faults.end());
  CHECK(korean->count == 10);  // nine texts and an option
}

TEST_CASE("tried out it is a kiosk to which nobody listens") {
  Table table;
  add_questionnaire(table.season.records, table.season.event);
  table.go();
  table.ask(Try{});
  REQUIRE(table.model().trial);
  const auto& trial = *table.model().trial;
  CHECK(trial.page == kiosk::Page::attract);
  for (const kiosk::Intent& intent :
       {kiosk::Intent(kiosk::Speak{VisitorLanguage::en}), kiosk::Intent(kiosk::Agree{}),
        kiosk::Intent(kiosk::Answer{0}), kiosk::Intent(kiosk::Answer{2})})
    CHECK(table.ask(TryOut{intent}).empty());
  CHECK(trial.visit.at == 2);
  for (int i = 0; i < 4; ++i) table.ask(TryOut{kiosk::Skip{}});
  CHECK(table.ask(TryOut{kiosk::Finish{}}).empty());
  CHECK(trial.page == kiosk::Page::thanks);
  CHECK(renkei::all<renkei::Response>(table.season.records).empty());
  CHECK(renkei::all<KioskRun>(table.season.records).empty());
  CHECK(table.model().language == VisitorLanguage::en);
  table.ask(shell::Intent(shell::Back{}));
  CHECK_FALSE(table.model().trial);
  CHECK(table.app.screen == Screen::designer);
}

TEST_CASE("what is being written is there after a look elsewhere, and no other is opened over it") {
  Table table;
  const EntryId id = add_questionnaire(table.season.records, table.season.event);
  const EntryId other = table.season.records.add("questionnaire", {{"title", "別の紙"}});
  table.go(id);
  table.ask(TypeTitle{"書きかけ"});
  table.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  table.go();
  CHECK(table.model().draft.title == "書きかけ");
  table.ask(ShowChoice{true});
  table.ask(OpenQuestionnaire{other});
  table.ask(Copy{other});
  table.ask(designer::Begin{Template::empty});
  CHECK(table.model().draft.title == "書きかけ");
  table.ask(Drop{});
  table.ask(OpenQuestionnaire{other});
  CHECK(table.model().questionnaire == other);
}

TEST_CASE("a copy is a questionnaire of this event without a number") {
  Table table;
  const EntryId id = table.season.records.add(
      "questionnaire", {{"title", "去年の紙（3版）"}, {"questions", kiosk_questions}});
  table.go();
  table.ask(ShowChoice{true});
  table.ask(Copy{id});
  CHECK(table.model().questionnaire == 0);
  table.ask(Save{});
  const Questionnaire made = table.record(table.model().questionnaire);
  CHECK(made.title == "去年の紙");
  CHECK(made.event_id.id == table.season.event);
  CHECK(read_questions(made.questions.compact).size() == 6);
}

TEST_CASE("what could not be saved is still there to be saved") {
  Table table;
  add_questionnaire(table.season.records, table.season.event);
  table.go();
  table.ask(TypeTitle{"新しい名前"});
  table.refusal = Error(Code::disk_full, {{"file", "field.db"}});
  table.ask(Save{});
  CHECK(is_changed(table.model()));
  CHECK(can_be_saved(table.model()));
  CHECK(table.app.refusal);
  table.ask(Save{});
  CHECK_FALSE(is_changed(table.model()));
}

TEST_CASE("a kiosk offers the newest version, and starts with it where its post names an old one") {
  Table table;
  const EntryId id = add_questionnaire(table.season.records, table.season.event);
  table.answer(id);
  table.go(id);
  table.ask(TypeNoticeVersion{"2023-10"});
  table.ask(Save{});
  const EntryId next = table.model().questionnaire;
  table.ask(today::GoTo{{Screen::kiosk, 0, table.season.event}});
  REQUIRE(table.app.kiosk.sheet.offers.size() == 1);
  CHECK(table.app.kiosk.questionnaire == next);
}

TEST_CASE("today leads to it, but not from where people queue") {
  Table table;
  FakeRecords& records = table.season.records;
  today::Card card;
  card.event = table.season.event;
  const auto& further = *std::ranges::find_if(
      today::further_screens,
      [](const today::Further& one) { return one.screen == Screen::designer; });
  CHECK(today::address_of(card, further) == Address{Screen::designer, 0, table.season.event});
  for (const auto& [role, may] : {std::pair("reception", false),
                                  {"on_board", false},
                                  {"counting", false},
                                  {"kiosk", true},
                                  {"headquarters", true}}) {
    const EntryId post =
        records.add("post", {{"name", "x"}, {"role", role}, {"event_id", table.season.event}});
    const EntryId device = records.add("device", {{"name", "d"}, {"post_id", post}});
    Situation there = table.app.situation;
    there.device.record = device;
    CAPTURE(role);
    const auto own = today::card_of_post(records, there);
    REQUIRE(own);
    CHECK(own->designs == may);
  }
}
