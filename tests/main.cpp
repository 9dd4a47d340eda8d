// The door of renkei-tests. One folder at a time: renkei-tests --source-file=*tests/logic/*
//
// A run fails too when it chose no test case, and when a test case checked nothing: such a test
// could never fail. What was left out on purpose is said, one line each.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/needs.hpp"

namespace renkei {
namespace {

// What one run of the program has seen; doctest makes its listeners itself, so this is shared.
struct Seen {
  unsigned cases = 0;
  std::string title;      // of the test case under way
  bool left_out = false;  // the test case under way
  std::vector<std::string> all_left_out, empty;
};

Seen& seen() {
  static Seen one;
  return one;
}

class Watch : public doctest::IReporter {
 public:
  explicit Watch(const doctest::ContextOptions&) {}
  void test_case_start(const doctest::TestCaseData& test) override {
    ++seen().cases;
    seen().title = test.m_name;
    seen().left_out = false;
  }
  void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
    if (stats.numAssertsCurrentTest == 0 && !seen().left_out) seen().empty.push_back(seen().title);
  }

  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}
};

REGISTER_LISTENER("watch", 1, Watch);

bool may_be_left_out(std::string_view name) {
  const char* names = std::getenv("RENKEI_LEAVE_OUT");
  std::istringstream words(names == nullptr ? "" : names);
  for (std::string word; words >> word;)
    if (word == name) return true;
  return false;
}

}  // namespace

bool needs(std::string_view name, bool is_there, std::string_view how_to_get_it) {
  if (!is_there && may_be_left_out(name)) {
    seen().left_out = true;
    seen().all_left_out.push_back(std::string(name) + ": " + seen().title);
    return false;
  }
  CHECK_MESSAGE(is_there, "This machine lacks what the test needs (", std::string(name),
                "): ", std::string(how_to_get_it),
                ". To leave it out: RENKEI_LEAVE_OUT=", std::string(name));
  return is_there;
}

}  // namespace renkei

int main(int count, char** words) {
  doctest::Context context(count, words);
  int result = context.run();
  if (context.shouldExit()) return result;  // it was asked for a list, not for a run

  const renkei::Seen& seen = renkei::seen();
  for (const std::string& one : seen.all_left_out) std::cout << "left out: " << one << '\n';
  for (const std::string& title : seen.empty) {
    std::cout << "checked nothing: " << title << '\n';
    result = 1;
  }
  if (seen.cases == 0) {
    std::cout << "no test case was chosen\n";
    result = 1;
  }
  return result;
}
