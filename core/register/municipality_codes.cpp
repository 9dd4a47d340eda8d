#include "core/register/municipality_codes.hpp"

#include <algorithm>

#include "core/model/municipality_history.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

struct Candidate {
  std::string code6;
  std::string_view warning;  // empty: as it stood there
};

std::string with_check_digit(const std::string& code5) {
  return code5 + municipality_check_digit(code5);
}

bool has_right_digit(std::string_view code6) {
  return municipality_check_digit(code6.substr(0, 5)) == code6[5];
}

std::vector<Candidate> candidates_of(const std::string& digits) {
  std::vector<Candidate> all;
  if (digits.size() == 6) all.push_back({digits, {}});
  if (digits.size() == 5)
    all = {{with_check_digit(digits), "code5_completed"}, {"0" + digits, "leading_zero_restored"}};
  if (digits.size() == 4) all.push_back({with_check_digit("0" + digits), "leading_zero_restored"});
  std::erase_if(all, [](const Candidate& one) { return !has_right_digit(one.code6); });
  return all;
}

}  // namespace

MunicipalityCodes::MunicipalityCodes(const Municipalities& list) : list_(list) {
  const auto add = [&](const std::string& name, std::string_view code6) {
    const auto [at, fresh] = by_name_.try_emplace(name, code6);
    if (!fresh && at->second != code6) at->second.clear();
  };
  for (const Municipality& one : list.all()) {
    const std::string prefecture(one.prefecture);
    if (one.is_prefecture()) {
      add(prefecture, one.code6);
      continue;
    }
    add(prefecture + std::string(one.name), one.code6);
    if (!one.county.empty())
      add(prefecture + std::string(one.county) + std::string(one.name), one.code6);
  }
}

bool MunicipalityCodes::is_known(const std::string& code6) const {
  return list_.of_code(code6) || is_uncounted_village(code6) ||
         municipality_on(code6, "") != nullptr;
}

std::string MunicipalityCodes::of_name(const std::string& name) const {
  const auto at = by_name_.find(without_spaces(name));
  return at == by_name_.end() ? std::string{} : at->second;
}

CodeReading MunicipalityCodes::read(std::string_view text,
                                    std::span<const std::string> names) const {
  std::string digits;
  for (const char c : narrow(text))
    if (is_digit(c)) digits += c;
  const auto candidates = candidates_of(digits);
  CodeReading reading;
  for (const Candidate& one : candidates) {
    if (!is_known(one.code6)) continue;
    reading.code6 = one.code6;
    if (!one.warning.empty()) reading.warnings.push_back(one.warning);
    return reading;
  }
  if (!digits.empty())
    reading.warnings.push_back(digits.size() == 6 && candidates.empty() ? "code_check_digit"
                                                                        : "code_unknown");
  for (const std::string& name : names) {
    reading.code6 = of_name(name);
    if (reading.code6.empty()) continue;
    reading.warnings.push_back("code_from_name");
    break;
  }
  return reading;
}

}  // namespace renkei
