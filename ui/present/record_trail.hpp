// Which record is meant, to somebody who sees only its name: 「十勝の旅 › 見本 花子」. From what it belongs
// to or is about down to itself. Plain values: whoever draws has no records to ask, and the language may
// change meanwhile, so everything is said in every language.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/model/records.hpp"
#include "core/wording/messages.hpp"

namespace renkei::ui {

struct Wording {
  std::string ja, en;
  const std::string& in(Language language) const { return language == Language::ja ? ja : en; }
};
Wording in_every_language(const std::function<std::string(Language)>& say);

struct TrailPart {
  Wording words;
  Wording by_number;  // of somebody's name: instead of it, while names are hidden; else empty
};
using Trail = std::vector<TrailPart>;

// What a record itself is called: by its name, of a person by number where that is hidden; without any, by
// its kind.
TrailPart trail_part(const Record& record);

Trail trail_of(const Records& records, EntryId record);
std::string trail_words(Language language, const Trail& trail, bool names_hidden);
bool tells_a_name(const Trail& trail);

}  // namespace renkei::ui
