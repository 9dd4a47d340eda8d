#include "ui/desk/clerk.hpp"

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
