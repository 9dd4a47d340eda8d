// The session as presenters read it. While there is no store there are no records. A refusal while
// reading (a damaged page, a pulled stick) is kept for the next drawing. Same thread as the session,
// which must outlive the reading.
#pragma once
#include <optional>
#include <string>

#include "core/model/records.hpp"
#include "core/session.hpp"

namespace renkei::ui {

class SessionRecords : public Records {
 public:
  void read_from(const Session* session) { session_ = session; }
  std::optional<Error> take_failure();

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override;
  std::optional<Record> find(EntryId id) const override;
  std::string id_text(EntryId id) const override;
  std::optional<EntryId> parse_id(std::string_view text) const override;

 private:
  const Session* session_ = nullptr;
  mutable std::optional<Error> failure_;
};

}  // namespace renkei::ui
