// What earlier imports of a register wrote, read back out of the log. May throw StoreFailure and
// Malformed.
#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/register_words.hpp"
#include "core/store/store.hpp"

namespace renkei {

struct EarlierRun {
  EntryId id = 0;
  ImportRun fields;
  bool is_void = false;
};

// The imports of this kind of register about the same event, tour or questionnaire (0: none), void ones
// too, the earliest first.
std::vector<EarlierRun> earlier_runs(const Store& store, std::string_view register_kind,
                                     EntryId subject);
// One file that several devices imported, each without knowing of the other, so that all that it says
// counts as often; not of people, who are recognised. Files in the order of their first import.
struct DoubledImport {
  std::string file;
  std::vector<EntryId> runs;  // live, of different devices
};
std::vector<DoubledImport> doubled_imports(const Store& store);

RegisterWords register_words(const Store& store, const std::vector<EarlierRun>& runs);

}  // namespace renkei
