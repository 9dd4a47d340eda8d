#include "platform/cli/command_line.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>

#include "core/text/utf8.hpp"
#include "core/wording/labels.hpp"
#include "platform/cli/demo.hpp"
#include "platform/cli/lively_day.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"
#include "platform/cli/usage.hpp"

namespace renkei::cli {
namespace {

// Looked for before anything else, because the help is written in that language.
Language find_language(const std::vector<std::string>& words) {
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i] == "--lang=en" ||
        (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "en"))
      return Language::en;
  return Language::ja;
}

struct Globals {
  std::string format, language;
};

void add_global_options(CommandLine& line, CLI::App& app, Context& context, Globals& typed) {
  if (const char* store = std::getenv("RENKEI_STORE"); store != nullptr && *store != '\0')
    context.store = store;
  app.add_option("--store", context.store, line.option("store"))
      ->type_name("FILE")
      ->check([&context](const std::string& file) {
        return file.empty() ? context.say("cli.usage.no_file") : std::string();
      });
  line.add_choice(app, "--format", typed.format, "format", {"text", "json", "csv"});
  line.add_choice(app, "--lang", typed.language, "lang", {"ja", "en"});
}

Format format_of(const std::string& name) {
  return name == "json" ? Format::json : name == "csv" ? Format::csv : Format::text;
}

constexpr unsigned lively_seed = 1;  // every newcomer sees the same day

void add_demo_command(CommandLine& line) {
  auto folder = std::make_shared<std::string>();
  auto day = std::make_shared<bool>(false);
  CLI::App& demo = line.add("demo", [folder, day](const Context& context) {
    return *day ? make_lively_day(context, *folder, system_now(), lively_seed)
                : run_demo(context, *folder);
  });
  demo.add_option("FOLDER", *folder, line.option("demo.folder"))->required();
  demo.add_flag("--day", *day, line.option("demo.day"));
}

// What is no text can neither be shown nor be written down, be it a name, a value or a file's name.
Status all_text(const std::vector<std::string>& words, const std::string& store) {
  const auto odd = std::find_if_not(words.begin(), words.end(),
                                    [](const std::string& word) { return is_utf8(word); });
  if (odd == words.end() && is_utf8(store)) return Done{};
  return Error(Code::bad_text,
               {{"field", odd == words.end() ? store : *odd}, {"about", "argument"}});
}

// What was printed must have arrived, or "done" would be a lie.
int deliver(const Context& context, int code) {
  if (flush() != Delivery::failed) return code;
  return refuse(context, Error(Code::io_error, {{"file", context.say("cli.stdout")}}));
}

void add_commands(CommandLine& line) {
  add_store_commands(line);
  add_trust_commands(line);
  add_apply_command(line);
  add_new_command(line);
  add_look_commands(line);
  add_exchange_commands(line);
  add_conflict_commands(line);
  add_void_commands(line);
  add_import_command(line);
  add_tokens_command(line);
  add_report_command(line);
  add_completion_command(line);
  add_demo_command(line);
}

std::string listed(const Choices& choices) {
  std::string all;
  for (const auto& [code, meaning] : choices)
    all += (all.empty() ? "" : ", ") + with_meaning(code, meaning);
  return all;
}

// Fields are known as starts_on; as an option that is --starts-on, however it is typed.
std::vector<std::string> with_hyphens(std::vector<std::string> words) {
  for (std::string& word : words)
    if (word.starts_with("--"))
      std::replace(word.begin(), std::find(word.begin(), word.end(), '='), '_', '-');
  return words;
}

}  // namespace

CLI::App& CommandLine::make(CLI::App& parent, const std::string& name, std::string description,
                            Run run, bool tables) {
  CLI::App* command = parent.add_subcommand(name, std::move(description));
  command->group(say(language_, "cli.word.Subcommands"));
  command->fallthrough();  // global options may stand behind the command
  if (run)
    command->callback([this, run = std::move(run), tables] {
      chosen_ = run;
      tables_ = tables;
    });
  return *command;
}

CLI::App& CommandLine::add(const std::string& name, Run run, bool tables) {
  return make(app_, name, say(language_, "cli.help." + name), std::move(run), tables);
}

CLI::App& CommandLine::add_writing(const std::string& name, const Write& write) {
  return add_writing_to(app_, name, say(language_, "cli.help." + name), write);
}

CLI::App& CommandLine::add_group(const std::string& name) {
  CLI::App& group = add(name, {});
  group.require_subcommand(1);
  return group;
}

CLI::App& CommandLine::add_writing_to(CLI::App& group, const std::string& name,
                                      std::string description, const Write& write) {
  const auto run = [write](const Context& context) {
    auto session = Session::open(context.store);
    if (!session) return refuse(context, session.error());
    const int code = write(context, *session);
    if (const Status closed = session->close(); !closed) refuse(context, closed.error());
    return code;
  };
  return make(group, name, std::move(description), run, false);
}

Choices CommandLine::meanings(const std::string& option,
                              const std::vector<std::string>& codes) const {
  Choices choices;
  for (const std::string& code : codes)
    choices.emplace_back(code, option_choice_label(language_, option, code));
  return choices;
}

CLI::Option& CommandLine::offer_choice(CLI::App& command, const std::string& name,
                                       std::string& value, const std::string& key,
                                       const std::vector<std::string>& codes) {
  CLI::Option& offered =
      *command.add_option(name, value, option(key) + ": " + listed(meanings(name, codes)));
  suggest(offered, codes);
  return offered;
}

CLI::Option& CommandLine::add_described_choice(CLI::App& command, const std::string& name,
                                               std::string& value, const std::string& key,
                                               const Choices& choices) {
  std::vector<std::string> codes;
  for (const auto& [code, meaning] : choices) codes.push_back(code);
  const std::string all = listed(choices);
  CLI::Option& added = *command.add_option(name, value, option(key) + ": " + all);
  added.check([language = language_, name, codes, all](const std::string& typed) {
    if (std::ranges::find(codes, typed) != codes.end()) return std::string();
    return say(language, "cli.usage.choice",
               {{"option", name}, {"value", typed}, {"choices", all}});
  });
  suggest(added, std::move(codes));
  return added;
}

std::string CommandLine::check_number(const std::string& name, const std::string& text,
                                      std::int64_t low, std::int64_t high) const {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem == std::errc() && end == text.data() + text.size() && low <= number && number <= high)
    return {};
  return say(language_, "cli.usage.number",
             {{"option", name},
              {"value", text},
              {"low", std::to_string(low)},
              {"high", std::to_string(high)}});
}

int CommandLine::run(const Context& context) const {
  if (context.format == Format::csv && !tables_)
    return refuse(context, Error(Code::format_unavailable, {{"format", "csv"}}));
  return chosen_(context);
}

int run_command_line(const std::vector<std::string>& words) {
  survive_closed_pipes();
  Context context;
  context.language = find_language(words);
  CLI::App app(context.say("cli.help"), "renkei");
  app.set_version_flag("--version", std::string("renkei " RENKEI_VERSION),
                       context.say("cli.option.version"));
  app.set_help_flag("-h,--help", context.say("cli.option.help"));
  app.require_subcommand(1);
  app.formatter(help_formatter(context.language));
  CommandLine line(app, context.language);
  Globals typed;
  add_global_options(line, app, context, typed);
  if (const Status text = all_text(words, context.store); !text)
    return refuse(context, text.error());
  add_commands(line);
  const std::vector<std::string> spelt = with_hyphens(words);
  std::vector<const char*> arguments;
  arguments.reserve(spelt.size());
  for (const std::string& word : spelt) arguments.push_back(word.c_str());
  try {
    app.parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::ParseError& problem) {
    return explain(app, context, problem);
  }
  context.format = format_of(typed.format);
  return deliver(context, line.run(context));
}

}  // namespace renkei::cli
