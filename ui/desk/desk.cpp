#include "ui/desk/desk.hpp"

#include <utility>

#include "core/base/file.hpp"
#include "core/model/kinds.hpp"
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

Desk::Desk(Places places, Surroundings surroundings, Keepsakes kept, const Wishes& now_wished)
    : places_(std::move(places)), surroundings_(std::move(surroundings)), kept_(std::move(kept)) {
  app_.situation.wishes = now_wished;
  app_.files.folder = places_.export_folder;
}

void Desk::start() {
  look_around();
  if (!surroundings_.disk->is_taken(places_.store)) return;
  const auto device = take(Session::open(places_.store, surroundings_));
  for (const auto& [of, part] : kept_.whereabouts.part_of) {
    const auto object = records().parse_id(of), id = records().parse_id(part);
    if (object && id) app_.last_part[*object] = *id;
  }
  opened(app_, device, records());
  go_where_one_was();
  show_failure();
}

void Desk::go_where_one_was() {
  if (session_ && kept_.whereabouts.day == app_.situation.date)
    (void)go_to(kept_.whereabouts.address);  // what is gone meanwhile is no reason to refuse
}

Status Desk::go_to(std::string_view address) {
  const auto where = parse_address(address, records());
  if (!where) return where.error();
  if (session_) answer({shell::GoTo{*where}});
  return Done{};
}

std::string Desk::address() const { return address_text(ui::address(app_), records()); }

// Where one is, for the next start.
void Desk::remember() {
  if (!session_ || app_.screen == Screen::setup) return;
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

void Desk::look_around() {
  app_.situation.now = surroundings_.now();
  const bool others_wrote = session_ && session_->changed_elsewhere();
  if (others_wrote) {
    app_.situation.device = own_device();
    app_.situation.zone = records().zone();
  }
  const std::string date = local_date(app_.situation.now, app_.situation.zone);
  if (date == app_.situation.date && !others_wrote) return;
  app_.situation.date = date;
  look(app_, records());
}

void Desk::answer(const std::vector<Intent>& intents) {
  for (const Intent& intent : intents) {
    app_.situation.now = surroundings_.now();
    for (Request& request : respond(app_, intent, records())) {
      if (is_slow(request.work)) {
        jobs_.add(std::move(request));
        continue;
      }
      const Ending ending = carry_out(request);
      settle(ending);
      if (is_refused(ending.end)) break;
    }
  }
  show_failure();
  if (!intents.empty()) remember();
}

bool Desk::run_next() {
  const Request* job = jobs_.current();
  if (!job) return false;
  const Ending ending = carry_out(*job);
  jobs_.finish();
  settle(ending);
  return true;
}

void Desk::settle(const Ending& ending) {
  ui::settle(app_, ending, records());
  show_failure();
}

void Desk::show_failure() {
  if (!session_) return;
  if (auto failure = session_->take_failure()) app_.refusal = std::move(failure);
}

Ending Desk::carry_out(const Request& request) {
  const auto ended = [&](WorkEnd end) { return Ending{request.at, request.by, std::move(end)}; };
  if (const auto* store = std::get_if<StoreWork>(&request.work))
    return ended(
        Opened{take(Session::create(places_.store, {.name = store->device_name}, surroundings_))});
  if (std::holds_alternative<OpenWork>(request.work))
    return ended(Opened{take(Session::open(places_.store, surroundings_))});
  if (const auto* wish = std::get_if<WishWork>(&request.work)) {
    kept_.wishes = wish->wishes;
    if (session_) session_->set_staff(wish->wishes.staff);
    write_keepsakes(kept_, keepsakes_path(places_.store));
    return ended(Wished{});
  }
  if (const auto* out = std::get_if<ExportWork>(&request.work))
    return ended(export_to(out->folder));
  if (const auto* in = std::get_if<MergeWork>(&request.work))
    return ended(Merged{session_->merge(in->files)});
  return ended(execute(std::get<Command>(request.work)));
}

WorkEnd Desk::execute(const Command& command) {
  auto outcome = session_->execute(command);
  if (!outcome) return Executed{command, outcome.error(), 0};
  return Executed{command, outcome->id, outcome->seq};
}

WorkEnd Desk::export_to(const std::string& folder) {
  // A folder that is not there may be a stick that is not in: only the usual one is made.
  if (folder == places_.export_folder)
    if (const Status made = make_folder(folder); !made) return Exported{made.error()};
  return Exported{session_->export_bundle(folder)};
}

Result<OwnDevice> Desk::take(Result<Session> session) {
  if (!session) {
    app_.setup.is_there = surroundings_.disk->is_taken(places_.store);
    return session.error();
  }
  session_.emplace(std::move(*session));
  if (!app_.situation.wishes.staff.empty()) session_->set_staff(app_.situation.wishes.staff);
  app_.situation.zone = records().zone();
  return own_device();
}

Status Desk::close() { return session_ ? session_->close() : Status(Done{}); }

const Records& Desk::records() const {
  static const NoRecords nothing;
  return session_ ? session_->records() : nothing;
}

OwnDevice Desk::own_device() {
  OwnDevice own;
  own.id = session_->device_id();
  const auto first = session_->parse_id(own.id + "-1");
  if (!first) return own;
  own.log = log_of(*first);
  if (const auto device = find_as<Device>(session_->records(), *first))
    own.name = device->fields.name;
  if (const auto n = session_->not_exported()) own.not_exported = *n;
  if (const auto n = session_->recorded()) own.saved = *n;
  return own;
}

}  // namespace renkei::ui
