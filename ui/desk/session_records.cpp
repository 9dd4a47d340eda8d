#include "ui/desk/session_records.hpp"

#include <utility>

namespace renkei::ui {

std::optional<Error> SessionRecords::take_failure() {
  return std::exchange(failure_, std::nullopt);
}

void SessionRecords::each(const Kind& kind, std::span<const Match> where, bool with_void,
                          const std::function<void(const Record&)>& visit) const {
  if (!session_) return;
  std::vector<Where> wanted;
  for (const Match& match : where)
    wanted.push_back({std::string(kind.fields[match.field].name), OwnValue(match.value)});
  const auto found = session_->list(kind.name, wanted, with_void);
  if (!found) {
    failure_ = found.error();
    return;
  }
  for (const Record& record : *found) visit(record);
}

std::optional<Record> SessionRecords::find(EntryId id) const {
  if (!session_) return std::nullopt;
  auto found = session_->find(id);
  if (!found) return std::nullopt;
  return std::move(*found);
}

std::string SessionRecords::id_text(EntryId id) const {
  return session_ ? session_->id_text(id) : std::string();
}

std::optional<EntryId> SessionRecords::parse_id(std::string_view text) const {
  if (!session_) return std::nullopt;
  const auto id = session_->parse_id(text);
  return id ? std::optional(*id) : std::nullopt;
}

}  // namespace renkei::ui
