// Two seasons go through `apply`, and the plan's yearly tables come out with the figures that are known:
// every figure of tests/data/seasons/*_expected.json is looked at.
#include <doctest/doctest.h>

#include <map>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

// One report's rows by table, and its last object.
struct Printed {
  std::vector<json> rows;
  json about;

  std::vector<json> of(std::string_view table) const {
    std::vector<json> found;
    for (const json& row : rows)
      if (row["_table"] == table) found.push_back(row);
    return found;
  }
  json row(std::string_view table, std::string_view key) const {
    for (const json& row : of(table))
      if (row.value("_row", "") == key) return row;
    FAIL("no row " << key << " in " << table);
    return {};
  }
  json labels(std::string_view table) const {
    json labels;
    for (const json& one : about["tables"])
      if (one["key"] == table)
        for (const json& column : one["columns"])
          labels[column["key"].get<std::string>()] = column["label"];
    return labels;
  }
  std::string notes() const {
    std::string all;
    for (const json& table : about["tables"])
      for (const json& note : table["notes"]) all += note.get<std::string>() + "\n";
    return all;
  }
  bool says(const std::string& text) const { return notes().find(text) != std::string::npos; }
};

struct Year {
  Folder folder;
  Store store{folder};
  json query, expected;

  explicit Year(const std::string& name) {
    const std::string data = std::string(RENKEI_SOURCE_DIR) + "/tests/data/seasons/" + name;
    store.apply(read_file(data + ".jsonl"));
    query = json::parse(read_file(data + "_query.json"));
    expected = json::parse(read_file(data + "_expected.json"));
  }

  Printed report(Words words) const {
    words.insert(words.begin(), "report");
    const Ran ran = store.json(words);
    REQUIRE_MESSAGE(ran.code == 0, ran.err, ran.out);
    Printed printed;
    printed.rows = ran.lines();
    printed.about = printed.rows.back();
    printed.rows.pop_back();
    return printed;
  }
  // The texts or numbers of a list of the query, with commas between.
  std::string listed(const char* what) const {
    std::string text;
    for (const json& item : query[what])
      text += (text.empty() ? "" : ",") +
              (item.is_string() ? item.get<std::string>() : std::to_string(item.get<int>()));
    return text;
  }
};

std::string with_commas(std::int64_t n) {
  std::string text = std::to_string(n);
  for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::int64_t number(const json& cell) { return cell == "－" ? 0 : cell.get<std::int64_t>(); }

std::string shown(const json& row, const std::string& key) {
  if (row.contains("_shown") && row["_shown"].contains(key)) return row["_shown"][key];
  return row[key].is_string() ? row[key].get<std::string>() : with_commas(row[key]);
}

// A table whose expected rows are {row, numbers, cells}: a column for each key, then the increase.
void check_rows(const Printed& printed, std::string_view table, const json& expected,
                const std::vector<std::string>& keys, const std::vector<std::string>& columns) {
  REQUIRE(expected["rows"].size() == keys.size());
  for (std::size_t r = 0; r < keys.size(); ++r) {
    const json& wanted = expected["rows"][r];
    const json row = printed.row(table, keys[r]);
    CHECK(row.dump().find(wanted["row"].get<std::string>()) != std::string::npos);
    for (std::size_t c = 0; c < wanted["cells"].size(); ++c) {
      const std::string& column = columns[c];
      INFO(keys[r], " ", column);
      CHECK(shown(row, column) == wanted["cells"][c]);
      if (c < wanted["numbers"].size()) CHECK(number(row[column]) == wanted["numbers"][c]);
    }
  }
}

std::vector<std::string> columns_of(const json& list, bool with_increase) {
  std::vector<std::string> columns;
  for (const json& item : list)
    columns.push_back(item.is_string() ? item.get<std::string>() : std::to_string(item.get<int>()));
  if (with_increase) columns.emplace_back("increase");
  return columns;
}

std::string joined(const json& list) {
  std::string text;
  for (const json& item : list) text += (text.empty() ? "" : "、") + item.get<std::string>();
  return text;
}

// 増加率 67.4%（1.67倍） is written 増加率67.4％（1.67倍）.
std::string as_written(std::string text) {
  for (const auto& [from, to] : {std::pair<std::string, std::string>{" ", ""}, {"%", "％"}})
    for (std::size_t at; (at = text.find(from)) != std::string::npos;)
      text.replace(at, from.size(), to);
  return text;
}

void check_changes(const Printed& printed, const json& expected) {
  std::map<std::string, std::vector<std::string>> codes, names;
  std::vector<std::pair<std::string, std::string>> recoded;
  for (const json& row : printed.of("municipality_changes")) {
    const std::string key = row["from_day"].get<std::string>() + row["_row"].get<std::string>();
    codes[key].push_back(row["code6"]);
    names[key].push_back(row["municipality"]);
  }
  for (const json& wanted : expected) {
    const std::string from = wanted["from_"];
    INFO(from);
    CHECK(codes[from + "came"] == wanted["newcomers"].get<std::vector<std::string>>());
    CHECK(codes[from + "left"] == wanted["leavers"].get<std::vector<std::string>>());
    const auto newcomers = wanted["newcomer_names"].get<std::vector<std::string>>();
    auto& came = names[from + "came"];
    came.resize(std::min(came.size(), newcomers.size()));  // the long list is cut short
    CHECK(came == newcomers);
    CHECK(names[from + "left"] == wanted["leaver_names"].get<std::vector<std::string>>());
    json moved = json::array();
    for (const json& row : printed.of("municipality_changes"))
      if (row["from_day"] == from && row["_row"] == "renamed" && row["was_code6"] != row["code6"])
        moved.push_back({row["was_code6"], row["code6"]});
    CHECK(moved == wanted["recoded"]);
  }
}

void check_municipalities(const Year& year) {
  const json& expected = year.expected["II-1(1)"];
  const Printed printed = year.report({"municipalities", "--as-of", year.listed("as_of")});
  const auto columns = columns_of(year.query["as_of"], true);
  check_rows(printed, "municipalities", expected, {"links", "members", "agreements", "all"},
             columns);
  const json labels = printed.labels("municipalities");
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
    // 30年度 (2018) 平成30年8月1日現在: the year is the head, the days stand in the note.
    const std::string wanted = expected["columns"][c];
    const std::size_t cut = wanted.find(") ") + 1;
    CHECK(labels[columns[c]] == wanted.substr(0, cut));
    const std::string day = wanted.substr(cut + 1);
    CHECK(printed.says(day.substr(0, day.find("現在"))));
  }
  CHECK(printed.says(as_written(expected["text"])));
  CHECK(printed.says("全国1,788団体の" + as_written(expected["share_of_1788"])));
  check_changes(printed, expected["churn"]);
  for (const json& code : expected["unknown_codes"])
    CHECK(printed.says("（数えていません）：" + code.get<std::string>()));
  if (expected["unknown_codes"].empty()) CHECK(!printed.says("自治体一覧にない"));
  for (const json& code : expected["undated"]) CHECK(printed.says(code.get<std::string>() + " "));
  if (expected["undated"].empty()) CHECK(!printed.says("始期の記録がない"));
}

void check_agreements(const Year& year) {
  const json& expected = year.expected["II-1(2)"];
  const Printed printed =
      year.report({"agreements", "--as-of", year.query["agreements_as_of"].get<std::string>()});
  json rows = json::array();
  for (const json& row : printed.of("agreements"))
    if (!row.contains("_level")) rows.push_back({row["party"], row["members"]});
  CHECK(rows == expected["rows"]);
  CHECK(printed.row("agreements", "total")["members"] == expected["total"]);
  if (expected["distinct"] == expected["total"]) return;
  CHECK(printed.row("agreements", "distinct")["members"] == expected["distinct"]);
  for (const json& code : expected["overlaps"]) CHECK(printed.says(code.get<std::string>() + " "));
}

void check_joint_events(const Year& year) {
  const json& expected = year.expected["II-1(4)"];
  const Printed printed = year.report({"joint-events", "--years", year.listed("fiscal_years")});
  const auto columns = columns_of(year.query["fiscal_years"], false);
  check_rows(printed, "joint_events", expected,
             {"symposium", "promotion", "support", "kuseikaikan"}, columns);
  const json labels = printed.labels("joint_events");
  for (std::size_t c = 0; c < columns.size(); ++c)
    CHECK(labels[columns[c]] == expected["columns"][c]);
  for (const auto& [fiscal_year, names] : expected["cancelled_or_postponed"].items())
    CHECK(printed.says("(" + fiscal_year + ") 中止・延期（数えていません）：" + joined(names)));
}

void check_projects(const Year& year) {
  const json& expected = year.expected["II-1(3)"];
  const Printed printed = year.report({"projects", "--years", year.listed("fiscal_years")});
  const auto columns = columns_of(year.query["fiscal_years"], true);
  check_rows(printed, "projects", expected, {"wards", "joint", "all"}, columns);
  CHECK(printed.says(as_written(expected["text"])));
  const auto beside = [&](const char* row, const json& wanted) {
    for (const json& fy : year.query["fiscal_years"]) {
      const std::string key = std::to_string(fy.get<int>());
      CHECK(printed.row("project_records", row)[key] == wanted.value(key, 0));
    }
  };
  beside("not_held", expected["cancelled_included"]);
  beside("other_joint", expected["other_joint"]);
  beside("records", expected["records"]);
  for (const json& name : expected["without_year"]) CHECK(printed.says(name));
  const Printed excluded =
      year.report({"projects", "--years", year.listed("fiscal_years"), "--cancelled", "exclude"});
  for (const json& fy : year.query["fiscal_years"]) {
    const std::string key = std::to_string(fy.get<int>());
    CHECK(excluded.row("projects", "wards")[key].get<int>() ==
          printed.row("projects", "wards")[key].get<int>() -
              expected["cancelled_included"][key].get<int>());
  }
}

void check_companies(const Year& year) {
  const json& expected = year.expected["II-2"];
  const Printed printed =
      year.report({"companies", "--as-of", year.query["companies_as_of"].get<std::string>()});
  json rows = json::array();
  for (const json& row : printed.of("companies"))
    rows.push_back({row["company"], row["signed_on"], row["initiatives"]});
  CHECK(rows == expected["rows"]);
  for (const json& name : expected["ended"]) CHECK(printed.says(name));
}

json bars_of(const Printed& printed, const json& plan) {
  json bars = json::array();
  for (const json& row : printed.of("region_activities")) {
    if (row["plan"] != plan) continue;
    int last = 0;
    for (const auto& [key, cell] : row.items()) {
      if (cell != "■") continue;
      const int fiscal_year = std::stoi(key);
      if (last + 1 == fiscal_year)
        bars.back()[2] = fiscal_year;
      else
        bars.push_back({row["activity"], fiscal_year, fiscal_year});
      last = fiscal_year;
    }
  }
  return bars;
}

void check_regions(const Year& year) {
  const json& expected = year.expected["II-3"];
  const Printed printed = year.report({"regions"});
  const auto plans = printed.of("region");
  REQUIRE(plans.size() == expected.size());
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const json &plan = plans[i], &wanted = expected[i];
    CHECK(plan["plan"] == wanted["plan"]);
    const std::string partners = plan["partners"];
    std::size_t at = 0;
    for (const json& name : wanted["partners"]) {
      at = partners.find(name.get<std::string>(), at);
      CHECK_MESSAGE(at != std::string::npos, name, " in its order");
    }
    CHECK(plan["wards"] == joined(wanted["wards"]));
    CHECK(plan["count"] == wanted["count"]);
    CHECK(std::to_string(plan["cost_thousand_yen"].get<int>()) == wanted["cost_thousand_yen"]);
    CHECK(plan["cost_yen"] == wanted["cost_yen"]);
    json costs;
    for (const json& row : printed.of("region_costs"))
      if (row["plan"] == wanted["plan"]) {
        const std::string key = row["_row"];
        costs[key.substr(key.size() - 4)] = row["cost_yen"];
      }
    CHECK(costs == wanted["cost_by_fy"]);
    CHECK(bars_of(printed, wanted["plan"]) == wanted["bars"]);
    json activities = json::array();
    for (const json& row : printed.of("region_activities"))
      if (row["plan"] == wanted["plan"]) activities.push_back(row["activity"]);
    CHECK(activities == wanted["activities"]);
  }
}

void check_schedule(const Year& year) {
  const Printed printed = year.report({"schedule", "--years", year.listed("schedule_years")});
  const auto rows = printed.of("schedule");
  for (const json& wanted : year.expected["IV"]) {
    bool found = false;
    for (const json& row : rows) {
      if (row["joint_kind"] != wanted["row"]) continue;
      found = true;
      CHECK(row[std::to_string(wanted["fy"].get<int>())] == wanted["cell"]);
    }
    CHECK(found);
  }
}

void check_participation(const Year& year) {
  const Printed printed = year.report({"participation"});
  json rows = json::array();
  for (const json& row : printed.of("participation"))
    if (!row.contains("_level"))
      rows.push_back({{"event", row["event"]},
                      {"date", row["date"]},
                      {"nobe", row["times_there"]},
                      {"jitsu", row["different"]},
                      {"companies", row["companies"]}});
  CHECK(rows == year.expected["参加自治体"]);
}

// What `--explain` lists adds up to the figure.
void check_explanation(const Year& year, Words words, const std::string& path) {
  words.insert(words.end(), {"--explain", path});
  const Printed printed = year.report(words);
  std::int64_t sum = 0, value = -1, records = 0;
  for (const json& row : printed.of("explanation")) {
    if (row.contains("_level"))
      value = number(row["adds"]);
    else
      sum += row["adds"].is_null() ? 0 : row["adds"].get<std::int64_t>();
    records += row["id"].is_null() ? 0 : 1;
  }
  CHECK_MESSAGE(value == sum, path);
  CHECK_MESSAGE(records > 0, path);
  CHECK(printed.says("数え方"));
}

}  // namespace

TEST_CASE("a small season gives every figure of the plan's tables") {
  const Year year("season");
  check_municipalities(year);
  check_agreements(year);
  check_projects(year);
  check_joint_events(year);
  check_companies(year);
  check_regions(year);
  check_schedule(year);
  check_participation(year);
}

TEST_CASE("the plan's own years give the plan's figures, but for what had been signed later") {
  const Year year("plan_history");
  check_municipalities(year);
  check_agreements(year);
  check_projects(year);
  check_joint_events(year);
  check_companies(year);
  const Printed printed = year.report({"municipalities", "--as-of", "2019-08-01"});
  CHECK(printed.row("municipalities", "agreements")["2019-08-01"] == 321);
  CHECK(printed.says("千葉県市長会（令和元年10月26日）、山梨県町村会（令和元年10月26日）"));
}

TEST_CASE("a figure can be traced to the records behind it, which add up to it") {
  const Year year("season");
  const Words municipalities = {"municipalities", "--as-of", "2018-08-01,2019-08-01"};
  for (const char* row : {"links", "members", "agreements", "all"})
    check_explanation(year, municipalities, "municipalities/" + std::string(row) + "/2019-08-01");
  check_explanation(year, {"agreements", "--as-of", "2020-01-01"}, "agreements/total/members");
  check_explanation(year, {"agreements", "--as-of", "2020-01-01"}, "agreements/distinct/members");
  check_explanation(year, {"projects", "--years", "H30-R4"}, "projects/all/2019");
  check_explanation(year, {"joint-events", "--years", "R1"}, "joint_events/support/2019");
  check_explanation(year, {"regions"}, "region/和文化×多文化/cost_yen");
  check_explanation(year, {"regions"}, "region_costs/和文化×多文化 2021/cost_yen");
  check_explanation(year, {"participation"}, "participation/魅力発信フェア/times_there");
  check_explanation(year, {"participation"}, "participation/2019/different");
  const Ran refused = year.store({"report", "regions", "--explain", "region/9/cost_yen"});
  CHECK(refused.code != 0);
  CHECK(refused.err.find("region/大地のタカラ×江戸のチカラ/cost_thousand_yen") !=
        std::string::npos);
}

TEST_CASE("a yearly report that lacks its years or its day says so with an example") {
  const Folder folder;
  const Store store{folder};
  CHECK(store({"report", "projects"}).err.find("report projects --years H27") != std::string::npos);
  CHECK(store({"report", "agreements"}).err.find("report agreements --as-of 2022-08-01") !=
        std::string::npos);
  for (const Words& words : std::vector<Words>{{"projects", "--years", "R5-R1"},
                                               {"projects", "--years", "いつか"},
                                               {"projects", "--years", ","},
                                               {"projects", "--years", "R5", "--by", "colour"},
                                               {"projects", "--years", "R5", "--cancelled", "no"},
                                               {"projects", "--years", "R5", "--first-year", "x"},
                                               {"agreements", "--as-of", "2022-02-30"},
                                               {"agreements", "--as-of", "2022-08-01,2023-08-01"},
                                               {"municipalities", "--as-of", ","},
                                               {"overview", "--as-of", "2022-08-01,2023-08-01"}}) {
    Words all = {"report"};
    all.insert(all.end(), words.begin(), words.end());
    const Ran ran = store.json(all);
    CHECK_MESSAGE((ran.out + ran.err).find("bad_option") != std::string::npos, words[0], words[2]);
  }
}
