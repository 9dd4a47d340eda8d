// What a tour's monitors say: figures that were computed by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "monitor_tour.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

constexpr const char* questions =
    R"([{"key":"overall","text":"満足度","type":"scale"},{"key":"nps","type":"nps"},)"
    R"({"key":"price","text":"適正価格","type":"number"}])";

}  // namespace

TEST_CASE("stops are rated in the order of the course, the tour last, each with its own base") {
  MonitorTour story;
  const EntryId asked = story.survey("on_day", questions);
  story.answer(asked, story.tour, R"({"overall":2})");
  for (const int price : {10'000, 12'000, 15'000, 18'000})
    story.answer(asked, story.farm,
                 R"({"overall":5,"nps":9,"price":)" + std::to_string(price) + "}");
  story.answer(asked, story.meeting, R"({"overall":3,"nps":3})");
  const Report report = story.report("monitor");
  const Table& table = table_of(report, "monitor");
  REQUIRE(table.rows.size() == 3);
  CHECK(cell(table, 0, "stop") == "集合");
  CHECK(cell(table, 0, "nps") == "-100.0");
  CHECK(cell(table, 1, "price_median") == "13500");
  CHECK(cell(table, 1, "price_lower") == "11000");
  CHECK(cell(table, 1, "would_pay_percent") == "50.0");
  CHECK(table.rows[1].base == 4);
  CHECK(cell(table, 2, "mean") == "2.00");
}

TEST_CASE("before and after are compared over those who answered both, told by their tokens") {
  MonitorTour story;
  const EntryId before = story.survey("before", questions),
                after = story.survey("after", questions);
  story.answer(before, story.farm, R"({"overall":3})", "A");
  story.answer(before, story.farm, R"({"overall":5})", "B");
  story.answer(after, story.farm, R"({"overall":5})", "A");
  story.answer(after, story.farm, R"({"overall":1})");
  const Report report = story.report("monitor");
  const Table& table = table_of(report, "monitor_changes");
  CHECK(cell(table, 0, "mean_before") == "4.00");
  CHECK(cell(table, 0, "mean_after") == "3.00");
  CHECK(cell(table, 0, "n_both") == "1");
  CHECK(cell(table, 0, "mean_change") == "2.00");
}

TEST_CASE("a price curve is drawn from thirty answers on") {
  MonitorTour story;
  const EntryId asked = story.survey("on_day", questions);
  const auto has_curve = [&] {
    const Report report = story.report("monitor");
    return std::ranges::count(report.tables, "price_curve", &Table::key);
  };
  for (int i = 0; i < 29; ++i) story.answer(asked, story.farm, R"({"price":10000})");
  CHECK(has_curve() == 0);
  story.answer(asked, story.farm, R"({"price":12000})");
  CHECK(has_curve() == 1);
}

TEST_CASE("who answered only once, or no option, is in neither mean of the change") {
  MonitorTour story;
  const EntryId before = story.survey("before", questions),
                after = story.survey("after", questions);
  story.answer(before, story.tour, R"({"overall":2})", "A");
  story.answer(before, story.tour, R"({"overall":4})", "B");
  story.answer(before, story.tour, R"({"overall":1})", "C");
  story.answer(after, story.tour, R"({"overall":5})", "A");
  story.answer(after, story.tour, R"({"overall":4})", "B");
  story.answer(after, story.tour, R"({"overall":9})", "C");
  story.answer(after, story.tour, R"({"overall":1})", "D");
  const Report report = story.report("monitor");
  const Table& table = table_of(report, "monitor_changes");
  CHECK(cell(table, 0, "n_both") == "2");
  CHECK(cell(table, 0, "mean_change") == "1.50");  // (5 - 2 + 4 - 4) / 2
}

TEST_CASE("length: too short, just right and too long, of each stop") {
  MonitorTour story;
  const EntryId asked = story.survey(
      "on_day", R"([{"key":"length","type":"single","options":["短い","ちょうど","長い"]}])");
  for (const char* length : {"短い", "ちょうど", "ちょうど", "長い", "ちょうど", "短い"})
    story.answer(asked, story.farm, std::string(R"({"length":")") + length + "\"}");
  story.answer(asked, story.meeting, R"({"length":"長い"})");
  const Report report = story.report("monitor");
  const Table& table = table_of(report, "monitor");
  const auto length = [&](const char* stop, const char* column) {
    return cell(table, row_where(table, {{"stop", stop}}), column);
  };
  CHECK(length("農園", "length_short") == "2");
  CHECK(length("農園", "length_right") == "3");
  CHECK(length("農園", "length_long") == "1");
  CHECK(length("集合", "length_long") == "1");
  CHECK(length("集合", "length_short") == "0");
  CHECK(length("ツアー全体", "length_right") == "－");
}

TEST_CASE("whether people would come again: each answer with its share of the valid ones") {
  MonitorTour story;
  const EntryId asked = story.survey("on_day", R"([{"key":"revisit","type":"single","options":
                                     ["ぜひ訪れたい","機会があれば","思わない"]}])");
  for (int i = 0; i < 5; ++i) story.answer(asked, story.tour, R"({"revisit":"ぜひ訪れたい"})");
  for (int i = 0; i < 2; ++i) story.answer(asked, story.tour, R"({"revisit":"機会があれば"})");
  story.answer(asked, story.tour, R"({"revisit":"思わない"})");
  story.answer(asked, story.tour, R"({})");
  story.answer(asked, story.tour, R"({"revisit":"いつか"})");
  const Report report = story.report("monitor");
  const Table& table = table_of(report, "revisit");
  const auto share = [&](const char* answer) {
    const Row& row = row_where(table, {{"answer", answer}});
    return cell(table, row, "n") + " " + cell(table, row, "percent");
  };
  CHECK(share("ぜひ訪れたい") == "5 62.5");
  CHECK(share("機会があれば") == "2 25.0");
  CHECK(share("思わない") == "1 12.5");
  CHECK(share("合計") == "8 100.0");
  CHECK(table.base == 8);
}

TEST_CASE("spending on the spot: each kind by itself, sum, mean and median") {
  MonitorTour story;
  const EntryId asked =
      story.survey("on_day", R"([{"key":"spending_food","text":"飲食","type":"number"},
                    {"key":"spending_gift","text":"土産","type":"number"}])");
  story.answer(asked, story.farm, R"({"spending_food":1000,"spending_gift":0})");
  story.answer(asked, story.farm, R"({"spending_food":1500,"spending_gift":3200})");
  story.answer(asked, story.farm, R"({"spending_food":500})");
  story.answer(asked, story.farm, R"({"spending_food":2000,"spending_gift":"少し"})");
  const Report report = story.report("monitor");
  const Table& table = table_of(report, "spending");
  const auto of = [&](const char* item, const char* column) {
    return cell(table, row_where(table, {{"item", item}}), column);
  };
  CHECK(of("飲食", "n") == "4");
  CHECK(of("飲食", "spent_yen") == "5000");
  CHECK(of("飲食", "spent_mean") == "1250");
  CHECK(of("飲食", "spent_median") == "1250");  // between 1000 and 1500
  CHECK(of("土産", "n") == "2");
  CHECK(of("土産", "spent_yen") == "3200");
  CHECK(of("土産", "spent_mean") == "1600");
  CHECK(of("土産", "spent_median") == "1600");
}
