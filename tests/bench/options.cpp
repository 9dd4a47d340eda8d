#include "tests/bench/options.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace renkei::bench {
namespace {

constexpr int most = 1'000'000'000;

}  // namespace

Options::Options(const std::vector<std::string>& words, const std::vector<std::string>& known) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) {
      words_.push_back(words[i]);
      continue;
    }
    const std::string name = words[i].substr(2);
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw std::runtime_error("unknown option --" + name);
    if (++i == words.size()) throw std::runtime_error("--" + name + " wants a value");
    given_[name] = words[i];
  }
}

template <class Number>
Number Options::parsed(const std::string& name, Number otherwise) const {
  const auto at = given_.find(name);
  if (at == given_.end()) return otherwise;
  const std::string& text = at->second;
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || !(number > 0) || number > most)
    throw std::runtime_error("--" + name + " wants a number above 0 and below a billion");
  return number;
}

bool Options::flag(const std::string& name, bool otherwise) const {
  const auto at = given_.find(name);
  if (at == given_.end()) return otherwise;
  if (at->second != "yes" && at->second != "no")
    throw std::runtime_error("--" + name + " wants yes or no");
  return at->second == "yes";
}

std::int64_t Options::number(const std::string& name, std::int64_t otherwise) const {
  return parsed(name, otherwise);
}

double Options::real(const std::string& name, double otherwise) const {
  return parsed(name, otherwise);
}

std::string Options::text(const std::string& name) const {
  const auto at = given_.find(name);
  return at == given_.end() ? std::string() : at->second;
}

}  // namespace renkei::bench
