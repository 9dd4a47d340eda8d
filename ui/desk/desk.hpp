// The desk joins the screens and the store: asks the presenters what an intent means, gives what they
// request to the worker, who writes, and brings them how it ended. Reads by a connection of its own, so
// that nothing that is being written holds up a screen. Knows no window and no drawing. One thread.
//
// What is asked for while a command is still being written waits for its end, because it may be about
// it; that is seldom, and short: only a merge holds the store for longer than a blink.
#pragma once
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/session/reader.hpp"
#include "ui/desk/clerk.hpp"
#include "ui/desk/keepsakes.hpp"
#include "ui/desk/librarian.hpp"
#include "ui/desk/worker.hpp"
#include "ui/present/app.hpp"

namespace renkei::ui {

// How a desk is awaited.
struct DeskPace {
  // How long a command is waited for before the next drawing goes on without its result.
  std::chrono::milliseconds patience = std::chrono::hours(24);
  std::function<void()> wake = [] {};  // from the worker's thread: there is something to collect
};

class Desk {
 public:
  // The surroundings (the clock among them) are those of the session. `now_wished` holds for this
  // run, and is kept only when somebody changes it.
  Desk(Places places, Surroundings surroundings, Keepsakes kept, const Wishes& now_wished,
       DeskPace pace = {});

  // Opens the store, at the place where one was last on this day; where there is no store the first
  // screen asks for a name.
  void start();
  // Opens a screen by its address. no_such_screen.
  Status go_to(std::string_view address);
  void answer(const std::vector<Intent>& intents);
  // Before every drawing: the time, the day, and what another program wrote into the store.
  void look_around();
  // What can be taken out has changed, or may have: looked for anew with the next drawing.
  void look_for_drives() { drives_asked_at_.reset(); }

  // Brings what has ended to its screens; false when nothing has.
  bool collect();
  // The same, and waits for something to end; false when there is nothing to wait for.
  bool wait();

  // The job that is not at its end, and how many wait behind it; or that commands are still being
  // written after a while.
  std::optional<Busy> busy() const;
  bool is_writing() const;  // a command that was asked for is not at its end
  bool works() const { return !pending_.empty(); }  // anything that was asked for

  // At the end of the day: what was asked for is done, a job is stopped, and the session's records are
  // sealed (not_sealed when that cannot be done). The desk is of no use after that.
  Status close();

  const App& app() const { return app_; }
  std::string address() const;  // of the open screen

 private:
  // What was asked for and has not come to its end here.
  struct Pending {
    Work work;
    std::chrono::steady_clock::time_point since;
  };

  const Records& records() const;  // none while there is no store
  void answer_waiting();
  void request(Request request);
  void keep(const Wishes& wishes);
  void keep(PinRecord pin);
  void settle(Ending ending);
  Opened read_what(Opened opened);
  void show_failure();
  void ask_for_drives();
  void ask_what_is_wanted();
  void go_where_one_was();
  void look_at_health();
  void look_for_plans();
  void remember();

  const Places places_;
  const Surroundings surroundings_;
  const DeskPace pace_;
  Clerk clerk_;          // the worker's, on the thread that writes
  Librarian librarian_;  // and on the one that reads
  App app_;
  Keepsakes kept_;
  const std::string last_day_;      // on which the store was used before this run
  std::int64_t health_minute_ = 0;  // of the last look at the machine
  std::optional<Reader> reader_;
  std::deque<Intent> intents_;
  std::deque<Request>
      asked_together_;  // by one intent: what follows a refused command is not tried
  std::deque<Pending> pending_;
  bool others_wrote_ = false;
  std::optional<Moment> drives_asked_at_;
  std::optional<std::int64_t> plans_looked_at_ms_;
  std::unique_ptr<Worker> worker_;
};

}  // namespace renkei::ui
