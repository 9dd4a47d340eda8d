// What stands behind the command's name: `--name value`, `--switch`, and plain words.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace renkei::bench {

class Options {
 public:
  // Throws std::runtime_error when an option is not one of `known` or lacks its value; so do the
  // others when the value is not what they give back. Numbers are above 0.
  Options(const std::vector<std::string>& words, const std::vector<std::string>& known);
  std::int64_t number(const std::string& name, std::int64_t otherwise) const;
  double real(const std::string& name, double otherwise) const;
  bool flag(const std::string& name, bool otherwise) const;  // yes or no
  std::string text(const std::string& name) const;
  const std::vector<std::string>& words() const { return words_; }

 private:
  template <class Number>
  Number parsed(const std::string& name, Number otherwise) const;

  std::map<std::string, std::string> given_;
  std::vector<std::string> words_;
};

}  // namespace renkei::bench
