// Connects the screens to the session: asks the presenters what an intent means, executes what they
// request, tells them how it ended. Owns the session and the state of the screens. One thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "platform/desktop/options.hpp"
#include "ui/present/app.hpp"

namespace renkei::desktop {

// The session as presenters read it. While there is no store there are no records. A refusal while
// reading (a damaged page, a pulled stick) is kept for the next drawing.
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

class FieldApp {
 public:
  explicit FieldApp(const Options& options);

  // Opens the store; where there is none the first screen asks for a name.
  void start();
  // Commands are executed at once; what takes long waits for run_slow(), so that it can be
  // announced.
  void answer(const std::vector<ui::Intent>& intents);
  std::string_view busy() const;  // the key of what waits; empty when nothing does
  void run_slow();
  void look_at_clock();

  const ui::App& app() const { return app_; }

 private:
  ui::Ending carry_out(const ui::Request& request);
  ui::Ending execute(const Command& command);
  ui::Ending export_to(const std::string& folder);
  ui::Ending merge(const std::vector<std::string>& files);
  ui::Ending make_store(const std::string& device_name);
  ui::Ending opened(Result<Session> session);
  ui::OwnDevice own_device();
  void settle(const ui::Ending& ending);

  std::string store_;
  Clock clock_;
  std::optional<Session> session_;
  SessionRecords records_;
  ui::App app_;
  std::optional<ui::Request> slow_;
};

}  // namespace renkei::desktop
