#include "core/store/step.hpp"

namespace renkei {

Step::Step(Database& database) : database_(database) { database_.use("SAVEPOINT step")->run(); }

// A failure has mostly rolled back the whole transaction already.
Step::~Step() {
  if (!open_ || !database_.in_transaction()) return;
  try {
    database_.use("ROLLBACK TO step")->run();
    database_.use("RELEASE step")->run();
  } catch (const StoreFailure&) {
    database_.roll_back();
  }
}

void Step::commit() {
  database_.use("RELEASE step")->run();
  open_ = false;
}

}  // namespace renkei
