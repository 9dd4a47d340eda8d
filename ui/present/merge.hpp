// Taking in: what files bring is looked at first, and nothing is taken before somebody says so.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::merge {

// What makes one look twice at a device's records, or at a file.
enum class Doubt { forked, left_out, revoked, other_zone, ahead };

struct FileLine {
  std::string file;    // whole path
  std::string sender;  // name of the device; empty: it has told none
  std::optional<Moment> exported_at;
  MergeReport report;
};

struct DeviceLine {
  std::string id, name;
  std::int64_t fresh = 0, known = 0;
  std::vector<SeqRange> missing;  // once all is taken in
  bool is_first = false;          // nothing of it was here
  std::vector<Doubt> doubts;
};

// What taking the files in would come to.
struct Prospect {
  std::vector<FileLine> files;
  std::vector<DeviceLine> devices;
  std::int64_t fresh = 0;
  std::int64_t conflicts = 0;  // more than now; negative: fewer
  std::int64_t erased = 0, erasures_waiting = 0;
  std::int64_t not_understood = 0;  // more than now: written by a newer version
};

struct Model {
  std::vector<std::string> files;
  bool looking = false, taking = false;
  std::optional<Prospect> prospect;
  std::vector<MergeReport> taken;
  bool brought_conflicts = false;  // what was taken in last
};

struct LookAt {
  std::vector<std::string> files;
};
struct LookAgain {};
struct Take {};
struct Leave {};
struct OpenFiles {};
struct OpenConflicts {};
using Intent = std::variant<LookAt, LookAgain, Take, Leave, OpenFiles, OpenConflicts>;

RENKEI_SCREEN_FUNCTIONS(void);

Prospect prospect_of(const MergePreview& preview, const Situation& situation);
// Whether taking them in does anything.
bool can_take(const Prospect& prospect);

std::string merge_sentence(Language language, const MergeReport& file);
std::string prospect_sentence(Language language, const MergeReport& file);
// "新しい記録 812 件、食い違いが 2 件増えます。"
std::string sum_sentence(Language language, const Prospect& prospect);
std::string device_sentence(Language language, const DeviceLine& device);
std::string doubt_key(Doubt doubt);

}  // namespace renkei::ui::merge
