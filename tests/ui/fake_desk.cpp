#include "tests/ui/fake_desk.hpp"

#include <utility>

namespace renkei::ui {

namespace {

bool is_command(const Request& request) {
  return std::holds_alternative<Command>(request.work) ||
         std::holds_alternative<TogetherWork>(request.work);
}

}  // namespace

FakeDesk::FakeDesk(Language language) {
  app.situation.wishes.language = language;
  app.situation.now = at("2023-10-14T10:00:00+09:00");
  app.situation.date = "2023-10-14";
  opened(app, OwnDevice{"log1", FakeRecords::own_log, "受付1号", 0}, season.records);
}

FakeDesk::~FakeDesk() = default;

std::vector<Request> FakeDesk::hold(const Intent& intent) {
  auto made = respond(app, intent, season.records);
  requests.insert(requests.end(), made.begin(), made.end());
  return made;
}

std::vector<Request> FakeDesk::ask(const Intent& intent) {
  auto made = hold(intent);
  for (const Request& request : made)
    if (is_command(request) && !run(request)) break;
  return made;
}

std::vector<Request> FakeDesk::want() {
  auto made = ui::want(app, season.records);
  requests.insert(requests.end(), made.begin(), made.end());
  return made;
}

bool FakeDesk::run(const Request& request) {
  if (const auto* all = std::get_if<TogetherWork>(&request.work)) return run(request, *all);
  const Command& command = std::get<Command>(request.work);
  season.records.now = app.situation.now;
  if (const auto refused = std::exchange(refusal, std::nullopt)) {
    end(request, Executed{command, *refused});
    return false;
  }
  end(request, Executed{command, season.records.done(command)});
  return true;
}

bool FakeDesk::run(const Request& request, const TogetherWork& work) {
  season.records.now = app.situation.now;
  if (const auto refused = std::exchange(refusal, std::nullopt)) {
    end(request, DoneTogether{*refused});
    return false;
  }
  std::vector<EntryId> about;
  for (const Together::Step& step : work.together.steps)
    about.push_back(season.records.done(linked(step, about)));
  end(request, DoneTogether{about, app.situation.device.saved +
                                       static_cast<Seq>(work.together.steps.size())});
  return true;
}

void FakeDesk::end(const Request& request, WorkEnd outcome) {
  for (Request& next : settle(app, {request.at, request.by, std::move(outcome)}, season.records)) {
    requests.push_back(next);
    if (is_command(next)) run(next);
  }
}

}  // namespace renkei::ui
