#include "ui/present/coverage.hpp"

#include <algorithm>
#include <utility>

#include "core/wording/numbers.hpp"
#include "ui/present/post.hpp"

namespace renkei::ui::coverage {
namespace {

Seq end_of(const DeviceStatus& device) {
  Seq end = 0;
  for (const auto* ranges : {&device.held, &device.missing})
    if (!ranges->empty()) end = std::max(end, ranges->back().second);
  for (const DeviceStatus::Claimed& claimed : device.claimed)
    end = std::max(end, claimed.range.second);
  return end;
}

bool lacks(const Line& line) {
  const auto is_short = [](const Arrived& of) { return !of.missing.empty() || of.heard_of; };
  return is_short(line.device) || line.device.forked ||
         std::ranges::any_of(line.branches, is_short);
}

struct Responder {
  Model& model;

  Response operator()(const Ask&) {
    model.asked = true;
    return {.work = {EveningWork{}}};
  }
  Response operator()(const OpenDevice& intent) {
    model.open = intent.id;
    model.about_to.reset();
    return {};
  }
  Response operator()(const Propose& intent) {
    if (open_line(model)) model.about_to = intent.act;
    return {};
  }
  Response operator()(const DropProposal&) {
    model.about_to.reset();
    return {};
  }
  Response operator()(const DoIt&) {
    const auto act = std::exchange(model.about_to, std::nullopt);
    if (!act || !open_line(model)) return {};
    switch (*act) {
      case Act::enrol:
        return {.work = {Command(Enrol{model.open})}};
      case Act::trust:
        return {.work = {Command(Trust{model.open})}};
      case Act::revoke:
        break;
    }
    return {.work = {Command(Revoke{model.open, 0})}};
  }
};

}  // namespace

Address address(const Model&) { return {Screen::coverage}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  model.open = at.object == 0 ? std::string() : device_of(at.object, records);
  model.about_to.reset();
  look(model, situation, records);
}

std::optional<Intent> wanted(const Model& model, const Situation&) {
  return model.asked ? std::nullopt : std::optional<Intent>(Ask{});
}

Response respond(Model& model, const Intent& intent, const Situation&, const Records&) {
  return std::visit(Responder{model}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation, const Records&) {
  if (std::holds_alternative<Executed>(ended.end)) model.asked = false;
  const auto* found = std::get_if<EveningFound>(&ended.end);
  if (!found || !found->result) return;
  model.evening = *found->result;
  model.lines = lines_of(*model.evening, situation.now);
  if (open_line(model) == nullptr) model.open.clear();
}

void look(Model& model, const Situation&, const Records&) { model.asked = false; }

bool close_sheet(Model& model) {
  if (std::exchange(model.about_to, std::nullopt)) return true;
  const bool was_open = !model.open.empty();
  model.open.clear();
  return was_open;
}

std::vector<Line> lines_of(const Evening& evening, const Moment& now) {
  std::vector<Line> lines;
  for (const DeviceStatus& device : evening.status.devices) {
    if (stem_of(device, evening.status)) continue;
    Line line{arrived_of(device, evening, now),
              device.role,
              device.enrolled,
              device.revoked_from,
              device.left_out,
              {},
              end_of(device)};
    for (const DeviceStatus& other : evening.status.devices)
      if (device.forked && stem_of(other, evening.status) == &device) {
        line.branches.push_back(arrived_of(other, evening, now));
        line.left_out += other.left_out;
        line.end = std::max(line.end, end_of(other));
      }
    lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, [](const Line& a, const Line& b) {
    return std::pair(!lacks(a), std::string_view(a.device.name)) <
           std::pair(!lacks(b), std::string_view(b.device.name));
  });
  return lines;
}

const Line* open_line(const Model& model) {
  const auto at = std::ranges::find_if(
      model.lines, [&](const Line& line) { return line.device.id == model.open; });
  return model.open.empty() || at == model.lines.end() ? nullptr : &*at;
}

std::vector<Act> acts_for(const Line& line) {
  if (line.device.own) return {};
  std::vector<Act> acts;
  if (!line.enrolled && line.role != renkei::Role::headquarters) acts.push_back(Act::enrol);
  if (line.role != renkei::Role::headquarters) acts.push_back(Act::trust);
  acts.push_back(Act::revoke);
  return acts;
}

std::string act_words(Language language, const Model& model, const Line& line, Act act) {
  const std::string device = name_of(line.device), code = short_code(line.device.id);
  const std::string count = count_words(line.left_out);
  if (act == Act::trust)
    return say(language, "coverage.would.trust", {{"device", device}, {"code", code}});
  if (act == Act::revoke) {
    const std::string last =
        line.device.held.empty() ? std::string("0") : count_words(line.device.held.back().second);
    return say(language, "coverage.would.revoke",
               {{"device", device}, {"code", code}, {"last", last}});
  }
  const bool is_first =
      std::ranges::none_of(model.lines, [](const Line& each) { return each.enrolled; });
  return say(language, is_first ? "coverage.would.enrol.first" : "coverage.would.enrol",
             {{"device", device}, {"code", code}, {"count", count}});
}

std::string role_words(Language language, const Line& line) {
  if (line.revoked_from) {
    const std::string from = count_words(*line.revoked_from);
    return say(language, "coverage.revoked", {{"from", from}});
  }
  if (line.left_out > 0) {
    const std::string count = count_words(line.left_out);
    return say(language, "coverage.left_out", {{"count", count}});
  }
  return say(language, line.device.own                           ? "coverage.role.own"
                       : line.role == renkei::Role::headquarters ? "coverage.role.headquarters"
                       : line.enrolled                           ? "coverage.role.enrolled"
                                                                 : "coverage.role.unknown");
}

}  // namespace renkei::ui::coverage
