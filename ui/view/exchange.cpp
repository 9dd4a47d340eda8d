#include <imgui.h>

#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/present/exchange.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::exchange {
namespace {

using Asked = std::vector<Intent>;

void draw_exported(Ui& ui, const ExportReport& file) {
  ImGui::Dummy({0, ui.theme.mm(1)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.gap, ui.theme.mm(1.5f)});
  pill(ui, Shape::circle, colour::here, colour::here_pale, ui.say("exchange.verified"));
  write_wrapped(ui, Role::body, colour::ink, export_sentence(ui.language, file),
                "exchange.exported");
  write_wrapped(ui, Role::strong, colour::ink, file_name(file.file), "exchange.file");
  write_wrapped(ui, Role::small, colour::faint,
                ui.say("exchange.mode." + std::string(mode_name(file.mode))));
  ImGui::PopStyleVar();
}

void draw_export(Ui& ui, Asked& asked, const Model& model, std::int64_t not_exported, ImVec2 size) {
  begin_card(ui, "export", size);
  scroll_by_drag(ui.theme);
  write(ui, Role::heading, colour::ink, ui.say("exchange.export.title"));
  const std::string count = count_words(not_exported);
  write_wrapped(ui, Role::body, colour::faint,
                ui.say("exchange.export.explain", {{"count", count}}));
  write(ui, Role::small, colour::faint, ui.say("exchange.folder"));
  std::string folder = model.folder;
  if (field(ui, "exchange.folder", folder, ImGui::GetContentRegionAvail().x,
            ui.say("exchange.folder.hint")))
    asked.push_back(TypeFolder{folder});
  if (button(ui, "exchange.export", {.look = Look::primary, .enabled = !folder.empty()}))
    asked.push_back(ExportNow{});
  if (model.exported) draw_exported(ui, *model.exported);
  end_card();
}

void draw_merged_file(Ui& ui, const MergeReport& file, std::size_t number) {
  using enum MergeReport::Status;
  const bool good = file.status == merged || file.status == known;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.gap, ui.theme.mm(1.2f)});
  write_within(ui, Role::strong, colour::ink, file_name(file.file),
               ImGui::GetContentRegionAvail().x);
  const bool waits = file.status == quarantined;
  const Shape shape = good ? Shape::circle : waits ? Shape::triangle : Shape::cross;
  const ImU32 ink = good ? colour::here : waits ? colour::unconfirmed : colour::absent;
  marked(ui, shape, ink, merge_sentence(ui.language, file), ImGui::GetContentRegionAvail().x);
  note(ui, {"exchange.result", static_cast<std::int64_t>(number)},
       merge_sentence(ui.language, file));
  if (file.error) {
    const Refusal words = refusal_words(ui.language, *file.error);
    for (const std::string* part : {&words.what, &words.safe, &words.next})
      write_wrapped(ui, Role::small, colour::ink, *part);
    write(ui, Role::small, colour::faint, ui.say("refusal.code", {{"code", words.code}}));
  }
  ImGui::PopStyleVar();
  ImGui::Dummy({0, ui.theme.mm(1)});
}

void draw_merge(Ui& ui, const Model& model, ImVec2 size) {
  begin_card(ui, "merge", size);
  scroll_by_drag(ui.theme);
  write(ui, Role::heading, colour::ink, ui.say("exchange.merge.title"));
  write_wrapped(ui, Role::body, colour::faint, ui.say("exchange.merge.explain"));
  ImGui::Dummy({0, ui.theme.mm(1)});
  std::size_t number = 0;
  for (const MergeReport& file : model.merged) draw_merged_file(ui, file, ++number);
  end_card();
}

}  // namespace

void draw(Ui& ui, const Model& model, const Situation& situation, Asked& asked) {
  const ImVec2 page = ImGui::GetContentRegionAvail();
  const ImVec2 half((page.x - ui.theme.margin) / 2, page.y);
  draw_export(ui, asked, model, situation.device.not_exported, half);
  ImGui::SameLine(0, ui.theme.margin);
  draw_merge(ui, model, half);
}

}  // namespace renkei::ui::exchange
