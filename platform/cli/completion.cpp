// completion: what a shell offers while somebody types. It walks the commands as they are, so that
// nothing is listed a second time.
#include <algorithm>
#include <memory>

#include "core/base/assets.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"

namespace renkei::cli {
namespace {

bool is_group(const CLI::App* command) { return command->get_name().empty(); }

// Of the command, of its option groups, and of those above it, which may stand behind it as well.
std::vector<const CLI::Option*> options_at(const CLI::App& command) {
  std::vector<const CLI::Option*> all = command.get_options();
  for (const CLI::App* group : command.get_subcommands(is_group))
    std::ranges::copy(group->get_options(), std::back_inserter(all));
  if (const CLI::App* above = command.get_parent())
    std::ranges::copy(options_at(*above), std::back_inserter(all));
  return all;
}

const CLI::Option* find_option(const CLI::App& command, const std::string& name) {
  const auto options = options_at(command);
  const auto found = std::ranges::find_if(
      options, [&](const CLI::Option* option) { return option->check_name(name); });
  return found == options.end() ? nullptr : *found;
}

const CLI::App* find_command(const CLI::App& above, const std::string& name) {
  const auto found =
      above.get_subcommands([&](const CLI::App* each) { return each->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

// Where on the line the next word stands.
struct NextWord {
  const CLI::App* command;
  const CLI::Option* option = nullptr;  // whose value it is
  std::size_t positionals = 0;          // that stand before it
};

NextWord next_word(const CLI::App& app, const std::vector<std::string>& words) {
  NextWord place{&app};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "=") continue;  // a shell takes --mode=plain apart
    if (place.option != nullptr) {
      place.option = nullptr;
    } else if (word.starts_with("-")) {
      const CLI::Option* option = find_option(*place.command, word);
      if (option != nullptr && option->get_items_expected_max() > 0) place.option = option;
    } else if (const CLI::App* below = find_command(*place.command, word)) {
      place = {below};
    } else {
      ++place.positionals;
    }
  }
  return place;
}

const CLI::Option* positional(const CLI::App& command, std::size_t number) {
  for (const CLI::Option* option : command.get_options())
    if (option->get_positional() && number-- == 0) return option;
  return nullptr;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options_at(command))
    for (const std::string& name : option->get_lnames())
      if (std::ranges::find(names, "--" + name) == names.end()) names.push_back("--" + name);
  return names;
}

}  // namespace

std::vector<std::string> CommandLine::completions(const std::vector<std::string>& words) const {
  const std::string typed = words.empty() || words.back() == "=" ? "" : words.back();
  const auto [command, option, positionals] = next_word(app_, words);
  std::vector<std::string> all;
  const auto add_values = [&](const CLI::Option* of) {
    if (const auto values = values_.find(of); values != values_.end())
      std::ranges::copy(values->second, std::back_inserter(all));
  };
  if (option != nullptr) {
    add_values(option);
  } else if (typed.starts_with("-")) {
    all = option_names(*command);
  } else {
    for (const CLI::App* below :
         command->get_subcommands([](const CLI::App* each) { return !is_group(each); }))
      all.push_back(below->get_name());
    add_values(positional(*command, positionals));
  }
  std::erase_if(all, [&](const std::string& each) { return !each.starts_with(typed); });
  return all;
}

void add_completion_command(CommandLine& line) {
  struct Asked {
    std::string shell;
    std::vector<std::string> words;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App& command = line.add("completion", [&line, asked](const Context&) {
    if (asked->words.empty()) {
      put(asset("renkei.bash"));
      return done;
    }
    for (const std::string& each : line.completions(asked->words)) put_line(each);
    return done;
  });
  line.add_choice(command, "SHELL", asked->shell, "completion.shell", {"bash"}).required();
  command.add_option("WORD", asked->words, line.option("completion.word"));
}

}  // namespace renkei::cli
