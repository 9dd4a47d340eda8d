#include "platform/cli/usage.hpp"

#include <iostream>
#include <vector>

#include "platform/cli/output.hpp"

namespace renkei::cli {
namespace {

// Option groups are commands without a name, that have a help of their own all the same.
std::vector<const CLI::Option*> options_in_group(const CLI::App& group) {
  return group.get_options([&](const CLI::Option* each) { return each != group.get_help_ptr(); });
}

// Help in which no word of CLI11 is left.
class Help : public CLI::Formatter {
 public:
  explicit Help(Language language) : language_(language) {
    for (const char* each : {"Usage", "Options", "Positionals", "SUBCOMMAND", "OPTIONS", "REQUIRED",
                             "Excludes", "Needs"})
      label(each, word(each));
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return CLI::Formatter::make_group(group == "Options" ? word("Options") : group, is_positional,
                                      std::move(options));
  }

  // A group of options, of which one may stand.
  std::string make_expanded(const CLI::App* group) const override {
    const std::string about = group->get_description();
    std::string out = "\n" + word("one_of") + (about.empty() ? "" : " (" + about + ")") + ":\n";
    for (const CLI::Option* option : options_in_group(*group)) out += make_option(option, false);
    return out;
  }

 private:
  std::string word(const std::string& key) const { return say(language_, "cli.word." + key); }

  Language language_;
};

struct Problem {
  std::string key;     // cli.usage.<key>
  std::string detail;  // what it is about
};

// The last command on the line that there is.
const CLI::App& last_command(const CLI::App& app) {
  const auto below = app.get_subcommands();
  return below.empty() ? app : last_command(*below.front());
}

// "renkei new event"
std::string path_of(const CLI::App& command) {
  const CLI::App* above = command.get_parent();
  return (above == nullptr ? "" : path_of(*above) + " ") + command.get_name();
}

std::string with_commas(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

// An option that must be there, with what it is.
std::string described(const CLI::Option& option) {
  return option.get_name() + " (" + option.get_description() + ")";
}

std::vector<std::string> names_in_groups(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* group :
       command.get_subcommands([](const CLI::App* each) { return each->get_name().empty(); }))
    for (const CLI::Option* option : options_in_group(*group)) names.push_back(option->get_name());
  return names;
}

// The words beginning with -- of a sentence of CLI11.
std::vector<std::string> options_in(const std::string& sentence) {
  std::vector<std::string> names;
  for (std::size_t at = sentence.find("--"); at != std::string::npos;
       at = sentence.find("--", at)) {
    const std::size_t end = std::min(sentence.find_first_of(" :,]", at), sentence.size());
    names.push_back(sentence.substr(at, end - at));
    at = end;
  }
  return names;
}

Problem missing_in(const CLI::App& command) {
  std::vector<std::string> missing;
  for (const CLI::Option* option : command.get_options())
    if (option->get_required() && option->count() == 0) missing.push_back(described(*option));
  if (!missing.empty()) return {"missing", with_commas(missing)};
  if (command.get_require_subcommand_min() > 0)
    return {command.get_parent() == nullptr ? "no_command" : "no_subcommand", ""};
  return {"one_of", with_commas(names_in_groups(command))};
}

Problem problem_of(const CLI::App& app, const CLI::App& command, const CLI::ParseError& problem) {
  const auto left = app.remaining(true);
  const bool has_word = !left.empty() && !left[0].starts_with('-');
  const bool wants_command = command.get_require_subcommand_min() > 0;
  if (wants_command && has_word)
    return {command.get_parent() == nullptr ? "unknown_command" : "unknown_word", left[0]};
  const std::string what = problem.what();
  const std::string option = what.substr(0, what.find(':'));
  switch (static_cast<CLI::ExitCodes>(problem.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
      return missing_in(command);
    case CLI::ExitCodes::ExtrasError:
      return {"unknown_word", left.empty() ? what : left[0]};
    case CLI::ExitCodes::ValidationError:  // our own sentence, behind the option's name
      return {"bad_value", what.size() == option.size() ? what : what.substr(option.size() + 2)};
    case CLI::ExitCodes::ArgumentMismatch:
      return {what.ends_with("missing") ? "no_value" : "too_many", option};
    case CLI::ExitCodes::RequiresError:
      return {"only_with", with_commas(options_in(what))};
    case CLI::ExitCodes::ExcludesError:
      return {"together", with_commas(options_in(what))};
    default:
      return {"other", what};
  }
}

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(Language language) {
  return std::make_shared<Help>(language);
}

int explain(const CLI::App& app, const Context& context, const CLI::ParseError& problem) {
  if (problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {  // --help, --version
    app.exit(problem, std::cout, std::cerr);
    return flush() == Delivery::failed ? refused : done;
  }
  const CLI::App& command = last_command(app);
  const auto [key, detail] = problem_of(app, command, problem);
  const std::string path = path_of(command);
  tell(context.say("cli.usage." + key, {{"detail", detail}, {"command", path}}));
  tell(context.say("cli.usage.next", {{"command", path}}));
  return wrong_usage;
}

}  // namespace renkei::cli
