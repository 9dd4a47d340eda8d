#include "ui/desk/clerk.hpp"

#include <algorithm>
#include <utility>

#include "core/base/file.hpp"
#include "core/crypto/password.hpp"
#include "core/model/kinds.hpp"
#include "ui/present/import_outcome.hpp"

namespace renkei::ui {

OwnDevice own_device(const Reader& reader) {
  OwnDevice own;
  own.id = reader.device_id();
  const auto first = reader.parse_id(own.id + "-1");
  if (!first) return own;
  own.log = log_of(*first);
  own.record = *first;
  if (const auto device = find_as<Device>(reader.records(), *first)) own.name = device->fields.name;
  if (const auto n = reader.not_exported()) own.not_exported = *n;
  if (const auto n = reader.recorded()) own.saved = *n;
  return own;
}

Clerk::Clerk(Places places, Surroundings surroundings, std::string staff)
    : places_(std::move(places)),
      surroundings_(std::move(surroundings)),
      staff_(std::move(staff)) {}

WorkEnd Clerk::carry_out(const Work& work, const MergeWatch& watch) {
  WorkEnd end = do_it(work, watch);
  if (session_ && session_->changed_elsewhere()) others_wrote_ = true;
  return end;
}

WorkEnd Clerk::do_it(const Work& work, const MergeWatch& watch) {
  if (const auto* store = std::get_if<StoreWork>(&work))
    return take(Session::create(places_.store,
                                {.name = store->device_name, .ward_code6 = store->ward_code6},
                                surroundings_));
  if (std::holds_alternative<OpenWork>(work))
    return take(Session::open(places_.store, surroundings_));
  if (const auto* wish = std::get_if<WishWork>(&work)) {
    staff_ = wish->wishes.staff;
    if (session_) session_->set_staff(staff_);
    return Wished{};
  }
  if (std::holds_alternative<DrivesWork>(work)) return DrivesFound{places_.drives()};
  if (const auto* out = std::get_if<ExportWork>(&work)) return export_to(*out, watch);
  if (const auto* out = std::get_if<HandOutWork>(&work)) return hand_out_all(*out, watch);
  if (const auto* all = std::get_if<TogetherWork>(&work)) return execute_together(all->together);
  if (const auto* in = std::get_if<PreviewWork>(&work))
    return Previewed{session_->preview(in->files, watch)};
  if (const auto* pin = std::get_if<KeepPinWork>(&work)) return PinKept{slow_hash_of(pin->pin)};
  if (const auto* pin = std::get_if<TryPinWork>(&work))
    return PinTried{is_password(pin->pin, pin->hash)};
  if (const auto* in = std::get_if<MergeWork>(&work))
    return Merged{session_->merge(in->files, false, watch)};
  if (const auto* import = std::get_if<ImportWork>(&work)) return take_register(*import, watch);
  return execute(std::get<Command>(work));
}

Imported Clerk::take_register(const ImportWork& work, const MergeWatch& watch) {
  auto report = session_->import_register(*work.kind, work.file, work.target, [&](double part) {
    return !watch || watch({.part = part});
  });
  if (!report) return {report.error()};
  Imported end{std::make_shared<const import::Outcome>(std::move(*report), *work.kind)};
  if (!work.target.dry_run) end.device = own_device(*session_);
  return end;
}

WorkEnd Clerk::execute(const Command& command) {
  auto outcome = session_->execute(command);
  if (!outcome) return Executed{command, outcome.error(), 0};
  return Executed{command, outcome->id, outcome->seq};
}

// What was not committed has not happened.
DoneTogether Clerk::execute_together(const Together& together) {
  auto batch = session_->begin();
  if (!batch) return {batch.error()};
  std::vector<EntryId> about;
  Seq last = 0;
  for (const Together::Step& step : together.steps) {
    const auto outcome = batch->execute(linked(step, about));
    if (!outcome) return {outcome.error()};
    about.push_back(outcome->id);
    last = std::max(last, outcome->seq);
  }
  if (const Status committed = batch->commit(); !committed) return {committed.error()};
  return {std::move(about), last};
}

// Between two files nothing is half done.
HandedOut Clerk::hand_out_all(const HandOutWork& work, const MergeWatch& watch) {
  HandedOut end;
  const auto all = static_cast<double>(work.files.size());
  bool stopped = false;
  for (const ExportWork& file : work.files) {
    const auto before = static_cast<double>(end.files.size());
    stopped = stopped || !watch({before / all, true});
    if (stopped)
      end.files.push_back({Error(Code::stopped, {{"file", file.place}, {"about", "export"}})});
    else
      end.files.push_back(export_to(file, [&](const MergeProgress& progress) {
        return watch({(before + progress.part) / all, false});
      }));
  }
  return end;
}

Exported Clerk::export_to(const ExportWork& work, const MergeWatch& watch) {
  Exported end{hand_out(work, watch)};
  end.device = own_device(*session_);
  if (!end.result || !work.handing) return end;
  const Path slip = Path(places_.export_folder) / work.handing->slip_file;
  Status written = make_folder(slip.parent(), *surroundings_.disk);
  if (written) written = write_new_file(slip, work.handing->slip, *surroundings_.disk);
  if (!written) end.slip = written.error();
  return end;
}

// Nothing personal leaves that is not recorded: the record comes first.
Result<ExportReport> Clerk::hand_out(const ExportWork& work, const MergeWatch& watch) {
  // A folder that is not there may be a stick that is not in: only the own one is made.
  if (work.options.stays_here)
    if (const Status made = make_folder(work.place, *surroundings_.disk); !made)
      return made.error();
  EntryId record = 0;
  if (work.handing) {
    const auto recorded = session_->execute(work.handing->record);
    if (!recorded) return recorded.error();
    record = recorded->id;
  }
  auto report = session_->export_bundle(work.place, work.options, watch);
  if (!report && record != 0) (void)session_->execute(Void{record, work.handing->failed});
  return report;
}

Opened Clerk::take(Result<Session> session) {
  if (!session) return {session.error()};
  session_.emplace(std::move(*session));
  if (!staff_.empty()) session_->set_staff(staff_);
  return {own_device(*session_)};
}

Status Clerk::close() { return session_ ? session_->close() : Status(Done{}); }

}  // namespace renkei::ui
