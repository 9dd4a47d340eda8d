#include "tests/exchange/world.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/store/store.hpp"
#include "tests/exchange/victim.hpp"

namespace renkei::laws {
namespace {

constexpr std::int64_t hour_ms = 3'600'000, year_ms = 366 * 24 * hour_ms;

// Refusals that a person may well meet; anything else is a breach.
bool is_ordinary(Code code) {
  static const std::set<Code> ordinary = {Code::is_void,    Code::not_void,      Code::no_conflict,
                                          Code::erased,     Code::missing_field, Code::not_found,
                                          Code::wrong_kind, Code::bad_value};
  return ordinary.contains(code);
}

// What headquarters has not accepted, or takes back.
bool is_left_out(const MergeReport& report) {
  return report.error->code == Code::unknown_device || report.error->code == Code::revoked_device;
}

std::string text_from(Dice& dice) {
  static const std::array<std::string, 6> texts = {"a", "b", "𠮷野", "", "高齢者", "=1+1"};
  return dice.pick(texts);
}

}  // namespace

World::World(std::uint64_t seed, const WorldShape& shape) : dice_(seed), shape_(shape) {
  for (int i = 0; i < shape.devices; ++i) add_device();
  share_beginnings();
  if (!shape.strangers) return;
  const std::string headquarters = devices_[0].session->device_id();
  for (std::size_t i = 1; i < devices_.size(); ++i) done(*devices_[i].session, Trust{headquarters});
  for (std::uint64_t i = 0; i < 2; ++i) strangers_.emplace_back(seed * 2 + i);
}

// Most devices know the plan before they set out; without it nobody would disagree with anybody.
void World::share_beginnings() {
  Session& office = *devices_[0].session;
  const EntryId event = done(office, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  const EntryId tour = done(office, Create{"tour", {{"event_id", event}, {"name", "t"}}});
  done(office, Create{"participant", {{"tour_id", tour}, {"name", "𠮷"}}});
  done(office, Create{"rollcall", {{"tour_id", tour}, {"phase", "boarding"}}});
  do_export(devices_[0]);
  for (std::size_t i = 1; i < devices_.size(); ++i)
    if (!dice_.one_in(4)) merged(*devices_[i].session, bundles_[0]);
}

// Two devices meet: one exports, the other merges.
void World::do_meet(Device& device) {
  do_export(device);
  merge_one(someone(), bundles_.size() - 1);
}

void World::tell(const Device& device, const std::string& what) {
  story_ += std::to_string(&device - devices_.data()) + ": " + what + '\n';
}

void World::breach(const std::string& what) { breaches_.push_back(what); }

void World::add_device() {
  const std::string name = "d" + std::to_string(++files_);
  auto machine = std::make_unique<Machine>(dice_.next());
  const std::string path = folder_ / (name + ".db");
  auto session = std::make_unique<Session>(made(path, name, *machine));
  devices_.push_back({path, std::move(machine), std::move(session)});
}

void World::open_at(const std::string& path) {
  auto machine = std::make_unique<Machine>(dice_.next());
  auto session = std::make_unique<Session>(opened(path, *machine));
  devices_.push_back({path, std::move(machine), std::move(session)});
}

void World::play() {
  for (int i = 0; i < shape_.steps && breaches_.empty(); ++i) step(someone());
}

void World::step(Device& device) {
  Machine& machine = *device.machine;
  machine.now_ms += static_cast<std::int64_t>(dice_.below(5'000));
  if (dice_.one_in(25)) {
    const auto years = static_cast<std::int64_t>(dice_.below(60)) - 30;
    machine.now_ms = some_morning_ms + years * year_ms;
    tell(device, "clock jumps by " + std::to_string(years) + " years");
  }
  if (shape_.strangers && dice_.one_in(6)) return do_forge();
  if (shape_.strangers && dice_.one_in(12)) return do_enrol();
  switch (dice_.below(24)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return do_merge(device);
    case 4:
      return do_export(device);
    case 5:
    case 6:
    case 7:
      return do_meet(device);
    case 8:
      return do_damage(device);
    case 9:
      return do_rebuild(device);
    case 10:
      if (shape_.clones && dice_.one_in(2) && devices_.size() < 8) return do_clone(device);
      return record(device);
    case 11:
      if (shape_.clones) return do_backup(device);
      return record(device);
    case 12:
      if (shape_.clones && dice_.one_in(2)) return do_restore(device);
      return record(device);
    default:
      return record(device);
  }
}

// -- recording

EntryId World::any(Session& session, std::string_view kind) {
  const auto list = session.list(kind, {}, true);
  if (!list) breach("list: " + told(list));
  if (!list || list->empty()) return 0;
  return (*list)[static_cast<std::size_t>(dice_.below(list->size()))].id();
}

void World::record(Device& device) {
  const auto command = some_command(*device.session);
  if (!command) return;
  const auto outcome = device.session->execute(*command);
  const std::string what = "command " + std::to_string(command->index());
  if (outcome) return tell(device, what + " -> " + device.session->id_text(outcome->id));
  tell(device, what + " refused: " + code_of(outcome));
  if (!is_ordinary(outcome.error().code)) breach(what + ": " + told(outcome));
}

std::optional<Command> World::some_command(Session& session) {
  switch (dice_.below(8)) {
    case 0:
    case 1:
      return some_create(session);
    case 2:
      return some_decision(session);
    default: {
      if (auto change = some_change(session)) return change;
      return some_create(session);
    }
  }
}

Command World::some_create(Session& session) {
  const EntryId event = any(session, "event"), tour = any(session, "tour");
  if (event == 0) return Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};
  if (tour == 0) return Create{"tour", {{"event_id", event}, {"name", text_from(dice_) + "t"}}};
  const EntryId person = any(session, "participant"), gate = any(session, "gate");
  const EntryId questions = any(session, "questionnaire");
  switch (dice_.below(10)) {
    case 0:
      return Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};
    case 1:
    case 2:
      return Create{"participant",
                    {{"tour_id", tour}, {"name", text_from(dice_)}, {"allergy", text_from(dice_)}}};
    case 3:
      if (person == 0) break;
      return Create{"check_in", {{"participant_id", person}, {"place", text_from(dice_)}}};
    case 4:
      return Create{"gate", {{"event_id", event}, {"name", "g"}}};
    case 5:
      if (gate == 0) break;
      return Create{"tally", {{"gate_id", gate}, {"category", "一般"}, {"delta", std::int64_t{3}}}};
    case 6:
    case 7: {
      RollCall call{{{"tour_id", tour},
                     {"phase", "boarding"},
                     {"counted_n", static_cast<std::int64_t>(dice_.below(3))}},
                    {}};
      if (person != 0) call.marks.push_back({person, dice_.one_in(2) ? "present" : "absent"});
      return call;
    }
    case 8:
      if (questions == 0)
        return Create{
            "questionnaire",
            {{"title", "q"},
             {"questions", R"([{"key":"q1","type":"single"},{"key":"q2","type":"text"}])"}}};
      return Create{"response",
                    {{"questionnaire_id", questions}, {"answers", R"({"q1":"5","q2":"🍎"})"}}};
    default:
      break;
  }
  return Create{"tour", {{"event_id", event}, {"name", "t"}, {"capacity", std::int64_t{40}}}};
}

std::optional<Command> World::some_change(Session& session) {
  static const std::array<std::string_view, 5> kinds = {"tour", "participant", "rollcall", "tour",
                                                        "check_in"};
  const std::string_view kind = dice_.pick(kinds);
  const EntryId id = any(session, kind);
  if (id == 0) return std::nullopt;
  if (dice_.one_in(7)) return Void{id, text_from(dice_)};
  if (dice_.one_in(7)) return Restore{id};
  if (shape_.erasures && kind == "participant" && dice_.one_in(12)) return Erase{id};
  const auto number = [&](std::uint64_t below) {
    return OwnValue(static_cast<std::int64_t>(dice_.below(below)));
  };
  Set set{id, {}};
  if (kind == "tour") {
    if (dice_.one_in(2)) set.fields.push_back({"name", text_from(dice_)});
    if (dice_.one_in(2)) set.fields.push_back({"capacity", number(3)});
    if (set.fields.empty()) set.fields.push_back({"visited_code6", OwnValue()});
  } else if (kind == "participant") {
    if (dice_.one_in(2)) set.fields.push_back({"name", text_from(dice_)});
    if (dice_.one_in(2)) set.fields.push_back({"bus", text_from(dice_)});
    if (set.fields.empty()) set.fields.push_back({"age", number(4)});
  } else if (kind == "rollcall") {
    set.fields.push_back({"counted_n", number(3)});
  } else {
    set.fields.push_back({"place", text_from(dice_)});
  }
  return set;
}

std::optional<Command> World::some_decision(Session& session) {
  const auto conflicts = session.conflicts();
  if (!conflicts) {
    breach("conflicts: " + told(conflicts));
    return std::nullopt;
  }
  if (conflicts->empty()) return some_change(session);
  const Conflict& conflict = dice_.pick(*conflicts);
  if (conflict.claims.size() < 2) breach("a conflict of fewer than two claims");
  if (conflict.claims.empty()) return std::nullopt;
  return Resolve{conflict.id, conflict.field, dice_.pick(conflict.claims).value};
}

// -- exchanging

void World::do_export(Device& device) {
  ExportOptions options;
  options.mode = dice_.one_in(3) ? ExportOptions::Mode::open : ExportOptions::Mode::plain;
  const auto range = dice_.below(3);
  options.range = range == 0   ? ExportOptions::Range::all
                  : range == 1 ? ExportOptions::Range::since_export
                               : ExportOptions::Range::since_receipt;
  const EntryId tour = any(*device.session, "tour");
  if (options.mode == ExportOptions::Mode::plain && tour != 0 && dice_.one_in(3))
    options.only = {tour};
  const std::string file = folder_ / ("b" + std::to_string(++files_) + ".renkei");
  const auto report = device.session->export_bundle(file, options);
  tell(device, "export " + std::to_string(bundles_.size()) + " range " + std::to_string(range) +
                   (options.only.empty() ? "" : " narrowed"));
  if (!report) return breach("export: " + told(report));
  bundles_.push_back(file);
}

// Any file, a recent one more likely.
void World::do_merge(Device& device) {
  const std::size_t most = bundles_.size();
  const std::size_t from = dice_.one_in(2) && most > 6 ? most - 6 : 0;
  merge_one(device, from + static_cast<std::size_t>(dice_.below(most - from)));
}

void World::merge_one(Device& device, std::size_t which) {
  const bool dry_run = dice_.one_in(8);
  const std::string before = dry_run ? digest(*device.session) : "";
  const MergeReport report = merged(*device.session, bundles_[which], dry_run);
  tell(device, "merge " + std::to_string(which) + ' ' + std::string(status_name(report.status)) +
                   ' ' + std::to_string(report.new_entries));
  if (dice_.one_in(3) && device.session->status()->digest != digest(*device.session))
    breach("the digest that status kept is an old one");
  if (report.error && !is_left_out(report))
    breach("a good bundle is refused: " + told(*report.error));
  if (dry_run && digest(*device.session) != before) breach("a dry run changed the digest");
}

void World::do_damage(Device& device) {
  std::string bytes = bytes_of(dice_.pick(bundles_));
  switch (dice_.below(3)) {
    case 0:
      bytes.resize(static_cast<std::size_t>(dice_.below(bytes.size())));
      break;
    case 1:
      bytes += bytes.substr(0, 1 + static_cast<std::size_t>(dice_.below(bytes.size())));
      break;
    default: {
      char& byte = dice_.pick(bytes);
      byte = static_cast<char>(byte ^ static_cast<char>(1 + dice_.below(255)));
    }
  }
  const std::string file = folder_ / "damaged.renkei";
  put_bytes(file, bytes);
  const std::string before = digest(*device.session);
  const MergeReport report = merged(*device.session, file);
  tell(device, "damaged copy: " + code_of(report));
  if (report.status != MergeReport::Status::refused) breach("a damaged bundle is not refused");
  if (!report.error) breach("a refusal has no code");
  if (digest(*device.session) != before) breach("a damaged bundle changed the digest");
}

void World::do_rebuild(Device& device) {
  const auto before = device.session->digest();
  const auto after = device.session->rebuild();
  tell(device, "rebuild");
  if (!before || !after) return breach("rebuild: " + told(after));
  if (before->digest != after->digest) breach("a rebuild changed the digest");
  if (before->personal != after->personal) breach("a rebuild changed the personal digest");
}

// -- doubles

void World::do_clone(const Device& device) {
  const std::string path = folder_ / ("clone" + std::to_string(++files_) + ".db");
  tell(device, "cloned as " + std::to_string(devices_.size()));
  if (dice_.one_in(2)) {
    if (const auto copied = device.session->backup(path); !copied)
      return breach("backup: " + told(copied));
  } else {  // the image of a disk: the file and its log, as they lie there
    copy_file(device.path, path);
    copy_file(device.path + "-wal", path + "-wal");
  }
  open_at(path);
}

void World::do_backup(Device& device) {
  const std::string path = folder_ / ("backup" + std::to_string(++files_) + ".db");
  tell(device, "backed up");
  if (const auto copied = device.session->backup(path); !copied)
    return breach("backup: " + told(copied));
  backups_.push_back({path, device.path});
}

void World::do_restore(Device& device) {
  std::vector<std::string> own;
  for (const Backup& backup : backups_)
    if (backup.of == device.path) own.push_back(backup.path);
  if (own.empty()) return;
  tell(device, "restored from an old backup");
  const std::string path = folder_ / ("restored" + std::to_string(++files_) + ".db");
  copy_file(dice_.pick(own), path);
  device.session.reset();
  device.path = path;
  device.session = std::make_unique<Session>(opened(path, *device.machine));
}

// -- the end

// -- headquarters, and strangers

void World::do_enrol() {
  const Device& device = someone();
  if (&device == devices_.data()) return;
  tell(devices_[0], "enrols " + std::to_string(&device - devices_.data()));
  if (dice_.one_in(4))  // taken back at the end
    done(*devices_[0].session,
         Revoke{device.session->device_id(), static_cast<Seq>(1 + dice_.below(6))});
  else
    done(*devices_[0].session, Enrol{device.session->device_id()});
}

void World::enrol_everybody() {
  std::set<std::string> accepted;
  const auto status = devices_[0].session->status();
  if (!status) return breach("status: " + told(status));
  for (const DeviceStatus& known : status->devices)
    if (known.role == Role::enrolled && !known.revoked_from) accepted.insert(known.id);
  for (const Device& device : devices_)
    if (!accepted.contains(device.session->device_id()) && &device != &devices_[0])
      done(*devices_[0].session, Enrol{device.session->device_id()});
}

void World::do_forge() {
  Forger& stranger = dice_.pick(strangers_);
  const std::string file = folder_ / ("forged" + std::to_string(++files_) + ".renkei");
  put_bytes(file, stranger.bundle({stranger.segment(1, framed(some_forgery().raw()))}));
  bundles_.push_back(file);
  story_ += "a stranger forges " + std::to_string(bundles_.size() - 1) + '\n';
}

// Somebody's enrolment, a mention of a segment that nobody has, an edit or an erasure of a real record.
ForgedBlock World::some_forgery() {
  Device& victim = someone();
  const auto store = Store::open(victim.path);
  const EntryId person = any(*victim.session, "participant");
  const auto at = person == 0 ? std::nullopt : store->segment_of(person);
  SegmentName name{*parse_log_id(victim.session->device_id()), {}};
  name.hash.fill(static_cast<std::uint8_t>(dice_.below(3)));
  const bool true_name = at && dice_.one_in(2);
  if (true_name) name = {store->log(store->log(log_of(person)).root).id, at->hash};
  const Seq record = true_name ? seq_of(person) : static_cast<Seq>(1 + dice_.below(9));
  if (dice_.one_in(2)) return naming(name, record, record);
  ForgedBlock block;
  block.runs = {{1, 540, ""}};
  block.shape_indexes = varints({0});
  block.times = zigzags({1'697'238'100});
  const std::uint64_t op = dice_.one_in(2) ? 5 : dice_.one_in(2) ? 6 : 9 + dice_.below(2);
  block.shapes = {{op, op == 5 ? 15u : 0u, op == 5 ? 3u : 2u}};
  if (op == 5) {
    block.names = {name};
    block.record_tables = varints({1});
    block.record_seqs = zigzags({record});
  } else {
    block.payloads = someone().session->device_id() + (op == 10 ? "-1" : "");
  }
  block.payload_lengths = varints({block.payloads.size()});
  return block;
}

// Everybody agrees to every erasure: what waits in one store and counts in another is no breach.
void World::confirm_erasures(Device& device) {
  const auto waiting = device.session->waiting_erasures();
  if (!waiting) return breach("waiting erasures: " + told(waiting));
  for (const WaitingErasure& each : *waiting)
    if (const auto outcome = device.session->execute(Erase{each.record}); !outcome)
      breach("confirm: " + told(outcome));
}

void World::deliver_everything() {
  for (int round = 0; round < 6; ++round) {
    for (Device& device : devices_) {
      confirm_erasures(device);
      if (shape_.strangers && &device == &devices_[0]) enrol_everybody();
      const std::string file = folder_ / ("end" + std::to_string(++files_) + ".renkei");
      const auto report = device.session->export_bundle(
          file, {ExportOptions::Mode::plain, ExportOptions::Range::all});
      if (!report) return breach("export: " + told(report));
      bundles_.push_back(file);
    }
    bool learned = false;
    std::vector<std::string> files = bundles_;
    for (Device& device : devices_) {
      dice_.shuffle(files);
      const auto reports = device.session->merge(files);
      if (!reports) return breach("merge: " + told(reports));
      for (const MergeReport& report : *reports) {
        if (report.error && !is_left_out(report))
          return breach("a good bundle is refused: " + told(*report.error));
        learned |= report.new_entries > 0 || report.status == MergeReport::Status::merged;
      }
    }
    if (!learned) return;
  }
  breach("after six rounds in which everybody got everything, somebody still learns something");
}

}  // namespace renkei::laws
