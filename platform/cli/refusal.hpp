// A refusal (core/wording/refusal.hpp) on the command line.
#pragma once
#include <string>

#include "platform/cli/context.hpp"

namespace renkei::cli {

// The three parts in one text, for results that are one line each.
std::string message(const Context& context, const Error& error);

// Prints the code and the three parts to stderr; gives the exit code of a refusal.
int refuse(const Context& context, const Error& error);

}  // namespace renkei::cli
