#include "platform/cli/command_line.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "core/text/utf8.hpp"
#include "platform/cli/demo.hpp"
#include "platform/cli/lively_day.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

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

void add_global_options(CLI::App& app, Context& context) {
  const auto text = [&](const char* key) { return context.say(std::string("cli.option.") + key); };
  if (const char* store = std::getenv("RENKEI_STORE"); store != nullptr && *store != '\0')
    context.store = store;
  app.add_option("--store", context.store, text("store"))
      ->type_name("FILE")
      ->check([&context](const std::string& file) {
        return file.empty() ? context.say("cli.usage.no_file") : std::string();
      });
  const auto set_format = [&context](const std::string& name) {
    context.format = name == "json" ? Format::json : name == "csv" ? Format::csv : Format::text;
  };
  app.add_option_function<std::string>("--format", set_format, text("format"))
      ->check(CLI::IsMember({"text", "json", "csv"}));
  const auto set_language = [&context](const std::string& name) {
    context.language = name == "en" ? Language::en : Language::ja;
  };
  app.add_option_function<std::string>("--lang", set_language, text("lang"))
      ->check(CLI::IsMember({"ja", "en"}));
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

int explain_usage(const CLI::App& app, const Context& context, const CLI::ParseError& problem) {
  if (problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {  // --help, --version
    app.exit(problem, std::cout, std::cerr);
    return flush() == Delivery::failed ? refused : done;
  }
  std::string key = "cli.usage." + problem.get_name(), detail = problem.what();
  if (!has_message(context.language, key)) key = "cli.usage.other";
  const auto left = app.remaining();
  if (app.get_subcommands().empty() && !left.empty() && !left[0].starts_with('-')) {
    key = "cli.usage.unknown_command";
    detail = left[0];
  }
  tell(context.say(key, {{"detail", detail}}));
  tell(context.say("cli.usage.next"));
  return wrong_usage;
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

}  // namespace

CLI::App& CommandLine::add(const std::string& name, Run run, bool tables) {
  CLI::App* command = app_.add_subcommand(name, say(language_, "cli.help." + name));
  command->fallthrough();  // global options may stand behind the command
  command->callback([this, run = std::move(run), tables] {
    chosen_ = run;
    tables_ = tables;
  });
  return *command;
}

CLI::App& CommandLine::add_writing(const std::string& name, Write write) {
  return add(name, [write = std::move(write)](const Context& context) {
    auto session = Session::open(context.store);
    if (!session) return refuse(context, session.error());
    const int code = write(context, *session);
    if (const Status closed = session->close(); !closed) refuse(context, closed.error());
    return code;
  });
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
  app.set_version_flag("--version", std::string("renkei " RENKEI_VERSION));
  app.set_help_flag("-h,--help", context.say("cli.option.help"));
  app.require_subcommand(1);
  add_global_options(app, context);
  if (const Status text = all_text(words, context.store); !text)
    return refuse(context, text.error());
  CommandLine line(app, context.language);
  add_store_commands(line);
  add_trust_commands(line);
  add_apply_command(line);
  add_look_commands(line);
  add_exchange_commands(line);
  add_conflict_commands(line);
  add_import_command(line);
  add_tokens_command(line);
  add_report_command(line);
  add_demo_command(line);
  std::vector<const char*> arguments;
  arguments.reserve(words.size());
  for (const std::string& word : words) arguments.push_back(word.c_str());
  try {
    app.parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::ParseError& problem) {
    return explain_usage(app, context, problem);
  }
  return deliver(context, line.run(context));
}

}  // namespace renkei::cli
