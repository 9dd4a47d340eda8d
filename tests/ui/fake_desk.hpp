// An app on a season in memory, whose commands are executed at once, as the desk does. Longer work
// is kept in `requests` for the test to end as it likes.
#pragma once
#include <vector>

#include "tests/ui/season.hpp"
#include "ui/present/app.hpp"

namespace renkei::ui {

struct FakeDesk {
  Season season;
  App app;
  std::vector<Request> requests;  // all that were made, oldest first
  std::optional<Error> refusal;   // of the next command that is run

  explicit FakeDesk(Language language = Language::ja);
  ~FakeDesk();
  FakeDesk(const FakeDesk&) = delete;
  FakeDesk& operator=(const FakeDesk&) = delete;

  // What an intent requests; nothing of it has been done.
  std::vector<Request> hold(const Intent& intent);
  std::vector<Request> ask(const Intent& intent);
  // What the open screen asks for by itself, as before a drawing.
  std::vector<Request> want();
  // Executes the command of a request and brings its ending; false when it was refused.
  bool run(const Request& request);
  void end(const Request& request, WorkEnd outcome);

 private:
  bool run(const Request& request, const TogetherWork& work);
};

}  // namespace renkei::ui
