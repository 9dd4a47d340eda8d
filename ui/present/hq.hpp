// The evening at headquarters: which posts should have sent their records today, what has come of each,
// worst first; devices that nobody expected; and the sums of the day with what they lack. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/arrived.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::hq {

// Nothing of the day has come; some has, and more is known to exist; nothing is known to be missing.
enum class Arrival { none, partly, whole };

struct PostLine {
  EntryId post = 0;
  std::string name, about;
  Arrival arrival = Arrival::none;
  std::optional<Moment> due;
  std::vector<Arrived> devices;  // that say they are there
};

// A tour or an event of the day, in the figures of its own screen.
struct DaySum {
  EntryId id = 0;
  std::string name;
  std::optional<std::int64_t> here, expected;  // of a tour, where it stands
  std::optional<std::int64_t> visitors;        // of an event with gates
  std::int64_t posts_lacking = 0;              // of which not all has come
};

struct Model {
  bool asked = false;
  std::vector<PostLine> posts;  // worst first
  std::vector<Arrived> others;  // devices of no expected post that wrote on this day, or may have
  std::vector<DaySum> sums;
  std::int64_t conflicts = 0, set_aside = 0, copies = 0, erasures = 0;
  std::optional<Evening> evening;  // as it was found last
  EntryId open = 0;                // the post that is looked at closely
};

struct Ask {};
struct OpenPost {
  EntryId post;  // 0: none
};
struct GoTo {
  Address to;
};
using Intent = std::variant<Ask, OpenPost, GoTo>;

RENKEI_SCREEN_FUNCTIONS(void);
std::optional<Intent> wanted(const Model& model, const Situation& situation);
bool close_sheet(Model& model);

std::int64_t posts_that(const Model& model, Arrival arrival);
const PostLine* open_post(const Model& model);
// What to say on the telephone; empty where there is nothing to say.
std::string telephone_words(Language language, const PostLine& line, Zone zone);

}  // namespace renkei::ui::hq
