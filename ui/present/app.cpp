#include "ui/present/app.hpp"

#include <algorithm>
#include <type_traits>

namespace renkei::ui {
namespace {

void open_at(App& app, Address to, const Records& records) {
  if (const auto known = app.last_part.find(to.object);
      to.part == 0 && known != app.last_part.end())
    to.part = known->second;
  app.screen = to.screen;
  switch (to.screen) {
#define RENKEI_OPEN(name) \
  case Screen::name:      \
    return name::open(app.name, to, app.situation, records);
    RENKEI_SCREENS(RENKEI_OPEN)
#undef RENKEI_OPEN
  }
}

// A place forgets what led to it; every other screen knows where one came from.
void go(App& app, const Address& to, const Records& records) {
  if (is_place(to.screen))
    app.history.clear();
  else if (app.screen != Screen::setup && !(address(app) == to))
    app.history.push_back(address(app));
  open_at(app, to, records);
}

void go_back(App& app, const Records& records) {
  if (app.history.empty()) {
    if (!is_place(app.screen)) open_at(app, {Screen::today}, records);
    return;
  }
  const Address to = app.history.back();
  app.history.pop_back();
  open_at(app, to, records);
}

// To the screen that an intent belongs to; the shell's own ones are answered here.
struct Responder {
  App& app;
  const Records& records;
  using Answer = std::vector<Request>;

  Answer operator()(const shell::Intent& intent) { return std::visit(*this, intent); }
#define RENKEI_ASK(name) \
  Answer operator()(const name::Intent& intent) { return ask(app.name, intent); }
  RENKEI_SCREENS(RENKEI_ASK)
#undef RENKEI_ASK

  Answer operator()(const shell::GoTo& intent) {
    if (!is_before_store()) go(app, intent.address, records);
    return {};
  }
  Answer operator()(const shell::Back&) {
    if (app.refusal)
      app.refusal.reset();
    else if (!is_before_store() && !close_what_lies_over())
      go_back(app, records);
    return {};
  }
  Answer operator()(const shell::Wish& intent) {
    return {{address(app), shell::Intent(intent), WishWork{intent.wishes}}};
  }
  Answer operator()(const shell::StopJob& intent) {
    return {{address(app), shell::Intent(intent), StopWork{}}};
  }
  Answer operator()(const shell::Scan& intent) {
    switch (app.screen) {
#define RENKEI_SCAN(name) \
  case Screen::name:      \
    return scan(app.name, intent.text);
      RENKEI_SCREENS(RENKEI_SCAN)
#undef RENKEI_SCAN
    }
    return {};
  }
  Answer operator()(const shell::CloseNotice&) {
    app.refusal.reset();
    return {};
  }
  Answer operator()(const shell::DropFiles& intent) {
    if (is_before_store() || intent.files.empty()) return {};
    go(app, {Screen::files}, records);
    return ask(app.files, files::Intent(files::MergeFiles{intent.files}));
  }

 private:
  bool is_before_store() const { return app.screen == Screen::setup; }

  bool close_what_lies_over() {
    switch (app.screen) {
#define RENKEI_CLOSE(name) \
  case Screen::name:       \
    return close(app.name);
      RENKEI_SCREENS(RENKEI_CLOSE)
#undef RENKEI_CLOSE
    }
    return false;
  }
  template <class Model>
  static bool close(Model& model) {
    if constexpr (requires { close_sheet(model); }) return close_sheet(model);
    return false;
  }

  template <class Model, class OwnIntent>
  Answer ask(Model& model, const OwnIntent& intent) {
    if (is_before_store() && !std::is_same_v<Model, setup::Model>) return {};
    Response response = respond(model, intent, app.situation, records);
    Answer requests;
    for (Work& work : response.work) requests.push_back({address(model), intent, std::move(work)});
    if (response.go) go(app, *response.go, records);
    return requests;
  }
  template <class Model>
  Answer scan(Model& model, const std::string& text) {
    if constexpr (requires { scanned(model, text); }) return ask(model, scanned(model, text));
    app.notice = "scan.not_here";
    return {};
  }
};

// To the screen that had asked. The shell asks for nothing by itself.
struct ToAsker {
  App& app;
  const Ending& ending;
  const Records& records;

  void operator()(const shell::Intent&) {}
#define RENKEI_SETTLE(name)                                                               \
  void operator()(const name::Intent& by) {                                               \
    name::settle(app.name, Ended<name::Intent>{ending.at, by, ending.end}, app.situation, \
                 records);                                                                \
  }
  RENKEI_SCREENS(RENKEI_SETTLE)
#undef RENKEI_SETTLE
};

// What only some screens have.
template <class Model>
bool holds(const Model& model) {
  if constexpr (requires { holds_window(model); }) return holds_window(model);
  return false;
}
template <class Model>
std::optional<double> change_of(const Model& model, const Situation& situation) {
  if constexpr (requires { seconds_to_change(model, situation); })
    return seconds_to_change(model, situation);
  return std::nullopt;
}

bool is_of(Screen screen, const Intent& intent) {
  return std::visit(
             []<class Own>(const Own&) {
#define RENKEI_OWNER(name) \
  if constexpr (std::is_same_v<Own, name::Intent>) return std::optional(Screen::name);
               RENKEI_SCREENS(RENKEI_OWNER)
#undef RENKEI_OWNER
               return std::optional<Screen>();
             },
             intent) == screen;
}

// What every screen has of an outcome; a refusal is kept to be shown.
struct ForAll {
  App& app;
  const Records& records;

  void operator()(const Executed& done) {
    if (!done.result) return refuse(done.result.error());
    OwnDevice& device = app.situation.device;
    const std::int64_t saved = done.last != 0 ? done.last : device.saved + 1;
    device.not_exported += saved - device.saved;
    device.saved = saved;
    device.saved_at = app.situation.now;
  }
  void operator()(const Exported& done) {
    if (!done.result) return refuse(done.result.error());
    app.situation.device.not_exported = 0;
  }
  void operator()(const Merged& done) {
    if (!done.result) return refuse(done.result.error());
    look(app, records);
  }
  void operator()(const Opened& done) { opened(app, done.result, records); }
  void operator()(const Wished&) {}
  void operator()(const PinKept&) {}
  void operator()(const PinTried&) {}

 private:
  void refuse(const Error& error) { app.refusal = error; }
};

}  // namespace

Address address(const App& app) {
  switch (app.screen) {
#define RENKEI_ADDRESS(name) \
  case Screen::name:         \
    return address(app.name);
    RENKEI_SCREENS(RENKEI_ADDRESS)
#undef RENKEI_ADDRESS
  }
  return {};
}

bool holds_window(const App& app) {
  switch (app.screen) {
#define RENKEI_HOLDS(name) \
  case Screen::name:       \
    return holds(app.name);
    RENKEI_SCREENS(RENKEI_HOLDS)
#undef RENKEI_HOLDS
  }
  return false;
}

std::optional<double> seconds_to_change(const App& app) {
  switch (app.screen) {
#define RENKEI_CHANGE(name) \
  case Screen::name:        \
    return change_of(app.name, app.situation);
    RENKEI_SCREENS(RENKEI_CHANGE)
#undef RENKEI_CHANGE
  }
  return std::nullopt;
}

bool is_place(Screen screen) {
  return std::ranges::find(places_of_program, screen) != std::end(places_of_program);
}

std::vector<Request> respond(App& app, const Intent& intent, const Records& records) {
  if (holds_window(app) && !is_of(app.screen, intent)) return {};
  app.notice.reset();
  auto requests = std::visit(Responder{app, records}, intent);
  // A wish is fulfilled at once, whoever asked for it and whether it can be kept or not.
  for (const Request& request : requests)
    if (const auto* wish = std::get_if<WishWork>(&request.work))
      app.situation.wishes = wish->wishes;
  if (const Address now = address(app); now.object != 0 && now.part != 0)
    app.last_part[now.object] = now.part;
  return requests;
}

void settle(App& app, const Ending& ending, const Records& records) {
  std::visit(ToAsker{app, ending, records}, ending.by);
  std::visit(ForAll{app, records}, ending.end);
}

void opened(App& app, const Result<OwnDevice>& device, const Records& records) {
  if (!device) {
    app.refusal = device.error();
    return;
  }
  app.refusal.reset();
  app.situation.device = *device;
  go(app, {Screen::today}, records);
  if (const auto kiosk = kiosk::running_at(app.situation, records)) go(app, *kiosk, records);
}

void look(App& app, const Records& records) {
  switch (app.screen) {
#define RENKEI_LOOK(name) \
  case Screen::name:      \
    return name::look(app.name, app.situation, records);
    RENKEI_SCREENS(RENKEI_LOOK)
#undef RENKEI_LOOK
  }
}

}  // namespace renkei::ui
