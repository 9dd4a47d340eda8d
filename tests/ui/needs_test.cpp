#include "ui/present/needs.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::needs;

namespace {

struct Meeting : FakeDesk {
  Meeting() { ask(today::GoTo{{Screen::needs, season.event}}); }
  Model& model() { return app.needs; }
  std::vector<Found<Need>> stored() const { return all<Need>(season.records); }
  EntryId write_down(const char* text) {
    ask(TypeText{text});
    ask(Save{});
    return stored().back().id;
  }
  std::vector<std::string> names(const std::vector<const Municipality*>& places) {
    std::vector<std::string> names;
    for (const Municipality* place : places) names.push_back(municipality_words(place->code6));
    return names;
  }
};

}  // namespace

TEST_CASE("what was heard is one record: from where, in which field, by whom, on which day") {
  Meeting meeting;
  meeting.ask(ChooseMunicipality{"016373"});
  meeting.ask(ChooseCategory{2});
  meeting.ask(TypeText{" 冬の誘客 "});
  meeting.ask(TypeFrom{"商工会の人"});
  meeting.ask(Save{});
  REQUIRE(meeting.stored().size() == 1);
  const Need need = meeting.stored()[0].fields;
  CHECK(need.text == "冬の誘客");
  CHECK(need.municipality_code6 == "016373");
  CHECK(need.category == 2);
  CHECK(need.heard_from == "商工会の人");
  CHECK(need.heard_on.iso == "2023-10-14");
  CHECK(need.event_id.id == meeting.season.event);
  CHECK(need.status == "heard");
}

TEST_CASE("the partner stays for the next sentence, all the rest goes") {
  Meeting meeting;
  meeting.ask(ChooseMunicipality{"016373"});
  meeting.ask(ChooseCategory{2});
  meeting.ask(TypeFrom{"商工会の人"});
  meeting.write_down("冬の誘客");
  CHECK(meeting.model().draft == Draft{0, "016373", "", "", {}});
}

TEST_CASE("only the words are needed, and blanks are no words") {
  Meeting meeting;
  meeting.ask(TypeText{"　 "});
  meeting.ask(Save{});
  CHECK(meeting.stored().empty());
  meeting.write_down("バスが少ない");
  const Need need = meeting.stored().at(0).fields;
  CHECK(need.municipality_code6.empty());
  CHECK_FALSE(need.category);
}

TEST_CASE("what was refused stays in the form") {
  Meeting meeting;
  meeting.ask(TypeText{"冬の誘客"});
  meeting.refusal = Error(Code::disk_full);
  meeting.ask(Save{});
  CHECK(meeting.model().draft.text == "冬の誘客");
  meeting.ask(Save{});
  CHECK(meeting.stored().size() == 1);
  CHECK(meeting.model().draft.text.empty());
}

TEST_CASE("what is typed while the sentence before is being written stays") {
  Meeting meeting;
  meeting.ask(TypeText{"一つめ"});
  const auto held = meeting.hold(Save{});
  REQUIRE(held.size() == 1);
  meeting.ask(TypeText{"二つめ"});
  meeting.run(held[0]);
  CHECK(meeting.model().draft.text == "二つめ");
  CHECK(meeting.model().lines.size() == 1);
}

TEST_CASE("the list is of this event and this day, the newest first, by whatever device") {
  Meeting meeting;
  FakeRecords& records = meeting.season.records;
  records.add("need",
              {{"text", "昨日"}, {"event_id", meeting.season.event}, {"heard_on", "2023-10-13"}});
  records.add("need", {{"text", "よその会"}, {"heard_on", "2023-10-14"}});
  records.add(
      "need",
      {{"text", "別の端末"}, {"event_id", meeting.season.event}, {"heard_on", "2023-10-14"}}, 7);
  meeting.write_down("いま");
  std::vector<std::string> texts;
  for (const needs::Line& line : meeting.model().lines) texts.push_back(line.text);
  CHECK(texts == std::vector<std::string>{"いま", "別の端末"});
}

TEST_CASE("a row is opened and changed by what differs, and nothing else is written") {
  Meeting meeting;
  meeting.ask(ChooseMunicipality{"016373"});
  const EntryId id = meeting.write_down("冬の誘客");
  meeting.ask(needs::Change{id});
  CHECK(meeting.model().draft.text == "冬の誘客");
  meeting.ask(ChooseCategory{4});
  const auto requests = meeting.ask(Save{});
  REQUIRE(requests.size() == 1);
  const Set& set = std::get<Set>(std::get<Command>(requests[0].work));
  CHECK(set.id == id);
  REQUIRE(set.fields.size() == 1);
  CHECK(set.fields[0].field == "category");
  CHECK(meeting.stored().size() == 1);
  CHECK(meeting.model().draft.changes == 0);

  meeting.ask(needs::Change{id});
  CHECK(meeting.ask(Save{}).empty());
  CHECK(meeting.model().draft.changes == 0);
}

TEST_CASE("a need is taken back by its name and brought back; what is old asks why") {
  Meeting meeting;
  const EntryId id = meeting.write_down("冬の誘客");
  CHECK(last_act(meeting.model())->id == id);
  meeting.ask(TakeBack{id});
  CHECK(meeting.model().lines.empty());
  CHECK(last_act(meeting.model()) == nullptr);
  meeting.ask(DoAgain{});
  CHECK(meeting.model().lines.size() == 1);

  meeting.app.situation.now.unix_ms += 11 * 60'000;
  CHECK(meeting.ask(TakeBack{id}).empty());
  REQUIRE(meeting.model().sheet);
  meeting.ask(TakeBack{id, "二重"});
  CHECK(meeting.model().lines.empty());
  CHECK_FALSE(meeting.model().sheet);
}

TEST_CASE("the picker lists a prefecture in the order of the fifty sounds, known partners first") {
  Meeting meeting;
  meeting.season.records.add("exchange_link",
                             {{"ward_code6", "131067"}, {"municipality_code6", "016373"}});
  meeting.season.records.set(meeting.season.tour, {{"host_code6", stored_text(List{"016365"})}});
  meeting.ask(shell::Intent(shell::GoTo{{Screen::needs, meeting.season.event}}));
  meeting.ask(OpenPicker{true});
  CHECK(prefectures().size() == 47);
  const Offer known = offer_of(meeting.model(), *meeting.model().picker);
  CHECK(meeting.names(known.known) == std::vector<std::string>{"北海道 清水町", "北海道 芽室町"});
  CHECK(known.others.empty());

  meeting.ask(ChoosePrefecture{"01"});
  Offer offer = offer_of(meeting.model(), *meeting.model().picker);
  CHECK(offer.known.size() == 2);
  CHECK(offer.others.size() == 179 + 1 - 2);  // and the prefecture itself
  CHECK(meeting.names({offer.others.front()}) == std::vector<std::string>{"北海道 愛別町"});
  meeting.ask(ChooseKana{8});
  offer = offer_of(meeting.model(), *meeting.model().picker);
  CHECK(offer.known.empty());
  CHECK(meeting.names(offer.others).front() == "北海道 羅臼町");
}

TEST_CASE("a name that several prefectures have is found with each of them") {
  Meeting meeting;
  meeting.ask(OpenPicker{true});
  const auto found = [&](const char* typed) {
    meeting.ask(TypePlace{typed});
    const Offer offer = offer_of(meeting.model(), *meeting.model().picker);
    return meeting.names(offer.others);
  };
  const std::vector<std::string> ikeda = {"北海道 池田町", "福井県 池田町", "長野県 池田町",
                                          "岐阜県 池田町"};
  CHECK(found("池田町") == ikeda);
  CHECK(found("いけだちょう").size() >= 1);
  CHECK(found("memuro") == std::vector<std::string>{"北海道 芽室町"});
  CHECK(found("016373") == std::vector<std::string>{"北海道 芽室町"});
  CHECK(found("存在しない").empty());
}

TEST_CASE("one that is on no list is written as typed, behind its prefecture") {
  Meeting meeting;
  meeting.ask(OpenPicker{true});
  meeting.ask(TypePlace{"新しい町"});
  CHECK(offer_of(meeting.model(), *meeting.model().picker).as_typed.empty());
  meeting.ask(ChoosePrefecture{"32"});
  const std::string typed = offer_of(meeting.model(), *meeting.model().picker).as_typed;
  CHECK(typed == "島根県 新しい町");
  meeting.ask(ChooseMunicipality{typed});
  meeting.write_down("港の使い道");
  CHECK(meeting.stored().at(0).fields.municipality_code6 == "島根県 新しい町");
}

TEST_CASE("back closes what lies over, and what was being written is there again") {
  Meeting meeting;
  meeting.ask(TypeText{"途中の文"});
  meeting.ask(OpenPicker{true});
  meeting.ask(shell::Intent(shell::Back{}));
  CHECK_FALSE(meeting.model().picker);
  CHECK(meeting.app.screen == Screen::needs);
  meeting.ask(shell::Intent(shell::Back{}));
  CHECK(meeting.app.screen == Screen::today);
  meeting.ask(today::GoTo{{Screen::needs, meeting.season.event}});
  CHECK(meeting.model().draft.text == "途中の文");
}

TEST_CASE("a need is written down by hand: partner, field, words, Enter") {
  Headless screen;
  screen.ask(today::GoTo{{Screen::needs, screen.season.event}});
  screen.settle_down();
  CHECK(screen.find("needs.save")->enabled == false);
  REQUIRE(screen.click("needs.municipality"));
  REQUIRE(screen.click("needs.prefecture/01"));
  REQUIRE(screen.click("needs.kana/6"));
  REQUIRE(screen.click("needs.place/016373"));
  CHECK(screen.text("needs.municipality") == "相手: 北海道 芽室町");
  REQUIRE(screen.click("needs.category/2"));
  REQUIRE(screen.click("needs.text"));
  screen.type("冬の誘客");
  screen.settle_down();
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  const auto needs = all<Need>(screen.season.records);
  REQUIRE(needs.size() == 1);
  CHECK(needs[0].fields.text == "冬の誘客");
  CHECK(needs[0].fields.category == 2);
  const std::string row = "needs.row/" + std::to_string(needs[0].id);
  REQUIRE(screen.click(row));
  CHECK(screen.find("needs.changing"));
  CHECK(screen.text("needs.text") == "冬の誘客");
}
