#include "ui/present/search.hpp"

#include <doctest/doctest.h>

#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct Searching : Headless {
  Searching() {
    key(ImGuiKey_K, ImGuiMod_Ctrl);
    settle_down();
    settle_down();
    answer();
  }
  void answer() {
    end(requests.back(), SearchReady{std::make_shared<const search::Index>(
                             search::index_of(season.records, app.situation.wishes.language))});
    settle_down();
  }
  void look_for(const char* text) { ask(search::Type{text}); }
  void type_in(const char* text) {
    type(text);
    settle_down();
  }
  std::vector<std::string> names(search::Sort sort) const {
    std::vector<std::string> names;
    for (const std::size_t at : app.search.hits.shown)
      if (app.search.index->items[at].sort == sort)
        names.push_back(app.search.index->items[at].name);
    return names;
  }
};

}  // namespace

TEST_CASE("Ctrl+K searches from every screen, and the keyboard is in its line at once") {
  Searching s;
  CHECK(s.app.screen == Screen::search);
  CHECK(s.focus.key == "search.line");
  CHECK(s.find("search.explain"));
}

TEST_CASE("people are found by kanji of either form, kana, Latin letters and number") {
  Searching s;
  const auto takahashi = find_as<Participant>(s.season.records, s.season.takahashi);
  REQUIRE(takahashi);
  for (const char* typed : {"高橋", "髙橋", "たかはし", "takahasi", "TAKAHASHI"}) {
    CAPTURE(typed);
    s.look_for(typed);
    const auto people = s.names(search::Sort::person);
    CHECK(std::ranges::count(people, takahashi->fields.name) == 1);
  }
  s.look_for(takahashi->fields.badge_no.c_str());
  CHECK_FALSE(s.names(search::Sort::person).empty());
}

TEST_CASE("whose name is hidden is found by number alone, and shown by it") {
  Searching s;
  const auto hidden = find_as<Participant>(s.season.records, s.season.hidden);
  REQUIRE(hidden);
  s.look_for(hidden->fields.name.c_str());
  for (const std::string& name : s.names(search::Sort::person)) CHECK(name != hidden->fields.name);
  s.look_for(hidden->fields.badge_no.c_str());
  const auto people = s.names(search::Sort::person);
  CHECK(std::ranges::count(people, hidden->fields.badge_no) == 1);
}

TEST_CASE("tours, events, gates, municipalities, reports and screens are found, and lead there") {
  Searching s;
  const auto event = find_as<Event>(s.season.records, s.season.event);
  s.look_for(event->fields.name.c_str());
  CHECK_FALSE(s.names(search::Sort::event).empty());
  s.look_for("芽室");
  CHECK(s.names(search::Sort::municipality) == std::vector<std::string>{"北海道 芽室町"});
  s.look_for("memuro");
  CHECK(s.names(search::Sort::municipality).size() == 1);
  s.look_for("ファイル");
  CHECK_FALSE(s.names(search::Sort::screen).empty());
  CHECK(s.hold(search::OpenFirst{}).empty());
  CHECK(s.app.screen == Screen::files);
}

TEST_CASE("nothing is found by nothing, and names do not stay when the screen is left") {
  Searching s;
  s.look_for("　");
  CHECK(s.app.search.hits.count == 0);
  s.type_in("zzzzzz");
  CHECK(s.find("search.nothing"));
  CHECK(s.hold(search::OpenFirst{}).empty());
  s.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  CHECK_FALSE(s.app.search.index);
}

TEST_CASE("of many hits the first are shown, and how many more there are") {
  search::Index index;
  for (int i = 0; i < 1000; ++i) {
    search::Item item;
    item.name = "人" + std::to_string(i);
    item.findable = {fold_for_search(item.name), {}};
    index.items.push_back(std::move(item));
  }
  const search::Hits hits = search::hits_in(index, "人");
  CHECK(hits.count == 1000);
  CHECK(hits.shown.size() == search::hits_most);
  const search::Hits exact = search::hits_in(index, "人99");
  REQUIRE(exact.shown.size() == 11);
  CHECK(exact.shown[0] == 99);
}

TEST_CASE(
    "what is searched is read anew in the other language, and names are numbers when hidden") {
  Searching s;
  s.type_in("高橋");
  const Seen* hit = nullptr;
  for (const Seen& one : s.seen)
    if (one.key.starts_with("search.hit/")) hit = &one;
  REQUIRE(hit);
  CHECK(hit->text.find("橋") != std::string::npos);
  s.app.situation.by_number = true;
  s.settle_down();
  for (const Seen& one : s.seen)
    if (one.key.starts_with("search.hit/")) CHECK(one.text.find("橋") == std::string::npos);
  s.app.situation.wishes.language = Language::en;
  const std::size_t before = s.requests.size();
  s.settle_down();
  CHECK(s.requests.size() == before + 1);
}
