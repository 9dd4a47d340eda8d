// Pictures of every screen, as somebody looked at them and found them worth showing: tests/data/pictures.
// A picture that is missing is made, and the test fails: look at it, and commit it. One that differs lies in
// the build's folder beside its name.
#include <doctest/doctest.h>
#include <png.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "tests/platform/world.hpp"

using namespace renkei::test;
namespace fs = std::filesystem;

namespace {

struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> grey;
};

Picture read_picture(const std::string& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  Picture picture;
  if (!png_image_begin_read_from_file(&image, file.c_str())) return picture;
  image.format = PNG_FORMAT_GRAY;
  picture.grey.resize(PNG_IMAGE_SIZE(image));
  if (!png_image_finish_read(&image, nullptr, picture.grey.data(), 0, nullptr)) return {};
  picture.width = static_cast<int>(image.width);
  picture.height = static_cast<int>(image.height);
  return picture;
}

// How many squares of 16 pixels differ by more than what another release of a font's hinting does.
int different_squares(const Picture& a, const Picture& b) {
  constexpr int side = 16, much = 12;
  int different = 0;
  for (int y = 0; y + side <= a.height; y += side)
    for (int x = 0; x + side <= a.width; x += side) {
      int sum = 0;
      for (int row = y; row < y + side; ++row)
        for (int column = x; column < x + side; ++column) {
          const auto at = static_cast<std::size_t>(row * a.width + column);
          sum += std::abs(int{a.grey[at]} - int{b.grey[at]});
        }
      different += sum > much * side * side ? 1 : 0;
    }
  return different;
}

// A day of invented people, the same on every run.
void make_day(const World& world) {
  world.cli("field.db", "init --device 受付1号");
  std::string lines =
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"たいとう・すみだ×十勝　交流フェスタ","starts_on":"2023-10-14","ends_on":"2023-10-15","venue":"見本会館"}}
{"do":"create","kind":"gate","as":"g","fields":{"event_id":"$e","name":"正面口","counting_method":"full_count","direction":"in","unit":"person_days","reentry":"not_counted"}}
{"do":"create","kind":"tour","as":"t","fields":{"event_id":"$e","name":"十勝　住民交流ツアー"}}
{"do":"create","kind":"vehicle","as":"v","fields":{"tour_id":"$t","no":"1号車","layout":"door _ _ guide driver\n1A 1B _ 1C 1D\n2A 2B _ 2C 2D\n3A 3B _ 3C 3D"}}
{"do":"create","kind":"stop","as":"s","fields":{"tour_id":"$t","name":"集合（区役所前）","kind":"meeting","day":1,"seq":1,"plan_arrive":"08:40","plan_depart":"09:30"}}
{"do":"create","kind":"stop","fields":{"tour_id":"$t","name":"昼食（見本牧場）","kind":"meal","day":1,"seq":2,"plan_arrive":"12:00"}}
{"do":"create","kind":"questionnaire","fields":{"event_id":"$e","title":"来場者アンケート","questions":[{"key":"a","text":"いかがでしたか","type":"scale"}]}}
{"do":"create","kind":"questionnaire","fields":{"tour_id":"$t","title":"モニター調査票","questions":[{"key":"a","text":"ガイドの説明","type":"scale"}]}}
)";
  const char* names[][2] = {{"髙橋　例子", "タカハシ　レイコ"},
                            {"𠮷田　試太", "ヨシダ　シタ"},
                            {"小鳥遊　見本", "タカナシ　ミホン"},
                            {"葛城　仮乃", "カツラギ　カノ"},
                            {"勅使河原　想一郎", "テシガワラ　ソウイチロウ"}};
  int no = 0;
  for (const auto& [name, kana] : names) {
    ++no;
    lines += R"({"do":"create","kind":"participant","as":"p)" + std::to_string(no) +
             R"(","fields":{"tour_id":"$t","vehicle_id":"$v","no":)" + std::to_string(no) +
             R"(,"badge_no":"B10)" + std::to_string(no) + R"(","seat":")" +
             std::to_string(no / 4 + 1) + "ABCD"[no % 4] + R"(","name":")" + name +
             R"(","kana":")" + kana + "\"}}\n";
  }
  for (int here = 1; here <= 3; ++here)
    lines += R"({"do":"create","kind":"check_in","fields":{"participant_id":"$p)" +
             std::to_string(here) + R"(","stop_id":"$s","at":"2023-10-14T08:5)" +
             std::to_string(here) + R"(:00+09:00"}})" + "\n";
  for (int i = 0; i < 40; ++i)
    lines += R"({"do":"tally","gate":"$g","category":")" +
             std::string(i % 3 ? "一般" : "小学生以下") + R"(","delta":1,"at":"2023-10-14T0)" +
             std::to_string(6 + i % 3) + R"(:1)" + std::to_string(i % 10) + R"(:00+09:00"})" + "\n";
  world.apply("field.db", lines);
}

}  // namespace

TEST_CASE("every screen looks as somebody found it worth showing") {
  const fs::path golden = fs::path(RENKEI_SOURCE_DIR) / "tests/data/pictures";
  const World world;
  make_day(world);
  for (const std::string screen : {"today",      "tally",     "readings",
                                   "roster",     "seats",     "rollcall",
                                   "incident",   "monitor",   "needs",
                                   "kiosk",      "designer",  "hq",
                                   "plan",       "handing",   "copying",
                                   "import",     "files",     "merge",
                                   "quarantine", "conflicts", "tables?report=visitors",
                                   "search",     "settings",  "help?screen=rollcall"}) {
    const std::string name = screen.substr(0, screen.find('?')) + ".png";
    CAPTURE(name);
    world.run("field.db",
              R"({"go":")" + screen +
                  R"("})"
                  "\n" +
                  R"({"picture":")" + world.file(name) +
                  R"("})"
                  "\n",
              "--size 1024x600");
    const Picture made = read_picture(world.file(name));
    REQUIRE(made.width == 1024);
    if (!fs::exists(golden / name)) {
      fs::create_directories(golden);
      fs::copy_file(world.file(name), golden / name);
      FAIL_CHECK("this picture is new: look at it, and commit it");
      continue;
    }
    const Picture known = read_picture((golden / name).string());
    REQUIRE(known.width == made.width);
    REQUIRE(known.height == made.height);
    const int different = different_squares(known, made);
    CHECK(different == 0);
    if (different > 0)
      fs::copy_file(world.file(name), fs::current_path() / name,
                    fs::copy_options::overwrite_existing);
  }
}
