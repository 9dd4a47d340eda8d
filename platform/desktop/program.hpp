// renkei-field between what it is shown on and its desk: draws, takes what was asked for to the
// desk, and, when nothing moves any more, writes the table, goes on with a script, or takes the
// picture. One thread.
#pragma once
#include <atomic>
#include <memory>

#include "platform/desktop/options.hpp"
#include "platform/desktop/script.hpp"
#include "platform/desktop/scripted_drives.hpp"
#include "platform/desktop/surface.hpp"
#include "platform/desktop/table.hpp"
#include "ui/desk/desk.hpp"
#include "ui/view/ui.hpp"

namespace renkei::desktop {

// The one that was asked for, or the usual one.
Path store_of(const Options& options);
// On standard error: there may be no window to show a refusal in.
void tell(const Error& error, Language language);

class Program {
 public:
  // `wake`: there may be something to collect; from any thread.
  Program(const Options& options, std::function<void()> wake);

  // Opens the store and the screen. no_such_screen, and what opening ends with when an address was
  // asked for.
  Status start();
  Status close();

  // -- what a surface asks of it
  const ui::Wishes& wishes() const { return desk_.app().situation.wishes; }
  void draw(const ui::Theme& theme, const ui::Fonts& fonts, ImVec2 size);
  void drop(std::vector<std::string> files);
  void scan(std::string text);
  bool answer();   // to what was asked for; false: nothing was
  bool collect();  // what has ended meanwhile; false: nothing has
  bool works() const { return desk_.works(); }
  bool is_alone() const { return ui::holds_window(desk_.app()); }  // nothing else shall be reached
  double seconds_to_tick() const;
  // Nothing will move by itself. False: nothing was done about it.
  bool settled(Surface& surface);

  // How it went: 0, or 1 when something was refused.
  int result() const { return result_; }

 private:
  Shown shown() const;
  bool put_in(const std::string& label, const std::string& folder, const std::string& how);
  bool go_on(Surface& surface);
  void end(Surface& surface);
  void refuse(const Error& error);

  Options options_;
  std::atomic<std::int64_t> clock_shift_ms_ = 0;
  ScriptedDrives drives_;
  ui::Desk desk_;
  ui::Focus focus_;
  ui::Layout layout_;
  std::vector<ui::Intent> asked_;
  std::vector<ui::Seen> seen_;
  std::int64_t drawings_ = 0;
  bool ended_ = false;
  std::unique_ptr<Script> script_;
  int result_ = 0;
};

}  // namespace renkei::desktop
