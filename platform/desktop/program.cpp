#include "platform/desktop/program.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/base/file.hpp"
#include "core/text/dates.hpp"
#include "core/wording/refusal.hpp"
#include "platform/desktop/drives.hpp"
#include "platform/desktop/places.hpp"
#include "ui/present/address.hpp"
#include "ui/view/app.hpp"

namespace renkei::desktop {
namespace {

constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000;
constexpr double look_again_s = 2;  // for what another program wrote into the store

double seconds_to_next_minute(const Moment& now) {
  constexpr std::int64_t minute_ms = 60'000;
  return static_cast<double>(minute_ms - (now.unix_ms % minute_ms + minute_ms) % minute_ms) / 1000;
}

// The machine's clock; or one that stands where it was set: on a stage always, because there nothing
// happens by itself and every run shall be like the last.
Clock clock_of(const Options& options) {
  Moment base = system_now();
  if (!options.today.empty()) {
    const auto wanted = date_of_iso(options.today), real = date_of_iso(local_date(base, {}));
    base.unix_ms += (days_since_epoch(*wanted) - days_since_epoch(*real)) * day_ms;
  }
  const auto midnight = [&] { return *parse_moment(local_date(base, {}) + "T00:00:00+09:00"); };
  constexpr std::int64_t nine_ms = std::int64_t{9} * 60 * 60 * 1000;
  if (options.at) {
    base = *options.at;
  } else if (options.at_ms || (options.on_stage() && !options.today.empty())) {
    base = midnight();
    base.unix_ms += options.at_ms.value_or(nine_ms);
  }
  if (options.on_stage()) return [base] { return base; };
  const std::int64_t ahead_ms = base.unix_ms - system_now().unix_ms;
  return [ahead_ms, offset = base.offset_min] {
    return Moment{system_now().unix_ms + ahead_ms, offset};
  };
}

ui::Places places_of(const Options& options) {
  const Path store = store_of(options);
  return {store.text(), default_export_folder(store).text()};
}

ui::Wishes wishes_of(const Options& options, ui::Wishes wishes) {
  if (options.language) wishes.language = *options.language;
  if (options.look) wishes.look = *options.look;
  if (options.text_percent) wishes.text_percent = *options.text_percent;
  return wishes;
}

// On a stage only what the script has put in, so that every run is like the last.
std::vector<ui::Drive> drives_here(const Options& options, const ScriptedDrives& scripted) {
  std::vector<ui::Drive> drives = scripted.drives();
  if (!options.on_stage())
    for (ui::Drive& drive : removable_drives()) drives.push_back(std::move(drive));
  return drives;
}

ui::Desk make_desk(const Options& options, const std::atomic<std::int64_t>& shift_ms,
                   ScriptedDrives& drives, std::function<void()> wake) {
  ui::Places places = places_of(options);
  places.drives = [&options, &drives] { return drives_here(options, drives); };
  ui::Keepsakes kept = ui::read_keepsakes(ui::keepsakes_path(places.store));
  const ui::Wishes wishes = wishes_of(options, kept.wishes);
  const Clock clock = [clock = clock_of(options), &shift_ms] {
    Moment now = clock();
    now.unix_ms += shift_ms;
    return now;
  };
  ui::DeskPace pace;  // on a stage every result is waited for, so that every run is like the last
  if (!options.on_stage())
    pace = {.patience = std::chrono::milliseconds(30), .wake = std::move(wake)};
  return {
      std::move(places), {.now = clock, .disk = &drives}, std::move(kept), wishes, std::move(pace)};
}

}  // namespace

Path store_of(const Options& options) {
  return options.store.empty() ? default_store() : Path(options.store);
}

void tell(const Error& error, Language language) {
  const Refusal words = refusal_words(language, error);
  (void)std::fprintf(stderr, "%s\n%s\n%s\n[%s]\n", words.what.c_str(), words.safe.c_str(),
                     words.next.c_str(), words.code.c_str());
}

Program::Program(const Options& options, std::function<void()> wake)
    : options_(options), desk_(make_desk(options_, clock_shift_ms_, drives_, std::move(wake))) {}

Status Program::start() {
  if (!options_.script.empty()) {
    script_ = Script::open(
        options_.script,
        {.drop = [this](std::vector<std::string> files) { drop(std::move(files)); },
         .move_clock_ms = [this](std::int64_t ms) { clock_shift_ms_ += ms; },
         .go = [this](std::string_view address) { return desk_.go_to(address); },
         .put_in = [this](const std::string& label, const std::string& folder,
                          const std::string& how) { return put_in(label, folder, how); }});
    if (!script_) return Error(Code::file_missing, {{"file", options_.script}});
  }
  desk_.start();
  if (options_.screen.empty()) return Done{};
  const bool before_store = options_.screen == "setup";
  if (!before_store && desk_.app().refusal) return *desk_.app().refusal;
  return desk_.go_to(options_.screen);
}

bool Program::put_in(const std::string& label, const std::string& folder, const std::string& how) {
  const auto fails = ScriptedDrives::parse_fails(how);
  if (!fails) return false;
  drives_.put_in(label, folder, *fails);
  desk_.look_for_drives();
  return true;
}

Status Program::close() { return desk_.close(); }

void Program::draw(const ui::Theme& theme, const ui::Fonts& fonts, ImVec2 size) {
  desk_.look_around();
  const auto busy = desk_.busy();
  layout_ = ui::layout_of(size.x / theme.px_per_mm, size.y / theme.px_per_mm, theme.text);
  ui::Ui ui{wishes().language, theme, fonts, focus_, layout_};
  ui::draw_app(ui, desk_.app(), busy, asked_);
  seen_ = std::move(ui.seen);
  ++drawings_;
}

void Program::drop(std::vector<std::string> files) {
  asked_.push_back(ui::shell::Intent(ui::shell::DropFiles{std::move(files)}));
}

void Program::scan(std::string text) {
  asked_.push_back(ui::shell::Intent(ui::shell::Scan{std::move(text)}));
}

bool Program::answer() {
  const auto intents = std::exchange(asked_, {});
  desk_.answer(intents);
  return !intents.empty();
}

bool Program::collect() { return options_.on_stage() ? desk_.wait() : desk_.collect(); }

double Program::seconds_to_tick() const {
  if (desk_.is_writing()) return 0.15;  // then it is said that something is being saved
  const double change = ui::seconds_to_change(desk_.app()).value_or(look_again_s);
  return std::min({look_again_s, change, seconds_to_next_minute(desk_.app().situation.now)});
}

Shown Program::shown() const {
  const ui::App& app = desk_.app();
  const ui::OwnDevice& device = app.situation.device;
  std::optional<std::string> refusal;
  if (app.refusal && !is_alone()) refusal = code_name(app.refusal->code);
  return {drawings_, desk_.address(), focus_.key,          layout_, desk_.busy(),
          refusal,   device.saved,    device.not_exported, seen_};
}

bool Program::settled(Surface& surface) {
  if (!options_.widgets.empty() && !replace_file(options_.widgets, table_text(shown())))
    refuse(Error(Code::target_unwritable, {{"file", options_.widgets}}));
  if (ended_) return false;
  if (script_) return go_on(surface);
  if (!options_.screenshot.empty() || options_.on_stage()) end(surface);
  return false;
}

bool Program::go_on(Surface& surface) {
  if (script_->step(surface, shown())) return true;
  if (script_->failed()) result_ = 1;
  end(surface);
  return false;
}

void Program::end(Surface& surface) {
  ended_ = true;
  if (!options_.screenshot.empty())
    if (const Status written = write_picture(surface.picture(), options_.screenshot); !written)
      refuse(written.error());
  surface.close();
}

void Program::refuse(const Error& error) {
  tell(error, wishes().language);
  result_ = 1;
}

}  // namespace renkei::desktop
