#include "platform/desktop/field_app.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/text/dates.hpp"
#include "platform/desktop/places.hpp"

namespace renkei::desktop {

// -- reading

std::optional<Error> SessionRecords::take_failure() {
  return std::exchange(failure_, std::nullopt);
}

void SessionRecords::each(const Kind& kind, std::span<const Match> where, bool with_void,
                          const std::function<void(const Record&)>& visit) const {
  if (!session_) return;
  std::vector<Where> wanted;
  for (const Match& match : where)
    wanted.push_back({std::string(kind.fields[match.field].name), OwnValue(match.value)});
  const auto found = session_->list(kind.name, wanted, with_void);
  if (!found) {
    failure_ = found.error();
    return;
  }
  for (const Record& record : *found) visit(record);
}

std::optional<Record> SessionRecords::find(EntryId id) const {
  if (!session_) return std::nullopt;
  auto found = session_->find(id);
  if (!found) return std::nullopt;
  return std::move(*found);
}

std::string SessionRecords::id_text(EntryId id) const {
  return session_ ? session_->id_text(id) : std::string();
}

std::optional<EntryId> SessionRecords::parse_id(std::string_view text) const {
  if (!session_) return std::nullopt;
  const auto id = session_->parse_id(text);
  return id ? std::optional(*id) : std::nullopt;
}

// -- time

namespace {

// The machine's clock, moved by whole days so that it shows `date`.
Clock clock_on(const std::string& date) {
  if (date.empty()) return system_now;
  const auto wanted = date_of_iso(date), real = date_of_iso(local_date(system_now()));
  const std::int64_t days = days_since_epoch(*wanted) - days_since_epoch(*real);
  return [days] {
    Moment now = system_now();
    now.unix_ms += days * 24 * 60 * 60 * 1000;
    return now;
  };
}

}  // namespace

FieldApp::FieldApp(const Options& options)
    : store_(options.store.empty() ? default_store() : options.store),
      clock_(clock_on(options.today)) {
  app_.language = options.language;
  app_.exchange.folder = default_export_folder(store_);
}

void FieldApp::start() {
  look_at_clock();
  std::error_code error;
  if (!std::filesystem::exists(store_, error)) return;  // the first screen
  settle(opened(Session::open(store_, {.now = clock_})));
}

void FieldApp::look_at_clock() {
  app_.now = clock_();
  const std::string date = local_date(app_.now);
  const bool others_wrote = session_ && session_->changed_elsewhere();
  if (others_wrote) app_.device = own_device();
  if (date == app_.date && !others_wrote) return;
  app_.date = date;
  ui::look_again(app_, records_);
}

// -- doing

void FieldApp::answer(const std::vector<ui::Intent>& intents) {
  for (const ui::Intent& intent : intents) {
    app_.now = clock_();
    auto request = ui::respond(app_, intent, records_);
    if (!request) continue;
    if (ui::is_slow(*request))
      slow_ = std::move(request);
    else
      settle(carry_out(*request));
  }
  if (auto failure = records_.take_failure()) app_.refusal = std::move(failure);
}

std::string_view FieldApp::busy() const {
  if (!slow_) return {};
  if (std::holds_alternative<ui::ExportRequest>(*slow_)) return "exchange.exporting";
  if (std::holds_alternative<ui::MergeRequest>(*slow_)) return "exchange.merging";
  return "store.making";
}

void FieldApp::run_slow() {
  const auto request = std::exchange(slow_, std::nullopt);
  if (request) settle(carry_out(*request));
}

void FieldApp::settle(const ui::Ending& ending) {
  ui::settle(app_, ending, records_);
  if (auto failure = records_.take_failure()) app_.refusal = std::move(failure);
}

ui::Ending FieldApp::carry_out(const ui::Request& request) {
  if (const auto* made = std::get_if<ui::StoreRequest>(&request))
    return make_store(made->device_name);
  if (const auto* out = std::get_if<ui::ExportRequest>(&request)) return export_to(out->folder);
  if (const auto* in = std::get_if<ui::MergeRequest>(&request)) return merge(in->files);
  return execute(std::get<Command>(request));
}

ui::Ending FieldApp::execute(const Command& command) {
  auto outcome = session_->execute(command);
  if (!outcome) return ui::Executed{command, outcome.error()};
  return ui::Executed{command, outcome->id};
}

ui::Ending FieldApp::export_to(const std::string& folder) {
  // A folder that is not there may be a stick that is not in: only the usual one is made.
  if (folder == default_export_folder(store_)) make_folder(folder);
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored))
    return ui::Exported{Error(Code::file_missing, {{"file", folder}})};
  return ui::Exported{session_->export_bundle(folder)};
}

ui::Ending FieldApp::merge(const std::vector<std::string>& files) {
  return ui::Merged{session_->merge(files)};
}

ui::Ending FieldApp::make_store(const std::string& device_name) {
  return opened(Session::create(store_, {.name = device_name}, {.now = clock_}));
}

ui::Ending FieldApp::opened(Result<Session> session) {
  if (!session) return ui::Opened{session.error()};
  session_.emplace(std::move(*session));
  records_.read_from(&*session_);
  return ui::Opened{own_device()};
}

ui::OwnDevice FieldApp::own_device() {
  ui::OwnDevice own;
  own.id = session_->device_id();
  const auto first = session_->parse_id(own.id + "-1");
  if (!first) return own;
  own.log = log_of(*first);
  if (const auto record = records_.find(*first)) own.name = as<Device>(*record).name;
  if (const auto status = session_->status()) own.not_exported = status->not_exported;
  return own;
}

}  // namespace renkei::desktop
