// init, zone, digest, verify, rebuild, backup: the store itself.
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/text/visible.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;

int init(const Context& context, const DeviceProfile& profile) {
  auto session = Session::create(context.store, profile);
  if (!session) return refuse(context, session.error());
  const std::string id = session->device_id();
  if (const Status closed = session->close(); !closed) refuse(context, closed.error());
  if (context.json())
    put_line(dump({{"device", id}, {"name", profile.name}, {"store", context.store}}));
  else
    put_line(id);
  return done;
}

int show_zone(const Context& context, const Zone& zone) {
  if (context.json())
    put_line(dump({{"zone", to_text(zone)}}));
  else
    put_line(to_text(zone));
  return done;
}

int zone(const Context& context, const std::string& wanted) {
  if (wanted.empty()) {
    const auto session = context.look();
    if (!session) return refuse(context, session.error());
    return show_zone(context, session->zone());
  }
  const auto given = parse_zone(wanted);
  if (!given)
    return refuse(
        context,
        Error(Code::bad_option, {{"option", "OFFSET"}, {"value", wanted}, {"expected", "+09:00"}}));
  auto session = Session::open(context.store);
  if (!session) return refuse(context, session.error());
  if (const Status set = session->set_zone(*given); !set) return refuse(context, set.error());
  return show_zone(context, *given);
}

void put_digest(const Context& context, const DigestReport& report) {
  if (context.json())
    put_line(dump({{"digest", report.digest}, {"personal", report.personal}}));
  else
    put(context.say("cli.status.digest", {{"digest", report.digest}}) + "\n" +
        context.say("cli.digest.personal", {{"digest", report.personal}}) + "\n");
}

int digest(const Context& context) {
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  const auto report = session->digest();
  if (!report) return refuse(context, report.error());
  put_digest(context, *report);
  return done;
}

int rebuild(const Context& context, Session& session) {
  const auto report = session.rebuild();
  if (!report) return refuse(context, report.error());
  put_digest(context, *report);
  return done;
}

// Of a store that cannot be read through, `verify` has no more to tell.
Error unreadable(Error error) {
  if (error.code == Code::store_damaged) error.details.emplace_back("about", "unreadable");
  return error;
}

// What is wrong with what was looked at; nothing: all is well. `damaged`: what it is called when it
// could be read and holds faults.
std::optional<Error> what_is_wrong(const std::string& file, const Result<VerifyReport>& report,
                                   Code damaged) {
  if (!report) return unreadable(report.error());
  if (report->problems.empty()) return std::nullopt;
  return Error(
      damaged,
      {{"file", file}, {"count", std::to_string(report->problems.size())}, {"about", "verified"}});
}

// One line for what was looked at: the store, or a file.
bool put_verified(const Context& context, const std::string& file,
                  const Result<VerifyReport>& report, Code damaged) {
  const auto wrong = what_is_wrong(file, report, damaged);
  const bool well = !wrong;
  if (context.json()) {
    ordered_json line{{"file", file}, {"ok", well}};
    if (report) {
      line["segments"] = report->segments;
      line["entries"] = report->entries;
      line["problems"] = report->problems;
    }
    if (wrong) {
      line["code"] = std::string(code_name(wrong->code));
      line["message"] = message(context, *wrong);
    }
    put_line(dump(line));
  } else if (report) {
    put_line(context.say(well ? "cli.verify.well" : "cli.verify.problems",
                         {{"file", file},
                          {"segments", std::to_string(report->segments)},
                          {"entries", std::to_string(report->entries)}}));
    for (const std::string& problem : report->problems) put_line("  " + visible(problem));
  }
  if (wrong) refuse(context, *wrong);
  return well;
}

int verify(const Context& context, const std::vector<std::string>& files) {
  int code = done;
  for (const std::string& file : files)
    if (!put_verified(context, file, Session::verify_file(file), Code::bundle_damaged))
      code = refused;
  if (!files.empty()) return code;
  const auto session = context.look();
  if (!session) return refuse(context, unreadable(session.error()));
  const bool well = put_verified(context, context.store, session->verify(), Code::store_damaged);
  return well ? done : refused;
}

int backup(const Context& context, Session& session, const std::string& file) {
  const auto status = session.backup(file);
  if (!status) return refuse(context, status.error());
  if (context.json())
    put_line(dump({{"file", file}}));
  else
    put_line(visible(file));
  return done;
}

}  // namespace

void add_store_commands(CommandLine& line) {
  auto profile = std::make_shared<DeviceProfile>();
  CLI::App& making =
      line.add("init", [profile](const Context& context) { return init(context, *profile); });
  making.add_option("--device", profile->name, line.option("init.device"))->required();
  making.add_option("--ward", profile->ward_code6, line.option("init.ward"));
  making.add_option("--staff", profile->staff, line.option("init.staff"));

  auto offset = std::make_shared<std::string>();
  line.add("zone", [offset](const Context& context) { return zone(context, *offset); })
      .add_option("OFFSET", *offset, line.option("zone.offset"));
  line.add("digest", digest);
  line.add_writing("rebuild", rebuild);

  auto files = std::make_shared<std::vector<std::string>>();
  line.add("verify", [files](const Context& context) { return verify(context, *files); })
      .add_option("FILE", *files, line.option("verify.file"));

  auto copy = std::make_shared<std::string>();
  line.add_writing("backup", [copy](const Context& context,
                                    Session& session) { return backup(context, session, *copy); })
      .add_option("FILE", *copy, line.option("backup.file"))
      ->required();
}

}  // namespace renkei::cli
