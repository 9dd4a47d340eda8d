#include "core/register/municipalities/municipality_list.hpp"

#include <doctest/doctest.h>

#include "core/base/assets.hpp"
#include "core/model/municipalities.hpp"
#include "core/register/registers.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

std::string own_list() { return std::string(asset("municipalities.tsv")); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Result<ImportPlan> plan(const std::string& bytes) {
  const FakeRecords records;
  return plan_municipalities_import(bytes, "list.csv", {}, records);
}

std::string changes(const ImportPlan& plan) {
  std::string out;
  for (const ImportRow& row : plan.report.rows)
    if (!row.clean.empty()) out += row.reason + " " + std::string(row.clean[0].value) + " ";
  return out;
}

}  // namespace

TEST_CASE("the list in use, taken in again, changes nothing") {
  const auto planned = plan(own_list());
  REQUIRE(planned);
  CHECK(changes(*planned) == "");
  CHECK(planned->municipalities == own_list());
}

TEST_CASE("what a newer list adds, renames and no longer has is told") {
  const std::string newer =
      replaced(replaced(own_list(), "012033\t北海道\t小樽市", "012033\t北海道\t新小樽市"),
               "012025\t北海道\t函館市\tはこだてし\tcity\t\n",
               "012998\t北海道\t新町市\tしんまちし\tcity\t\n");
  const auto planned = plan(newer);
  REQUIRE(planned);
  CHECK(changes(*planned) == "added 012998 renamed 012033 removed 012025 ");
}

TEST_CASE("the ministry's own form is read: half-width kana without small letters, five digits") {
  std::string official =
      "団体コード,\"都道府県名\n（漢字）\",\"市区町村名\n（漢字）\",\"都道府県名\n（カナ）\","
      "\"市区町村名\n（カナ）\"\n";
  for (const Municipality& one : own_municipalities().all())
    official += std::string(one.code6.substr(0, 5)) + "," + std::string(one.prefecture) + "," +
                (one.is_prefecture() ? "" : std::string(one.name)) + ",ﾎﾂｶｲﾄﾞｳ," +
                (one.code6 == "011002" ? "ｻﾂﾎﾟﾛｼ" : std::string(one.kana)) + "\n";
  official += "01101,北海道,札幌市中央区,,ｻﾂﾎﾟﾛｼﾁﾕｳｵｳｸ\n01695,北海道,色丹村,,ｼｺﾀﾝﾑﾗ\n";
  const auto planned = plan(official);
  REQUIRE(planned);
  CHECK(changes(*planned) == "");
  CHECK(planned->municipalities.find("札幌市\tさっぽろし\tdesignated_city") != std::string::npos);
  CHECK(planned->municipalities.find("中央区\t") ==
        planned->municipalities.find("中央区\tちゅうおうく\tspecial_ward"));
}

TEST_CASE("a list that is not whole, or has a wrong code, replaces nothing") {
  const auto part = plan(own_list().substr(0, own_list().find("020001")));
  REQUIRE_FALSE(part);
  CHECK(part.error().code == Code::register_unreadable);
  const auto wrong = plan(replaced(own_list(), "012033\t", "012034\t"));
  REQUIRE(wrong);
  CHECK(wrong->municipalities.empty());
  CHECK(plan("氏名,番号\n見本,1\n").error().code == Code::register_unreadable);
}

TEST_CASE("a list in use is asked by everybody, and the one before stays valid") {
  const Municipality* before = municipality_of_code("012033");
  use_municipalities(replaced(own_list(), "小樽市", "新小樽市"));
  CHECK(municipality_words("012033") == "北海道 新小樽市");
  CHECK(before->name == "小樽市");
  use_municipalities({});
  CHECK(municipality_words("012033") == "北海道 小樽市");
}
