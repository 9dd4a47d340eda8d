#include "ui/present/plan_tree.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "core/figures/course.hpp"
#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"
#include "core/text/dates.hpp"
#include "core/text/utf8.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/values.hpp"

namespace renkei::ui::plan {
namespace {

constexpr std::string_view kinds_of_plan[] = {"tour",        "gate",          "stop", "vehicle",
                                              "participant", "questionnaire", "post"};

std::size_t rank_in_plan(const Kind& kind) {
  return static_cast<std::size_t>(std::ranges::find(kinds_of_plan, kind.name) -
                                  std::begin(kinds_of_plan));
}

// There may be very many of what is indexed: they are made here, and looked for elsewhere.
bool are_many(const Kind& kind) { return std::ranges::any_of(kind.fields, &Field::indexed); }

// Those that are made nowhere else than within an event or a tour.
bool is_only_within(const Kind& kind) {
  return is_of_plan(kind) && kind.number != Questionnaire::number && kind.number != Post::number;
}

std::size_t index_of(const Kind& kind, const Field& field) {
  return static_cast<std::size_t>(kind.find(field.name));
}

// ---- what a record says of itself beside its name

bool tells_something(const Field& field) {
  return field.type != Type::record && field.type != Type::json && !field.names &&
         field.type != Type::list && !is_personal(field.privacy);
}

// The days of an event, the times of a stop; of what has no name its first values.
Wording facts_of(const Record& record, const Records& records) {
  if (record.kind().number == Event::number) {
    const auto event = as<Event>(record);
    return in_every_language([&](Language language) {
      return days_words(language, event.starts_on.iso, event.ends_on.iso);
    });
  }
  if (record.kind().number == Stop::number) {
    const auto stop = as<Stop>(record);
    const std::string times = stop.plan_arrive.hh_mm + "–" + stop.plan_depart.hh_mm;
    return times.size() > std::string_view("–").size() ? Wording{times, times} : Wording{};
  }
  if (has_names(record.kind()) || record.kind().number == Participant::number) return {};
  return in_every_language([&](Language language) {
    constexpr int most = 3;
    std::string words;
    int told = 0;
    for (std::size_t i = 0; i < record.kind().fields.size() && told < most; ++i) {
      const Field& field = record.kind().fields[i];
      if (record.value(i).is_null() || !tells_something(field)) continue;
      words += (words.empty() ? "" : "　") + value_words(language, field, record.value(i), records);
      ++told;
    }
    return words;
  });
}

// ---- the tree

// Those that are on, then those that come, then those that were, the last one first.
std::vector<EntryId> events_of_year(const Records& records, int year, std::string_view date) {
  struct Dated {
    EntryId id;
    int rank;
    std::int64_t days;
  };
  std::vector<Dated> events;
  for (const auto& [id, event, disputed] : all<Event>(records)) {
    if (year_of(event.starts_on.iso) != year) continue;
    const std::string_view first = event.starts_on.iso;
    const std::string_view last = event.ends_on.iso.empty() ? first : event.ends_on.iso;
    const int rank = last < date ? 2 : first > date ? 1 : 0;
    const auto day = date_of_iso(first);
    const std::int64_t days = day ? days_since_epoch(*day) : 0;
    events.push_back({id, rank, rank == 2 ? -days : days});
  }
  std::ranges::stable_sort(events, {},
                           [](const Dated& event) { return std::pair(event.rank, event.days); });
  std::vector<EntryId> ids;
  ids.reserve(events.size());
  for (const Dated& event : events) ids.push_back(event.id);
  return ids;
}

class Growing {
 public:
  Growing(const Records& records, const Unfolded& unfolded, std::string_view date)
      : records_(records), unfolded_(unfolded), date_(date) {}

  std::vector<Node> grow() {
    for (const EntryId event : events_of_year(records_, unfolded_.year, date_)) add_event(event);
    if (unfolded_.with_void) add_void_events();
    add_others();
    return std::move(nodes_);
  }

 private:
  bool is_on_path(EntryId record) const {
    return std::ranges::find(unfolded_.path, record) != unfolded_.path.end();
  }
  bool is_asked_for(const Group& group, bool otherwise) const {
    const auto asked = unfolded_.asked.find(group);
    return asked == unfolded_.asked.end() ? otherwise : asked->second;
  }

  void add_event(EntryId id) {
    if (const auto event = records_.find(id)) {
      nodes_.push_back(node_of(*event, {0, &event->kind()}, 0));
      // What comes next is open where nothing else is.
      if (is_on_path(id) || (unfolded_.path.empty() && nodes_.size() == 1)) add_parts(*event, 1);
    }
  }
  void add_void_events() {
    records_.each(*find_kind(Event::name_of_kind), {}, true, [&](const Record& record) {
      if (record.is_void && year_of(record.value("starts_on").text) == unfolded_.year)
        nodes_.push_back(node_of(record, {0, &record.kind()}, 0));
    });
  }

  void add_parts(const Record& whole, int depth) {
    for (const Kind* kind : parts_of(whole.kind())) {
      const Group group{whole.id(), kind};
      std::int64_t count = 0;
      bool holds_path = false;
      each_in(group, whole.kind(), [&](const Record& record) {
        ++count;
        holds_path |= is_on_path(record.id());
      });
      if (count == 0 && !is_of_plan(*kind)) continue;
      Node node = group_node(group, depth);
      node.is_counted = true;
      node.count = count;
      node.can_open = count > 0;
      node.is_open = node.can_open && is_asked_for(group, holds_path || count <= group_opens_up_to);
      nodes_.push_back(node);
      if (node.is_open) add_records(group, whole.kind(), depth + 1);
    }
    Node more;
    more.what = Node::What::more;
    more.depth = depth;
    more.group = {whole.id(), nullptr};
    nodes_.push_back(std::move(more));
  }

  void add_records(const Group& group, const Kind& whole, int depth) {
    for (Node& each : records_in(group, whole, depth)) {
      const EntryId id = each.record;
      nodes_.push_back(std::move(each));
      if (!is_on_path(id)) continue;
      if (const auto record = records_.find(id); record && record->kind().number == Tour::number)
        add_parts(*record, depth + 1);
    }
  }

  static Node group_node(const Group& group, int depth) {
    Node node;
    node.what = Node::What::group;
    node.depth = depth;
    node.group = group;
    return node;
  }

  // What has a tour of its own is listed there, not with the event.
  void each_in(const Group& group, const Kind& whole,
               const std::function<void(const Record&)>& visit) const {
    const Match match{index_of(*group.kind, *reference_to(whole, *group.kind)),
                      Value::of(group.within)};
    const int tour = whole.number == Event::number ? group.kind->find("tour_id") : -1;
    records_.each(*group.kind, std::span(&match, 1), unfolded_.with_void,
                  [&](const Record& record) {
                    if (tour < 0 || record.value(static_cast<std::size_t>(tour)).is_null())
                      visit(record);
                  });
  }
  std::vector<Node> records_in(const Group& group, const Kind& whole, int depth) const {
    std::vector<Node> nodes;
    each_in(group, whole,
            [&](const Record& record) { nodes.push_back(node_of(record, group, depth)); });
    if (group.kind->number == Stop::number) put_in_order(nodes, group.within);
    return nodes;
  }

  void put_in_order(std::vector<Node>& nodes, EntryId tour) const {
    const std::vector<EntryId> course = stops_in_order(records_, tour);
    const auto place = [&](const Node& node) { return std::ranges::find(course, node.record); };
    std::ranges::stable_sort(nodes, {}, place);
    for (Node& node : nodes) {
      node.is_first = !course.empty() && node.record == course.front();
      node.is_last = !course.empty() && node.record == course.back();
    }
  }

  Node node_of(const Record& record, const Group& group, int depth) const {
    Node node;
    node.depth = depth;
    node.group = group;
    node.record = record.id();
    node.called = trail_part(record);
    node.facts = facts_of(record, records_);
    if (unfolded_.is_searched) node.findable = findable_of(node.called, record);
    node.length = count_code_points(node.called.words.ja);
    node.is_void = record.is_void;
    node.is_disputed = !record.conflicts.empty();
    return node;
  }

  void add_others() {
    const Group others{0, nullptr};
    Node node = group_node(others, 0);
    node.can_open = true;
    node.is_open = is_asked_for(others, false);
    nodes_.push_back(node);
    if (!node.is_open) return;
    for (const Kind& kind : all_kinds())
      if (kind.made_by_hand && kind.number != Event::number && !is_only_within(kind))
        add_other({0, &kind});
  }
  void add_other(const Group& group) {
    Node node = group_node(group, 1);
    node.can_open = !are_many(*group.kind);
    node.is_open = node.can_open && is_asked_for(group, false);
    const std::size_t at = nodes_.size();
    nodes_.push_back(node);
    if (!node.is_open) return;
    records_.each(*group.kind, {}, unfolded_.with_void,
                  [&](const Record& record) { nodes_.push_back(node_of(record, group, 2)); });
    nodes_[at].is_counted = true;
    nodes_[at].count = static_cast<std::int64_t>(nodes_.size() - at - 1);
  }

  const Records& records_;
  const Unfolded& unfolded_;
  std::string_view date_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<Node> tree_of(const Records& records, const Unfolded& unfolded, std::string_view date) {
  return Growing(records, unfolded, date).grow();
}

Findable findable_of(const TrailPart& called, const Record& record) {
  std::string searched = called.words.ja + '|' + called.by_number.ja;
  Findable findable;
  if (record.kind().number == Participant::number && !called.by_number.ja.empty()) {
    const std::string_view kana = record.value("kana").text;
    searched += '|' + std::string(kana);
    findable.letters = romaji_of_kana(kana);
  }
  findable.folded = fold_for_search(searched);
  return findable;
}

int year_of(std::string_view date) {
  const auto day = date_of_iso(date);
  return day ? fiscal_year_of(*day) : 0;
}

std::vector<int> years_of(const Records& records, std::string_view date) {
  std::set<int> years = {year_of(date)};
  records.each(*find_kind(Event::name_of_kind), {}, false, [&](const Record& record) {
    if (const int year = year_of(record.value("starts_on").text)) years.insert(year);
  });
  return {years.begin(), years.end()};
}

EntryId whole_of(const Record& record) {
  for (const std::string_view field : {"tour_id", "event_id"})
    if (const Value value = record.value(field); value.form == Value::Form::integer)
      return value.integer;
  for (const Field& field : record.kind().fields)
    if (const Value value = record.value(field.name);
        field.type == Type::record && field.required && value.form == Value::Form::integer)
      return value.integer;
  return 0;
}

std::vector<EntryId> path_to(const Records& records, EntryId record) {
  constexpr std::size_t most_steps = 5;  // a mark, its roll call, a stop, a tour, an event
  std::vector<EntryId> path;
  for (auto at = records.find(record); at && path.size() < most_steps;
       at = records.find(whole_of(*at))) {
    if (std::ranges::find(path, at->id()) != path.end()) break;
    path.push_back(at->id());
  }
  return path;
}

bool is_of_plan(const Kind& kind) { return rank_in_plan(kind) < std::size(kinds_of_plan); }

std::string_view register_about(const Kind& kind) {
  for (const RegisterKind& each : register_kinds())
    if (each.subject == kind.name) return each.name;
  return {};
}

const Field* reference_to(const Kind& whole, const Kind& part) {
  const auto at = std::ranges::find_if(part.fields, [&](const Field& field) {
    return field.type == Type::record && field.target == whole.name;
  });
  return at == part.fields.end() ? nullptr : &*at;
}

std::vector<const Kind*> parts_of(const Kind& whole) {
  std::vector<const Kind*> parts;
  if (whole.number != Event::number && whole.number != Tour::number) return parts;
  for (const Kind& kind : all_kinds())
    if (kind.made_by_hand && reference_to(whole, kind)) parts.push_back(&kind);
  std::ranges::stable_sort(parts, {}, [](const Kind* kind) { return rank_in_plan(*kind); });
  return parts;
}

std::vector<EntryId> stops_in_order(const Records& records, EntryId tour) {
  std::vector<EntryId> stops;
  for (const Found<Stop>& stop : course_of(records, tour)) stops.push_back(stop.id);
  return stops;
}

std::vector<Placed> step_of_stop(const Records& records, EntryId stop, int by) {
  const auto own = find_as<Stop>(records, stop);
  if (!own) return {};
  std::vector<Found<Stop>> course = course_of(records, own->fields.tour_id.id);
  const auto at = std::ranges::find(course, stop, &Found<Stop>::id);
  const bool is_possible = by < 0 ? at != course.begin() && at != course.end()
                                  : at != course.end() && at + 1 != course.end();
  if (!is_possible) return {};
  const auto other = at + by;
  const std::int64_t day_of_other = other->fields.day.value_or(1);
  const bool stays_in_day = day_of_other == at->fields.day.value_or(1);
  const auto of_own = at->fields.seq, of_other = other->fields.seq;
  if (stays_in_day && of_own && of_other && *of_own != *of_other)
    return {{at->id, day_of_other, *of_other}, {other->id, day_of_other, *of_own}};
  // Into another day it comes at that day's near end, without passing anything there.
  std::vector<Placed> placed;
  if (stays_in_day) std::iter_swap(at, other);
  const EntryId moved = stop;
  std::map<std::int64_t, std::int64_t> last;
  for (const Found<Stop>& each : course) {
    const bool is_moved = each.id == moved;
    const std::int64_t day = is_moved && !stays_in_day ? day_of_other : each.fields.day.value_or(1);
    const std::int64_t seq = ++last[day];
    if (each.fields.day != day || each.fields.seq != seq) placed.push_back({each.id, day, seq});
  }
  return placed;
}

}  // namespace renkei::ui::plan
