#include "core/figures/event_copy.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/figures/event_parts.hpp"
#include "core/model/questionnaire_versions.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

// What happened, or holds for one year only. People's values, and records that are not of the event, are left
// out anyway.
constexpr std::pair<std::string_view, std::string_view> of_one_year[] = {
    {"event", "status"},       {"event", "weather"},
    {"event", "staff_count"},  {"event", "exhibitors"},
    {"event", "source_no"},    {"tour", "insurance_policy_no"},
    {"vehicle", "plate"},      {"tour", "responsible_officer"},
    {"stop", "actual_arrive"}, {"stop", "actual_depart"}};

constexpr std::pair<std::string_view, std::string_view> names_of_years[] = {
    {"event", "name"}, {"event", "kana"}, {"event", "name_en"},       {"event", "series"},
    {"tour", "name"},  {"stop", "name"},  {"questionnaire", "title"}, {"gate", "name"},
    {"vehicle", "no"}, {"post", "name"}};

template <std::size_t n>
bool is_among(const std::pair<std::string_view, std::string_view> (&list)[n], const Field& field) {
  return std::ranges::find(list, std::pair(field.kind, field.name)) != std::end(list);
}

constexpr std::int64_t week = 7;

// To the nearest day of the same name; three days away at most.
std::int64_t whole_weeks(std::int64_t days) {
  return week * static_cast<std::int64_t>(std::llround(static_cast<double>(days) / week));
}

std::string moved_day(std::string_view day, std::int64_t days) {
  const auto date = date_of_iso(day);
  return date ? iso(date_of_days(days_since_epoch(*date) + days)) : std::string(day);
}

// [{"date":"2023-10-14","open":"10:00"}]
std::string moved_days(std::string_view json, std::int64_t days) {
  auto list = nlohmann::json::parse(json, nullptr, false);
  if (!list.is_array()) return std::string(json);
  for (auto& day : list)
    if (day.is_object() && day.contains("date") && day["date"].is_string())
      day["date"] = moved_day(day["date"].get<std::string>(), days);
  return list.dump();
}

class Copier {
 public:
  Copier(const Records& records, EventCopy& copy)
      : records_(records),
        copy_(copy),
        years_(static_cast<int>(std::lround(static_cast<double>(copy.days) / 365.25))) {}

  void take(EntryId event) {
    add(event);
    const EventParts parts = parts_of(records_, event);
    add_all(parts.tours);
    add_all(parts.gates);
    add_all(parts.questionnaires);
    add_all(parts.vehicles);
    add_all(parts.stops);
    add_all(parts.posts);
  }

 private:
  template <class Kind>
  void add_all(const std::vector<Found<Kind>>& found) {
    for (const Found<Kind>& each : found) add(each.id);
  }

  void add(EntryId id) {
    const auto record = records_.find(id);
    if (!record) return;
    Together::Step step;
    Create create{std::string(record->kind().name), {}};
    for (std::size_t i = 0; i < record->kind().fields.size(); ++i) {
      const Field& field = record->kind().fields[i];
      const Value& value = record->value(i);
      if (value.is_null() || is_personal(field.privacy) || is_among(of_one_year, field)) continue;
      if (field.type == Type::record)
        link(field, value.integer, step);
      else
        create.fields.push_back({std::string(field.name), moved(field, value)});
    }
    step.command = std::move(create);
    step_of_[id] = copy_.together.steps.size();
    copy_.together.steps.push_back(std::move(step));
  }

  // A questionnaire's earlier version leads to the newest.
  void link(const Field& field, EntryId target, Together::Step& step) const {
    if (field.target == Questionnaire::name_of_kind) target = newest_version(target, records_);
    const auto at = step_of_.find(target);
    if (at != step_of_.end()) step.links.push_back({std::string(field.name), at->second});
  }

  OwnValue moved(const Field& field, const Value& value) {
    if (field.type == Type::date) return moved_day(value.text, copy_.days);
    if (field.type == Type::moment) return moved_moment(value.integer);
    if (field.kind == Event::name_of_kind && field.name == "day")
      return moved_days(value.text, copy_.days);
    if (field.kind == Questionnaire::name_of_kind &&
        (field.name == "titles" || field.name == "notice"))
      return name_of_later_year(value.text, years_);
    return is_among(names_of_years, field) ? named(field, value.text) : OwnValue(value);
  }
  OwnValue moved_moment(std::int64_t packed) const {
    constexpr std::int64_t day_ms = 86'400'000;
    Moment moment = unpack_moment(packed);
    moment.unix_ms += copy_.days * day_ms;
    return moment;
  }

  OwnValue named(const Field& field, std::string_view text) {
    NameOffer offer{copy_.together.steps.size(),
                    std::string(field.kind),
                    std::string(field.name),
                    std::string(text),
                    {}};
    const bool versioned = field.kind == Questionnaire::name_of_kind;
    offer.now = name_of_later_year(versioned ? version_of(text).name : text, years_);
    const std::string now = offer.now;
    if (copy_.names.empty() || offer.now != offer.was) copy_.names.push_back(std::move(offer));
    return now;
  }

  const Records& records_;
  EventCopy& copy_;
  const int years_;
  std::map<EntryId, std::size_t> step_of_;
};

}  // namespace

std::int64_t EventCopy::count(std::string_view kind) const {
  return std::ranges::count_if(together.steps, [&](const Together::Step& step) {
    const auto* create = std::get_if<Create>(&step.command);
    return create != nullptr && create->kind == kind;
  });
}

void EventCopy::call(std::size_t offer, const std::string& name) {
  NameOffer& named = names[offer];
  named.now = name;
  auto& fields = std::get<Create>(together.steps[named.step].command).fields;
  const auto at = std::ranges::find(fields, named.field, &Assign::field);
  if (at != fields.end()) at->value = name;
}

std::string year_later(std::string_view day) {
  auto date = date_of_iso(day);
  if (!date) return {};
  ++date->year;
  if (!is_valid(*date)) --date->day;
  return iso(*date);
}

EventCopy copy_of_event(const Records& records, EntryId event, std::string_view wished_day) {
  EventCopy copy;
  const auto found = find_as<Event>(records, event);
  const auto first = found ? date_of_iso(found->fields.starts_on.iso) : std::nullopt;
  const auto wished = date_of_iso(wished_day);
  if (!first || !wished) return copy;
  copy.days = whole_weeks(days_since_epoch(*wished) - days_since_epoch(*first));
  copy.first_day = moved_day(found->fields.starts_on.iso, copy.days);
  copy.last_day = moved_day(found->fields.ends_on.iso, copy.days);
  Copier(records, copy).take(event);
  return copy;
}

}  // namespace renkei
