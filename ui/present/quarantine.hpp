// What waits for a decision of headquarters: records of devices that nobody has admitted, which count
// nowhere, and people whom other devices want erased. Nothing here is ever thrown away. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::quarantine {

struct SetAside {
  std::string id, name;  // of the device
  std::int64_t records = 0;
  std::optional<Seq> revoked_from;
};

struct Asking {          // to erase
  std::string by, name;  // of the device
  Moment at;             // of its first request
  std::vector<EntryId> records;
};

struct Model {
  bool asked = false, is_found = false;
  std::vector<SetAside> devices;
  std::vector<Asking> askings;
  struct Proposal {
    std::string by;
    bool erases;
  };
  std::optional<Proposal> about_to;  // before it is done
};

struct Ask {};
struct OpenDevice {
  std::string id;
};
struct Propose {
  std::string by;
  bool erases;
};
struct DropProposal {};
struct DoIt {};
using Intent = std::variant<Ask, OpenDevice, Propose, DropProposal, DoIt>;

RENKEI_SCREEN_FUNCTIONS(void);
std::optional<Intent> wanted(const Model& model, const Situation& situation);
bool close_sheet(Model& model);

std::vector<SetAside> set_aside_in(const StoreStatus& status);
std::vector<Asking> askings_in(std::span<const WaitingErasure> erasures);
const Asking* proposed(const Model& model);

}  // namespace renkei::ui::quarantine
