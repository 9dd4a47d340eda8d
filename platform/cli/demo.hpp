// A season in small: several devices, a register in, bundles out, merged at headquarters, reports.
#pragma once
#include <string>

#include "platform/cli/context.hpp"

namespace renkei::cli {

// Makes the folder (which must not exist yet or be empty) with the stores, bundles and reports of
// the demonstration; headquarters' store is headquarters.db. Tells its story on stdout. Gives the
// exit code.
int run_demo(const Context& context, const std::string& folder);

}  // namespace renkei::cli
