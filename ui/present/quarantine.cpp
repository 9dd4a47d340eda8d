#include "ui/present/quarantine.hpp"

#include <algorithm>
#include <utility>

#include "ui/present/arrived.hpp"

namespace renkei::ui::quarantine {
namespace {

struct Responder {
  Model& model;
  const Records& records;

  Response operator()(const Ask&) {
    model.asked = true;
    return {.work = {EveningWork{}}};
  }
  Response operator()(const OpenDevice& intent) {
    const auto first = records.parse_id(intent.id + "-1");
    return {.go = Address{Screen::coverage, first.value_or(0)}};
  }
  Response operator()(const Propose& intent) {
    model.about_to = {intent.by, intent.erases};
    if (!proposed(model)) model.about_to.reset();
    return {};
  }
  Response operator()(const DropProposal&) {
    model.about_to.reset();
    return {};
  }
  Response operator()(const DoIt&) {
    const Asking* asking = proposed(model);
    if (!asking) return {};
    Response response;
    for (const EntryId record : asking->records)
      response.work.emplace_back(model.about_to->erases ? Command(Erase{record})
                                                        : Command(Keep{record}));
    model.about_to.reset();
    return response;
  }
};

}  // namespace

Address address(const Model&) { return {Screen::quarantine}; }

void open(Model& model, const Address&, const Situation& situation, const Records& records) {
  model.about_to.reset();
  look(model, situation, records);
}

std::optional<Intent> wanted(const Model& model, const Situation&) {
  return model.asked ? std::nullopt : std::optional<Intent>(Ask{});
}

Response respond(Model& model, const Intent& intent, const Situation&, const Records& records) {
  return std::visit(Responder{model, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  if (std::holds_alternative<Executed>(ended.end)) model.asked = false;
  const auto* found = std::get_if<EveningFound>(&ended.end);
  if (!found || !found->result) return;
  model.is_found = true;
  model.devices = set_aside_in(found->result->status);
  model.askings = askings_in(found->result->erasures);
  if (!proposed(model)) model.about_to.reset();
}

void look(Model& model, const Situation&, const Records&) { model.asked = false; }

bool close_sheet(Model& model) { return std::exchange(model.about_to, std::nullopt).has_value(); }

std::vector<SetAside> set_aside_in(const StoreStatus& status) {
  std::vector<SetAside> devices;
  for (const DeviceStatus& device : status.devices) {
    if (device.left_out == 0) continue;
    const DeviceStatus* stem = stem_of(device, status);
    const DeviceStatus& whole = stem ? *stem : device;
    auto at = std::ranges::find(devices, whole.id, &SetAside::id);
    if (at == devices.end()) at = devices.insert(at, {whole.id, whole.name, 0, whole.revoked_from});
    at->records += device.left_out;
  }
  return devices;
}

std::vector<Asking> askings_in(std::span<const WaitingErasure> erasures) {
  std::vector<Asking> askings;
  for (const WaitingErasure& each : erasures) {
    auto at = std::ranges::find(askings, each.by, &Asking::by);
    if (at == askings.end()) at = askings.insert(at, {each.by, each.device, each.at, {}});
    if (each.at.unix_ms < at->at.unix_ms) at->at = each.at;
    at->records.push_back(each.record);
  }
  return askings;
}

const Asking* proposed(const Model& model) {
  if (!model.about_to) return nullptr;
  const auto at = std::ranges::find(model.askings, model.about_to->by, &Asking::by);
  return at == model.askings.end() ? nullptr : &*at;
}

}  // namespace renkei::ui::quarantine
