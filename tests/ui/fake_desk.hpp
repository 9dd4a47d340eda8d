// An app on a season in memory, whose commands are executed at once, as the desk does. Longer work
// is kept in `requests` for the test to end as it likes.
#pragma once
#include <utility>
#include <vector>

#include "tests/ui/season.hpp"
#include "ui/present/app.hpp"

namespace renkei::ui {

struct FakeDesk {
  Season season;
  App app;
  std::vector<Request> requests;  // all that were made, oldest first
  std::optional<Error> refusal;   // of the next command that is run

  explicit FakeDesk(Language language = Language::ja) {
    app.situation.wishes.language = language;
    app.situation.now = at("2023-10-14T10:00:00+09:00");
    app.situation.date = "2023-10-14";
    opened(app, OwnDevice{"log1", FakeRecords::own_log, "受付1号", 0}, season.records);
  }

  // What an intent requests; nothing of it has been done.
  std::vector<Request> hold(const Intent& intent) {
    auto made = respond(app, intent, season.records);
    requests.insert(requests.end(), made.begin(), made.end());
    return made;
  }
  std::vector<Request> ask(const Intent& intent) {
    auto made = hold(intent);
    for (const Request& request : made)
      if (std::holds_alternative<Command>(request.work) && !run(request)) break;
    return made;
  }
  // Executes the command of a request and brings its ending; false when it was refused.
  bool run(const Request& request) {
    const Command& command = std::get<Command>(request.work);
    season.records.now = app.situation.now;
    if (const auto refused = std::exchange(refusal, std::nullopt)) {
      end(request, Executed{command, *refused});
      return false;
    }
    end(request, Executed{command, season.records.done(command)});
    return true;
  }
  void end(const Request& request, WorkEnd outcome) {
    for (Request& next :
         settle(app, {request.at, request.by, std::move(outcome)}, season.records)) {
      requests.push_back(next);
      if (std::holds_alternative<Command>(next.work)) run(next);
    }
  }
};

}  // namespace renkei::ui
