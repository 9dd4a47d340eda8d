#include "ui/present/merge.hpp"

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/present/arrived.hpp"
#include "ui/present/file_name.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::merge {
namespace {

using Asked = std::vector<Intent>;

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

Status status_of(const Ui& ui, const MergeReport& file) {
  using enum MergeReport::Status;
  if (file.status == merged || file.status == known) return status::here(ui);
  return file.status == quarantined ? status::unconfirmed(ui) : status::absent(ui);
}

void add_trouble(Ui& ui, Stack& stack, std::int64_t number, const MergeReport& file) {
  if (!file.error) return;
  const std::string code(code_name(file.error->code));
  stack.text(
      {"merge.trouble", number},
      refusal_text(ui.language, *file.error) + ' ' + ui.say("refusal.code", {{"code", code}}),
      {.role = Role::note});
}

std::string whose_words(const Ui& ui, const FileLine& line, Zone zone) {
  const std::string sender = device_name(line.report.sender, line.sender);
  const std::string day = date_words(ui.language, local_date(*line.exported_at, zone));
  return ui.say("merge.from",
                {{"device", sender}, {"day", day}, {"time", clock_words(*line.exported_at, zone)}});
}

void add_files(Ui& ui, Stack& stack, const Prospect& prospect, Zone zone) {
  std::int64_t number = 0;
  for (const FileLine& line : prospect.files) {
    stack.text({"merge.file", ++number}, file_name(line.file), {.role = Role::strong});
    if (line.exported_at)
      stack.text({"merge.from", number}, whose_words(ui, line, zone), quiet(ui));
    stack.marked({"merge.result", number}, status_of(ui, line.report),
                 prospect_sentence(ui.language, line.report));
    add_trouble(ui, stack, number, line.report);
  }
}

void add_device(Ui& ui, Stack& stack, const DeviceLine& device) {
  const std::string name = device_name(device.id, device.name);
  stack.text({"merge.device", device.id}, name, {.role = Role::strong});
  stack.text({"merge.device.sum", device.id}, device_sentence(ui.language, device));
  if (device.is_first)
    stack.text({"merge.first", device.id}, ui.say("merge.first", {{"code", short_code(device.id)}}),
               quiet(ui));
  if (!device.missing.empty())
    stack.marked({"merge.missing", device.id}, status::unconfirmed(ui),
                 ui.say("merge.missing", {{"numbers", ranges_words(device.missing)}}));
  for (const Doubt doubt : device.doubts)
    stack.marked({"merge.doubt", device.id + '.' + std::to_string(static_cast<int>(doubt))},
                 status::unconfirmed(ui), ui.say(doubt_key(doubt)));
}

void add_sums(Ui& ui, Stack& stack, const Prospect& prospect) {
  stack.text("merge.sum", sum_sentence(ui.language, prospect), {.role = Role::title});
  const auto told = [&](const char* key, std::int64_t count) {
    if (count > 0)
      stack.marked(key, status::unconfirmed(ui), ui.say(key, {{"count", count_words(count)}}));
  };
  told("merge.erased", prospect.erased);
  told("merge.erasures_waiting", prospect.erasures_waiting);
  told("merge.not_understood", prospect.not_understood);
}

void add_prospect(Ui& ui, Stack& stack, const Prospect& prospect, Zone zone) {
  add_sums(ui, stack, prospect);
  for (const DeviceLine& device : prospect.devices) add_device(ui, stack, device);
  if (!prospect.devices.empty()) stack.text("merge.files", ui.say("merge.files"), quiet(ui));
  add_files(ui, stack, prospect, zone);
}

void add_taken(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  std::int64_t number = 0;
  for (const MergeReport& file : model.taken) {
    stack.text({"merge.file", ++number}, file_name(file.file), {.role = Role::strong});
    stack.marked({"merge.result", number}, status_of(ui, file), merge_sentence(ui.language, file));
    add_trouble(ui, stack, number, file);
  }
  if (model.brought_conflicts)
    stack.button("merge.to_conflicts", ui.say("merge.to_conflicts"), {.rank = Rank::primary},
                 [&asked] { asked.emplace_back(OpenConflicts{}); });
  stack.button("merge.to_files", ui.say("merge.to_files"), {},
               [&asked] { asked.emplace_back(OpenFiles{}); });
}

void add_nothing(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  stack.text("merge.nothing", ui.say("merge.nothing"), {.role = Role::strong});
  stack.text("merge.nothing.next", ui.say("merge.nothing.next"));
  if (!model.files.empty())
    stack.button("merge.look_again", ui.say("merge.look_again"), {.rank = Rank::primary},
                 [&asked] { asked.emplace_back(LookAgain{}); });
  stack.button("merge.to_files", ui.say("merge.to_files"), {},
               [&asked] { asked.emplace_back(OpenFiles{}); });
}

// To take in or to leave, always in sight: below each other where there is no room beside.
void draw_answers(Ui& ui, Box& page, const Prospect& prospect, Asked& asked) {
  const std::string take = ui.say("merge.take"), leave = ui.say("merge.leave");
  const float wide = std::max(button_width(ui, take), ui.theme.mm(50));
  const bool beside = wide + ui.theme.gap + button_width(ui, leave) <= page.w;
  Box row =
      take_bottom(page, beside ? ui.theme.touch : 2 * ui.theme.touch + ui.theme.gap, ui.theme.gap);
  const Box first =
      beside ? take_left(row, wide, ui.theme.gap) : take_top(row, ui.theme.touch, ui.theme.gap);
  if (button(ui, "merge.take", first, take, {.rank = Rank::primary, .enabled = can_take(prospect)}))
    asked.emplace_back(Take{});
  if (beside) row = take_left(row, button_width(ui, leave));
  if (button(ui, "merge.leave", row, leave)) asked.emplace_back(Leave{});
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  Box rest = page;
  if (model.prospect) draw_answers(ui, rest, *model.prospect, asked);
  Stack stack(ui, rest);
  if (model.prospect)
    add_prospect(ui, stack, *model.prospect, situation.zone);
  else if (model.looking)
    stack.text("merge.looking", ui.say("merge.looking"), {.role = Role::strong});
  else if (model.taking)
    stack.text("merge.taking", ui.say("merge.taking"), {.role = Role::strong});
  else if (!model.taken.empty())
    add_taken(ui, stack, model, asked);
  else
    add_nothing(ui, stack, model, asked);
  stack.draw("merge.list");
  home(ui, model.prospect ? "merge.take" : "merge.to_files");
}

}  // namespace renkei::ui::merge
