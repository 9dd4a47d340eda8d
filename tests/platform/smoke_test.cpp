// The one test with a real window: renkei-field under Xvfb, driven by xdotool as a person would,
// and looked at from the outside through the command line.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "tests/support/needs.hpp"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// What a shell command writes; `status` is its exit.
std::string shell(const std::string& command, int* status = nullptr) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return out;
  char part[4096];
  while (const std::size_t n = fread(part, 1, sizeof part, pipe)) out.append(part, n);
  const int end = pclose(pipe);
  if (status) *status = end;
  return out;
}

bool is_installed(const char* program) {
  int status = 1;
  shell(std::string("command -v ") + program, &status);
  return status == 0;
}

void pause_ms(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A folder, an X server and the program in it; all gone at the end.
class Window {
 public:
  Window() {
    fs::create_directories(folder_);
    const std::string file = (folder_ / "display").string();
    server_ = shell("Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp 3>" + file +
                    " >/dev/null 2>&1 & echo $!");
    for (int i = 0; i < 100 && read(file).find('\n') == std::string::npos; ++i) pause_ms(100);
    display_ = "DISPLAY=:" + read(file).substr(0, read(file).find('\n')) + " ";
  }
  ~Window() {
    for (const std::string& process : {program_, server_})
      if (!process.empty()) shell("kill " + process);
    pause_ms(200);
    std::error_code error;
    fs::remove_all(folder_, error);
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  std::string cli(const std::string& arguments) {
    return shell(std::string(RENKEI_CLI) + " --store " + store() + " --format json " + arguments +
                 " 2>>" + (folder_ / "errors").string());
  }
  void apply(const std::string& lines) {
    std::ofstream(folder_ / "commands.jsonl") << lines;
    cli("apply " + (folder_ / "commands.jsonl").string());
  }
  int count(const std::string& kind) {
    const std::string lines = cli("list " + kind);
    return static_cast<int>(std::count(lines.begin(), lines.end(), '\n'));
  }
  void start() {
    program_ = shell(display_ + RENKEI_FIELD + " --store " + store() +
                     " --today 2023-10-14 --window --widgets " + table().string() + " >" +
                     (folder_ / "output").string() + " 2>&1 & echo $!");
  }
  // The first drawing as a picture; what the program says.
  std::string take_picture(const std::string& name, int& status) {
    return shell(display_ + RENKEI_FIELD + " --window --lang en --store " + store() +
                     " --screenshot " + (folder_ / name).string() + " 2>&1",
                 &status);
  }
  const fs::path& folder() const { return folder_; }
  void xdotool(const std::string& what) { shell(display_ + "xdotool " + what); }

  // The widget with that key, or the first of those "key/", once it is there; null after ten seconds.
  json widget(const std::string& key) {
    for (int i = 0; i < 200; ++i, pause_ms(50)) {
      const json all = json::parse(read(table()), nullptr, false);
      if (!all.is_object()) continue;
      for (const json& one : all["widgets"])
        if (const auto found = one["key"].get<std::string>();
            found == key || (key.ends_with('/') && found.starts_with(key)))
          return one;
    }
    return nullptr;
  }
  bool click(const std::string& key) {
    const json at = widget(key);
    if (at.is_null()) return false;
    const auto middle = [&](const char* from, const char* size) {
      return std::to_string(static_cast<int>(at[from].get<double>() + at[size].get<double>() / 2));
    };
    xdotool("mousemove " + middle("x", "w") + " " + middle("y", "h"));
    pause_ms(80);
    xdotool("click 1");
    pause_ms(400);
    return true;
  }
  // Whether the widget comes, and comes to say so, within ten seconds.
  bool comes(const std::string& key) {
    return comes(key, [](const json&) { return true; });
  }
  bool says(const std::string& key, const std::string& text) {
    return comes(key, [&](const json& at) { return at["text"] == text; });
  }
  std::string output() const { return read(folder_ / "output") + read(folder_ / "errors"); }

 private:
  template <class As>
  bool comes(const std::string& key, As as) {
    for (int i = 0; i < 100; ++i, pause_ms(100)) {
      const json at = widget(key);
      if (!at.is_null() && as(at)) return true;
    }
    return false;
  }
  std::string store() const { return (folder_ / "field.db").string(); }
  fs::path table() const { return folder_ / "table.json"; }

  fs::path folder_ =
      fs::temp_directory_path() / ("renkei-smoke-" + shell("echo $PPID-$$ | tr -d '\n'"));
  std::string server_, program_, display_;
};

std::string season() {
  std::string lines =
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"魅力発信イベント","starts_on":"2023-10-14","venue":"区民ひろば"}}
{"do":"create","kind":"gate","fields":{"event_id":"$e","name":"正面入口","counting_method":"gate_counter"}}
{"do":"create","kind":"tour","as":"t","fields":{"event_id":"$e","name":"里山ツアー"}}
{"do":"create","kind":"stop","fields":{"tour_id":"$t","name":"集合","day":1,"seq":1}}
)";
  for (int i = 1; i <= 20; ++i)
    lines += R"({"do":"create","kind":"participant","fields":{"tour_id":"$t","no":)" +
             std::to_string(i) + R"(,"badge_no":"49012345)" + std::to_string(100 + i) +
             R"(","name":"試験 太郎","kana":"シケン タロウ"}})" + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a day at the gate and the bus, through a real window, is in the store afterwards") {
  const bool is_there = is_installed("Xvfb") && is_installed("xdotool");
  if (!renkei::needs("window", is_there, "apt-get install xvfb xdotool")) return;
  Window window;
  window.cli("init --device 受付1号");
  window.apply(season());
  window.start();

  INFO(window.output());
  REQUIRE(window.click("today.count/"));
  REQUIRE(window.click("tally.count/1"));
  window.xdotool("key 1");
  window.xdotool("key KP_2");
  CHECK(window.says("tally.count/1", "2"));
  CHECK(window.says("tally.count/2", "1"));
  REQUIRE(window.click("tally.undo"));
  CHECK(window.says("tally.count/2", "0"));
  CHECK(window.count("tally") == 2);

  REQUIRE(window.click("nav.back"));
  REQUIRE(window.click("today.roster/"));
  CHECK(window.says("roster.missing", "20"));
  std::string keys;  // a millisecond a key: faster than any scanner
  for (int i = 1; i <= 20; ++i)
    keys += "type --delay 1 49012345" + std::to_string(100 + i) + "\nkey --delay 0 Return\n";
  window.xdotool("- <<'KEYS'\n" + keys + "KEYS\n");
  CHECK(window.says("roster.missing", "0"));
  CHECK(window.count("check_in") == 20);
  window.xdotool("type --delay 300 日本語");
  CHECK(window.says("roster.line", "日本語"));

  REQUIRE(window.click("nav.back"));
  REQUIRE(window.click("nav.place/files"));
  REQUIRE(window.click("files.drive/0"));  // on this machine: nobody has put a stick in
  REQUIRE(window.click("files.export"));
  CHECK(window.comes("files.exported"));
}

TEST_CASE("a picture of the window is a new file of its user's own, never in place of another") {
  if (!renkei::needs("window", is_installed("Xvfb"), "apt-get install xvfb")) return;
  Window window;
  std::ofstream(window.folder() / "mine.png") << "mine";
  int status = 0;
  const std::string said = window.take_picture("new.png", status);
  CAPTURE(said);
  CHECK(status == 0);
  CHECK(read(window.folder() / "new.png").starts_with("\x89PNG"));
  CHECK(fs::status(window.folder() / "new.png").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(window.take_picture("mine.png", status).find("[file_exists]") != std::string::npos);
  CHECK(status != 0);
  CHECK(read(window.folder() / "mine.png") == "mine");
}
