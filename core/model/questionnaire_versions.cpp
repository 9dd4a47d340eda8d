#include "core/model/questionnaire_versions.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/model/global_order.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

constexpr std::string_view opening = "（", closing = "版）";

bool are_about_the_same(const Questionnaire& one, const Questionnaire& other) {
  return one.event_id == other.event_id && one.tour_id == other.tour_id &&
         one.phase == other.phase && version_of(one.title).name == version_of(other.title).name;
}

}  // namespace

NamedVersion version_of(std::string_view title) {
  title = trim(title);
  NamedVersion first{std::string(title), 1};
  const std::size_t at = title.rfind(opening);
  if (at == title.npos || !title.ends_with(closing)) return first;
  const std::size_t from = at + opening.size();
  if (from + closing.size() >= title.size()) return first;
  const std::string_view digits = title.substr(from, title.size() - closing.size() - from);
  NamedVersion version{std::string(trim(title.substr(0, at))), 0};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), version.version);
  const bool is_number = error == std::errc() && end == digits.data() + digits.size();
  return is_number && version.version > 1 && version.version < 1'000'000 ? version : first;
}

std::string title_of(const NamedVersion& version) {
  return version.version < 2 ? version.name : told_apart(version);
}

std::string told_apart(const NamedVersion& version) {
  return version.name + std::string(opening) + std::to_string(version.version) +
         std::string(closing);
}

std::vector<EntryId> versions_of(EntryId id, const Records& records) {
  const auto found = find_as<Questionnaire>(records, id);
  if (!found) return {id};
  std::vector<std::pair<std::int64_t, EntryId>> versions;
  for (const auto& [other_id, other, disputed] : all<Questionnaire>(records))
    if (other_id == id || are_about_the_same(found->fields, other))
      versions.emplace_back(version_of(other.title).version, other_id);
  if (versions.empty()) return {id};  // it was made void
  GlobalOrder order(records);
  std::ranges::sort(versions, {}, [&](const auto& version) {
    return std::pair(version.first, order(version.second));
  });
  std::vector<EntryId> ids;
  ids.reserve(versions.size());
  for (const auto& [version, each] : versions) ids.push_back(each);
  return ids;
}

NamedVersion next_version(const Questionnaire& questionnaire, const Records& records) {
  NamedVersion next = version_of(questionnaire.title);
  for (const auto& [id, other, disputed] : all<Questionnaire>(records))
    if (are_about_the_same(questionnaire, other))
      next.version = std::max(next.version, version_of(other.title).version);
  ++next.version;
  return next;
}

EntryId newest_version(EntryId id, const Records& records) {
  const auto found = find_as<Questionnaire>(records, id);
  if (!found) return id;
  EntryId newest = id;
  std::int64_t highest = version_of(found->fields.title).version;
  for (const auto& [other_id, other, disputed] : all<Questionnaire>(records)) {
    if (!are_about_the_same(found->fields, other)) continue;
    const std::int64_t version = version_of(other.title).version;
    if (version <= highest) continue;
    highest = version;
    newest = other_id;
  }
  return newest;
}

}  // namespace renkei
