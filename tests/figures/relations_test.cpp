#include "core/figures/relations.hpp"

#include <doctest/doctest.h>

#include "tests/support/records.hpp"

using namespace renkei;

namespace {

struct Ward {
  FakeRecords records;

  EntryId link(const char* code, const char* from = "", const char* to = "") {
    return records.add("exchange_link", {{"ward_code6", "131067"},
                                         {"municipality_code6", code},
                                         {"valid_from", from},
                                         {"valid_to", to}});
  }
  RelationsOn on(const char* day) const { return relations_on(read_relations(records), day); }
  std::size_t links(const char* day) const { return on(day).links.size(); }
};

}  // namespace

TEST_CASE("a relation holds from its first to its last day, and without days always") {
  Ward ward;
  ward.link("016373", "2018-04-01", "2019-08-01");
  CHECK(ward.links("2018-03-31") == 0);
  CHECK(ward.links("2018-04-01") == 1);
  CHECK(ward.links("2019-08-01") == 1);
  CHECK(ward.links("2019-08-02") == 0);
  ward.link("016314");
  CHECK(ward.links("1990-01-01") == 1);
}

TEST_CASE("a member is none on the day on which it left") {
  Ward ward;
  ward.records.add("hp_member", {{"municipality_code6", "016373"},
                                 {"registered_on", "2016-04-01"},
                                 {"left_on", "2018-08-01"}});
  CHECK(ward.on("2018-07-31").members.size() == 1);
  CHECK(ward.on("2018-08-01").members.empty());
}

TEST_CASE("an agreement counts from its first day, else its signing, and one that renews stays") {
  Ward ward;
  const EntryId towns = ward.records.add("agreement", {{"party", "群馬県町村会"},
                                                       {"pref", "群馬県"},
                                                       {"signed_on", "2018-04-16"},
                                                       {"valid_to", "2019-03-31"},
                                                       {"member_rule", "all_towns_villages"}});
  CHECK(ward.on("2018-04-15").agreements.empty());
  CHECK(ward.on("2018-04-16").agreements.size() == 23);
  CHECK(ward.on("2019-03-31").agreements.size() == 23);
  CHECK(ward.on("2019-04-01").agreements.empty());
  ward.records.set(towns, {{"auto_renew", std::int64_t{1}}});
  CHECK(ward.on("2022-08-01").agreements.size() == 23);
  ward.records.set(towns, {{"valid_from", "2020-01-01"}, {"member_rule", "all_cities"}});
  CHECK(ward.on("2019-08-01").agreements.empty());
  CHECK(ward.on("2020-01-01").agreements.size() == 12);
}

TEST_CASE("members by rule are those of the day: a town that became a city leaves the towns") {
  Ward ward;
  ward.records.add("agreement", {{"party", "福岡県町村会"},
                                 {"pref", "福岡県"},
                                 {"signed_on", "2018-04-01"},
                                 {"member_rule", "all_towns_villages"}});
  CHECK(ward.on("2018-09-30").agreements.contains("403059"));
  CHECK(ward.on("2018-10-01").agreements.size() + 1 == ward.on("2018-09-30").agreements.size());
}

TEST_CASE("one municipality in several relations is one in the total, with all that bring it in") {
  Ward ward;
  const EntryId one = ward.link("016373"), other = ward.link("016373");
  const EntryId member = ward.records.add("hp_member", {{"municipality_code6", "016373"}});
  const RelationsOn on = ward.on("2020-08-01");
  CHECK(on.links.size() == 1);
  CHECK(on.all.at("016373") == std::vector<EntryId>{one, other, member});
  CHECK(on.is_consistent());
}

TEST_CASE("codes that no list knows are left out and told; five digits are enough") {
  Ward ward;
  ward.link("131234");
  ward.link("北海道");
  ward.link("01637");
  const RelationsOn on = ward.on("2020-08-01");
  CHECK(on.unknown.size() == 2);
  CHECK(on.all.size() == 1);
  CHECK(on.all.contains("016373"));
}

TEST_CASE("who has a new code or name neither came nor left") {
  using What = RelationChange::What;
  Ward ward;
  ward.link("403059", "2017-04-01");
  ward.link("282219", "2017-04-01");
  ward.link("016373", "2017-04-01", "2018-08-31");
  ward.link("016314", "2019-04-01");
  const auto changes = changes_between(ward.on("2018-08-01"), ward.on("2019-08-01"));
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].what == What::came);
  CHECK(changes[0].after == "016314");
  CHECK(changes[1].what == What::left);
  CHECK(changes[1].before == "016373");
  CHECK(changes[2].what == What::renamed);
  CHECK(changes[2].before == "282219");
  CHECK(changes[3].before == "403059");
  CHECK(changes[3].after == "402311");
}

TEST_CASE("a void relation counts nowhere, and a hostile one harms nobody") {
  Ward ward;
  ward.records.make_void(ward.link("016373"), "x");
  ward.link(std::string(100'000, '9').c_str());
  ward.link("016314", "2020-01-01", "2019-01-01");
  ward.records.add("agreement", {{"party", "X"}, {"member_rule", "all_cities"}});
  const RelationsOn on = ward.on("2020-08-01");
  CHECK(on.all.empty());
  CHECK(on.unknown.size() == 1);
}
