#include "platform/cli/refusal.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "platform/cli/columns.hpp"
#include "platform/cli/output.hpp"

namespace renkei::cli {
namespace {

// What stands in a place of the sentence that the error says nothing about.
std::string unsaid(const Context& context, std::string_view place) {
  const std::string key = "error.unsaid." + std::string(place);
  return has_message(context.language, key) ? context.say(key) : "—";
}

// A register that cannot be read has sentences of its own for each reason.
std::string sentence_of(const Context& context, const Error& error, std::string_view name) {
  const std::string closer = "register.error." + error.detail("reason") + "." + std::string(name);
  if (error.code == Code::register_unreadable && has_message(context.language, closer))
    return name == "what" ? "{file}: " + context.say(closer) : context.say(closer);
  return context.say("error." + std::string(code_name(error.code)) + "." + std::string(name));
}

std::string part(const Context& context, const Error& error, std::string_view name) {
  const std::string sentence = sentence_of(context, error, name);
  std::deque<std::string> fallbacks;
  std::vector<Named> values;
  for (const auto& [place, value] : error.details) values.push_back({place, value});
  for (std::size_t open = sentence.find('{'); open != std::string::npos;
       open = sentence.find('{', open + 1)) {
    const std::size_t close = std::min(sentence.find('}', open), sentence.size());
    const auto place = std::string_view(sentence).substr(open + 1, close - open - 1);
    if (error.detail(place).empty())
      values.push_back({place, fallbacks.emplace_back(unsaid(context, place))});
  }
  return visible(fill_places(sentence, values));
}

}  // namespace

std::string message(const Context& context, const Error& error) {
  const std::string_view gap = context.language == Language::ja ? "" : " ";
  std::string text = part(context, error, "what");
  for (const char* name : {"safe", "next"}) text.append(gap) += part(context, error, name);
  return text;
}

int refuse(const Context& context, const Error& error) {
  tell(context.say("cli.refusal.what",
                   {{"code", code_name(error.code)}, {"text", part(context, error, "what")}}));
  tell(context.say("cli.refusal.safe", {{"text", part(context, error, "safe")}}));
  tell(context.say("cli.refusal.next", {{"text", part(context, error, "next")}}));
  return refused;
}

}  // namespace renkei::cli
