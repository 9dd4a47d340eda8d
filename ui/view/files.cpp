#include "ui/present/files.hpp"

#include "core/wording/numbers.hpp"
#include "ui/present/file_name.hpp"
#include "ui/view/handover.hpp"

namespace renkei::ui::files {
namespace {

using Asked = std::vector<Intent>;

constexpr std::size_t most_names = 12;  // of the files on one drive

void label(Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.role = Role::note, .ink = ui.theme.colour.note});
}

// What has been done with the file, each beside the one before as far as there is room.
void add_proofs(Ui& ui, Stack& stack) {
  const auto place = [&ui](const Box& box, bool drawn) {
    const float gap = ui.theme.gap;
    float x = box.x, y = box.y;
    const float high = pill_size(ui, ui.say("files.verified")).y;
    for (const char* key : {"files.put_down", "files.closed", "files.verified"}) {
      const std::string words = ui.say(key);
      const float wide = pill_size(ui, words).x;
      if (x > box.x && x + wide > box.right()) {
        x = box.x;
        y += high + gap;
      }
      if (drawn) pill(ui, key, {x, y}, status::here(ui), words);
      x += wide + gap;
    }
    return y + high - box.y;
  };
  stack.add(
      [place](float width) {
        return place({0, 0, width, 0}, false);
      },
      [place](const Box& box) { place(box, true); });
}

void add_written(Ui& ui, Stack& stack, const Written& written) {
  add_proofs(ui, stack);
  stack.text("files.exported", export_sentence(ui.language, written.report));
  stack.text("files.name", file_name(written.report.file), {.role = Role::strong});
  stack.text("files.mode", ui.say("files.mode." + std::string(mode_name(written.report.mode))),
             {.role = Role::note, .ink = ui.theme.colour.note});
  if (const std::size_t nameless = written.report.nameless.size(); nameless > 0)
    stack.marked(
        "files.nameless", status::unconfirmed(ui),
        ui.say("files.nameless", {{"count", count_words(static_cast<std::int64_t>(nameless))}}));
  if (!written.slip_file.empty())
    stack.text("files.slip", ui.say("files.slip", {{"file", written.slip_file}}));
  if (written.place.stays_here())
    stack.marked("files.stays", status::unconfirmed(ui), ui.say("files.stays"));
  else
    stack.marked("files.may_go", status::here(ui),
                 ui.say("files.may_go", {{"drive", written.place.label}}));
}

void add_scopes(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  label(ui, stack, "files.scope");
  std::vector<Choice> choices = {
      {{"files.scope", std::int64_t{0}}, ui.say("files.scope.all"), model.only == 0}};
  std::vector<EntryId> ids = {0};
  for (const Scope& scope : model.scopes) {
    choices.push_back({{"files.scope", scope.id}, scope.name, model.only == scope.id});
    ids.push_back(scope.id);
  }
  stack.choices(choices,
                [&asked, ids](std::size_t at) { asked.emplace_back(ChooseScope{ids[at]}); });
}

void add_giving(Ui& ui, Stack& stack, const Model& model, const Situation& situation,
                Asked& asked) {
  stack.text("files.export.title", ui.say("files.export.title"), {.role = Role::title});
  if (model.written) add_written(ui, stack, *model.written);
  label(ui, stack, "files.to");
  const bool plan = model.to == To::device;
  stack.choices({{{"files.to", "headquarters"}, ui.say("files.to.headquarters"), !plan},
                 {{"files.to", "device"}, ui.say("files.to.device"), plan}},
                [&asked](std::size_t at) { asked.emplace_back(SendTo{static_cast<To>(at)}); });
  label(ui, stack, "files.personal");
  stack.choices({{{"files.personal", "none"}, ui.say("files.personal.none"), !model.personal},
                 {{"files.personal", "plain"}, ui.say("files.personal.plain"), model.personal}},
                [&asked](std::size_t at) { asked.emplace_back(WithPersonal{at == 1}); });
  if (plan && model.personal) add_scopes(ui, stack, model, asked);
  const std::string contents = contents_sentence(ui.language, model, situation);
  if (plan || model.personal)
    stack.marked("files.contents", status::unconfirmed(ui), contents);
  else
    stack.text("files.contents", contents);
  if (model.personal)
    add_slip(ui, stack, model.slip,
             [&asked](Slip slip) { asked.emplace_back(FillIn{std::move(slip)}); });
  add_destinations(
      ui, stack, situation, place_of(model, situation), model.own_folder,
      [&asked](const std::string& folder) { asked.emplace_back(ChoosePlace{folder}); });
  const std::string_view lacks = lacking(model, situation);
  if (!lacks.empty())
    stack.text("files.lacks", ui.say(lacks), {.role = Role::note, .ink = ui.theme.colour.note});
  stack.button("files.export", ui.say("files.export"),
               {.rank = Rank::primary, .enabled = lacks.empty() && !model.asked},
               [&asked] { asked.emplace_back(ExportNow{}); });
}

void add_bundles(Ui& ui, Stack& stack, std::int64_t number, const Drive& drive, Asked& asked) {
  const std::string count = count_words(static_cast<std::int64_t>(drive.bundles.size()));
  stack.button({"files.take", number},
               ui.say("files.take", {{"drive", drive.label}, {"count", count}}), {},
               [&asked, &drive] { asked.emplace_back(TakeIn{drive.bundles}); });
  if (drive.bundles.size() < 2) return;
  for (std::size_t i = 0; i < std::min(drive.bundles.size(), most_names); ++i)
    stack.button({"files.bundle", std::to_string(number) + '.' + std::to_string(i + 1)},
                 file_name(drive.bundles[i]), {.rank = Rank::quiet},
                 [&asked, &drive, i] { asked.emplace_back(TakeIn{{drive.bundles[i]}}); });
  if (drive.bundles.size() > most_names)
    stack.text({"files.more", number}, ui.say("files.more"),
               {.role = Role::note, .ink = ui.theme.colour.note});
}

// Tables of an office, each to be taken in by itself.
void add_registers(Ui& ui, Stack& stack, std::int64_t number, const Drive& drive, Asked& asked) {
  stack.text({"files.registers", number}, ui.say("files.registers", {{"drive", drive.label}}),
             {.role = Role::note, .ink = ui.theme.colour.note});
  for (std::size_t i = 0; i < std::min(drive.registers.size(), most_names); ++i)
    stack.button({"files.register", std::to_string(number) + '.' + std::to_string(i + 1)},
                 file_name(drive.registers[i]), {.rank = Rank::quiet},
                 [&asked, &drive, i] { asked.emplace_back(TakeIn{{drive.registers[i]}}); });
}

void add_taking(Ui& ui, Stack& stack, const Situation& situation, Asked& asked) {
  stack.text("files.merge.title", ui.say("files.merge.title"), {.role = Role::title});
  stack.text("files.merge.explain", ui.say("files.merge.explain"), {.ink = ui.theme.colour.note});
  std::int64_t number = 0;
  bool any = false;
  for (const Drive& drive : situation.drives) {
    ++number;
    if (!drive.bundles.empty()) add_bundles(ui, stack, number, drive, asked);
    if (!drive.registers.empty()) add_registers(ui, stack, number, drive, asked);
    any |= !drive.bundles.empty() || !drive.registers.empty();
  }
  if (!any) stack.text("files.nothing_there", ui.say("files.nothing_there"));
  stack.button("files.to_import", ui.say("files.to_import"), {},
               [&asked] { asked.emplace_back(OpenImport{}); });
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  home(ui, "files.export");
  if (ui.is(Layout::Class::narrow)) {
    Stack stack(ui, page);
    add_giving(ui, stack, model, situation, asked);
    add_taking(ui, stack, situation, asked);
    return stack.draw("files.out");
  }
  Box left = page;
  const Box right = take_right(left, (page.w - ui.theme.margin) * 0.42f, ui.theme.margin);
  Stack giving(ui, left);
  add_giving(ui, giving, model, situation, asked);
  giving.draw("files.out");
  ui.area = "side";
  Stack taking(ui, right);
  add_taking(ui, taking, situation, asked);
  taking.draw("files.in");
}

}  // namespace renkei::ui::files
