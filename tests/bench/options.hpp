// What stands behind the command's name: `--name value`, `--switch`, and plain words.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace renkei::bench {

class Options {
 public:
  // Throws std::runtime_error when an option is not one of `known` or lacks its value.
  Options(const std::vector<std::string>& words, const std::vector<std::string>& known);
  std::int64_t number(const std::string& name, std::int64_t otherwise) const;
  double real(const std::string& name, double otherwise) const;
  std::string text(const std::string& name) const;
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::map<std::string, std::string> given_;
  std::vector<std::string> words_;
};

}  // namespace renkei::bench
