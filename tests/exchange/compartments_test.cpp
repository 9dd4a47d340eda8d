// A bus holds its own roster and no other: the personal values of one tour, of one event and of neither
// are sealed apart, travel apart and are erased apart.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/exchange/bundle.hpp"
#include "core/exchange/export.hpp"
#include "core/log/blocks.hpp"
#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

struct Office {
  Scratch folder;
  Machine machine{1}, bus_machine{2};
  Session session = made(folder / "office.db", "office", machine);
  Session bus = made(folder / "bus.db", "bus", bus_machine);
  EntryId event = done(session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  EntryId one = done(session, Create{"tour", {{"event_id", event}, {"name", "one"}}});
  EntryId two = done(session, Create{"tour", {{"event_id", event}, {"name", "two"}}});
  int files = 0;

  EntryId person(EntryId tour, const std::string& name) {
    return done(session, Create{"participant", {{"tour_id", tour}, {"name", name}}});
  }
  std::string plan(std::vector<EntryId> only,
                   ExportOptions::Range range = ExportOptions::Range::all) {
    const ExportOptions options{ExportOptions::Mode::plain, range, std::move(only)};
    const auto report =
        session.export_bundle(folder / ("plan" + std::to_string(files++) + ".renkei"), options);
    REQUIRE_MESSAGE(report, told(report));
    return report->file;
  }
};

std::vector<Segment> segments_of(const std::string& file) {
  std::vector<Segment> segments;
  auto bundle = BundleFile::open(file);
  REQUIRE(bundle);
  for (auto segment = bundle->next(); segment && *segment; segment = bundle->next())
    segments.push_back(std::move(**segment));
  return segments;
}

// Everything that a reader of the file could find, uncompressed.
Bytes all_that_is_in(const std::string& file) {
  Bytes all;
  Decompressor decompressor;
  for (const Segment& segment : segments_of(file)) {
    const RawBlocks raw = unpack(decompressor, segment);
    all += raw.open;
    for (const auto& block : raw.personal)
      if (block) all += *block;
  }
  return all;
}

std::vector<std::string> names_in(const Session& session) {
  std::vector<std::string> names;
  for (const Record& person : *session.list("participant"))
    names.emplace_back(person.value("name").text);
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "a file for one bus holds the names of its roster and of no other, and everybody's seat") {
  Office office;
  office.person(office.one, "髙橋 花子");
  office.person(office.two, "山田 次郎");
  const std::string file = office.plan({office.one});
  CHECK(all_that_is_in(file).find("髙橋 花子") != Bytes::npos);
  CHECK(all_that_is_in(file).find("山田 次郎") == Bytes::npos);
  CHECK(code_of(merged(office.bus, file)) == "");
  CHECK(names_in(office.bus) == Names{"", "髙橋 花子"});
  CHECK(office.bus.list("tour")->size() == 2);
}

TEST_CASE("plans for two tours, one after the other, are the plan for both") {
  Office office;
  office.person(office.one, "一郎");
  office.person(office.two, "二郎");
  merged(office.bus, office.plan({office.one}));
  CHECK(code_of(merged(office.bus, office.plan({office.two}))) == "");
  CHECK(names_in(office.bus) == Names{"一郎", "二郎"});
  Machine machine(3);
  Session other = made(office.folder / "other.db", "other", machine);
  merged(other, office.plan({office.one, office.two}));
  CHECK(names_in(other) == Names{"一郎", "二郎"});
  CHECK(office.bus.status()->withheld == 0);
  const std::string personal = office.bus.digest()->personal;
  CHECK(office.bus.rebuild()->personal == personal);
}

TEST_CASE("an event stands for all its tours, and not for those of another event") {
  Office office;
  office.person(office.one, "一郎");
  office.person(office.two, "二郎");
  const EntryId other_event =
      done(office.session, Create{"event", {{"name", "f"}, {"starts_on", "2023-11-01"}}});
  const EntryId other_tour = done(office.session, Create{"tour", {{"event_id", other_event}}});
  office.person(other_tour, "三郎");
  const Bytes found = all_that_is_in(office.plan({office.event}));
  CHECK(found.find("一郎") != Bytes::npos);
  CHECK(found.find("二郎") != Bytes::npos);
  CHECK(found.find("三郎") == Bytes::npos);
}

TEST_CASE("what was left out of a narrowed file is still owed, and leaves with the next that may") {
  Office office;
  office.person(office.one, "一郎");
  office.person(office.two, "二郎");
  office.plan({office.one});
  CHECK(office.session.status()->not_exported == 0);
  CHECK(office.session.status()->held_back > 0);
  const std::string rest = office.plan({}, ExportOptions::Range::since_export);
  CHECK(segments_of(rest).size() == 1);
  CHECK(office.session.status()->held_back == 0);
  CHECK(segments_of(office.plan({}, ExportOptions::Range::since_export)).empty());
}

TEST_CASE("a name that has not come since the birth is marked, and is not the same as none") {
  Office office;
  office.person(office.one, "一郎");
  const EntryId renamed = office.person(office.two, "二郎");
  done(office.session, Set{renamed, {{"kana", "じろう"}}});
  merged(office.bus, office.plan({office.one}));
  const auto withheld = [&](const std::string& name) {
    for (const Record& person : *office.bus.list("participant"))
      if (person.value("name").text == name) return person.withheld;
    FAIL("nobody of that name");
    return std::vector<std::string_view>();
  };
  const auto has = [](const std::vector<std::string_view>& list, std::string_view field) {
    return std::ranges::count(list, field) == 1;
  };
  CHECK(withheld("一郎").empty());
  CHECK(has(withheld(""), "name"));
  CHECK(has(withheld(""), "kana"));
  CHECK(!has(withheld(""), "seat"));
  CHECK(office.bus.rebuild()->digest == digest(office.bus));
  CHECK(has(withheld(""), "name"));
  // What is said of it since is known.
  const EntryId there = *office.bus.parse_id(office.session.id_text(renamed));
  done(office.bus, Set{there, {{"name", "三郎"}}});
  CHECK(!has(withheld("三郎"), "name"));
  CHECK(has(withheld("三郎"), "phone"));
  merged(office.bus, office.plan({office.two}));
  CHECK(withheld("三郎").empty());
}

TEST_CASE("only entries that have personal values are held back") {
  Office office;
  office.person(office.one, "一郎");
  done(office.session, Create{"participant", {{"tour_id", office.two}, {"seat", "1A"}}});
  office.person(office.two, "二郎");
  office.plan({office.one}, ExportOptions::Range::since_export);
  CHECK(office.session.status()->held_back == 1);
}

TEST_CASE("who was moved into a tour is named in its file, and nobody disagrees about the name") {
  Office office;
  const EntryId person = office.person(office.one, "一郎");
  done(office.session, Set{person, {{"phone", "0312345678"}}});
  exported(office.session, office.folder.path());  // sealed with the first tour
  done(office.session, Set{person, {{"tour_id", office.two}}});
  const std::string file = office.plan({office.two});
  CHECK(code_of(merged(office.bus, file)) == "");
  CHECK(names_in(office.bus) == Names{"一郎"});
  CHECK(office.bus.find(person).error().code == Code::not_found);  // another store, other numbers
  CHECK(office.bus.list("participant")->at(0).value("phone").text == "0312345678");
  // What else there may have been in the first tour's block has not come.
  const auto withheld = office.bus.list("participant")->at(0).withheld;
  CHECK(std::ranges::count(withheld, "name") == 0);
  CHECK(std::ranges::count(withheld, "phone") == 0);
  CHECK(std::ranges::count(withheld, "allergy") == 1);
  CHECK(office.bus.status()->conflicts == 0);
  CHECK(office.session.status()->conflicts == 0);
  // Nothing has to be said a third time.
  const auto entries = segments_of(file).size();
  CHECK(segments_of(office.plan({office.two})).size() == entries);
}

TEST_CASE("a narrowed file says of whom it could not say the name") {
  Office office;
  const EntryId person = office.person(office.one, "一郎");
  exported(office.session, office.folder.path());
  const auto report_of = [&](Session& session) {
    const auto report = session.export_bundle(
        office.folder / ("narrow" + std::to_string(office.files++) + ".renkei"),
        {ExportOptions::Mode::plain, ExportOptions::Range::all, {office.two}});
    REQUIRE(report);
    return *report;
  };
  SUBCASE("because devices disagree about it") {
    merged(office.bus, office.plan({}));
    done(office.bus, Set{*office.bus.parse_id(office.session.id_text(person)), {{"name", "別名"}}});
    done(office.session, Set{person, {{"name", "一郎太"}}});
    merged(office.session, exported(office.bus, office.folder.path()));
    done(office.session, Set{person, {{"tour_id", office.two}}});
    CHECK(report_of(office.session).nameless == std::vector<EntryId>{person});
    done(office.session, Resolve{person, "name", "一郎太"});
    CHECK(report_of(office.session).nameless.empty());
  }
  SUBCASE("because the disk takes nothing") {
    done(office.session, Set{person, {{"tour_id", office.two}}});
    REQUIRE(office.session.close());
    const Surroundings surroundings;
    Workshop workshop(Store::open(office.folder / "office.db"), surroundings);
    workshop.database().execute("PRAGMA query_only=ON");
    const auto report =
        export_bundle(workshop, office.folder / "rescued.renkei",
                      {ExportOptions::Mode::plain, ExportOptions::Range::all, {office.two}});
    REQUIRE_MESSAGE(report, told(report));
    CHECK(report->nameless == std::vector<EntryId>{person});
    office.session = opened(office.folder / "office.db", office.machine);
    CHECK(report_of(office.session).nameless.empty());
  }
}

TEST_CASE("a moved person whose name was changed since is named as he is called now") {
  Office office;
  const EntryId person = office.person(office.one, "旧姓");
  done(office.session, Set{person, {{"tour_id", office.two}}});
  done(office.session, Set{person, {{"name", "新姓"}}});
  const std::string file = office.plan({office.two});
  CHECK(all_that_is_in(file).find("旧姓") == Bytes::npos);
  merged(office.bus, file);
  CHECK(names_in(office.bus) == Names{"新姓"});
}

TEST_CASE("erasing somebody packs the block of his tour again and leaves the others as they were") {
  Office office;
  const EntryId person = office.person(office.one, "一郎");
  office.person(office.one, "一美");
  office.person(office.two, "二郎");
  const Segment before = segments_of(office.plan({})).at(0);
  done(office.session, Erase{person});
  const Segment after = segments_of(office.plan({})).at(0);
  REQUIRE(before.personal.size() == 2);
  CHECK(before.personal[0] != after.personal[0]);
  CHECK(before.personal[1] == after.personal[1]);
  CHECK(before.hash() == after.hash());
  // A bus that has the other tour's block only takes the erasure, and then the first tour's block.
  merged(office.bus, office.plan({office.two}));
  CHECK(code_of(merged(office.bus, office.plan({office.one}))) == "");
  CHECK(names_in(office.bus) == Names{"", "一美", "二郎"});
  CHECK(office.bus.verify()->problems.empty());
}

TEST_CASE("an answer belongs to the tour that it is about, an incident to its tour or its event") {
  Office office;
  const EntryId stop =
      done(office.session, Create{"stop", {{"tour_id", office.one}, {"name", "s"}}});
  const EntryId form = done(
      office.session,
      Create{"questionnaire", {{"title", "q"}, {"questions", R"([{"key":"q1","type":"text"}])"}}});
  done(office.session, Create{"response",
                              {{"questionnaire_id", form},
                               {"subject_id", stop},
                               {"answers", R"({"q1":"そばの感想"})"}}});
  done(office.session, Create{"incident", {{"event_id", office.event}, {"what", "転倒した人"}}});
  done(office.session,
       Create{"response", {{"questionnaire_id", form}, {"answers", R"({"q1":"どこでもない"})"}}});
  const Bytes one = all_that_is_in(office.plan({office.one}));
  CHECK(one.find("そばの感想") != Bytes::npos);
  CHECK(one.find("転倒した人") == Bytes::npos);
  CHECK(one.find("どこでもない") == Bytes::npos);
  const Bytes whole_event = all_that_is_in(office.plan({office.event}));
  CHECK(whole_event.find("転倒した人") != Bytes::npos);
  CHECK(whole_event.find("どこでもない") == Bytes::npos);
  CHECK(all_that_is_in(office.plan({})).find("どこでもない") != Bytes::npos);
}

TEST_CASE("a file that is narrowed to anything but tours and events is refused") {
  Office office;
  const EntryId person = office.person(office.one, "一郎");
  ExportOptions options{ExportOptions::Mode::plain, ExportOptions::Range::all, {person}};
  CHECK(code_of(office.session.export_bundle(office.folder / "x.renkei", options)) == "wrong_kind");
  options.only = {make_entry_id(9, 9)};
  CHECK(code_of(office.session.export_bundle(office.folder / "x.renkei", options)) == "not_found");
}
