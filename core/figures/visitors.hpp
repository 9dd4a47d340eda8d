// Visitors at gates: the sums of the tallies by minutes, and the counters' readings, folded to one line
// for each gate, day, band of hours and category.
//
// A tally from a paper sheet has a day and an hour; any other counts when it was made. Where a
// counter covers an hour, the counter counts, and what was tallied by hand beside it is kept apart:
// adding both would count people twice. A tally of quality `missing` says that nobody counted, which is not
// zero: it is in no line. What rests on a counter's unnoted reset is an estimate. Staff (関係者) are kept
// apart and never added to visitors, and so is whoever was counted at a booth, a stage or on a circuit
// inside. A gate of direction in+out counts passages: a day's cumulative sum is halved, half up, and its
// hours are the differences. Hours after midnight are beyond 24 while the event is open.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/sum.hpp"
#include "core/figures/counter_bands.hpp"
#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

inline constexpr int unknown_hour = 99;  // GIF DS-441
inline constexpr std::int64_t unknown_day = INT64_MIN;
inline constexpr std::string_view everybody = "全員";  // what a counter counts

struct VisitorLine {
  enum class Standing { visitor, staff, beside_counter };
  std::size_t gate = 0;
  std::int64_t day = 0;
  int from_hour = 0, to_hour = 0;
  std::string category;
  Standing standing = Standing::visitor;
  bool inside = false;                 // of a gate that is no entrance
  Sum n;                               // net
  Sum estimated;                       // of these
  Sum corrections;                     // the negative ones among them
  std::map<LogNumber, Sum> by_device;  // whoever tallied, or took the later of two looks
  Sum passages;                        // of which n are half; 0 at other gates
  // Where they are asked for: the tallies and both looks of each band, and what the looks showed.
  std::vector<EntryId> records;
  std::vector<std::pair<std::int64_t, std::int64_t>> shown;
};

// Lines added up: only visitors are added to visitors.
struct VisitorSums {
  std::map<std::string, std::pair<Sum, Sum>> by_category;  // n, of these estimated
  Sum visitors, estimated, corrections, staff, beside, inside;
  bool any = false;  // somebody counted visitors, if only to find none

  void add(const VisitorLine& line);
};

struct CounterRemark {
  std::size_t gate = 0;
  CounterBand band;
};

struct VisitorCount {
  std::vector<VisitorLine> lines;  // by day, hours, gate, category
  std::vector<CounterRemark> remarks;
  std::int64_t in_conflict = 0;  // tallies and readings that disagree with themselves
  std::int64_t other_zone = 0;   // those of a clock of another offset; where sources are asked for
  // The largest of a gate's rounds in one day, a round being what was tallied in one minute.
  std::map<std::pair<std::size_t, std::int64_t>, std::int64_t> peaks;
  // Where a count of visitors at an entrance is known to be lacking: it could not be read, or nobody
  // counted.
  struct Lacking {
    std::int64_t day = 0;
    int hour = 0;
    std::size_t gate = 0;
    friend auto operator<=>(const Lacking&, const Lacking&) = default;
  };
  std::set<Lacking> lacking;
};

Openings openings_of(const Event& event);
bool is_entrance(const Gate& gate);
// Whether an event is open on a day, YYYY-MM-DD.
enum class DayOfEvent { open, closed, none };
DayOfEvent day_of_event(const Event& event, std::string_view date_iso);

// Every look at a counter that has a time and a figure; whether it disagrees with itself.
void each_look(const Records& records,
               const std::function<void(EntryId gate, const CounterLook&, bool)>& visit);
// By what rules the looks at a gate's counter become people.
CounterRules counter_rules(const Gate& gate, const Openings& openings, Zone zone);

// Of any number of events at once; the openings are asked by event. Sources cost a walk over all tallies.
enum class Sources { left_out, kept };
VisitorCount count_visitors(const Records& records, std::span<const Found<Gate>> gates,
                            const std::map<EntryId, Openings>& openings = {},
                            Sources sources = Sources::left_out);

// Staff, exhibitors and the press (関係者, 関係者・出展者, 関係者（計上しない）) are counted and are no
// visitors.
bool is_staff_category(std::string_view category);
// "(全員)", as sheets have it, and no category at all are what a counter counts.
std::string_view counted_category(std::string_view category);
// The day that a tally belongs to: a sheet's day, otherwise the day of the press.
std::int64_t day_counted(std::string_view date_iso, const Instant& at, Zone zone);
// Figures of such a gate are estimates, whatever a tally says: they must not look like counts.
bool is_estimating(std::string_view counting_method);

}  // namespace renkei
