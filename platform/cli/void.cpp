// void, restore: a record is struck out, an import with what it made, or stands again; what went with an
// import comes back by importing again, for it may have been imported anew since.
#include <memory>
#include <nlohmann/json.hpp>

#include "core/model/kinds.hpp"
#include "core/wording/labels.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

// What is told of a record, and of an import.
struct Told {
  const char *usual, *of_import;
};

int change_life(const Context& context, Session& session, const std::string& typed,
                const std::function<Command(EntryId)>& command, const Told& told) {
  const auto id = session.parse_id(typed);
  if (!id) return refuse(context, id.error());
  const auto outcome = session.execute(command(*id));
  if (!outcome) return refuse(context, outcome.error());
  const std::string text = session.id_text(*id);
  if (context.json()) {
    put_line(dump({{"ok", true}, {"id", text}, {"seq", outcome->seq}}));
    return done;
  }
  const auto record = session.find(*id);
  const std::string kind =
      record ? kind_label(context.language, record->kind().name) : std::string();
  const bool is_import = record && record->kind().number == ImportRun::number;
  put_line(context.say(is_import ? told.of_import : told.usual, {{"kind", kind}, {"id", text}}));
  return done;
}

}  // namespace

void add_void_commands(CommandLine& line) {
  struct Typed {
    std::string id, reason;
  };
  auto typed = std::make_shared<Typed>();
  CLI::App& voiding = line.add_writing("void", [typed](const Context& context, Session& session) {
    return change_life(
        context, session, typed->id,
        [&](EntryId id) {
          return Void{id, typed->reason};
        },
        Told{"cli.void.done", "cli.void.done_import"});
  });
  voiding.add_option("ID", typed->id, line.option("void.id"))->required();
  voiding.add_option("--reason", typed->reason, line.option("void.reason"));
  CLI::App& restoring =
      line.add_writing("restore", [typed](const Context& context, Session& session) {
        return change_life(
            context, session, typed->id, [](EntryId id) { return Restore{id}; },
            Told{"cli.restore.done", "cli.restore.done_import"});
      });
  restoring.add_option("ID", typed->id, line.option("restore.id"))->required();
}

}  // namespace renkei::cli
