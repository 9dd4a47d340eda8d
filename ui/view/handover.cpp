#include "ui/view/handover.hpp"

#include "core/wording/numbers.hpp"

namespace renkei::ui {
namespace {

void note_above(Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.role = Role::note, .ink = ui.theme.colour.note});
}

std::string drive_words(const Ui& ui, const Drive& drive) {
  std::string words = drive.label;
  if (drive.read_only)
    words += ' ' + ui.say("files.drive.read_only");
  else if (drive.free_bytes)
    words += ' ' + ui.say("files.drive.free", {{"size", size_words(*drive.free_bytes)}});
  return words;
}

}  // namespace

void add_slip(Ui& ui, Stack& stack, const Slip& slip, const std::function<void(Slip)>& changed) {
  const auto add = [&](const char* key, const char* hint, const char* privacy,
                       std::string Slip::*member) {
    note_above(ui, stack, key);
    stack.field({key, "field"}, ui.say(hint), slip.*member, privacy,
                [changed, slip, member](const std::string& typed) {
                  Slip now = slip;
                  now.*member = typed;
                  changed(std::move(now));
                });
  };
  add("files.purpose", "files.purpose.hint", "P1", &Slip::purpose);
  add("files.recipient", "files.recipient.hint", "P2", &Slip::recipient);
  add("files.medium_no", "files.medium_no.hint", "P1", &Slip::medium_no);
  add("files.approved_by", "files.approved_by.hint", "P2", &Slip::approved_by);
}

void add_destinations(Ui& ui, Stack& stack, const Situation& situation,
                      const std::optional<Destination>& place, const std::string& own_folder,
                      const std::function<void(const std::string&)>& chosen) {
  note_above(ui, stack, "files.place");
  std::vector<Choice> choices;
  std::vector<std::string> folders;
  const auto add = [&](std::int64_t number, std::string words, const std::string& folder) {
    choices.push_back(
        {{"files.drive", number}, std::move(words), place && place->folder == folder});
    folders.push_back(folder);
  };
  std::int64_t number = 0;
  for (const Drive& drive : situation.drives) add(++number, drive_words(ui, drive), drive.folder);
  add(0, ui.say("files.drive.own"), own_folder);
  stack.choices(choices, [chosen, folders](std::size_t at) { chosen(folders[at]); });
}

}  // namespace renkei::ui
