// What has changed since an earlier run: figures, rows and records, of the same report alone.
#include <doctest/doctest.h>

#include "core/report/writers.hpp"
#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

struct Fair {
  FakeRecords records;
  EntryId event = records.add("event", {{"name", "髙橋市フェア"}, {"starts_on", "2024-11-23"}});
  EntryId gate = records.add("gate", {{"event_id", event}, {"name", "正面口"}});

  EntryId count(std::int64_t n, std::string_view at = "2024-11-23T10:05") {
    return records.add("tally",
                       {{"gate_id", gate}, {"category", "一般"}, {"delta", n}, {"at", on(at)}});
  }
  ReportQuery query() const { return {.event = event}; }
  std::string kept(std::string_view name = "visitors") {
    return write_json_lines(made(name, query(), records),
                            [this](EntryId id) { return records.id_text(id); });
  }
  Result<Report> compared(std::string earlier, std::string_view name = "visitors") {
    ReportQuery asked = query();
    asked.compared_with = std::move(earlier);
    return make_report(name, asked, records, {});
  }
};

}  // namespace

TEST_CASE("a report compared with itself has not changed") {
  Fair fair;
  fair.count(30);
  const auto same = fair.compared(fair.kept());
  REQUIRE(same);
  CHECK(table_of(*same, "changes").rows.empty());
  CHECK(any_contains(table_of(*same, "changes").notes, "変わったところはありません"));
}

TEST_CASE("each changed figure stands with before, after, difference and the records that came") {
  Fair fair;
  fair.count(30);
  const std::string earlier = fair.kept();
  const EntryId more = fair.count(7, "2024-11-23T11:05");
  const auto report = fair.compared(earlier);
  REQUIRE(report);
  const Table& changes = table_of(*report, "changes");
  const Row& total = row_where(changes, {{"of_row", "合計"}, {"of_column", "来場者数"}});
  CHECK(cell(changes, total, "before") == "30");
  CHECK(cell(changes, total, "after") == "37");
  CHECK(cell(changes, total, "changed_by") == "7");
  const Table& behind = table_of(*report, "changed_records");
  CHECK(rows_where(behind, {{"id", fair.records.id_text(more)}, {"happened", "加わった"}}) > 0);
  const Table& rows = table_of(*report, "changed_rows");
  CHECK(rows_where(rows, {{"happened", "加わった"}}) > 0);
}

TEST_CASE("rows that only a program can tell apart are told apart for people as well") {
  Fair fair;
  fair.count(30);
  fair.count(20, "2024-11-23T11:05");
  const std::string earlier = fair.kept();
  fair.count(5);
  const auto report = fair.compared(earlier);
  REQUIRE(report);
  const Table& changes = table_of(*report, "changes");
  CHECK(rows_where(changes, {{"of_column", "正面口"}}) == 2);
  CHECK(rows_where(changes, {{"of_row", "2024-11-23 / 10:00-11:00"}, {"of_column", "正面口"}}) ==
        1);
}

TEST_CASE("only the same report of the same subject can be compared") {
  Fair fair;
  fair.count(30);
  const std::string earlier = fair.kept();
  const auto code = [&](const Result<Report>& report) {
    REQUIRE_FALSE(report);
    return report.error().code;
  };
  CHECK(code(fair.compared(earlier, "event")) == Code::not_comparable);
  Fair other;
  other.records.add("event", {{"name", "別"}, {"starts_on", "2024-01-01"}});
  const EntryId another = other.records.add("event", {{"name", "別"}, {"starts_on", "2024-01-02"}});
  ReportQuery query{.event = another};
  query.compared_with = earlier;
  CHECK(code(make_report("visitors", query, other.records, {})) == Code::not_comparable);
  query = fair.query();
  query.compared_with = earlier;
  query.english = true;
  CHECK(code(make_report("visitors", query, fair.records, {})) == Code::not_comparable);
  query.english = false;
  query.published = true;
  CHECK(code(make_report("visitors", query, fair.records, {})) == Code::bad_option);
}

TEST_CASE("whatever else a file holds is refused") {
  Fair fair;
  fair.count(30);
  const std::string earlier = fair.kept();
  for (const std::string& bad :
       {std::string("{"), std::string("[]\n"), std::string("{\"_table\":1}\n"),
        std::string("{\"_table\":\"_report\"}\n"), std::string(100'000, '['), std::string(1, '\0'),
        std::string("\xFF\xFE"), earlier.substr(0, earlier.size() / 2)}) {
    const auto report = fair.compared(bad);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == Code::not_comparable);
  }
  for (std::size_t at = 0; at < earlier.size(); at += 7) {
    std::string changed = earlier;
    changed[at] = '"';
    const auto report = fair.compared(changed);
    const bool answered = report || report.error().code == Code::not_comparable;
    CHECK(answered);
  }
}
