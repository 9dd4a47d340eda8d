#include "ui/desk/desk.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "core/base/disk_space.hpp"
#include "ui/desk/plan_files.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui {
namespace {

class NoRecords : public Records {
 public:
  void each(const Kind&, std::span<const Match>, bool,
            const std::function<void(const Record&)>&) const override {}
  std::optional<Record> find(EntryId) const override { return std::nullopt; }
  std::string id_text(EntryId) const override { return {}; }
  std::optional<EntryId> parse_id(std::string_view) const override { return std::nullopt; }
};

}  // namespace

Desk::Desk(Places places, Surroundings surroundings, Keepsakes kept, const Wishes& now_wished,
           DeskPace pace)
    : places_(std::move(places)),
      surroundings_(std::move(surroundings)),
      pace_(std::move(pace)),
      clerk_(places_, surroundings_, now_wished.staff),
      librarian_(places_.store),
      kept_(std::move(kept)),
      last_day_(kept_.whereabouts.day) {
  app_.situation.wishes = now_wished;
  app_.files.own_folder = app_.handing.own_folder = app_.tables.own_folder = places_.export_folder;
  app_.situation.pin = {!kept_.pin.hash.empty(), kept_.pin.failures};
  worker_ = std::make_unique<Worker>(
      [this](const Work& work, const MergeWatch& watch) { return clerk_.carry_out(work, watch); },
      [this](const Work& work) { return librarian_.answer(work); }, pace_.wake);
}

void Desk::start() {
  look_around();
  if (!surroundings_.disk->is_taken(places_.store)) return;
  request({ui::address(app_), setup::Intent(setup::OpenAgain{}), OpenWork{}});
  while (wait()) {
  }
  for (const auto& [of, part] : kept_.whereabouts.part_of) {
    const auto object = records().parse_id(of), id = records().parse_id(part);
    if (object && id) app_.last_part[*object] = *id;
  }
  go_where_one_was();
  show_failure();
}

void Desk::go_where_one_was() {
  if (reader_ && kept_.whereabouts.day == app_.situation.date)
    (void)go_to(kept_.whereabouts.address);  // what is gone meanwhile is no reason to refuse
}

Status Desk::go_to(std::string_view address) {
  const auto where = parse_address(address, records());
  if (!where) return where.error();
  if (reader_) answer({shell::GoTo{*where}});
  return Done{};
}

std::string Desk::address() const { return address_text(ui::address(app_), records()); }

// Where one is, for the next start.
void Desk::remember() {
  if (!reader_ || app_.screen == Screen::setup) return;
  Keepsakes now = kept_;
  const Address here = ui::address(app_);
  now.whereabouts.address = address_text(here, records());
  now.whereabouts.day = app_.situation.date;
  if (here.object != 0 && here.part != 0)
    now.whereabouts.part_of[records().id_text(here.object)] = records().id_text(here.part);
  if (now == kept_) return;
  kept_ = std::move(now);
  write_keepsakes(kept_, keepsakes_path(places_.store));
}

// Not on the thread that draws: a stick may take seconds to answer.
void Desk::ask_for_drives() {
  constexpr std::int64_t again_ms = 2'000;
  constexpr std::array with_drives = {Screen::files, Screen::handing, Screen::import,
                                      Screen::tables};
  const bool shows_drives = std::ranges::find(with_drives, app_.screen) != with_drives.end();
  if (!reader_ || !shows_drives) return drives_asked_at_.reset();
  const std::int64_t now = app_.situation.now.unix_ms;
  if (drives_asked_at_ && now < drives_asked_at_->unix_ms + again_ms) return;
  const bool asked = std::ranges::any_of(
      pending_, [](const Pending& each) { return std::holds_alternative<DrivesWork>(each.work); });
  if (asked) return;
  drives_asked_at_ = app_.situation.now;
  request({ui::address(app_), shell::Intent(shell::CloseNotice{}), DrivesWork{}});
}

void Desk::ask_what_is_wanted() {
  if (!reader_) return;
  for (Request& each : want(app_, records())) request(std::move(each));
}

// Once a minute: a disk does not fill up, nor a clock turn, between two drawings.
void Desk::look_at_health() {
  const std::int64_t minute = app_.situation.now.unix_ms / 60'000;
  if (std::exchange(health_minute_, minute) == minute) return;
  Health& health = app_.situation.health;
  health.clock = clock_doubt(app_.situation.now, app_.situation.zone, last_day_);
  health.free_bytes = free_space(Path(places_.store).parent());
}

// A folder may be on a slow medium, too; somebody who puts a plan there waits two seconds at the most.
void Desk::look_for_plans() {
  constexpr std::int64_t again_ms = 2'000;
  const std::int64_t now = app_.situation.now.unix_ms;
  if (!is_before_store(app_)) return;
  if (plans_looked_at_ms_ && std::abs(now - *plans_looked_at_ms_) < again_ms) return;
  plans_looked_at_ms_ = now;
  app_.setup.found = plan_files_beside(places_.store);
}

void Desk::look_around() {
  app_.situation.now = surroundings_.now();
  ask_for_drives();
  look_at_health();
  look_for_plans();
  const bool others_wrote =
      (reader_ && reader_->changed_elsewhere()) || std::exchange(others_wrote_, false);
  if (others_wrote) {
    const auto saved_at = app_.situation.device.saved_at;
    app_.situation.device = own_device(*reader_);
    app_.situation.device.saved_at = saved_at;
    app_.situation.zone = records().zone();
  }
  const std::string date = local_date(app_.situation.now, app_.situation.zone);
  if (date != app_.situation.date || others_wrote) {
    app_.situation.date = date;
    look(app_, records());
  }
  ask_what_is_wanted();
}

void Desk::answer(const std::vector<Intent>& intents) {
  intents_.insert(intents_.end(), intents.begin(), intents.end());
  answer_waiting();
  show_failure();
  if (!intents.empty()) remember();
}

void Desk::answer_waiting() {
  while (!intents_.empty() || !asked_together_.empty()) {
    if (is_writing()) return;
    if (asked_together_.empty()) {
      const Intent intent = std::move(intents_.front());
      intents_.pop_front();
      app_.situation.now = surroundings_.now();
      for (Request& each : respond(app_, intent, records()))
        asked_together_.push_back(std::move(each));
    } else {
      Request next = std::move(asked_together_.front());
      asked_together_.pop_front();
      request(std::move(next));
    }
    while (is_writing() && worker_->wait(pace_.patience))
      for (Ending& ending : worker_->take_ended()) settle(std::move(ending));
  }
}

bool Desk::is_writing() const {
  return std::ranges::any_of(
      pending_, [](const Pending& each) { return lane_of(each.work) == Lane::command; });
}

void Desk::request(Request request) {
  if (std::holds_alternative<StopWork>(request.work)) return worker_->stop_job();
  if (const auto* wish = std::get_if<WishWork>(&request.work)) keep(wish->wishes);
  if (auto* attempt = std::get_if<TryPinWork>(&request.work)) {
    attempt->hash = kept_.pin.hash;
    keep(PinRecord{kept_.pin.hash, kept_.pin.failures + 1});  // wrong until it was right
  }
  pending_.push_back({request.work, std::chrono::steady_clock::now()});
  worker_->add(std::move(request));
}

void Desk::keep(const Wishes& wishes) {
  kept_.wishes = wishes;
  write_keepsakes(kept_, keepsakes_path(places_.store));
}

void Desk::keep(PinRecord pin) {
  kept_.pin = std::move(pin);
  app_.situation.pin = {!kept_.pin.hash.empty(), kept_.pin.failures};
  write_keepsakes(kept_, keepsakes_path(places_.store));
}

bool Desk::collect() {
  std::vector<Ending> ended = worker_->take_ended();
  for (Ending& ending : ended) settle(std::move(ending));
  answer_waiting();
  show_failure();
  return !ended.empty();
}

bool Desk::wait() {
  if (pending_.empty()) return false;
  worker_->wait();
  return collect();
}

std::optional<Busy> Desk::busy() const {
  constexpr std::chrono::milliseconds unnoticed{150};
  const auto shown = [](const Pending& p) { return !busy_key(p.work).empty(); };
  const auto slow = std::ranges::count_if(pending_, shown);
  for (const Pending& each : pending_)
    if (shown(each))
      return Busy{busy_key(each.work), static_cast<std::size_t>(slow) - 1,
                  has_progress(each.work) ? std::optional(worker_->progress()) : std::nullopt};
  if (is_writing() && std::chrono::steady_clock::now() - pending_.front().since > unnoticed)
    return Busy{"store.saving", 0, {}};
  return std::nullopt;
}

void Desk::settle(Ending ending) {
  const auto done = std::ranges::find_if(
      pending_, [&](const Pending& each) { return lane_of(each.work) == ending.lane; });
  pending_.erase(done);
  if (const auto* kept = std::get_if<PinKept>(&ending.end); kept && !kept->hash.empty())
    keep(PinRecord{kept->hash, 0});
  if (const auto* tried = std::get_if<PinTried>(&ending.end); tried && tried->right)
    keep(PinRecord{kept_.pin.hash, 0});
  if (auto* found = std::get_if<Opened>(&ending.end)) *found = read_what(std::move(*found));
  // What this window has written itself is no news.
  if (reader_) (void)reader_->changed_elsewhere();
  others_wrote_ |= clerk_.others_wrote();
  if (is_refused(ending.end)) asked_together_.clear();
  if (std::holds_alternative<Exported>(ending.end) || std::holds_alternative<HandedOut>(ending.end))
    look_for_drives();
  for (Request& next : ui::settle(app_, ending, records()))
    asked_together_.push_back(std::move(next));
  show_failure();
}

// The store that the clerk has opened, for reading.
Opened Desk::read_what(Opened opened) {
  if (opened.result) {
    auto reader = Reader::open(places_.store);
    if (!reader) return {reader.error()};
    reader_.emplace(std::move(*reader));
    app_.situation.zone = records().zone();
  } else {
    app_.setup.is_there = surroundings_.disk->is_taken(places_.store);
  }
  return opened;
}

void Desk::show_failure() {
  if (!reader_) return;
  if (auto failure = reader_->take_failure()) app_.refusal = std::move(failure);
}

Status Desk::close() {
  worker_.reset();
  return clerk_.close();
}

const Records& Desk::records() const {
  static const NoRecords nothing;
  return reader_ ? reader_->records() : nothing;
}

}  // namespace renkei::ui
