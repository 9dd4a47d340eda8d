// The desk joins the screens and the session: asks the presenters what an intent means, does what
// they request, and brings them how it ended. Owns the session and the state of the screens; knows
// no window and no drawing.
//
// Commands are carried out at once and in order. What takes long waits in one queue, so that it can
// be announced before it begins; run_next() is the seam at which a job is done. One thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/desk/jobs.hpp"
#include "ui/desk/keepsakes.hpp"
#include "ui/present/app.hpp"

namespace renkei::ui {

// Where this device keeps its things.
struct Places {
  std::string store;
  std::string export_folder;  // the usual one; made when it is missing
};

class Desk {
 public:
  // The surroundings (the clock among them) are those of the session. `now_wished` holds for this
  // run, and is kept only when somebody changes it.
  Desk(Places places, Surroundings surroundings, Keepsakes kept, const Wishes& now_wished);

  // Opens the store, at the place where one was last on this day; where there is no store the first
  // screen asks for a name.
  void start();
  // Opens a screen by its address. no_such_screen.
  Status go_to(std::string_view address);
  void answer(const std::vector<Intent>& intents);
  // Before every drawing: the time, the day, and what another program wrote into the store.
  void look_around();

  std::optional<Busy> busy() const { return jobs_.busy(); }
  // Does the current job and brings its ending; false when there is none.
  bool run_next();

  // At the end of the day: the session's records are sealed (not_sealed when that cannot be done).
  Status close();

  const App& app() const { return app_; }
  std::string address() const;  // of the open screen

 private:
  const Records& records() const;  // none while there is no store
  Ending carry_out(const Request& request);
  WorkEnd execute(const Command& command);
  WorkEnd export_to(const std::string& folder);
  Result<OwnDevice> take(Result<Session> session);
  OwnDevice own_device();
  void settle(const Ending& ending);
  void show_failure();
  void go_where_one_was();
  void remember();

  Places places_;
  Surroundings surroundings_;
  std::optional<Session> session_;
  App app_;
  Jobs jobs_;
  Keepsakes kept_;
};

}  // namespace renkei::ui
