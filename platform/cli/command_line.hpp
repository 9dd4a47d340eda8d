// The commands of the program and their options. Each group of commands adds its own; the one that
// was asked for runs after the whole line has been understood, and gives the exit code. What an option
// takes is said once, here, for its help, its check and its completion.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "platform/cli/context.hpp"

namespace renkei::cli {

using Run = std::function<int(const Context&)>;
// Of a command that writes: the store is opened for it and closed after it. The exit code is the
// command's: what was acknowledged stands even if the end cannot be sealed, which is told on stderr.
using Write = std::function<int(const Context&, Session&)>;

// Codes and what they mean.
using Choices = std::vector<std::pair<std::string, std::string>>;

class CommandLine {
 public:
  CommandLine(CLI::App& app, Language language) : app_(app), language_(language) {}

  // A command; its description is the sentence cli.help.<name>. `tables`: it has a CSV form.
  CLI::App& add(const std::string& name, Run run, bool tables = false);
  CLI::App& add_writing(const std::string& name, const Write& write);
  // A command that is nothing but those below it.
  CLI::App& add_group(const std::string& name);
  CLI::App& add_writing_to(CLI::App& group, const std::string& name, std::string description,
                           const Write& write);

  // The description of an option: the sentence cli.option.<key>.
  std::string option(const std::string& key) const { return say(language_, "cli.option." + key); }
  // An option that takes one of several codes, each with what it means; anything else is wrong usage.
  CLI::Option& add_described_choice(CLI::App& command, const std::string& name, std::string& value,
                                    const std::string& key, const Choices& choices);
  // The meanings are the sentences option.<name>.<code>.
  CLI::Option& add_choice(CLI::App& command, const std::string& name, std::string& value,
                          const std::string& key, const std::vector<std::string>& codes) {
    return add_described_choice(command, name, value, key, meanings(name, codes));
  }
  // The same where anything else is refused by what it is for.
  CLI::Option& offer_choice(CLI::App& command, const std::string& name, std::string& value,
                            const std::string& key, const std::vector<std::string>& codes);
  // An option that takes a whole number.
  template <class Number>
  CLI::Option& add_number(CLI::App& command, const std::string& name, Number& value,
                          const std::string& key, std::int64_t low, std::int64_t high);
  // What may stand in an option that is checked where it is used.
  void suggest(const CLI::Option& option, std::vector<std::string> values) {
    values_[&option] = std::move(values);
  }

  Language language() const { return language_; }
  // Whether the whole program has an option of this name.
  bool is_global(const std::string& option) const {
    return app_.get_option_no_throw(option) != nullptr;
  }
  // What may come next: the last word is the beginning that has been typed of it, perhaps nothing.
  std::vector<std::string> completions(const std::vector<std::string>& words) const;

  int run(const Context& context) const;

 private:
  CLI::App& make(CLI::App& parent, const std::string& name, std::string description, Run run,
                 bool tables);
  Choices meanings(const std::string& option, const std::vector<std::string>& codes) const;
  std::string check_number(const std::string& name, const std::string& text, std::int64_t low,
                           std::int64_t high) const;

  CLI::App& app_;
  Language language_;
  std::map<const CLI::Option*, std::vector<std::string>> values_;
  Run chosen_;
  bool tables_ = false;
};

template <class Number>
CLI::Option& CommandLine::add_number(CLI::App& command, const std::string& name, Number& value,
                                     const std::string& key, std::int64_t low, std::int64_t high) {
  return *command.add_option(name, value, option(key))
              ->check([this, name, low, high](const std::string& text) {
                return check_number(name, text, low, high);
              });
}

void add_store_commands(CommandLine& line);      // init, zone, digest, verify, rebuild, backup
void add_trust_commands(CommandLine& line);      // enrol, trust, revoke, erasures
void add_apply_command(CommandLine& line);       // apply
void add_new_command(CommandLine& line);         // new
void add_look_commands(CommandLine& line);       // list, show, waiting, kinds
void add_exchange_commands(CommandLine& line);   // export, merge, status
void add_conflict_commands(CommandLine& line);   // conflicts, resolve
void add_void_commands(CommandLine& line);       // void, restore
void add_import_command(CommandLine& line);      // import
void add_tokens_command(CommandLine& line);      // tokens
void add_report_command(CommandLine& line);      // report
void add_completion_command(CommandLine& line);  // completion

// The whole program. `words`: what it was called with, in UTF-8, its own name first.
int run_command_line(const std::vector<std::string>& words);

}  // namespace renkei::cli
