#include "platform/desktop/scan_catcher.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using renkei::desktop::ScanCatcher;
using enum ScanCatcher::Key;

namespace {

// What comes out, in order: characters and keys as they are, scans in brackets.
struct Bench {
  ScanCatcher catcher;
  std::string out;
  double now_s = 1;
  double busy_s = 0;  // how much later the program hears of it
  ScanCatcher::When when() const { return {now_s, now_s + busy_s}; }

  Bench() {
    catcher.scanned = [this](std::string text) { out += "[" + text + "]"; };
  }
  void type(const std::string& text, double gap_s) {
    for (const char c : text) {
      now_s += gap_s;
      catcher.key(printing, true, when(), [this] { out += '.'; });
      catcher.character(static_cast<char32_t>(c), when(), [this, c] { out += c; });
      catcher.key(printing, false, when(), [] {});
    }
  }
  void press(ScanCatcher::Key kind, char sign, double gap_s = 0.001) {
    now_s += gap_s;
    catcher.key(kind, true, when(), [this, sign] { out += sign; });
  }
  void rest() {
    now_s += 1;
    catcher.tick(now_s);
  }
};

}  // namespace

TEST_CASE("four characters in a row and Enter, Tab or a line feed are a scan") {
  for (const bool as_character : {false, true}) {
    Bench bench;
    bench.type("B0012", 0.001);
    if (as_character)
      bench.catcher.character(U'\n', bench.when(), [] {});
    else
      bench.press(ending, 'E');
    bench.rest();
    CHECK(bench.out == "[B0012]");
  }
}

TEST_CASE("what a hand types goes on its way, in its order") {
  Bench bench;
  bench.type("sato", 0.05);
  bench.press(ending, 'E', 0.05);
  CHECK(bench.out == ".s.a.t.oE");
}

TEST_CASE("three quick characters are presses, and Enter is Enter") {
  Bench bench;
  bench.type("123", 0.001);
  bench.press(ending, 'E');
  CHECK(bench.out == ".1.2.3E");
}

TEST_CASE("a burst that nothing closes is let go a moment later, and not before") {
  Bench bench;
  bench.type("12345", 0.001);
  CHECK(bench.out.empty());
  REQUIRE(bench.catcher.due());
  bench.catcher.tick(*bench.catcher.due() - 0.001);
  CHECK(bench.out.empty());
  bench.catcher.tick(*bench.catcher.due() + 0.001);
  CHECK(bench.out == ".1.2.3.4.5");
  CHECK_FALSE(bench.catcher.due());
}

TEST_CASE("twenty scans without any pause are twenty scans") {
  Bench bench;
  std::string wanted;
  for (int i = 10; i < 30; ++i) {
    bench.type("B00" + std::to_string(i), 0);
    bench.press(ending, 'E', 0);
    wanted += "[B00" + std::to_string(i) + "]";
  }
  CHECK(bench.out == wanted);
}

TEST_CASE("Shift within a scan is not held down afterwards") {
  Bench bench;
  bench.press(modifier, 'S');
  bench.type("B0012", 0.001);
  bench.catcher.key(modifier, false, bench.when(), [&] { bench.out += 's'; });
  bench.press(ending, 'E');
  CHECK(bench.out == "Ss[B0012]");
}

TEST_CASE("a key that types nothing lets go what was held, and comes after it") {
  Bench bench;
  bench.type("12345", 0.001);
  bench.press(other, 'X');
  CHECK(bench.out == ".1.2.3.4.5X");
}

TEST_CASE("a scan is whole though the program was busy in the middle of it") {
  Bench bench;
  bench.type("B00", 0.001);
  bench.busy_s = 0.2;  // a slow drawing; then it hears of the rest
  bench.type("12", 0.001);
  bench.press(ending, 'E');
  CHECK(bench.out == "[B0012]");
}

TEST_CASE("what a hand typed while the program was busy is no scan") {
  Bench bench;
  bench.type("1", 0.05);
  bench.busy_s = 1;
  for (const char* digit : {"2", "3", "4", "5"}) {
    bench.type(digit, 0.06);
    bench.busy_s -= 0.06;
  }
  bench.press(ending, 'E', 0.06);
  CHECK(bench.out == ".1.2.3.4.5E");
}
