#include "tests/bench/options.hpp"

#include <algorithm>
#include <stdexcept>

namespace renkei::bench {

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

std::int64_t Options::number(const std::string& name, std::int64_t otherwise) const {
  const auto at = given_.find(name);
  return at == given_.end() ? otherwise : std::stoll(at->second);
}

double Options::real(const std::string& name, double otherwise) const {
  const auto at = given_.find(name);
  return at == given_.end() ? otherwise : std::stod(at->second);
}

std::string Options::text(const std::string& name) const {
  const auto at = given_.find(name);
  return at == given_.end() ? std::string() : at->second;
}

}  // namespace renkei::bench
