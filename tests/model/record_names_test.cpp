// By what name records are called.
#include "core/model/record_names.hpp"

#include <doctest/doctest.h>

#include "tests/support/records.hpp"

using namespace renkei;

namespace {

struct Season : FakeRecords {
  EntryId event = add("event", {{"name", "住民交流ツアー"}, {"starts_on", "2023-10-14"}});
  EntryId tour = add("tour", {{"name", "十勝の旅"}, {"event_id", event}});
  EntryId winter = add("tour", {{"name", "十勝の旅（冬）"}, {"event_id", event}});
  EntryId gate = add("gate", {{"name", "Ａ口"}, {"event_id", event}});

  std::vector<EntryId> called(std::string_view typed, Called how = Called::whole,
                              const char* kind = "") const {
    return records_called(typed, how, find_kind(kind), *this);
  }
};

}  // namespace

TEST_CASE("a name is compared as for searching, whole or by its beginning") {
  const Season season;
  CHECK(season.called("十勝の旅") == std::vector{season.tour});
  CHECK(season.called(" 十勝　の旅") == std::vector{season.tour});
  CHECK(season.called("a口") == std::vector{season.gate});
  CHECK(season.called("十勝").empty());
  CHECK(season.called("十勝", Called::beginning) == std::vector{season.tour, season.winter});
  CHECK(season.called("十勝の旅", Called::whole, "event").empty());
  CHECK(season.called("", Called::beginning).empty());
  CHECK(season.called(" 　", Called::beginning).empty());
}

TEST_CASE("nobody is called by a personal value, and void records are called nothing") {
  Season season;
  const EntryId person =
      season.add("participant", {{"tour_id", season.tour}, {"name", "髙橋 例子"}});
  CHECK(season.called("髙橋 例子").empty());
  CHECK(name_of(*season.find(person)).empty());
  season.make_void(season.tour);
  CHECK(season.called("十勝の旅").empty());
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields)
      CHECK_MESSAGE(!(field.names && is_personal(field.privacy)), kind.name);
}

TEST_CASE("the versions of a questionnaire bear one name unless a version is named") {
  Season season;
  const EntryId first = season.add("questionnaire", {{"title", "来場者アンケート"}});
  const EntryId second = season.add("questionnaire", {{"title", "来場者アンケート（2版）"}});
  CHECK(season.called("来場者アンケート") == std::vector{first, second});
  CHECK(season.called("来場者アンケート(2版)") == std::vector{second});
  CHECK(season.called("来場者アンケート（1版）") == std::vector{first});
}

TEST_CASE("a day is the record's own, or that of what it belongs to") {
  Season season;
  const auto day = [&](EntryId id) { return day_of(*season.find(id), season); };
  CHECK(day(season.event) == "2023-10-14");
  CHECK(day(season.tour) == "2023-10-14");
  CHECK(day(season.add("stop", {{"name", "駅"}, {"tour_id", season.tour}})) == "2023-10-14");
  CHECK(day(season.add("project", {{"name", "p"}, {"fy", std::int64_t{2023}}})) == "2023");
  CHECK(day(season.add("project", {{"name", "p"}})).empty());
  season.set(season.tour, {{"event_id", season.winter}});  // any device may say so
  season.set(season.winter, {{"event_id", season.tour}});
  CHECK(day(season.tour).empty());
}
