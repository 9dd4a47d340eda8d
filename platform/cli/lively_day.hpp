// One lively day in four stores: a bus in the morning, an entrance at its busiest, a kiosk about to be
// started, and headquarters in the evening, with a file that is missing, figures that disagree and a
// stranger's file in quarantine. For whoever looks at the window for the first time, and for pictures.
#pragma once
#include <string>

#include "platform/cli/context.hpp"

namespace renkei::cli {

// Makes bus.db, entrance.db, kiosk.db and headquarters.db in the folder, which must not be there yet or be
// empty. `now`: the moment at which somebody will look at it; the same moment and seed make the same day, but for
// the ids. Gives the exit code.
int make_lively_day(const Context& context, const std::string& folder, const Moment& now,
                    unsigned seed);

}  // namespace renkei::cli
