// The commands of the program and their options. Each group of commands adds its own; the one that
// was asked for runs after the whole line has been understood, and gives the exit code.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "platform/cli/context.hpp"

namespace renkei::cli {

using Run = std::function<int(const Context&)>;

class CommandLine {
 public:
  CommandLine(CLI::App& app, Language language) : app_(app), language_(language) {}

  // A command; its description is the sentence cli.help.<name>. `tables`: it has a CSV form.
  CLI::App& add(const std::string& name, Run run, bool tables = false);
  // One that writes: the store is opened for it and closed after it. The exit code is the command's:
  // what was acknowledged stands even if the end cannot be sealed, which is told on stderr.
  using Write = std::function<int(const Context&, Session&)>;
  CLI::App& add_writing(const std::string& name, Write write);
  // The description of an option: the sentence cli.option.<key>.
  std::string option(const std::string& key) const { return say(language_, "cli.option." + key); }

  int run(const Context& context) const;

 private:
  CLI::App& app_;
  Language language_;
  Run chosen_;
  bool tables_ = false;
};

void add_store_commands(CommandLine& line);     // init, zone, digest, verify, rebuild, backup
void add_trust_commands(CommandLine& line);     // enrol, trust, revoke, erasures
void add_apply_command(CommandLine& line);      // apply
void add_look_commands(CommandLine& line);      // list, show, waiting, kinds
void add_exchange_commands(CommandLine& line);  // export, merge, status
void add_conflict_commands(CommandLine& line);  // conflicts, resolve
void add_import_command(CommandLine& line);     // import
void add_tokens_command(CommandLine& line);     // tokens
void add_report_command(CommandLine& line);     // report

// The whole program. `words`: what it was called with, in UTF-8, its own name first.
int run_command_line(const std::vector<std::string>& words);

}  // namespace renkei::cli
