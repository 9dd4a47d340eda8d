#include "ui/present/day_end.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "core/model/kinds.hpp"
#include "core/text/dates.hpp"
#include "ui/present/disputes.hpp"

namespace renkei::ui::day_end {
namespace {

constexpr std::size_t digits_at_most = 9, days_shown = 4;

// One word for all of them; several are none.
void agree_on(std::string& common, const std::string& code, bool first) {
  if (first)
    common = code;
  else if (common != code)
    common.clear();
}

std::vector<Proposal> proposals_of(const std::vector<Found<Gate>>& gates,
                                   const std::map<std::size_t, VisitorSums>& sums) {
  std::vector<Proposal> proposals;
  for (const auto& [index, counted] : sums) {
    const Gate& gate = gates[index].fields;
    if (!counted.any && counted.staff == 0 && counted.beside == 0) continue;
    auto at = std::ranges::find(proposals, gate.unit, &Proposal::unit);
    const bool first = at == proposals.end();
    if (first) {
      proposals.push_back({gate.unit, {}, {}, {}, 0, 0, 0, 0});
      at = proposals.end() - 1;
    }
    agree_on(at->method, gate.counting_method, first);
    agree_on(at->reentry, gate.reentry, first);
    at->gates.push_back({gates[index].id, gate.name, counted.visitors});
    at->n += counted.visitors;
    at->estimated += counted.estimated;
    at->staff += counted.staff;
    at->beside += counted.beside;
  }
  return proposals;
}

std::string device_name(const Records& records, LogNumber log) {
  std::string name;
  const Kind& kind = *find_kind(Device::name_of_kind);
  records.latest(kind, {}, log, 1, [&](const Record& record) { name = as<Device>(record).name; });
  return name;
}

std::vector<Said> read_said(const Records& records, EntryId event, std::string_view date,
                            LogNumber own_log) {
  constexpr std::string_view figure[] = {"n"};
  const Kind& kind = *find_kind(DailyTotal::name_of_kind);
  std::vector<Said> said;
  for (const auto& [id, total, disputed] : all<DailyTotal>(records, "event_id", Value::of(event))) {
    if (total.date.iso != date) continue;
    Said one{id,
             log_of(id) == own_log,
             device_name(records, log_of(id)),
             total.n.value_or(0),
             {},
             total.unit,
             total.method,
             total.reentry,
             total.confirmed_by};
    if (disputed)
      for (const Dispute& dispute : disputes_of(records, id, kind, figure))
        one.disputed = dispute.values;
    said.push_back(std::move(one));
  }
  std::ranges::stable_sort(said, {}, [](const Said& one) { return !one.is_own; });
  return said;
}

}  // namespace

std::optional<std::int64_t> Draft::number() const {
  if (typed.empty()) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return number;
}

bool Draft::is_whole() const {
  return number() && !unit.empty() && !method.empty() && !reentry.empty();
}

Model read(const Records& records, EntryId event, std::string_view date, std::string_view today,
           LogNumber own_log) {
  Model model;
  model.event = event;
  model.date = date;
  const auto found = find_as<Event>(records, event);
  const auto gates = all<Gate>(records, "event_id", Value::of(event));
  const VisitorCount count =
      count_visitors(records, gates, {{event, found ? openings_of(found->fields) : Openings()}});
  const std::int64_t day = day_counted(date, {}, {}), last = day_counted(today, {}, {});
  std::map<std::size_t, VisitorSums> sums;
  std::set<std::int64_t> days = {last};
  std::set<LogNumber> devices;
  for (const VisitorLine& line : count.lines) {
    if (line.day != unknown_day && line.day <= last) days.insert(line.day);
    if (line.day != day) continue;
    sums[line.gate].add(line);
    for (const auto& [log, n] : line.by_device)
      if (log != own_log) devices.insert(log);
  }
  for (auto at = days.rbegin(); at != days.rend() && model.days.size() < days_shown; ++at)
    model.days.push_back(iso(date_of_days(*at)));
  model.others = devices.size();
  model.proposals = proposals_of(gates, sums);
  model.said = read_said(records, event, date, own_log);
  choose_proposal(model, model.proposals.empty() ? "" : model.proposals.front().unit);
  return model;
}

const Proposal* proposal_at_hand(const Model& model) {
  const auto at = std::ranges::find(model.proposals, model.about, &Proposal::unit);
  return at == model.proposals.end() ? nullptr : &*at;
}

const Said* said_here(const Model& model) {
  const auto at = std::ranges::find_if(
      model.said, [&](const Said& one) { return one.is_own && one.unit == model.draft.unit; });
  return at == model.said.end() ? nullptr : &*at;
}

bool differs(const Model& model, std::string_view unit) {
  std::set<std::int64_t> figures;
  for (const Said& one : model.said) {
    if (one.unit != unit) continue;
    if (one.disputed.size() > 1) return true;
    figures.insert(one.n);
  }
  return figures.size() > 1;
}

void choose_proposal(Model& model, std::string_view unit) {
  model.about = unit;
  model.is_typing = false;
  model.draft = {};
  if (const Proposal* proposal = proposal_at_hand(model))
    model.draft = {std::to_string(static_cast<std::int64_t>(proposal->n)), proposal->unit,
                   proposal->method, proposal->reentry};
}

void type_digit(Model& model, int digit) {
  std::string& typed = model.draft.typed;
  if (typed == "0") typed.clear();
  if (typed.size() < digits_at_most) typed += static_cast<char>('0' + digit);
}

void take_digit(Model& model) {
  if (!model.draft.typed.empty()) model.draft.typed.pop_back();
}

void say_how(Model& model, const SayHow& how) {
  if (how.field == "unit") model.draft.unit = how.code;
  if (how.field == "method") model.draft.method = how.code;
  if (how.field == "reentry") model.draft.reentry = how.code;
}

std::optional<Command> confirm_command(const Model& model, const std::string& staff) {
  const Draft& draft = model.draft;
  if (model.event == 0 || !draft.is_whole()) return std::nullopt;
  Create create{"daily_total",
                {{"event_id", model.event},
                 {"date", model.date},
                 {"n", *draft.number()},
                 {"method", draft.method},
                 {"includes_staff", std::int64_t{0}},
                 {"reentry", draft.reentry},
                 {"unit", draft.unit}}};
  if (!staff.empty()) create.fields.push_back({"confirmed_by", staff});
  return create;
}

}  // namespace renkei::ui::day_end
