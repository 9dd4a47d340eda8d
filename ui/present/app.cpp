#include "ui/present/app.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "core/model/kinds.hpp"
#include "ui/present/post.hpp"

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

template <class Model>
void leave_model(Model& model) {
  if constexpr (requires { leave(model); }) leave(model);
}
void leave_open(App& app) {
  switch (app.screen) {
#define RENKEI_LEAVE(name) \
  case Screen::name:       \
    return leave_model(app.name);
    RENKEI_SCREENS(RENKEI_LEAVE)
#undef RENKEI_LEAVE
  }
}

// A place forgets what led to it; every other screen knows where one came from.
void go(App& app, const Address& to, const Records& records) {
  leave_open(app);
  if (is_place(app, to.screen) && to.object == 0 && to.word.empty())
    app.way_back.clear();
  else if ((app.screen != Screen::setup || to.screen == Screen::help) && !(address(app) == to))
    app.way_back.push_back(address(app));
  open_at(app, to, records);
}

// What a screen answered, as requests from where it was asked.
template <class Model, class OwnIntent>
std::vector<Request> requests_of(App& app, const Model& model, const OwnIntent& by,
                                 Response response, const Records& records) {
  std::vector<Request> requests;
  for (Work& work : response.work) requests.push_back({address(model), by, std::move(work)});
  if (response.go) go(app, *response.go, records);
  return requests;
}

void go_back(App& app, const Records& records) {
  if (app.way_back.empty()) {
    if (!is_place(app, app.screen)) open_at(app, {Screen::today}, records);
    return;
  }
  const Address to = app.way_back.back();
  app.way_back.pop_back();
  leave_open(app);
  if (app.screen == Screen::help) {  // which changes nothing: what was typed there is there still
    app.screen = to.screen;
    return look(app, records);
  }
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
    if (!is_before_store(app)) go(app, intent.address, records);
    return {};
  }
  Answer operator()(const shell::Back&) {
    if (app.refusal)
      app.refusal.reset();
    else if (!close_what_lies_over() && (!is_before_store(app) || app.screen == Screen::help))
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
  Answer operator()(const shell::Help&) {
    if (app.screen != Screen::help)
      go(app, {Screen::help, 0, 0, 0, std::string(screen_name(app.screen))}, records);
    return {};
  }
  Answer operator()(const shell::HideNames& intent) {
    app.situation.by_number = intent.hide;
    return {};
  }
  Answer operator()(const shell::Touch&) { return {}; }
  Answer operator()(const shell::Cover&) { return {}; }
  Answer operator()(const shell::CloseNotice&) {
    app.refusal.reset();
    return {};
  }
  Answer operator()(const shell::SaveAgain&) {
    if (!app.unsaved) return {};
    const App::Unsaved unsaved = *app.unsaved;
    if (!(address(app) == unsaved.at)) go(app, unsaved.at, records);
    app.refusal.reset();
    return std::visit(*this, unsaved.by.any());
  }
  Answer operator()(const shell::DropFiles& intent) {
    if (intent.files.empty()) return {};
    if (app.screen == Screen::setup || is_before_store(app))
      return ask(app.setup, setup::Intent(setup::TakeFiles{intent.files}));
    return take_in(intent.files);
  }

 private:
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
    constexpr bool needs_no_store =
        std::is_same_v<Model, setup::Model> || std::is_same_v<Model, help::Model>;
    if (is_before_store(app) && !needs_no_store) return {};
    Response response = respond(model, intent, app.situation, records);
    std::vector<std::string> files = std::move(response.take_in);
    Answer requests = requests_of(app, model, intent, std::move(response), records);
    return files.empty() ? requests : take_in(files);
  }
  Answer take_in(const std::vector<std::string>& files) {
    if (std::ranges::all_of(files, import::is_register_file)) {
      go(app, {Screen::import}, records);
      return ask(app.import, import::Intent(import::LookAt{files}));
    }
    go(app, {Screen::merge}, records);
    return ask(app.merge, merge::Intent(merge::LookAt{files}));
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

  using Answer = std::vector<Request>;

  Answer operator()(const shell::Intent&) { return {}; }
#define RENKEI_SETTLE(name) \
  Answer operator()(const name::Intent& by) { return tell(app.name, by); }
  RENKEI_SCREENS(RENKEI_SETTLE)
#undef RENKEI_SETTLE

 private:
  template <class Model, class OwnIntent>
  Answer tell(Model& model, const OwnIntent& by) {
    const Ended<OwnIntent> ended{ending.at, by, ending.end};
    if constexpr (std::is_void_v<decltype(settle(model, ended, app.situation, records))>) {
      settle(model, ended, app.situation, records);
      return {};
    } else {
      Response response = settle(model, ended, app.situation, records);
      return requests_of(app, model, by, std::move(response), records);
    }
  }
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

// Nobody's hand has asked for it.
template <class Model>
std::vector<Request> want_for(App& app, Model& model, const Records& records) {
  if constexpr (requires { wanted(model, app.situation); })
    if (const auto intent = wanted(model, app.situation))
      return requests_of(app, model, *intent, respond(model, *intent, app.situation, records),
                         records);
  return {};
}

// What was half done on a screen that somebody has left.
template <class Model>
std::vector<Request> finish_model(App& app, Model& model, const Records& records) {
  if constexpr (requires { unfinished(model); })
    if (const auto intent = unfinished(model))
      return requests_of(app, model, *intent, respond(model, *intent, app.situation, records),
                         records);
  return {};
}
std::vector<Request> finish(App& app, Screen left, const Records& records) {
  switch (left) {
#define RENKEI_FINISH(name) \
  case Screen::name:        \
    return finish_model(app, app.name, records);
    RENKEI_SCREENS(RENKEI_FINISH)
#undef RENKEI_FINISH
  }
  return {};
}

// The shell's intents come first, those of the screens in their order.
bool is_of(Screen screen, const Intent& intent) {
  return intent.any().index() == static_cast<std::size_t>(screen) + 1;
}

void learn_duty(App& app, const Records& records) {
  const auto post = own_post(app.situation.device, records);
  app.situation.is_headquarters = post && post->fields.role == "headquarters";
}

// What every screen has of an outcome; a refusal is kept to be shown.
struct ForAll {
  App& app;
  const Ending& ending;
  const Records& records;

  void operator()(const Executed& done) {
    if (!done.result) return keep_unsaved(done.result.error());
    OwnDevice& device = app.situation.device;
    if (const auto* set = std::get_if<Set>(&done.command); set && set->id == device.record) {
      if (const auto own = find_as<Device>(records, set->id)) device.name = own->fields.name;
      learn_duty(app, records);
    }
    has_saved(done.last != 0 ? done.last : device.saved + 1);
  }
  void operator()(const DoneTogether& done) {
    if (!done.result) return keep_unsaved(done.result.error());
    has_saved(done.last);
  }
  void operator()(const HandedOut& done) {
    for (const Exported& file : done.files) {
      if (file.device) become(*file.device);
      if (file.result && file.slip) refuse(*file.slip);
    }
  }
  void operator()(const Exported& done) {
    if (done.device) become(*done.device);
    if (!done.result) return refuse(done.result.error());
    if (done.slip) refuse(*done.slip);
  }
  void operator()(const Previewed& done) { refuse_if_failed(done.result); }
  void operator()(const Merged& done) {
    if (!done.result) return refuse(done.result.error());
    look(app, records);
  }
  void operator()(const DrivesFound& done) { app.situation.drives = done.drives; }
  void operator()(const Opened&) {}
  void operator()(const Wished&) {}
  void operator()(const Proved& done) { refuse_if_failed(done.result); }
  void operator()(const PinKept&) {}
  void operator()(const PinTried&) {}
  void operator()(const ConflictsFound& done) { refuse_if_failed(done.result); }
  void operator()(const EveningFound& done) { refuse_if_failed(done.result); }
  void operator()(const SearchReady& done) { refuse_if_failed(done.result); }
  void operator()(const DecisionsFound& done) { refuse_if_failed(done.result); }
  void operator()(const HistoryFound& done) { refuse_if_failed(done.result); }
  void operator()(const ReportMade& done) { refuse_if_failed(done.result); }
  void operator()(const ReportSaved& done) { refuse_if_failed(done.result); }
  void operator()(const RegisterLooked& done) { refuse_if_failed(done.result); }
  void operator()(const Imported& done) {
    if (done.device) become(*done.device);
    refuse_if_failed(done.result);
  }

 private:
  void has_saved(Seq last) {
    app.unsaved.reset();
    OwnDevice& device = app.situation.device;
    device.not_exported += last - device.saved;
    device.saved = last;
    device.saved_at = app.situation.now;
  }
  void become(OwnDevice now) {
    OwnDevice& device = app.situation.device;
    now.saved_at = now.saved == device.saved ? device.saved_at : app.situation.now;
    device = std::move(now);
  }
  void refuse(const Error& error) { app.refusal = error; }
  template <class Found>
  void refuse_if_failed(const Result<Found>& result) {
    if (!result) refuse(result.error());
  }
  // Not because of what was asked for, but because the store takes nothing.
  void keep_unsaved(const Error& error) {
    refuse(error);
    const Code code = error.code;
    if (code == Code::disk_full || code == Code::store_unwritable || code == Code::io_error ||
        code == Code::store_busy)
      app.unsaved = {ending.at, ending.by, error};
  }
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

std::span<const Screen> places_of(const Situation& situation) {
  static constexpr Screen places[] = {Screen::today, Screen::files,     Screen::settings,
                                      Screen::plan,  Screen::conflicts, Screen::tables};
  constexpr std::size_t of_the_field = 3;
  return std::span(places).first(situation.is_headquarters ? std::size(places) : of_the_field);
}

bool is_place(const App& app, Screen screen) {
  const auto places = places_of(app.situation);
  return std::ranges::find(places, screen) != places.end();
}

namespace {

bool is_red(const App& app) {
  return app.screen == Screen::rollcall && app.rollcall.result && app.rollcall.result->is_red();
}

}  // namespace

bool is_time_to_cover(const App& app) {
  const auto& last = app.situation.last_input;
  return last && app.situation.now.unix_ms - last->unix_ms >= cover_after_ms && !is_red(app);
}
bool are_names_covered(const App& app) { return app.situation.covered && !is_red(app); }

namespace {

// Whether that is all that the intent was about. Whatever else is asked for, a hand has asked it.
bool is_about_covering(App& app, const Intent& intent) {
  const auto* own = std::get_if<shell::Intent>(&intent.any());
  const bool covers = own && std::holds_alternative<shell::Cover>(*own);
  app.situation.covered = covers && is_time_to_cover(app);
  if (!covers) app.situation.last_input = app.situation.now;
  return covers || (own && std::holds_alternative<shell::Touch>(*own));
}

}  // namespace

std::vector<Request> respond(App& app, const Intent& intent, const Records& records) {
  if (is_about_covering(app, intent)) return {};
  if (holds_window(app) && !is_of(app.screen, intent)) return {};
  app.notice.reset();
  const Screen before = app.screen;
  auto requests = std::visit(Responder{app, records}, intent.any());
  if (app.screen != before)
    for (Request& request : finish(app, before, records)) requests.push_back(std::move(request));
  // A wish is fulfilled at once, whoever asked for it and whether it can be kept or not.
  for (const Request& request : requests)
    if (const auto* wish = std::get_if<WishWork>(&request.work))
      app.situation.wishes = wish->wishes;
  if (const Address now = address(app); now.object != 0 && now.part != 0)
    app.last_part[now.object] = now.part;
  return requests;
}

std::vector<Request> want(App& app, const Records& records) {
  if (is_before_store(app)) return {};
  switch (app.screen) {
#define RENKEI_WANT(name) \
  case Screen::name:      \
    return want_for(app, app.name, records);
    RENKEI_SCREENS(RENKEI_WANT)
#undef RENKEI_WANT
  }
  return {};
}

std::vector<Request> settle(App& app, const Ending& ending, const Records& records) {
  if (const auto* found = std::get_if<Opened>(&ending.end)) opened(app, found->result, records);
  auto next = std::visit(ToAsker{app, ending, records}, ending.by.any());
  std::visit(ForAll{app, ending, records}, ending.end);
  return next;
}

void opened(App& app, const Result<OwnDevice>& device, const Records& records) {
  if (!device) {
    app.refusal = device.error();
    return;
  }
  app.refusal.reset();
  app.situation.device = *device;
  learn_duty(app, records);
  app.situation.last_input = app.situation.now;
  go(app, {Screen::today}, records);
  if (const auto kiosk = kiosk::running_at(app.situation, records)) go(app, *kiosk, records);
}

void look(App& app, const Records& records) {
  learn_duty(app, records);
  switch (app.screen) {
#define RENKEI_LOOK(name) \
  case Screen::name:      \
    return name::look(app.name, app.situation, records);
    RENKEI_SCREENS(RENKEI_LOOK)
#undef RENKEI_LOOK
  }
}

}  // namespace renkei::ui
