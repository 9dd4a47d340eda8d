// What a piece of work took, and the board on which everything that was measured is compared. Times
// are only ever compared within one run, round by round: the ratios are what counts.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace renkei::bench {

struct Spent {
  double wall_s = 0;
  double cpu_s = 0;  // of this process: user and system
  Spent& operator+=(const Spent& other) {
    wall_s += other.wall_s;
    cpu_s += other.cpu_s;
    return *this;
  }
};

class Stopwatch {
 public:
  Stopwatch();
  Spent spent() const;

 private:
  Spent start_;
};

template <class Work>
Spent spent_on(Work&& work) {
  const Stopwatch watch;
  work();
  return watch.spent();
}

class Board {
 public:
  // One round's time for a piece of work that handles so many entries.
  void time(const std::string& name, const Spent& spent, std::int64_t entries);
  // Asks for the ratio of two of them, round by round; a target of 0 is none.
  void ratio(const std::string& title, const std::string& name, const std::string& against,
             double target);
  // A number by itself: bytes per entry, MiB.
  void fact(const std::string& title, double value, const std::string& unit, double target);
  void remark(const std::string& text) { remarks_.push_back(text); }

  void print() const;
  // Returns false when the file cannot be written.
  bool write_json(const std::string& path) const;
  double median_seconds(const std::string& name) const;

 private:
  struct Series {
    std::int64_t entries = 0;
    std::vector<Spent> rounds;
  };
  struct Ratio {
    std::string title, name, against;
    double target;
  };
  struct Fact {
    std::string title;
    double value;
    std::string unit;
    double target;
  };
  std::vector<double> ratios_of(const Ratio& ratio, bool cpu) const;
  void print_ratios() const;
  void print_times() const;
  void print_facts() const;

  std::vector<std::string> order_;
  std::map<std::string, Series> series_;
  std::vector<Ratio> ratios_;
  std::vector<Fact> facts_;
  std::vector<std::string> remarks_;
};

// Of an even number of values, the upper one of the two in the middle.
double median(std::vector<double> values);

}  // namespace renkei::bench
