// enrol, trust, revoke, erasures: who may do what, and what others ask to erase.
#include <memory>
#include <nlohmann/json.hpp>

#include "core/wording/dates.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/devices.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;

// What is known of it, with all branches of its log; nothing of a device that is unseen here.
DeviceStatus status_of(const Session& session, const std::string& id) {
  DeviceStatus known;
  std::int64_t left_out = 0;
  if (const auto status = session.status())
    for (const DeviceStatus& device : status->devices) {
      if (device.id == id) known = device;
      if (device.id == id || device.parent == id) left_out += device.left_out;
    }
  known.left_out = left_out;
  return known;
}

// `act`: what the command is called.
template <class Act>
int say_of(const Context& context, Session& session, Act act_on, const std::string& act) {
  const auto device = find_device(session, act_on.log);
  if (!device) return refuse(context, device.error());
  act_on.log = *device;
  const auto outcome = session.execute(act_on);
  if (!outcome) return refuse(context, outcome.error());
  const DeviceStatus now = status_of(session, *device);
  if (context.json())
    put_line(dump({{"device", *device},
                   {"seq", outcome->seq},
                   {"unseen", outcome->unseen},
                   {"others_wait", outcome->others_wait},
                   {"revoked_from", now.revoked_from ? ordered_json(*now.revoked_from) : nullptr},
                   {"left_out", now.left_out}}));
  else
    put_line(
        context.say("cli." + act + ".done", {{"device", *device},
                                             {"code", short_code(*device)},
                                             {"from", std::to_string(now.revoked_from.value_or(0))},
                                             {"count", std::to_string(now.left_out)}}));
  if (outcome->unseen) tell(context.say("cli.act.unseen", {{"device", *device}}));
  if (outcome->others_wait) tell(context.say("cli.act.others_wait"));
  return done;
}

// -- erasures

void put_erasures(const Context& context, const Reader& reader,
                  const std::vector<WaitingErasure>& waiting) {
  if (context.json()) {
    for (const WaitingErasure& each : waiting)
      put_line(dump({{"id", reader.id_text(each.record)},
                     {"by", each.by},
                     {"device", each.device},
                     {"at", to_text(each.at)},
                     {"together", each.together}}));
    return;
  }
  Grid grid;
  for (const char* head : {"record", "by", "device", "at", "together"})
    grid.heads.push_back(context.say(std::string("cli.erasures.") + head));
  for (const WaitingErasure& each : waiting)
    grid.rows.push_back({{reader.id_text(each.record)},
                         {each.by},
                         {each.device},
                         {moment_words(each.at, reader.zone())},
                         {std::to_string(each.together)}});
  put(as_text(grid));
  tell(context.say(waiting.empty() ? "cli.erasures.none" : "cli.erasures.next"));
}

int list_erasures(const Context& context) {
  const auto reader = context.look();
  if (!reader) return refuse(context, reader.error());
  const auto waiting = reader->waiting_erasures();
  if (!waiting) return refuse(context, waiting.error());
  put_erasures(context, *reader, *waiting);
  return done;
}

// Decides on all that a device asks for.
template <class Decision>
int decide_on(const Context& context, Session& session, const std::string& typed) {
  const auto by = find_device(session, typed);
  if (!by) return refuse(context, by.error());
  const auto waiting = session.waiting_erasures();
  if (!waiting) return refuse(context, waiting.error());
  auto batch = session.begin();
  if (!batch) return refuse(context, batch.error());
  std::int64_t decided = 0;
  for (const WaitingErasure& each : *waiting) {
    if (each.by != *by) continue;
    const auto outcome = batch->execute(Decision{each.record});
    if (!outcome) return refuse(context, outcome.error());
    ++decided;
  }
  if (decided == 0) return refuse(context, Error(Code::nothing_waits, {{"id", *by}}));
  if (const Status committed = batch->commit(); !committed)
    return refuse(context, committed.error());
  if (context.json())
    put_line(dump({{"by", *by}, {"records", decided}}));
  else
    put_line(context.say("cli.erasures.done", {{"count", std::to_string(decided)}}));
  return done;
}

struct Choice {
  std::string confirm, refuse;
};

int erasures(const Context& context, const Choice& choice) {
  if (choice.confirm.empty() && choice.refuse.empty()) return list_erasures(context);
  auto session = Session::open(context.store);
  if (!session) return refuse(context, session.error());
  const int code = choice.refuse.empty() ? decide_on<Erase>(context, *session, choice.confirm)
                                         : decide_on<Keep>(context, *session, choice.refuse);
  if (const Status closed = session->close(); !closed) refuse(context, closed.error());
  return code;
}

template <class Grant>
void add_grant(CommandLine& line, const std::string& name) {
  auto device = std::make_shared<std::string>();
  line.add_writing(name,
                   [device, name](const Context& context, Session& session) {
                     return say_of(context, session, Grant{*device}, name);
                   })
      .add_option("DEVICE", *device, line.option("enrol.device"))
      ->required();
}

}  // namespace

void add_trust_commands(CommandLine& line) {
  add_grant<Enrol>(line, "enrol");
  add_grant<Trust>(line, "trust");

  auto revoking = std::make_shared<Revoke>();
  CLI::App& revoke =
      line.add_writing("revoke", [revoking](const Context& context, Session& session) {
        return say_of(context, session, *revoking, "revoke");
      });
  revoke.add_option("DEVICE", revoking->log, line.option("enrol.device"))->required();
  line.add_number(revoke, "--from", revoking->from, "revoke.from", 1, max_seq);

  auto choice = std::make_shared<Choice>();
  CLI::App& deciding =
      line.add("erasures", [choice](const Context& context) { return erasures(context, *choice); });
  auto* confirm =
      deciding.add_option("--confirm", choice->confirm, line.option("erasures.confirm"));
  deciding.add_option("--refuse", choice->refuse, line.option("erasures.refuse"))
      ->excludes(confirm);
}

}  // namespace renkei::cli
