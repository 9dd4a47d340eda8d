#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace renkei::test {
namespace {

// The child side of a start: its channels, then the program.
[[noreturn]] void become_program(const Words& words, int in, int out, const std::string& err_file) {
  const int err = ::open(err_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(err, 2);
  for (int other = 3; other < 64; ++other) ::close(other);
  ::unsetenv("RENKEI_STORE");
  ::signal(SIGPIPE, SIG_DFL);
  std::vector<char*> arguments{const_cast<char*>(RENKEI_CLI)};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execv(RENKEI_CLI, arguments.data());
  ::_exit(127);
}

int exit_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

}  // namespace

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "renkei-test-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::vector<nlohmann::json> Ran::lines() const {
  std::vector<nlohmann::json> found;
  std::istringstream stream(out);
  for (std::string text; std::getline(stream, text);)
    found.push_back(nlohmann::json::parse(text, nullptr, false));
  return found;
}

nlohmann::json Ran::line() const {
  const auto all = lines();
  REQUIRE_MESSAGE(all.size() == 1, out, err);
  return all[0];
}

Running::Running(const Words& words, const std::string& out_file) {
  ::signal(SIGPIPE, SIG_IGN);  // for our own writing; the program starts with the usual action
  int to_child[2], from_child[2];
  REQUIRE(::pipe(to_child) == 0);
  REQUIRE(::pipe(from_child) == 0);
  std::string pattern = (std::filesystem::temp_directory_path() / "renkei-err-XXXXXX").string();
  ::close(::mkstemp(pattern.data()));
  err_file_ = pattern;
  if (!out_file.empty()) {
    ::close(from_child[1]);
    from_child[1] = ::open(out_file.c_str(), O_WRONLY);
  }
  process_ = ::fork();
  if (process_ == 0) become_program(words, to_child[0], from_child[1], err_file_);
  ::close(to_child[0]);
  ::close(from_child[1]);
  in_ = to_child[1];
  out_ = from_child[0];
}

Running::~Running() {
  if (process_ > 0) kill();
  if (process_ > 0) wait();
  close_input();
  close_output();
  ::unlink(err_file_.c_str());
}

void Running::write(const std::string& input) {
  std::size_t at = 0;
  while (at < input.size()) {
    const auto count = ::write(in_, input.data() + at, input.size() - at);
    if (count <= 0) return;
    at += static_cast<std::size_t>(count);
  }
}

void Running::close_input() {
  if (in_ >= 0) ::close(in_);
  in_ = -1;
}

void Running::close_output() {
  if (out_ >= 0) ::close(out_);
  out_ = -1;
}

std::string Running::read_line() {
  for (;;) {
    if (const auto end = unread_.find('\n'); end != std::string::npos) {
      std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    char buffer[4096];
    const auto count = ::read(out_, buffer, sizeof buffer);
    if (count <= 0) return {};
    unread_.append(buffer, static_cast<std::size_t>(count));
  }
}

void Running::kill() { ::kill(process_, SIGKILL); }

Ran Running::wait() {
  Ran ran;
  ran.out = std::move(unread_);
  char buffer[65'536];
  for (;;) {
    const auto count = ::read(out_, buffer, sizeof buffer);
    if (count <= 0) break;
    ran.out.append(buffer, static_cast<std::size_t>(count));
  }
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  ran.code = exit_code(status);
  ran.err = read_file(err_file_);
  return ran;
}

Ran run(const Words& words, const std::string& input, const std::string& out_file) {
  Running running(words, out_file);
  // A writer of its own, so that neither side waits for the other.
  const int writer = input.empty() ? -1 : ::fork();
  if (writer == 0) {
    running.write(input);
    ::_exit(0);
  }
  running.close_input();
  Ran ran = running.wait();
  if (writer > 0) ::waitpid(writer, nullptr, 0);
  return ran;
}

Store::Store(const Folder& folder, const std::string& name, bool make)
    : file_(folder / name + ".db") {
  if (!make) return;
  const Ran ran = (*this)({"init", "--device", name, "--ward", "131067", "--staff", "a1"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
}

Ran Store::operator()(Words words, const std::string& input) const {
  words.insert(words.begin(), {"--store", file_});
  return run(words, input);
}

Ran Store::json(Words words, const std::string& input) const {
  words.insert(words.begin(), {"--format", "json"});
  return (*this)(std::move(words), input);
}

std::vector<std::string> Store::apply(const std::string& commands) const {
  const Ran ran = (*this)({"apply"}, commands);
  CHECK_MESSAGE(ran.code == 0, ran.out, ran.err);
  std::vector<std::string> ids;
  for (const auto& line : ran.lines()) {
    REQUIRE_MESSAGE(line.value("ok", false), line.dump());
    ids.push_back(line["id"].is_string() ? line["id"].get<std::string>() : "");
  }
  return ids;
}

std::string Store::apply_one(const nlohmann::json& command) const {
  return apply(command.dump() + "\n").at(0);
}

std::string Store::digest() const {
  const Ran ran = json({"digest"});
  REQUIRE(ran.code == 0);
  return ran.line()["digest"];
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace renkei::test
