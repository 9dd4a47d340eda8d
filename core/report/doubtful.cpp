#include "core/report/doubtful.hpp"

#include <set>

#include "core/wording/labels.hpp"

namespace renkei {

void note_doubtful(Table& table, const ReportContext& context, std::string_view kind,
                   const std::function<bool(const Record&)>& is_about) {
  const Words& words = context.words;
  std::int64_t voided = 0, disputed = 0;
  std::set<std::string> fields;
  context.records.each(*find_kind(kind), {}, true, [&](const Record& record) {
    if (!is_about(record)) return;
    voided += record.is_void ? 1 : 0;
    disputed += record.conflicts.empty() ? 0 : 1;
    for (const std::string_view field : record.conflicts)
      fields.insert(field == "_void" ? words("doubtful.life")
                                     : field_label(words.language(), kind, field));
  });
  const std::vector<std::string> list(fields.begin(), fields.end());
  if (disputed > 0)
    table.notes.push_back(words(
        "doubtful.disputed",
        {{"kind", words.kind(kind)}, {"n", words.count(disputed)}, {"list", words.list(list)}}));
  if (voided > 0)
    table.notes.push_back(
        words("doubtful.voided", {{"kind", words.kind(kind)}, {"n", words.count(voided)}}));
}

}  // namespace renkei
