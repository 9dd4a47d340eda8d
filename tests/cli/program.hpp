// Runs the built program as anybody would: in a folder of its own, with what goes in and what comes
// out. A Program is one store's worth of calls; the folder goes away with the Folder.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace renkei::test {

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Ran {
  int code = -1;  // 1000 + signal when it was killed
  std::string out, err;

  std::vector<nlohmann::json> lines() const;  // of `out`, each parsed
  nlohmann::json line() const;                // the only one
};

using Words = std::vector<std::string>;

// `out_file` takes stdout instead of Ran::out.
Ran run(const Words& words, const std::string& input = "", const std::string& out_file = "");

// A program under way, to be fed and killed.
class Running {
 public:
  explicit Running(const Words& words, const std::string& out_file = "");
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  void write(const std::string& input);  // what it can take; a dead reader is no error
  void close_input();
  void close_output();
  std::string read_line();  // without its end; empty when there is none
  void kill();
  Ran wait();  // `out` is what was not read before

 private:
  int process_ = -1, in_ = -1, out_ = -1;
  std::string err_file_, unread_;
};

// One store and the calls on it.
class Store {
 public:
  explicit Store(const Folder& folder, const std::string& name = "store", bool make = true);
  Ran operator()(Words words, const std::string& input = "") const;
  Ran json(Words words, const std::string& input = "") const;
  // Executes commands, all of which must be accepted; their ids.
  std::vector<std::string> apply(const std::string& commands) const;
  std::string apply_one(const nlohmann::json& command) const;
  std::string digest() const;
  const std::string& file() const { return file_; }

 private:
  std::string file_;
};

inline bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void write_file(const std::string& path, std::string_view bytes);
std::string read_file(const std::string& path);

}  // namespace renkei::test
