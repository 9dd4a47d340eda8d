#include "tests/bench/measure.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace renkei::bench {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

Spent clocks() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double>(now).count(),
          seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

double least(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::min_element(values.begin(), values.end());
}
double most(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

std::vector<double> wall(const std::vector<Spent>& rounds) {
  std::vector<double> out;
  for (const Spent& spent : rounds) out.push_back(spent.wall_s);
  return out;
}

std::string verdict(double value, double target) {
  if (target <= 0) return "";
  return value <= target ? "met" : "MISSED";
}

std::string target_text(double target) { return target > 0 ? fmt::format("{:.2f}", target) : ""; }

}  // namespace

Stopwatch::Stopwatch() : start_(clocks()) {}

Spent Stopwatch::spent() const {
  const Spent now = clocks();
  return {now.wall_s - start_.wall_s, now.cpu_s - start_.cpu_s};
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void Board::time(const std::string& name, const Spent& spent, std::int64_t entries) {
  if (!series_.contains(name)) order_.push_back(name);
  Series& series = series_[name];
  series.entries = entries;
  series.rounds.push_back(spent);
}

void Board::ratio(const std::string& title, const std::string& name, const std::string& against,
                  double target) {
  ratios_.push_back({title, name, against, target});
}

void Board::fact(const std::string& title, double value, const std::string& unit, double target) {
  facts_.push_back({title, value, unit, target});
}

double Board::median_seconds(const std::string& name) const {
  const auto at = series_.find(name);
  return at == series_.end() ? 0 : median(wall(at->second.rounds));
}

std::vector<double> Board::ratios_of(const Ratio& ratio, bool cpu) const {
  std::vector<double> out;
  const auto a = series_.find(ratio.name), b = series_.find(ratio.against);
  if (a == series_.end() || b == series_.end()) return out;
  const std::size_t rounds = std::min(a->second.rounds.size(), b->second.rounds.size());
  for (std::size_t i = 0; i < rounds; ++i) {
    const Spent& one = a->second.rounds[i];
    const Spent& other = b->second.rounds[i];
    const double under = cpu ? other.cpu_s : other.wall_s;
    if (under > 0) out.push_back((cpu ? one.cpu_s : one.wall_s) / under);
  }
  return out;
}

void Board::print_ratios() const {
  if (ratios_.empty()) return;
  fmt::print("\n{:<52}{:>9}{:>9}{:>9}{:>9}{:>9}  \n", "ratio", "median", "min", "max", "cpu",
             "target");
  for (const Ratio& ratio : ratios_) {
    const auto values = ratios_of(ratio, false);
    if (values.empty()) continue;
    const double middle = median(values);
    fmt::print("{:<52}{:>9.3f}{:>9.3f}{:>9.3f}{:>9.3f}{:>9}  {}\n", ratio.title, middle,
               least(values), most(values), median(ratios_of(ratio, true)),
               target_text(ratio.target), verdict(middle, ratio.target));
  }
}

void Board::print_times() const {
  if (order_.empty()) return;
  fmt::print("\n{:<52}{:>9}{:>9}{:>9}{:>9}{:>12}\n", "seconds", "median", "min", "max", "rounds",
             "entries/s");
  for (const std::string& name : order_) {
    const Series& series = series_.at(name);
    const auto values = wall(series.rounds);
    const double middle = median(values);
    fmt::print("{:<52}{:>9.4f}{:>9.4f}{:>9.4f}{:>9}{:>12.0f}\n", name, middle, least(values),
               most(values), values.size(),
               middle > 0 ? static_cast<double>(series.entries) / middle : 0);
  }
}

void Board::print_facts() const {
  if (facts_.empty()) return;
  fmt::print("\n{:<52}{:>9}{:>36}\n", "fact", "value", "target");
  for (const Fact& fact : facts_)
    fmt::print("{:<52}{:>9.2f} {:<26}{:>9}  {}\n", fact.title, fact.value, fact.unit,
               target_text(fact.target), verdict(fact.value, fact.target));
}

void Board::print() const {
  print_ratios();
  print_times();
  print_facts();
  for (const std::string& remark : remarks_) fmt::print("\n{}", remark);
  fmt::print("\n");
}

bool Board::write_json(const std::string& path) const {
  nlohmann::ordered_json out;
  for (const Ratio& ratio : ratios_) {
    const auto values = ratios_of(ratio, false);
    if (values.empty()) continue;
    out["ratios"].push_back({{"title", ratio.title},
                             {"of", ratio.name},
                             {"against", ratio.against},
                             {"median", median(values)},
                             {"min", least(values)},
                             {"max", most(values)},
                             {"cpu", median(ratios_of(ratio, true))},
                             {"target", ratio.target}});
  }
  for (const std::string& name : order_) {
    const Series& series = series_.at(name);
    out["times"].push_back(
        {{"name", name}, {"entries", series.entries}, {"seconds", wall(series.rounds)}});
  }
  for (const Fact& fact : facts_)
    out["facts"].push_back({{"title", fact.title},
                            {"value", fact.value},
                            {"unit", fact.unit},
                            {"target", fact.target}});
  out["remarks"] = remarks_;
  std::ofstream file(path);
  file << out.dump(2) << '\n';
  return static_cast<bool>(file.flush());
}

}  // namespace renkei::bench
