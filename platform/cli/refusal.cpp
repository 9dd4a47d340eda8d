#include "platform/cli/refusal.hpp"

#include "core/wording/refusal.hpp"
#include "platform/cli/output.hpp"

namespace renkei::cli {

std::string message(const Context& context, const Error& error) {
  return refusal_text(context.language, error);
}

int refuse(const Context& context, const Error& error) {
  const Refusal words = refusal_words(context.language, error);
  tell(context.say("cli.refusal.what", {{"code", words.code}, {"text", words.what}}));
  tell(context.say("cli.refusal.safe", {{"text", words.safe}}));
  tell(context.say("cli.refusal.next", {{"text", words.next}}));
  return refused;
}

}  // namespace renkei::cli
