// export, merge, status: what goes to other devices, what came, what is held.
#include <memory>
#include <nlohmann/json.hpp>

#include "core/model/record_names.hpp"
#include "core/text/visible.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;
using Mode = ExportOptions::Mode;
using Range = ExportOptions::Range;

// --- export ------------------------------------------------------------------------------------

struct ExportChoice {
  std::string to, mode;
  std::vector<std::string> tours, events;
  bool since_receipt = false, since_export = false, all = false;
};

ExportOptions options_of(const ExportChoice& choice) {
  ExportOptions options;
  if (choice.mode == "open") options.mode = Mode::open;
  if (choice.mode == "plain") options.mode = Mode::plain;
  if (choice.mode == "sealed") options.mode = Mode::sealed;
  if (choice.since_receipt) options.range = Range::since_receipt;
  if (choice.since_export) options.range = Range::since_export;
  if (choice.all) options.range = Range::all;
  return options;
}

// Whose personal values go along.
Result<std::vector<EntryId>> narrowed_to(const Session& session, const ExportChoice& choice) {
  std::vector<EntryId> only;
  for (const auto& [texts, kind] : {std::pair(&choice.tours, "tour"), {&choice.events, "event"}})
    for (const std::string& text : *texts) {
      const auto id = session.parse_id(text, kind);
      if (!id) return id.error();
      const auto record = session.find(*id);
      if (!record) return record.error();
      if (record->kind().name != kind)
        return Error(Code::wrong_kind, {{"field", std::string("--") + kind},
                                        {"kind", std::string(record->kind().name)},
                                        {"wanted", kind}});
      only.push_back(*id);
    }
  return only;
}

// How a file was written; of a narrowed one, whose names are in it.
std::string mode_words(const Context& context, const Session& session, ExportOptions::Mode mode,
                       const std::vector<EntryId>& only) {
  if (only.empty()) return context.say("cli.mode." + std::string(mode_name(mode)));
  std::string whose;
  for (const EntryId id : only) {
    const auto record = session.find(id);
    std::string name = record ? std::string(name_of(*record)) : std::string();
    if (name.empty()) name = session.id_text(id);
    whose += whose.empty() ? name : context.say("cli.mode.and", {{"name", name}});
  }
  return context.say("cli.mode.narrowed", {{"whose", whose}});
}

int export_bundle(const Context& context, Session& session, const ExportChoice& choice) {
  ExportOptions options = options_of(choice);
  auto only = narrowed_to(session, choice);
  if (!only) return refuse(context, only.error());
  options.only = std::move(*only);
  // Without personal values there is nothing to narrow, and somebody counts on names.
  if (!options.only.empty() && options.mode == Mode::open)
    return refuse(context,
                  Error(Code::bad_option, {{"option", choice.tours.empty() ? "--event" : "--tour"},
                                           {"about", "narrowed"}}));
  if (choice.mode == "plain") tell(context.say("cli.export.plain"));
  const auto report = session.export_bundle(choice.to, options);
  if (!report) return refuse(context, report.error());
  if (context.json()) {
    nlohmann::ordered_json told = {
        {"file", report->file}, {"entries", report->entries},      {"first", report->first},
        {"last", report->last}, {"mode", mode_name(report->mode)}, {"bytes", report->bytes}};
    for (EntryId id : report->nameless) told["nameless"].push_back(session.id_text(id));
    put_line(dump(told));
  } else {
    put_line(visible(report->file));
    tell(context.say("cli.export.done",
                     {{"entries", std::to_string(report->entries)},
                      {"mode", mode_words(context, session, report->mode, options.only)}}));
  }
  if (choice.since_receipt) tell(context.say("cli.export.no_receipt"));
  for (EntryId id : report->nameless)
    tell(context.say("cli.export.nameless", {{"id", session.id_text(id)}}));
  return done;
}

// --- merge -------------------------------------------------------------------------------------

bool is_taken(const MergeReport& report) {
  return report.status == MergeReport::Status::merged ||
         report.status == MergeReport::Status::known;
}

void put_merged(const Context& context, const MergeReport& report) {
  const std::string status(status_name(report.status));
  if (context.json()) {
    ordered_json line{{"file", report.file},
                      {"status", status},
                      {"new_entries", report.new_entries},
                      {"code", nullptr},
                      {"message", nullptr},
                      {"unheeded", report.unheeded},
                      {"erased", report.erased},
                      {"erasures", report.erasures_waiting}};
    if (report.error) {
      line["code"] = std::string(code_name(report.error->code));
      line["message"] = message(context, *report.error);
    }
    put_line(dump(line));
    return;
  }
  put_line(context.say("cli.merge." + status,
                       {{"file", report.file}, {"entries", std::to_string(report.new_entries)}}));
  if (report.error) refuse(context, *report.error);
}

void tell_unheeded(const Context& context, const MergeReport& report) {
  for (const std::string& device : report.unheeded)
    tell(context.say("cli.merge.unheeded", {{"device", device}, {"code", short_code(device)}}));
}

void tell_erasures(const Context& context, const MergeReport& report, bool dry_run) {
  const auto said = [&](const char* key, std::int64_t count) {
    if (count > 0) tell(context.say(key, {{"count", std::to_string(count)}}));
  };
  said(dry_run ? "cli.merge.would_erase" : "cli.merge.erased", report.erased);
  said("cli.merge.erasures_wait", report.erasures_waiting);
}

int merge(const Context& context, Session& session, const std::vector<std::string>& files,
          bool dry_run) {
  const auto reports = session.merge(files, dry_run);
  if (!reports) return refuse(context, reports.error());
  int code = done;
  for (const MergeReport& report : *reports) {
    put_merged(context, report);
    tell_unheeded(context, report);
    tell_erasures(context, report, dry_run);
    if (!is_taken(report)) code = refused;
  }
  return code;
}

// --- status ------------------------------------------------------------------------------------

ordered_json ranges_json(const std::vector<SeqRange>& ranges) {
  ordered_json out = ordered_json::array();
  for (const auto& [first, last] : ranges) out.push_back(ordered_json::array({first, last}));
  return out;
}

std::string ranges_text(const std::vector<SeqRange>& ranges) {
  std::string out;
  for (const auto& [first, last] : ranges) {
    if (!out.empty()) out += ", ";
    out += std::to_string(first);
    if (last != first) out += "-" + std::to_string(last);
  }
  return out;
}

ordered_json claimed_json(const DeviceStatus& device) {
  ordered_json out = ordered_json::array();
  for (const DeviceStatus::Claimed& claimed : device.claimed)
    out.push_back({{"by", claimed.by}, {"entries", {claimed.range.first, claimed.range.second}}});
  return out;
}

ordered_json clocks_json(const std::vector<Zone>& clocks) {
  ordered_json out = ordered_json::array();
  for (const Zone& clock : clocks) out.push_back(to_text(clock));
  return out;
}

void put_status_json(const StoreStatus& status) {
  ordered_json devices = ordered_json::array();
  for (const DeviceStatus& device : status.devices)
    devices.push_back({{"id", device.id},
                       {"name", device.name},
                       {"held", ranges_json(device.held)},
                       {"missing", ranges_json(device.missing)},
                       {"claimed", claimed_json(device)},
                       {"forked", device.forked},
                       {"own", device.own},
                       {"enrolled", device.enrolled},
                       {"role", role_name(device.role)},
                       {"code", short_code(device.id)},
                       {"revoked_from", device.revoked_from ? ordered_json(*device.revoked_from)
                                                            : ordered_json(nullptr)},
                       {"left_out", device.left_out},
                       {"parent", device.parent},
                       {"clocks", clocks_json(device.clocks)}});
  put_line(dump({{"devices", devices},
                 {"conflicts", status.conflicts},
                 {"quarantine", status.quarantine},
                 {"erasures", status.erasures},
                 {"not_understood", status.not_understood},
                 {"withheld", status.withheld},
                 {"not_exported", status.not_exported},
                 {"held_back", status.held_back},
                 {"waiting", status.waiting},
                 {"digest", status.digest}}));
}

std::string remarks_of(const Context& context, const DeviceStatus& device) {
  std::string out = context.say("cli.role." + std::string(role_name(device.role)));
  const auto add = [&](const std::string& remark) { out += ", " + remark; };
  if (device.revoked_from)
    add(context.say("cli.status.revoked", {{"from", std::to_string(*device.revoked_from)}}));
  if (device.left_out > 0)
    add(context.say("cli.status.left_out", {{"count", std::to_string(device.left_out)}}));
  for (const DeviceStatus::Claimed& claimed : device.claimed)
    add(context.say("cli.status.claimed",
                    {{"by", short_code(claimed.by)}, {"entries", ranges_text({claimed.range})}}));
  if (device.forked) add(context.say("cli.status.forked"));
  return out;
}

void put_status_text(const Context& context, const StoreStatus& status) {
  Grid grid;
  for (const char* head : {"device", "code", "name", "held", "missing", "remarks"})
    grid.heads.push_back(context.say(std::string("cli.status.") + head));
  for (const DeviceStatus& device : status.devices)
    grid.rows.push_back({{device.id},
                         {short_code(device.id)},
                         {device.name},
                         {ranges_text(device.held)},
                         {ranges_text(device.missing)},
                         {remarks_of(context, device)}});
  put(as_text(grid) + "\n");
  const auto count = [&](const char* key, std::int64_t number) {
    put_line(context.say(std::string("cli.status.") + key, {{"count", std::to_string(number)}}));
  };
  count("conflicts", status.conflicts);
  count("quarantine", status.quarantine);
  count("erasures", status.erasures);
  count("not_understood", status.not_understood);
  count("withheld", status.withheld);
  count("not_exported", status.not_exported);
  count("held_back", status.held_back);
  count("waiting", status.waiting);
  put_line(context.say("cli.status.digest", {{"digest", status.digest}}));
}

int status(const Context& context) {
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  const auto status = session->status();
  if (!status) return refuse(context, status.error());
  context.json() ? put_status_json(*status) : put_status_text(context, *status);
  return done;
}

}  // namespace

void add_exchange_commands(CommandLine& line) {
  auto choice = std::make_shared<ExportChoice>();
  CLI::App& exporting =
      line.add_writing("export", [choice](const Context& context, Session& session) {
        return export_bundle(context, session, *choice);
      });
  exporting.add_option("--to", choice->to, line.option("export.to"))->required();
  line.add_choice(exporting, "--mode", choice->mode, "export.mode", {"sealed", "open", "plain"});
  exporting.add_option("--tour", choice->tours, line.option("export.tour"))
      ->allow_extra_args(false);
  exporting.add_option("--event", choice->events, line.option("export.event"))
      ->allow_extra_args(false);
  CLI::App& range = *exporting.add_option_group("range", line.option("export.range"));
  range.add_flag("--since-receipt", choice->since_receipt, line.option("export.since_receipt"));
  range.add_flag("--since-export", choice->since_export, line.option("export.since_export"));
  range.add_flag("--all", choice->all, line.option("export.all"));
  range.require_option(0, 1);

  auto files = std::make_shared<std::vector<std::string>>();
  auto dry_run = std::make_shared<bool>(false);
  CLI::App& merging =
      line.add_writing("merge", [files, dry_run](const Context& context, Session& session) {
        return merge(context, session, *files, *dry_run);
      });
  merging.add_option("FILE", *files, line.option("merge.file"))->required();
  merging.add_flag("--dry-run", *dry_run, line.option("merge.dry_run"));

  line.add("status", status);
}

}  // namespace renkei::cli
