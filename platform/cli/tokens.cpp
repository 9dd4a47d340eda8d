// tokens: what badges bear instead of names.
#include <memory>
#include <nlohmann/json.hpp>

#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

int give_tokens(const Context& context, Session& session, const std::string& typed) {
  const auto tour = session.parse_id(typed, "tour");
  if (!tour) return refuse(context, tour.error());
  const auto given = session.give_tokens(*tour);
  if (!given) return refuse(context, given.error());
  if (context.json())
    put_line(dump({{"tour", session.id_text(*tour)}, {"given", *given}}));
  else
    put_line(*given == 0 ? context.say("cli.tokens.none")
                         : context.say("cli.tokens.given", {{"count", std::to_string(*given)}}));
  return done;
}

}  // namespace

void add_tokens_command(CommandLine& line) {
  auto tour = std::make_shared<std::string>();
  line.add_writing("tokens",
                   [tour](const Context& context, Session& session) {
                     return give_tokens(context, session, *tour);
                   })
      .add_option("--tour", *tour, line.option("tokens.tour"))
      ->required();
}

}  // namespace renkei::cli
