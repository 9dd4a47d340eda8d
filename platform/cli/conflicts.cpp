// conflicts, resolve: what devices disagree about, and a person's decision.
#include <memory>
#include <nlohmann/json.hpp>

#include "core/model/deciding.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/values.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const Conflict& conflict, const IdText& id_text) {
  const Field field = disputed_field(*conflict.kind, conflict.field);
  ordered_json out{{"id", id_text(conflict.id)},
                   {"kind", conflict.kind->name},
                   {"field", conflict.field},
                   {"values", ordered_json::array()}};
  int n = 0;
  for (const Claim& claim : conflict.claims) {
    out["values"].push_back({{"n", ++n},
                             {"value", renkei::to_json(field, claim.value.view(), id_text)},
                             {"by", id_text(claim.by)},
                             {"record", id_text(claim.record)},
                             {"at", to_text(claim.at)},
                             {"device", claim.device},
                             {"staff", claim.staff}});
    if (claim.withheld) out["values"].back()["withheld"] = true;
  }
  return out;
}

// What is typed, with what it means to people.
std::string named(const Context& context, std::string_view code, std::string_view words) {
  return context.format == Format::text ? with_meaning(code, words) : std::string(code);
}

GridCell claim_cell(const Context& context, const Conflict& conflict, const Claim& claim,
                    const Reader& session, const Showing& showing) {
  if (context.format == Format::text || claim.withheld)
    return {claim_words(context.language, conflict, claim, session.records())};
  const Field field = disputed_field(*conflict.kind, conflict.field);
  return cell_of(context, *conflict.kind, field, claim.value.view(), showing);
}

Grid grid_of(const Context& context, const std::vector<Conflict>& conflicts,
             const Reader& session) {
  const Showing showing = showing_of(session);
  Grid grid;
  for (const char* head : {"id", "kind", "field", "n", "value", "at", "device", "staff", "record"})
    grid.heads.push_back(
        context.format == Format::csv ? head : context.say(std::string("cli.conflicts.") + head));
  for (const Conflict& conflict : conflicts) {
    const std::string kind =
        named(context, conflict.kind->name, kind_label(context.language, conflict.kind->name));
    const std::string field =
        named(context, conflict.field,
              disputed_field_words(context.language, *conflict.kind, conflict.field));
    int n = 0;
    for (const Claim& claim : conflict.claims)
      grid.rows.push_back({{showing.id_text(conflict.id)},
                           {kind},
                           {field},
                           {std::to_string(++n), true},
                           claim_cell(context, conflict, claim, session, showing),
                           {moment_words(claim.at, showing.zone)},
                           {claim.device},
                           {claim.staff},
                           {showing.id_text(claim.record)}});
  }
  return grid;
}

int conflicts(const Context& context) {
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  const auto conflicts = session->conflicts();
  if (!conflicts) return refuse(context, conflicts.error());
  if (context.json()) {
    const IdText id_text = showing_of(*session).id_text;
    for (const Conflict& conflict : *conflicts) put_line(dump(to_json(conflict, id_text)));
    return done;
  }
  if (context.format == Format::csv || !conflicts->empty())
    put_grid(context, grid_of(context, *conflicts, *session));
  if (context.format == Format::text)
    tell(context.say(conflicts->empty() ? "cli.conflicts.none" : "cli.conflicts.next"));
  return done;
}

struct Decision {
  std::string id, field;
  std::size_t keep = 0;  // from 1; 0 when a value is given instead
  std::string value;
};

// The value of the claim that is to stand.
Result<OwnValue> value_to_keep(const Reader& session, EntryId id, const std::string& field,
                               std::size_t keep) {
  const auto conflicts = session.conflicts(id);
  if (!conflicts) return conflicts.error();
  for (const Conflict& conflict : *conflicts) {
    if (conflict.id != id || conflict.field != field) continue;
    if (keep <= conflict.claims.size()) return kept_value(conflict, conflict.claims[keep - 1]);
    return Error(Code::bad_option, {{"option", "--keep"},
                                    {"value", std::to_string(keep)},
                                    {"expected", "1.." + std::to_string(conflict.claims.size())}});
  }
  return Error(Code::no_conflict, {{"id", session.id_text(id)}, {"field", field}});
}

int resolve(const Context& context, Session& session, const Decision& decision) {
  const auto id = session.parse_id(decision.id);
  if (!id) return refuse(context, id.error());
  const auto record = session.find(*id);
  if (!record) return refuse(context, record.error());
  const Kind& kind = record->kind();
  if (decision.field != life_name && kind.find(decision.field) < 0)
    return refuse(context, Error(Code::unknown_field,
                                 {{"field", decision.field}, {"kind", std::string(kind.name)}}));
  const Field field = disputed_field(kind, decision.field);
  const std::string name(field.name);
  auto value = decision.keep > 0 ? value_to_keep(session, *id, name, decision.keep)
                                 : read_value(field, decision.value, json_surroundings(session));
  if (!value) return refuse(context, value.error());
  const auto outcome = session.execute(Resolve{*id, name, std::move(*value)});
  if (!outcome) return refuse(context, outcome.error());
  if (context.json())
    put_line(dump({{"ok", true}, {"id", session.id_text(outcome->id)}, {"seq", outcome->seq}}));
  else
    put_line(context.say("cli.resolve.done", {{"id", session.id_text(*id)}, {"field", name}}));
  return done;
}

}  // namespace

void add_conflict_commands(CommandLine& line) {
  line.add("conflicts", conflicts, true);

  auto decision = std::make_shared<Decision>();
  CLI::App& deciding =
      line.add_writing("resolve", [decision](const Context& context, Session& session) {
        return resolve(context, session, *decision);
      });
  deciding.add_option("ID", decision->id, line.option("resolve.id"))->required();
  deciding.add_option("FIELD", decision->field, line.option("resolve.field"))->required();
  CLI::App& choice = *deciding.add_option_group("decision");
  line.add_number(choice, "--keep", decision->keep, "resolve.keep", 1, 1'000'000);
  choice.add_option("--value", decision->value, line.option("resolve.value"));
  choice.require_option(1);
}

}  // namespace renkei::cli
