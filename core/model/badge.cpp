#include "core/model/badge.hpp"

#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

constexpr std::string_view badge_mark = "RK1:";

}  // namespace

std::string badge_text(std::string_view token) {
  return std::string(badge_mark) + std::string(token);
}

std::optional<std::string> token_on_badge(std::string_view line) {
  const std::string plain = narrow(trim(line));
  if (!plain.starts_with(badge_mark) || plain.size() == badge_mark.size()) return std::nullopt;
  return plain.substr(badge_mark.size());
}

std::vector<EntryId> bearers_of(const Records& records, std::string_view token) {
  const Kind& kind = *find_kind(Participant::number);
  const Match bears{static_cast<std::size_t>(kind.find("token")), Value::of(token)};
  std::vector<EntryId> live, voided;
  records.each(kind, {&bears, 1}, true, [&](const Record& record) {
    (record.is_void ? voided : live).push_back(record.id());
  });
  return live.empty() ? voided : live;
}

}  // namespace renkei
