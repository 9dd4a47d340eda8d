// Small things that many tests of the core need: a folder that vanishes, bytes in files, a clock
// that goes as it is told, numbers that look random and are not, and a session made of these.
#pragma once
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "core/session/session.hpp"

namespace renkei::laws {

// A folder in memory where the system has one, removed with all its contents.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string operator/(std::string_view name) const { return path_ + '/' + std::string(name); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string bytes_of(const std::string& path);
void put_bytes(const std::string& path, std::string_view bytes);
void copy_file(const std::string& from, const std::string& to);

// splitmix64: the same numbers for the same seed on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  template <class List>
  auto& pick(List& list) {
    return list[static_cast<std::size_t>(below(std::size(list)))];
  }
  template <class List>
  void shuffle(List& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<std::size_t>(below(i))]);
  }
  void fill(std::span<unsigned char> out);

 private:
  std::uint64_t state_;
};

// 2023-10-14T08:00:00+09:00
inline constexpr std::int64_t some_morning_ms = 1'697'238'000'000;

// One machine: its clock and its dice. Must outlive the sessions that were made with it.
struct Machine {
  explicit Machine(std::uint64_t seed) : dice(seed) {}
  Dice dice;
  std::int64_t now_ms = some_morning_ms;
  Surroundings surroundings();
};

// A store that must be made or opened; the test fails otherwise.
Session made(const std::string& path, const std::string& name, Machine& machine);
Session opened(const std::string& path, Machine& machine);
// Commands and exchanges that must succeed.
EntryId done(Session& session, const Command& command);
EntryId done(Batch& batch, const Command& command);
std::string exported(Session& session, const std::string& folder,
                     ExportOptions::Mode mode = ExportOptions::Mode::plain,
                     ExportOptions::Range range = ExportOptions::Range::since_receipt);
MergeReport merged(Session& session, const std::string& file, bool dry_run = false);
std::string digest(const Reader& reader);
std::string code_of(const MergeReport& report);  // empty without an error
template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : std::string(code_name(result.error().code));
}

// A refusal with its details, for messages; "done" when there is none.
std::string told(const Error& error);
template <class T>
std::string told(const Result<T>& result) {
  return result ? "done" : told(result.error());
}

}  // namespace renkei::laws
