#include "ui/present/merge.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/wording/numbers.hpp"

namespace renkei::ui::merge {
namespace {

const DeviceStatus* find(const StoreStatus& status, const std::string& id) {
  const auto at = std::ranges::find(status.devices, id, &DeviceStatus::id);
  return at == status.devices.end() ? nullptr : &*at;
}

std::vector<Doubt> doubts_about(const DeviceStatus& device, const MergePreview& preview,
                                const Situation& situation) {
  std::vector<Doubt> doubts;
  if (device.forked) doubts.push_back(Doubt::forked);
  if (device.revoked_from)
    doubts.push_back(Doubt::revoked);
  else if (device.left_out > 0)
    doubts.push_back(Doubt::left_out);
  if (std::ranges::any_of(device.clocks, [&](const Zone& z) { return !(z == situation.zone); }))
    doubts.push_back(Doubt::other_zone);
  if (std::ranges::any_of(preview.files, [&](const MergeReport& file) {
        return file.sender == device.id && file.exported_at &&
               is_ahead(*file.exported_at, situation.now);
      }))
    doubts.push_back(Doubt::ahead);
  return doubts;
}

std::vector<DeviceLine> devices_in(const MergePreview& preview, const Situation& situation) {
  std::vector<DeviceLine> lines;
  for (const MergeReport& file : preview.files)
    for (const MergeReport::Part& part : file.parts) {
      auto at = std::ranges::find(lines, part.device, &DeviceLine::id);
      if (at == lines.end()) at = lines.insert(at, {part.device, {}, 0, 0, {}, false, {}});
      at->fresh += part.new_entries;
      at->known += part.entries - part.new_entries;
    }
  for (DeviceLine& line : lines) {
    const DeviceStatus *before = find(preview.before, line.id),
                       *after = find(preview.after, line.id);
    line.is_first = before == nullptr || before->held.empty();
    if (after == nullptr) continue;
    line.name = after->name;
    line.missing = after->missing;
    line.doubts = doubts_about(*after, preview, situation);
  }
  // Who needs a second look comes first.
  std::ranges::stable_sort(lines, {}, [](const DeviceLine& line) {
    return !line.doubts.empty() ? 0 : !line.missing.empty() ? 1 : 2;
  });
  return lines;
}

struct Responder {
  Model& model;

  Response operator()(const LookAt& intent) {
    // What is dropped one after the other is looked at together.
    const bool goes_on = model.looking || model.prospect;
    if (!goes_on) model.files.clear();
    for (const std::string& file : intent.files)
      if (std::ranges::find(model.files, file) == model.files.end()) model.files.push_back(file);
    return begin();
  }
  Response operator()(const LookAgain&) { return begin(); }
  Response operator()(const Take&) {
    if (!model.prospect || !can_take(*model.prospect)) return {};
    model.brought_conflicts = model.prospect->conflicts > 0;
    model.prospect.reset();
    model.taking = true;
    return {.work = {MergeWork{model.files}}};
  }
  Response operator()(const Leave&) {
    model.files.clear();
    model.prospect.reset();
    return {};
  }
  Response operator()(const OpenFiles&) { return {.go = Address{Screen::files}}; }
  Response operator()(const OpenConflicts&) { return {.go = Address{Screen::conflicts}}; }

 private:
  Response begin() {
    if (model.files.empty()) return {};
    model.looking = true;
    model.prospect.reset();
    model.taken.clear();
    return {.work = {PreviewWork{model.files}}};
  }
};

}  // namespace

Address address(const Model&) { return {Screen::merge}; }

void open(Model&, const Address&, const Situation&, const Records&) {}

Response respond(Model& model, const Intent& intent, const Situation&, const Records&) {
  return std::visit(Responder{model}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation, const Records&) {
  if (const auto* looked = std::get_if<Previewed>(&ended.end)) {
    if (!looked->result) {
      model.looking = false;
      return;
    }
    // More files may have been dropped meanwhile; those are being looked at with these.
    if (!std::ranges::equal(looked->result->files, model.files, {}, &MergeReport::file)) return;
    model.looking = false;
    model.prospect = prospect_of(*looked->result, situation);
  } else if (const auto* in = std::get_if<Merged>(&ended.end)) {
    model.taking = false;
    model.taken = in->result ? *in->result : std::vector<MergeReport>();
  }
}

void look(Model&, const Situation&, const Records&) {}

Prospect prospect_of(const MergePreview& preview, const Situation& situation) {
  Prospect prospect;
  for (const MergeReport& file : preview.files) {
    const DeviceStatus* sender = find(preview.after, file.sender);
    prospect.files.push_back(
        {file.file, sender ? sender->name : std::string(), file.exported_at, file});
    prospect.erased += file.erased;
    prospect.erasures_waiting += file.erasures_waiting;
  }
  prospect.devices = devices_in(preview, situation);
  for (const DeviceLine& device : prospect.devices) prospect.fresh += device.fresh;
  prospect.conflicts = preview.after.conflicts - preview.before.conflicts;
  prospect.not_understood = preview.after.not_understood - preview.before.not_understood;
  return prospect;
}

bool can_take(const Prospect& prospect) {
  return std::ranges::any_of(prospect.files, [](const FileLine& line) {
    return line.report.status != MergeReport::Status::refused;
  });
}

std::string merge_sentence(Language language, const MergeReport& file) {
  using enum MergeReport::Status;
  const std::string entries = count_words(file.new_entries);
  switch (file.status) {
    case merged:
      return say(language, "merge.merged", {{"entries", entries}});
    case known:
      return say(language, "merge.known");
    case quarantined:
      return say(language, "merge.quarantined");
    case refused:
      break;
  }
  return say(language, "merge.refused");
}

std::string prospect_sentence(Language language, const MergeReport& file) {
  using enum MergeReport::Status;
  if (file.status == known) return say(language, "merge.would.known");
  if (file.status == refused) return say(language, "merge.would.refuse");
  const std::string entries = count_words(file.new_entries);
  return say(language, file.status == merged ? "merge.would.merge" : "merge.would.put_aside",
             {{"entries", entries}});
}

std::string sum_sentence(Language language, const Prospect& prospect) {
  if (prospect.fresh == 0) return say(language, "merge.sum.nothing");
  const std::string fresh = count_words(prospect.fresh);
  const std::string more = count_words(std::abs(prospect.conflicts));
  const std::string_view key = prospect.conflicts > 0   ? "merge.sum.more"
                               : prospect.conflicts < 0 ? "merge.sum.fewer"
                                                        : "merge.sum.same";
  return say(language, key, {{"entries", fresh}, {"conflicts", more}});
}

std::string device_sentence(Language language, const DeviceLine& device) {
  const std::string fresh = count_words(device.fresh), known = count_words(device.known);
  return say(language, "merge.device.sum", {{"fresh", fresh}, {"known", known}});
}

std::string doubt_key(Doubt doubt) {
  switch (doubt) {
    case Doubt::forked:
      return "merge.doubt.forked";
    case Doubt::left_out:
      return "merge.doubt.left_out";
    case Doubt::revoked:
      return "merge.doubt.revoked";
    case Doubt::other_zone:
      return "merge.doubt.other_zone";
    case Doubt::ahead:
      break;
  }
  return "merge.doubt.ahead";
}

}  // namespace renkei::ui::merge
