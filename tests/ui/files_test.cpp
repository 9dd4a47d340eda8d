#include "ui/present/files.hpp"

#include <doctest/doctest.h>

#include "tests/ui/season.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::files;

namespace {

struct Folder {
  FakeRecords records;
  Situation situation;
  Model model;

  std::vector<Work> ask(const Intent& intent) {
    return respond(model, intent, situation, records).work;
  }
  void end(const Intent& by, const WorkEnd& outcome) {
    settle(model, Ended<Intent>{{}, by, outcome}, situation, records);
  }
};

}  // namespace

TEST_CASE("an export goes to the folder as it was meant, and nowhere without one") {
  Folder screen;
  CHECK(screen.ask(ExportNow{}).empty());
  screen.ask(TypeFolder{" /media/usb "});
  const auto work = screen.ask(ExportNow{});
  REQUIRE(work.size() == 1);
  CHECK(std::get<ExportWork>(work[0]).folder == "/media/usb");
}

TEST_CASE("a double press exports once, and once more when the first has ended") {
  Folder screen;
  screen.ask(TypeFolder{"/media/usb"});
  CHECK(screen.ask(ExportNow{}).size() == 1);
  CHECK(screen.ask(ExportNow{}).empty());
  screen.end(ExportNow{}, Exported{Error(Code::disk_full)});
  CHECK(screen.ask(ExportNow{}).size() == 1);
}

TEST_CASE("a refused export leaves no result of an earlier one on the screen") {
  Folder screen;
  screen.end(ExportNow{},
             Exported{ExportReport{"a.renkei", 7, 1, 7, ExportOptions::Mode::open, 900}});
  CHECK(screen.model.exported);
  screen.end(ExportNow{}, Exported{Error(Code::disk_full)});
  CHECK_FALSE(screen.model.exported);
}

TEST_CASE("every drop is a merge of its own") {
  Folder screen;
  CHECK(screen.ask(MergeFiles{}).empty());
  CHECK(screen.ask(MergeFiles{{"a.renkei"}}).size() == 1);
  CHECK(screen.ask(MergeFiles{{"b.renkei"}}).size() == 1);
}

TEST_CASE("a file's name is the last part of its path on either system") {
  CHECK(file_name("/media/usb/a.renkei") == "a.renkei");
  CHECK(file_name("E:\\出力\\a.renkei") == "a.renkei");
  CHECK(file_name("a.renkei") == "a.renkei");
}
