// The help, and what is wrong with a line that is not understood, in the reader's language.
#pragma once
#include <CLI/CLI.hpp>
#include <memory>

#include "platform/cli/context.hpp"

namespace renkei::cli {

std::shared_ptr<CLI::FormatterBase> help_formatter(Language language);

// What CLI11 stopped at: --help and --version are printed, anything else is said on stderr with the
// way to the help that is meant. The exit code.
int explain(const CLI::App& app, const Context& context, const CLI::ParseError& problem);

}  // namespace renkei::cli
