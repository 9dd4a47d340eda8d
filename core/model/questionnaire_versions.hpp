// Versions of a questionnaire. One that was answered is not changed under its answers: what comes after it
// is a record of its own, about the same, with the same name and the next number: 来場者アンケート（2版）. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct NamedVersion {
  std::string name;
  std::int64_t version = 1;
};
NamedVersion version_of(std::string_view title);
std::string title_of(const NamedVersion& version);
// With its number also where it is the first: 来場者アンケート（1版）.
std::string told_apart(const NamedVersion& version);

// All versions of the questionnaire that are there, itself among them, the first one first.
std::vector<EntryId> versions_of(EntryId questionnaire, const Records& records);
// What comes after the newest one that is there.
NamedVersion next_version(const Questionnaire& questionnaire, const Records& records);
// The newest version of the questionnaire; itself, where there is none.
EntryId newest_version(EntryId questionnaire, const Records& records);

}  // namespace renkei
