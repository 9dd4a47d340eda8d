// Codes of municipalities as spreadsheets hold them: without their last digit, without a leading zero,
// or not at all beside a name. Of several readings the one that the list of municipalities has.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/municipalities.hpp"

namespace renkei {

struct CodeReading {
  std::string code6;  // empty: not known
  // code5_completed, leading_zero_restored, code_check_digit, code_unknown, code_from_name
  std::vector<std::string_view> warnings;
};

class MunicipalityCodes {
 public:
  // `list` must outlive it.
  explicit MunicipalityCodes(const Municipalities& list);

  // `names`: prefecture and name in one, as far as they are given; the first that is unique counts. A
  // name without its prefecture never does.
  CodeReading read(std::string_view text, std::span<const std::string> names) const;

 private:
  bool is_known(const std::string& code6) const;
  std::string of_name(const std::string& name) const;

  const Municipalities& list_;
  std::map<std::string, std::string, std::less<>> by_name_;  // empty: not unique
};

}  // namespace renkei
