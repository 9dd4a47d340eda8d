// Which records of which devices are here: of each device its numbers, with what is missing, a bar for
// each; of a device that was copied to two machines two bars that leave one stem; and whether a device's
// records count, which is decided here. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/arrived.hpp"

namespace renkei::ui::coverage {

// Who may decide lies with the core, which refuses.
enum class Act { enrol, trust, revoke };

struct Line {
  Arrived device;
  renkei::Role role = renkei::Role::unknown;
  bool enrolled = false;
  std::optional<Seq> revoked_from;
  std::int64_t left_out = 0;      // entries that are held and do not count
  std::vector<Arrived> branches;  // of a log that was copied, what each machine wrote since
  Seq end = 0;                    // the highest number that anybody knows of, branches included
};

struct Model {
  bool asked = false;
  std::optional<Evening> evening;  // as it was found last
  std::vector<Line> lines;         // what lacks something first
  std::string open;                // the device that is looked at closely, by id
  std::optional<Act> about_to;     // what is to be done with it, before it is
};

struct Ask {};
struct OpenDevice {
  std::string id;  // empty: none
};
struct Propose {
  Act act;
};
struct DropProposal {};
struct DoIt {};
using Intent = std::variant<Ask, OpenDevice, Propose, DropProposal, DoIt>;

RENKEI_SCREEN_FUNCTIONS(void);
std::optional<Intent> wanted(const Model& model, const Situation& situation);
bool close_sheet(Model& model);

std::vector<Line> lines_of(const Evening& evening, const Moment& now);
const Line* open_line(const Model& model);
// What an act would change, in words.
std::string act_words(Language language, const Model& model, const Line& line, Act act);
// What may be done with a device, whoever decides.
std::vector<Act> acts_for(const Line& line);
std::string role_words(Language language, const Line& line);

}  // namespace renkei::ui::coverage
