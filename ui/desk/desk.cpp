#include "ui/desk/desk.hpp"

#include <filesystem>
#include <utility>

#include "core/model/kinds.hpp"

namespace renkei::ui {

Desk::Desk(Places places, Surroundings surroundings, Language language)
    : places_(std::move(places)), surroundings_(std::move(surroundings)) {
  app_.situation.language = language;
  app_.exchange.folder = places_.export_folder;
}

void Desk::start() {
  look_around();
  std::error_code ignored;
  if (!std::filesystem::exists(places_.store, ignored)) return;
  opened(app_, take(Session::open(places_.store, surroundings_)), records_);
  show_failure();
}

void Desk::look_around() {
  app_.situation.now = surroundings_.now();
  const std::string date = local_date(app_.situation.now);
  const bool others_wrote = session_ && session_->changed_elsewhere();
  if (others_wrote) app_.situation.device = own_device();
  if (date == app_.situation.date && !others_wrote) return;
  app_.situation.date = date;
  look(app_, records_);
}

void Desk::answer(const std::vector<Intent>& intents) {
  for (const Intent& intent : intents) {
    app_.situation.now = surroundings_.now();
    for (Request& request : respond(app_, intent, records_)) {
      if (is_slow(request.work))
        jobs_.add(std::move(request));
      else
        settle(carry_out(request));
    }
  }
  show_failure();
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
  ui::settle(app_, ending, records_);
  show_failure();
}

void Desk::show_failure() {
  if (auto failure = records_.take_failure()) app_.refusal = std::move(failure);
}

Ending Desk::carry_out(const Request& request) {
  const auto ended = [&](Outcome outcome) {
    return Ending{request.at, request.by, std::move(outcome)};
  };
  if (const auto* store = std::get_if<StoreWork>(&request.work))
    return ended(
        Opened{take(Session::create(places_.store, {.name = store->device_name}, surroundings_))});
  if (const auto* out = std::get_if<ExportWork>(&request.work))
    return ended(export_to(out->folder));
  if (const auto* in = std::get_if<MergeWork>(&request.work))
    return ended(Merged{session_->merge(in->files)});
  return ended(execute(std::get<Command>(request.work)));
}

Outcome Desk::execute(const Command& command) {
  auto outcome = session_->execute(command);
  if (!outcome) return Executed{command, outcome.error()};
  return Executed{command, outcome->id};
}

Outcome Desk::export_to(const std::string& folder) {
  std::error_code ignored;
  // A folder that is not there may be a stick that is not in: only the usual one is made.
  if (folder == places_.export_folder) std::filesystem::create_directories(folder, ignored);
  if (!std::filesystem::is_directory(folder, ignored))
    return Exported{Error(Code::file_missing, {{"file", folder}})};
  return Exported{session_->export_bundle(folder)};
}

Result<OwnDevice> Desk::take(Result<Session> session) {
  if (!session) return session.error();
  session_.emplace(std::move(*session));
  records_.read_from(&*session_);
  return own_device();
}

OwnDevice Desk::own_device() {
  OwnDevice own;
  own.id = session_->device_id();
  const auto first = session_->parse_id(own.id + "-1");
  if (!first) return own;
  own.log = log_of(*first);
  if (const auto record = records_.find(*first)) own.name = as<Device>(*record).name;
  if (const auto status = session_->status()) own.not_exported = status->not_exported;
  return own;
}

}  // namespace renkei::ui
