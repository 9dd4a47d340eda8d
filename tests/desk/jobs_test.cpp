#include "ui/desk/jobs.hpp"

#include <doctest/doctest.h>

using namespace renkei;
using namespace renkei::ui;

namespace {

Request merge(const char* file) {
  return {{Screen::files}, files::Intent(files::MergeFiles{{file}}), MergeWork{{file}}};
}

Request export_job() {
  return {{Screen::files}, files::Intent(files::ExportNow{}), ExportWork{"/media/usb"}};
}

std::string file_of(const Request& job) { return std::get<MergeWork>(job.work).files.at(0); }

}  // namespace

TEST_CASE(
    "jobs are done in the order in which they were asked for, and the same twice is two jobs") {
  Jobs jobs;
  for (const char* file : {"a", "b", "a"}) jobs.add(merge(file));
  for (const char* file : {"a", "b", "a"}) {
    REQUIRE(jobs.current());
    CHECK(file_of(*jobs.current()) == file);
    jobs.finish();
  }
  CHECK_FALSE(jobs.current());
}

TEST_CASE("a job stays the current one until it has ended, whatever comes meanwhile") {
  Jobs jobs;
  jobs.add(merge("a"));
  const Request* current = jobs.current();
  for (int i = 0; i < 1000; ++i) jobs.add(merge("b"));
  CHECK(jobs.current() == current);
  CHECK(file_of(*current) == "a");
}

TEST_CASE("the current job is told by name, the others by their number") {
  Jobs jobs;
  CHECK_FALSE(jobs.busy());
  jobs.add(export_job());
  jobs.add(merge("a"));
  REQUIRE(jobs.busy());
  CHECK(jobs.busy()->key == "files.exporting");
  CHECK(jobs.busy()->waiting == 1);
  jobs.finish();
  CHECK(jobs.busy()->key == "files.merging");
  CHECK(jobs.busy()->waiting == 0);
}
