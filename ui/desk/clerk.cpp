#include "ui/desk/clerk.hpp"

#include <utility>

#include "core/base/file.hpp"
#include "core/crypto/password.hpp"
#include "core/model/kinds.hpp"

namespace renkei::ui {

OwnDevice own_device(const Reader& reader) {
  OwnDevice own;
  own.id = reader.device_id();
  const auto first = reader.parse_id(own.id + "-1");
  if (!first) return own;
  own.log = log_of(*first);
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
    return take(Session::create(places_.store, {.name = store->device_name}, surroundings_));
  if (std::holds_alternative<OpenWork>(work))
    return take(Session::open(places_.store, surroundings_));
  if (const auto* wish = std::get_if<WishWork>(&work)) {
    staff_ = wish->wishes.staff;
    if (session_) session_->set_staff(staff_);
    return Wished{};
  }
  if (const auto* pin = std::get_if<KeepPinWork>(&work)) return PinKept{slow_hash_of(pin->pin)};
  if (const auto* pin = std::get_if<TryPinWork>(&work))
    return PinTried{is_password(pin->pin, pin->hash)};
  if (const auto* out = std::get_if<ExportWork>(&work)) return export_to(out->folder);
  if (const auto* in = std::get_if<MergeWork>(&work))
    return Merged{session_->merge(in->files, false, watch)};
  return execute(std::get<Command>(work));
}

WorkEnd Clerk::execute(const Command& command) {
  auto outcome = session_->execute(command);
  if (!outcome) return Executed{command, outcome.error(), 0};
  return Executed{command, outcome->id, outcome->seq};
}

WorkEnd Clerk::export_to(const std::string& folder) {
  // A folder that is not there may be a stick that is not in: only the usual one is made.
  if (folder == places_.export_folder)
    if (const Status made = make_folder(folder); !made) return Exported{made.error()};
  return Exported{session_->export_bundle(folder)};
}

Opened Clerk::take(Result<Session> session) {
  if (!session) return {session.error()};
  session_.emplace(std::move(*session));
  if (!staff_.empty()) session_->set_staff(staff_);
  return {own_device(*session_)};
}

Status Clerk::close() { return session_ ? session_->close() : Status(Done{}); }

}  // namespace renkei::ui
