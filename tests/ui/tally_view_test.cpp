// The pad by key and by finger.
#include <doctest/doctest.h>

#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

void open_pad(Headless& screen) {
  screen.ask(today::CountVisitors{screen.season.event});
  screen.settle_down();
}
std::vector<std::int64_t> deltas(const Headless& screen) {
  std::vector<std::int64_t> all_deltas;
  for (const auto& tally : all<Tally>(screen.season.records))
    all_deltas.push_back(tally.fields.delta.value_or(0));
  return all_deltas;
}

}  // namespace

TEST_CASE("by keys alone: plus, the number, Enter, and 1 to 5 say whose it is") {
  Headless screen;
  open_pad(screen);
  screen.type("+");
  screen.settle_down();
  for (const ImGuiKey key : {ImGuiKey_3, ImGuiKey_Keypad8}) screen.key(key);
  screen.settle_down();
  CHECK(screen.text("tally.number") == "38");
  CHECK(deltas(screen).empty());  // digits of a number count nobody
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  screen.key(ImGuiKey_4);
  screen.settle_down();
  CHECK(deltas(screen) == std::vector<std::int64_t>{38});
  CHECK(screen.text("tally.count/4") == "38");
  CHECK_FALSE(screen.find("tally.number"));
  screen.key(ImGuiKey_1);
  screen.settle_down();
  CHECK(deltas(screen) == std::vector<std::int64_t>{38, 1});
}

TEST_CASE("the key of groups asks the number first, and Backspace belongs to it") {
  Headless screen;
  open_pad(screen);
  screen.key(ImGuiKey_1);
  screen.key(ImGuiKey_4);
  screen.settle_down();
  for (const ImGuiKey key : {ImGuiKey_2, ImGuiKey_9, ImGuiKey_Backspace}) screen.key(key);
  screen.settle_down();
  CHECK(screen.text("tally.number") == "2");
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(deltas(screen) == std::vector<std::int64_t>{1, 2});
  screen.key(ImGuiKey_Backspace);  // and now takes back the group
  screen.settle_down();
  CHECK(deltas(screen) == std::vector<std::int64_t>{1});
  CHECK(screen.find("tally.redo"));
}

TEST_CASE("a number by finger, and then whose it is, by the keys that stay beside it") {
  for (const ImVec2 size : {ImVec2{1280, 800}, ImVec2{1024, 600}}) {
    Headless screen(Language::ja, size);
    open_pad(screen);
    REQUIRE(screen.click("tally.plus"));
    REQUIRE(screen.click("tally.digit/1"));
    REQUIRE(screen.click("tally.digit/2"));
    REQUIRE(screen.click("tally.count/3"));
    CHECK(deltas(screen) == std::vector<std::int64_t>{12});
  }
}

TEST_CASE("the chart of the hours tells its values, and the first day's beside them") {
  Headless screen;
  for (const char* when : {"2023-10-14T10:00:00+09:00", "2023-10-15T11:00:00+09:00"})
    screen.season.records.add("tally", {{"gate_id", screen.season.gate},
                                        {"category", "一般"},
                                        {"delta", std::int64_t{7}},
                                        {"at", at(when)}});
  screen.app.situation.date = "2023-10-15";
  screen.app.situation.now = at("2023-10-15T12:00:00+09:00");
  open_pad(screen);
  const Seen* chart = screen.find("tally.hours");
  REQUIRE(chart);
  CHECK(std::string_view(chart->kind) == "chart");
  REQUIRE(chart->values.size() == 2);
  CHECK(chart->values[0].at == "11-12");
  CHECK(chart->values[0].n == 7);
  CHECK(chart->values[1].at == "10-11");
  CHECK(chart->values[0].series != chart->values[1].series);
  CHECK(chart->text.find("11時 7") != std::string::npos);
}

TEST_CASE("the method is chosen by keys alone, and the keys of the pad go on meanwhile") {
  Headless screen;
  open_pad(screen);
  screen.ask(tally::Intent(gates::ChooseGate{screen.season.side_gate}));
  screen.settle_down();
  REQUIRE(screen.find("gates.no_method"));
  screen.key(ImGuiKey_2);
  screen.settle_down();
  CHECK(screen.text("tally.count/2") == "1");
  REQUIRE(screen.click("gates.how/counting_method/full_count"));
  CHECK_FALSE(screen.find("gates.no_method"));
  CHECK(screen.find("gates.how/counting_method/full_count")->chosen);
  screen.key(ImGuiKey_Escape);
  screen.settle_down();
  CHECK_FALSE(screen.find("gates.how/counting_method/full_count"));
  CHECK(screen.app.screen == Screen::tally);
}

TEST_CASE("a name that is typed for a gate counts nobody") {
  Headless screen;
  open_pad(screen);
  REQUIRE(screen.click("tally.gates"));
  REQUIRE(screen.click("gates.name"));
  screen.type("2階 1");
  screen.key(ImGuiKey_1);
  screen.settle_down();
  CHECK(deltas(screen).empty());
  REQUIRE(screen.click("tally.add_gate"));
  CHECK(gates::chosen(screen.app.tally)->name.starts_with("2階 1"));
}
