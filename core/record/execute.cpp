#include "core/record/execute.hpp"

#include "core/logic/decide.hpp"
#include "core/record/erase.hpp"
#include "core/record/own_log.hpp"
#include "core/store/store_records.hpp"

namespace renkei {

Result<Outcome> execute(Workshop& workshop, const Command& command, std::string_view staff) {
  const Store& store = workshop.store();
  const StoreRecords records(store);
  Projection& projection = workshop.projection();
  const Seq last = store.last_own_seq();
  const DecideContext context{workshop.now(),
                              staff,
                              make_entry_id(store.own_log(), last + 1),
                              records,
                              [&](EntryId id) { return projection.find(id); },
                              store};
  const auto decision = decide(command, context);
  if (!decision) {
    projection.flush();
    return decision.error();
  }
  if (std::holds_alternative<Erase>(command)) {
    write_erasure(workshop, decision->entries[0]);
  } else if (Status written = write_entries(workshop, decision->entries); !written) {
    projection.flush();
    return written.error();
  }
  return Outcome{decision->id, last + static_cast<Seq>(decision->entries.size())};
}

}  // namespace renkei
