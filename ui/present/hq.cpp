#include "ui/present/hq.hpp"

#include <algorithm>
#include <set>

#include "core/figures/event_parts.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/post.hpp"
#include "ui/present/today_card.hpp"

namespace renkei::ui::hq {
namespace {

// A post stands for its own hours where they are given, else for the days of what it belongs to.
struct Days {
  std::string first, last;
  bool contain(const std::string& date) const {
    return !first.empty() && first <= date && date <= std::max(first, last);
  }
};

Days days_of(const Records& records, EntryId event) {
  const auto frame = find_as<Event>(records, event);
  return frame ? Days{frame->fields.starts_on.iso, frame->fields.ends_on.iso} : Days{};
}

bool is_of_day(const Records& records, const Post& post, const Situation& situation) {
  const auto& hour = post.due ? post.due : post.from;
  if (hour) return local_date(*hour, situation.zone) == situation.date;
  return days_of(records, event_of(records, post)).contain(situation.date);
}

Arrival arrival_of(const std::vector<Arrived>& devices, const Situation& situation) {
  const bool any = std::ranges::any_of(devices, [&](const Arrived& device) {
    return device.own || may_be_of_the_day(device, situation);
  });
  if (!any) return Arrival::none;
  const bool lacks = std::ranges::any_of(devices, [](const Arrived& device) {
    return !device.missing.empty() || device.heard_of || device.forked || device.ahead;
  });
  return lacks ? Arrival::partly : Arrival::whole;
}

class Gathering {
 public:
  Gathering(Model& model, const Situation& situation, const Records& records)
      : model_(model), situation_(situation), records_(records) {}

  void run() {
    model_.posts.clear();
    model_.others.clear();
    model_.sums.clear();
    read_devices();
    read_posts();
    read_others();
    read_sums();
    const StoreStatus& status = model_.evening->status;
    model_.conflicts = status.conflicts;
    model_.set_aside = status.quarantine;
    model_.erasures = status.erasures;
    model_.copies = std::ranges::count_if(status.devices, [&](const DeviceStatus& device) {
      return device.forked && !stem_of(device, status);
    });
    if (open_post(model_) == nullptr) model_.open = 0;
  }

 private:
  void read_devices() {
    for (const auto& [id, device, disputed] : all<Device>(records_))
      if (device.post_id) post_of_[device_of(id, records_)] = device.post_id.id;
  }

  void read_posts() {
    for (const auto& [id, post, disputed] : all<Post>(records_)) {
      if (post.role == "headquarters" || !is_of_day(records_, post, situation_)) continue;
      PostLine line{id, post.name, about_of(post, records_), Arrival::none, post.due, {}};
      if (line.about == line.name) line.about.clear();
      for (const DeviceStatus& device : model_.evening->status.devices) {
        const auto at = post_of_.find(device.id);
        if (at == post_of_.end() || at->second != id) continue;
        line.devices.push_back(arrived_of(device, *model_.evening, situation_.now));
        expected_.insert(device.id);
      }
      line.arrival = arrival_of(line.devices, situation_);
      if (line.arrival != Arrival::whole) note_lacking(post);
      model_.posts.push_back(std::move(line));
    }
    std::ranges::stable_sort(model_.posts, {}, [](const PostLine& line) {
      return std::pair(line.arrival, line.due ? line.due->unix_ms : INT64_MAX);
    });
  }

  void note_lacking(const Post& post) {
    ++lacking_[post.tour_id.id];
    if (!post.tour_id) ++lacking_[event_of(records_, post)];
  }

  void read_others() {
    for (const DeviceStatus& device : model_.evening->status.devices) {
      if (device.own || stem_of(device, model_.evening->status) ||
          device.role == renkei::Role::headquarters || expected_.contains(device.id))
        continue;
      Arrived arrived = arrived_of(device, *model_.evening, situation_.now);
      if (may_be_of_the_day(arrived, situation_)) model_.others.push_back(std::move(arrived));
    }
  }

  void read_sums() {
    for (const auto& [id, tour, disputed] : all<Tour>(records_))
      if (days_of(records_, tour.event_id.id).contain(situation_.date))
        add_sum(today::make_card(records_, situation_, 0, id));
    for (const auto& [id, event, disputed] : all<Event>(records_))
      if (days_of(records_, id).contain(situation_.date))
        add_sum(today::make_card(records_, situation_, id, 0));
  }

  void add_sum(const today::Card& card) {
    DaySum sum{card.id(), card.name, {}, {}, card.visitors, lacking_[card.id()]};
    if (card.tour != 0) {
      sum.here = card.figures.here;
      sum.expected = card.figures.expected;
    }
    if (sum.here || sum.visitors) model_.sums.push_back(std::move(sum));
  }

  Model& model_;
  const Situation& situation_;
  const Records& records_;
  std::map<std::string, EntryId> post_of_;  // of a device, by log id
  std::set<std::string> expected_;
  std::map<EntryId, std::int64_t> lacking_;  // posts, by tour or event
};

struct Responder {
  Model& model;

  Response operator()(const Ask&) {
    model.asked = true;
    return {.work = {EveningWork{}}};
  }
  Response operator()(const OpenPost& intent) {
    model.open = intent.post;
    return {};
  }
  Response operator()(const GoTo& intent) { return {.go = intent.to}; }
};

}  // namespace

Address address(const Model&) { return {Screen::hq}; }

void open(Model& model, const Address&, const Situation& situation, const Records& records) {
  look(model, situation, records);
}

std::optional<Intent> wanted(const Model& model, const Situation&) {
  return model.asked ? std::nullopt : std::optional<Intent>(Ask{});
}

Response respond(Model& model, const Intent& intent, const Situation&, const Records&) {
  return std::visit(Responder{model}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  const auto* found = std::get_if<EveningFound>(&ended.end);
  if (!found || !found->result) return;
  model.evening = *found->result;
  Gathering(model, situation, records).run();
}

// What was found stays in view until it has been asked for anew.
void look(Model& model, const Situation& situation, const Records& records) {
  model.asked = false;
  if (model.evening) Gathering(model, situation, records).run();
}

bool close_sheet(Model& model) { return std::exchange(model.open, EntryId{0}) != 0; }

std::int64_t posts_that(const Model& model, Arrival arrival) {
  return std::ranges::count(model.posts, arrival, &PostLine::arrival);
}

const PostLine* open_post(const Model& model) {
  const auto at = std::ranges::find(model.posts, model.open, &PostLine::post);
  return at == model.posts.end() ? nullptr : &*at;
}

std::string telephone_words(Language language, const PostLine& line, Zone zone) {
  if (line.arrival == Arrival::whole) return {};
  std::vector<SeqRange> missing;
  std::optional<Moment> last;
  bool forked = false, ahead = false;
  for (const Arrived& device : line.devices) {
    missing.insert(missing.end(), device.missing.begin(), device.missing.end());
    forked |= device.forked;
    ahead |= device.ahead;
    if (device.last && (!last || last->unix_ms < device.last->unix_ms)) last = device.last;
  }
  const std::string numbers = ranges_words(missing);
  if (!missing.empty())
    return say(language, "hq.telephone.missing", {{"post", line.name}, {"numbers", numbers}});
  if (forked) return say(language, "hq.telephone.copied", {{"post", line.name}});
  if (ahead) return say(language, "hq.telephone.clock", {{"post", line.name}});
  if (line.arrival == Arrival::none || !last)
    return say(language, "hq.telephone.nothing", {{"post", line.name}});
  const std::string time = clock_words(*last, zone);
  return say(language, "hq.telephone.rest", {{"post", line.name}, {"time", time}});
}

}  // namespace renkei::ui::hq
