#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

constexpr LogNumber another_log = 2;

struct Office {
  FakeRecords records;
  ReportQuery query;
  EntryId tour = records.add("tour", {{"event_id", std::int64_t{0}}, {"name", "里山"}});

  EntryId disposal(const char* at, Assigns fields = {}, LogNumber log = FakeRecords::own_log) {
    fields.push_back({"content", "roster"});
    fields.push_back({"at", on(at)});
    return records.add("disposal", fields, log);
  }
  EntryId handover(const char* slip, const char* at, Assigns fields = {}) {
    fields.push_back({"file", "a.renkei"});
    fields.push_back({"mode", "plain"});
    fields.push_back({"slip_no", slip});
    fields.push_back({"at", on(at)});
    return records.add("handover", fields);
  }
  Report report(std::string_view name) const { return made(name, query, records); }
  std::string entry(const char* field) const {
    const Report slip = report("takeout");
    for (const Row& row : table_of(slip, "takeout").rows)
      if (row.key == field) return text_of(row.cells[1]);
    return "no row";
  }
  std::vector<std::string> not_received() const {
    const Report slip = report("takeout");
    const Table& table = table_of(slip, "not_received");
    std::vector<std::string> slips;
    for (const Row& row : table.rows) slips.push_back(cell(table, row, "slip_no"));
    return slips;
  }
};

}  // namespace

TEST_CASE("a disposal is told with what was erased, why, by whom and before whom") {
  Office office;
  const EntryId id =
      office.disposal("2024-12-20T10:00", {{"file", "名簿.xlsx"},
                                           {"tour_id", office.tour},
                                           {"n", std::int64_t{15}},
                                           {"erased_fields", R"(["name","phone","写真"])"},
                                           {"kept_fields", R"(["age_band"])"},
                                           {"method", "purge, VACUUM, 上書き"},
                                           {"basis", "規程第3条"},
                                           {"due", "2024-12-24"},
                                           {"done_by", "髙橋"},
                                           {"witness", "𠮷田"},
                                           {"medium_no", "USB-07"}});
  const Report report = office.report("disposal");
  CHECK(report.personal);
  const Table& table = table_of(report, "disposals");
  REQUIRE(table.rows.size() == 1);
  CHECK(cell(table, 0, "at") == "2024-12-20 10:00");
  CHECK(cell(table, 0, "content") == "名簿\n名簿.xlsx");
  CHECK(cell(table, 0, "tour_id") == "里山");
  CHECK(cell(table, 0, "n") == "15");
  CHECK(cell(table, 0, "erased_fields") == "氏名、電話番号、写真");
  CHECK(cell(table, 0, "basis") == "規程第3条\n期限 令和6年12月24日");
  CHECK(cell(table, 0, "done_by") == "髙橋");
  CHECK(cell(table, 0, "witness") == "𠮷田");
  CHECK(table.rows[0].cells[4].basis->parts[0].records == std::vector{id});
  CHECK(table_of(report, "disposal_signatures").look == Table::Look::sheet);
}

TEST_CASE("a disposal's number is its device's own, and stays though one before it is taken back") {
  Office office;
  const EntryId first = office.disposal("2024-12-01T10:00");
  office.disposal("2024-12-03T10:00");
  office.disposal("2024-12-02T10:00", {}, another_log);
  office.records.make_void(first);
  const Report report = office.report("disposal");
  const Table& table = table_of(report, "disposals");
  REQUIRE(table.rows.size() == 2);
  CHECK(cell(table, 0, "disposal_no") == "log2-1");  // by day
  CHECK(cell(table, 1, "disposal_no") == "log1-2");
  CHECK(cell(table, 0, "n") == "－");
}

TEST_CASE("disposals of one tour are told when it is asked for") {
  Office office;
  office.disposal("2024-12-01T10:00");
  office.disposal("2024-12-02T10:00", {{"tour_id", office.tour}});
  office.query.tour = office.tour;
  const Report report = office.report("disposal");
  CHECK(table_of(report, "disposals").rows.size() == 1);
  CHECK(cell(table_of(report, "disposals"), 0, "disposal_no") == "log1-2");
}

TEST_CASE("what other devices have erased stands below, each with what became of it") {
  Office office;
  Coverage coverage;
  coverage.purges = [] {
    return std::vector<Purge>{{"abcdefghijklmnop", "1号車", 3, 2, 1},
                              {"qrstuvwxyz234567", "", 1, 0, 0}};
  };
  const Report report = made("disposal", office.query, office.records, coverage);
  const Table& table = table_of(report, "purges");
  REQUIRE(table.rows.size() == 2);
  CHECK(cell(table, 0, "device") == "1号車 abcd-efgh");
  CHECK(cell(table, 0, "purged") == "3");
  CHECK(cell(table, 0, "purge_waits") == "2");
  CHECK(cell(table, 0, "kept") == "1");
  CHECK(cell(table, 1, "device") == "qrst-uvwx");
  CHECK(any_contains(table.notes, "renkei erasures"));
}

TEST_CASE("the slip is that of the handover that is asked for, otherwise of the latest") {
  Office office;
  const EntryId first = office.handover("a-1", "2024-11-20T10:00");
  office.handover("a-3", "2024-11-22T10:00");
  office.handover("a-2", "2024-11-21T10:00");
  CHECK(office.entry("slip_no") == "a-3");
  office.query.handover = first;
  CHECK(office.entry("slip_no") == "a-1");
  office.records.make_void(first, "渡さなかった");
  CHECK(office.entry("slip_no") == "a-1");
  CHECK(office.report("takeout").title.find("渡さなかった") != std::string::npos);
}

TEST_CASE("the slip says what it holds, and leaves to the pen what is not recorded") {
  Office office;
  office.handover("a-1", "2024-11-20T10:00",
                  {{"tour_id", office.tour},
                   {"content", "bundle"},
                   {"people_n", std::int64_t{15}},
                   {"has_special", std::int64_t{1}},
                   {"encrypted", std::int64_t{0}},
                   {"sha256", "0123456789abcdef0123456789abcdef"},
                   {"recipient", "旅行会社"},
                   {"return_due", "2024-11-25"}});
  CHECK(office.entry("tour_id") == "里山");
  CHECK(office.entry("content") == "書き出しファイル\na.renkei");
  CHECK(office.entry("people_n") == "15");
  CHECK(office.entry("has_special") == "有");
  CHECK(office.entry("encrypted") == "無");
  CHECK(office.entry("sha256") == "0123456789abcdef");
  CHECK(office.entry("recipient") == "旅行会社");
  CHECK(office.entry("carried_by") == "");
  CHECK(office.entry("received_at") == "");
  const Report slip = office.report("takeout");
  CHECK(table_of(slip, "takeout").look == Table::Look::facts);
}

TEST_CASE("what was handed over is missed until it is received, returned or erased") {
  Office office;
  office.query.made_on = "2024-12-01";
  office.handover("away", "2024-11-20T10:00", {{"return_due", "2024-11-25"}});
  office.handover("in time", "2024-11-20T11:00", {{"return_due", "2024-12-01"}});
  office.handover("received", "2024-11-20T12:00", {{"received_at", on("2024-11-21T10:00")}});
  office.handover("back", "2024-11-20T13:00", {{"returned_on", "2024-11-22"}});
  office.handover("erased", "2024-11-20T14:00", {{"erased_on", "2024-11-22"}});
  office.records.make_void(office.handover("never", "2024-11-20T15:00"));
  CHECK(office.not_received() == std::vector<std::string>{"away", "in time"});
  const Report slip = office.report("takeout");
  CHECK(any_contains(table_of(slip, "not_received").notes, "1件"));
}

TEST_CASE("without a handover there is no slip, and it is said") {
  const Office office;
  const Report report = office.report("takeout");
  REQUIRE(report.tables.size() == 1);
  CHECK(any_contains(report.tables[0].notes, "持出し・引渡しの記録はありません"));
}
