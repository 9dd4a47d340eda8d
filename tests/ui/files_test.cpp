#include "ui/present/files.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"
#include "ui/present/file_name.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::files;

namespace {

constexpr std::uint64_t giga = 1'000'000'000;

struct Folder {
  Season season;
  Situation situation;
  Model model;

  Folder() {
    situation.date = "2023-10-14";
    situation.now = at("2023-10-14T17:30:00+09:00");
    situation.device = {"abcdefghij", FakeRecords::own_log, "受付1号", 38, 38, {}};
    model.own_folder = "/home/ward/export";
    files::open(model, {Screen::files}, situation, season.records);
  }
  void put_in(const std::string& label) {
    situation.drives.push_back({label, "/media/" + label, 14 * giga, false, {}});
  }
  std::vector<Work> ask(const files::Intent& intent) {
    return respond(model, intent, situation, season.records).work;
  }
  std::optional<ExportWork> press() {
    const auto work = ask(ExportNow{});
    if (work.empty()) return std::nullopt;
    return std::get<ExportWork>(work.at(0));
  }
  void end(const WorkEnd& outcome) {
    const files::Intent by = ExportNow{};
    settle(model, Ended<files::Intent>{{}, by, outcome}, situation, season.records);
  }
  void fill_slip() { ask(FillIn{{"当日の受付", "2号車の担当", "USB-07", "s01"}}); }
};

std::string text_of(const Create& record, std::string_view field) {
  for (const Assign& assign : record.fields)
    if (assign.field == field && std::holds_alternative<std::string>(assign.value.held))
      return std::get<std::string>(assign.value.held);
  return "(none)";
}
std::int64_t number_of(const Create& record, std::string_view field) {
  for (const Assign& assign : record.fields)
    if (assign.field == field && std::holds_alternative<std::int64_t>(assign.value.held))
      return std::get<std::int64_t>(assign.value.held);
  return -1;
}

}  // namespace

TEST_CASE("a file goes onto the only drive there is, and nowhere when nobody chose among two") {
  Folder screen;
  CHECK_FALSE(screen.press());
  CHECK(lacking(screen.model, screen.situation) == "files.lacks.drive");
  screen.put_in("USB-07");
  const auto work = screen.press();
  REQUIRE(work);
  CHECK(work->place == "/media/USB-07");
  CHECK_FALSE(work->options.stays_here);
  CHECK(work->options.mode == ExportOptions::Mode::open);
  Folder two;
  two.put_in("USB-07");
  two.put_in("USB-08");
  CHECK_FALSE(two.press());
  CHECK(lacking(two.model, two.situation) == "files.lacks.place");
  two.ask(ChoosePlace{"/media/USB-08"});
  CHECK(two.press()->place == "/media/USB-08");
}

TEST_CASE("a drive that was chosen and pulled out is not written to, nor is another in its place") {
  Folder screen;
  screen.put_in("USB-07");
  screen.ask(ChoosePlace{"/media/USB-07"});
  screen.situation.drives.clear();
  screen.put_in("USB-08");
  CHECK_FALSE(screen.press());
}

TEST_CASE("a file on this machine is nothing handed over, and takes no personal data") {
  Folder screen;
  screen.put_in("USB-07");
  screen.ask(ChoosePlace{screen.model.own_folder});
  const auto work = screen.press();
  REQUIRE(work);
  CHECK(work->place == "/home/ward/export");
  CHECK(work->options.stays_here);
  screen.end(Exported{Error(Code::target_full)});
  screen.ask(WithPersonal{true});
  screen.fill_slip();
  CHECK(lacking(screen.model, screen.situation) == "files.lacks.medium");
  CHECK_FALSE(screen.press());
}

TEST_CASE(
    "headquarters gets what this device recorded; another device the plan and all that is here") {
  Folder screen;
  screen.put_in("USB-07");
  CHECK(screen.press()->options.range == ExportOptions::Range::since_receipt);
  screen.end(Exported{Error(Code::target_full)});
  screen.ask(SendTo{To::device});
  CHECK(screen.press()->options.range == ExportOptions::Range::all);
}

TEST_CASE("a plan that withholds names says so before it is written, in both languages") {
  Folder screen;
  screen.ask(SendTo{To::device});
  CHECK(contents_sentence(Language::ja, screen.model, screen.situation)
            .find("名簿の名前は入りません") != std::string::npos);
  CHECK(contents_sentence(Language::en, screen.model, screen.situation).find("do not go along") !=
        std::string::npos);
}

TEST_CASE("personal data leave only with purpose, recipient, medium and leader, each of them") {
  Folder screen;
  screen.put_in("USB-07");
  screen.ask(WithPersonal{true});
  CHECK_FALSE(screen.press());
  const Slip whole{"受付", "担当", "USB-07", "s01"};
  for (std::string Slip::*missing :
       {&Slip::purpose, &Slip::recipient, &Slip::medium_no, &Slip::approved_by}) {
    Slip slip = whole;
    slip.*missing = "  ";
    screen.ask(FillIn{slip});
    CHECK_FALSE(screen.press());
  }
  screen.ask(FillIn{whole});
  CHECK(screen.press());
}

TEST_CASE("the record of a handover says what left: it is written first and travels in the file") {
  Folder screen;
  screen.season.records.set(screen.season.takahashi, {{"allergy", "そば"}});
  screen.put_in("USB-07");
  screen.ask(WithPersonal{true});
  screen.fill_slip();
  const auto work = screen.press();
  REQUIRE(work);
  REQUIRE(work->handing);
  const Create& record = work->handing->record;
  CHECK(record.kind == "handover");
  CHECK(text_of(record, "file") == "個人情報含む-abcd-efgh-1.renkei");
  CHECK(work->place == "/media/USB-07/個人情報含む-abcd-efgh-1.renkei");
  CHECK(text_of(record, "mode") == "plain");
  CHECK(text_of(record, "purpose") == "当日の受付");
  CHECK(text_of(record, "recipient") == "2号車の担当");
  CHECK(text_of(record, "medium_no") == "USB-07");
  CHECK(text_of(record, "approved_by") == "s01");
  CHECK(number_of(record, "people_n") == 4);
  CHECK(number_of(record, "has_special") == 1);
  // The records take it as it is, and the next one has the next number.
  screen.season.records.done(record);
  screen.end(Exported{Error(Code::target_full)});
  CHECK(text_of(screen.press()->handing->record, "slip_no") == "abcd-efgh-2");
}

TEST_CASE("the slip for the ledger names everything, and what was typed cannot become markup") {
  Folder screen;
  screen.put_in("USB-07");
  screen.ask(WithPersonal{true});
  screen.ask(FillIn{{"受付<script>", "A&B", "USB-07", "s01"}});
  const auto work = screen.press();
  REQUIRE(work);
  const std::string& sheet = work->handing->slip;
  CHECK(work->handing->slip_file == "持出し票-abcd-efgh-1.html");
  CHECK(sheet.find("受付&lt;script&gt;") != std::string::npos);
  CHECK(sheet.find("A&amp;B") != std::string::npos);
  CHECK(sheet.find("<script>") == std::string::npos);
  CHECK(sheet.find("2023-10-14 17:30") != std::string::npos);
  CHECK(sheet.find("髙橋") == std::string::npos);
}

TEST_CASE("a device's file is narrowed to today's event unless somebody wants more") {
  Folder screen;
  const EntryId other = screen.season.records.add(
      "tour", {{"name", "別の旅"},
               {"event_id", screen.season.records.add(
                                "event", {{"name", "来月の会"}, {"starts_on", "2023-11-14"}})}});
  screen.season.records.add("participant", {{"tour_id", other}, {"name", "浜田 翔"}});
  screen.put_in("USB-07");
  screen.ask(SendTo{To::device});
  screen.ask(WithPersonal{true});
  screen.fill_slip();
  CHECK(screen.model.only == screen.season.event);
  CHECK(screen.model.content.people == 4);
  const auto work = screen.press();
  CHECK(work->options.only == std::vector{screen.season.event});
  CHECK(number_of(work->handing->record, "event_id") == screen.season.event);
  screen.ask(ChooseScope{0});
  CHECK(screen.model.content.people == 5);
}

TEST_CASE("a double press exports once, and once more when the first has ended") {
  Folder screen;
  screen.put_in("USB-07");
  CHECK(screen.press());
  CHECK_FALSE(screen.press());
  screen.end(Exported{Error(Code::disk_full)});
  CHECK(screen.press());
}

TEST_CASE("after an export the next one is without personal data again, and the form is empty") {
  Folder screen;
  screen.put_in("USB-07");
  screen.ask(WithPersonal{true});
  screen.fill_slip();
  REQUIRE(screen.press());
  screen.end(Exported{ExportReport{.file = "/media/USB-07/a.renkei", .entries = 7}});
  REQUIRE(screen.model.written);
  CHECK(screen.model.written->place.label == "USB-07");
  CHECK(screen.model.written->slip_file == "持出し票-abcd-efgh-1.html");
  CHECK_FALSE(screen.model.personal);
  CHECK(screen.model.slip.purpose.empty());
}

TEST_CASE("a refused export leaves no result of an earlier one on the screen, and keeps the form") {
  Folder screen;
  screen.put_in("USB-07");
  REQUIRE(screen.press());
  screen.end(Exported{ExportReport{.file = "a.renkei", .entries = 7}});
  REQUIRE(screen.model.written);
  screen.ask(WithPersonal{true});
  screen.fill_slip();
  REQUIRE(screen.press());
  screen.end(Exported{Error(Code::disk_full)});
  CHECK_FALSE(screen.model.written);
  CHECK(screen.model.slip.purpose == "当日の受付");
}

TEST_CASE("files on a drive are looked at before they are merged") {
  Headless screen;
  screen.app.situation.drives = {{"USB-07",
                                  "/media/USB-07",
                                  giga,
                                  false,
                                  {"/media/USB-07/a.renkei", "/media/USB-07/b.renkei"}}};
  screen.ask(shell::GoTo{{Screen::files}});
  screen.settle_down();
  REQUIRE(screen.click("files.take/1"));
  CHECK(screen.app.screen == Screen::merge);
  REQUIRE(screen.requests.size() == 1);
  CHECK(std::get<PreviewWork>(screen.requests[0].work).files.size() == 2);
  screen.ask(shell::GoTo{{Screen::files}});
  screen.settle_down();
  REQUIRE(screen.click("files.bundle/1.2"));
  CHECK(std::get<PreviewWork>(screen.requests[1].work).files.back() == "/media/USB-07/b.renkei");
}

TEST_CASE(
    "what was written is said to be written, closed and read back; a stick may go, this PC not") {
  Headless screen;
  screen.app.situation.drives = {{"USB-07", "/media/USB-07", giga, false, {}}};
  screen.app.files.own_folder = "/home/ward/export";
  screen.ask(shell::GoTo{{Screen::files}});
  screen.settle_down();
  CHECK(screen.text("files.drive/1") == "USB-07 空き 1 GB");
  CHECK_FALSE(screen.find("files.verified"));
  REQUIRE(screen.click("files.export"));
  REQUIRE(screen.requests.size() == 1);
  screen.settle_down();
  CHECK_FALSE(screen.find("files.verified"));
  screen.end(screen.requests[0], Exported{ExportReport{.file = "/media/USB-07/a.renkei"}});
  screen.settle_down();
  for (const char* key : {"files.put_down", "files.closed", "files.verified", "files.may_go"})
    CHECK(screen.find(key));
  CHECK_FALSE(screen.find("files.stays"));
  REQUIRE(screen.click("files.drive/0"));
  REQUIRE(screen.click("files.export"));
  screen.end(screen.requests[1], Exported{ExportReport{.file = "/home/ward/export/a.renkei"}});
  screen.settle_down();
  CHECK(screen.find("files.stays"));
  CHECK_FALSE(screen.find("files.may_go"));
}

TEST_CASE("a file's name is the last part of its path on either system") {
  CHECK(file_name("/media/usb/a.renkei") == "a.renkei");
  CHECK(file_name("E:\\出力\\a.renkei") == "a.renkei");
  CHECK(file_name("a.renkei") == "a.renkei");
}

TEST_CASE("free space is told in the unit that people know") {
  CHECK(size_words(14 * giga) == "14 GB");
  CHECK(size_words(820'000'000) == "820 MB");
  CHECK(size_words(0) == "0 MB");
}
