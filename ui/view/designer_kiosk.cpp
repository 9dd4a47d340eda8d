// The kiosk that is drawn beside what is written, and the one that it is tried out with.
#include <imgui.h>

#include <variant>

#include "ui/view/designer_parts.hpp"
#include "ui/view/kiosk_parts.hpp"

namespace renkei::ui::designer {
namespace {

constexpr float kiosk_wide_mm = 339, kiosk_high_mm = 212;  // of the usual 1280 by 800

Theme smaller(Theme theme, float by) {
  for (float Theme::*size : {&Theme::px_per_mm, &Theme::scale, &Theme::touch, &Theme::gap,
                             &Theme::margin, &Theme::rounding, &Theme::frame, &Theme::scrollbar})
    theme.*size *= by;
  return theme;
}

// Nobody waits for a visitor here, and no corner leads out.
bool is_tried(const kiosk::Intent& intent) {
  return !std::holds_alternative<kiosk::Touch>(intent) &&
         !std::holds_alternative<kiosk::TimePassed>(intent);
}

}  // namespace

float picture_height(float width) { return width * kiosk_high_mm / kiosk_wide_mm; }

void draw_picture(Ui& ui, const Box& box, std::size_t part, const Model& model,
                  const Situation& situation) {
  const auto question = part > 0 ? std::optional(part - 1) : std::nullopt;
  const kiosk::Model shown = kiosk_at(model, question, situation);
  const bool is_shown = !question || shown.page == kiosk::Page::question;
  const std::string words =
      is_shown ? question ? shown.survey.questions[*question].text.in(model.language)
                          : shown.survey.title.in(model.language)
               : ui.say("designer.picture.none");
  note(ui, {.key = "designer.picture",
            .kind = "image",
            .box = box,
            .text = without_readings(words),
            .state = std::string(code_of(model.language))});
  fill(ui, box, ui.theme.colour.paper, ui.theme.rounding);
  frame(ui, box, ui.theme.colour.edge, ui.theme.frame, ui.theme.rounding);
  if (!is_shown) {
    const Within within(ui, "designer.picture");
    write(ui, "designer.picture.none", inset(box, ui.theme.mm(4)), words,
          {.ink = ui.theme.colour.note, .lines = 1000});
    return;
  }
  const Theme theme = smaller(ui.theme, box.w / ui.theme.mm(kiosk_wide_mm));
  Focus nobodys;
  Ui inner{ui.language, theme, ui.fonts, nobodys, ui.layout};
  std::vector<kiosk::Intent> ignored;
  ImGui::PushStyleVar(ImGuiStyleVar_DisabledAlpha, 1.0f);
  ImGui::BeginDisabled();
  ImGui::PushClipRect(corner(box), far_corner(box), true);
  kiosk::draw(inner, box, shown, situation, ignored);
  ImGui::PopClipRect();
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
}

void draw_trial(Ui& ui, const Box& page, const Model& model, const Situation& situation,
                Asked& asked) {
  Box below = page;
  const std::string end = ui.say("designer.trial.end"), words = ui.say("designer.trial");
  const float aside = std::min(page.w * 0.4f, button_width(ui, end));
  const float wide = page.w - aside - ui.theme.gap;
  const float high =
      std::max(button_height(ui, end, aside), height_of(ui, Role::body, words, wide));
  Box row = take_top(below, high, ui.theme.gap);
  if (button(ui, "designer.trial.end", take_right(row, aside, ui.theme.gap), end))
    asked.emplace_back(EndTrial{});
  write(ui, "designer.trial", row, words,
        {.ink = ui.theme.colour.note, .lines = 1000, .centred = true, .state = "trial"});
  frame(ui, below, ui.theme.colour.edge, ui.theme.frame, ui.theme.rounding);
  std::vector<kiosk::Intent> before_kiosk;
  kiosk::draw(ui, below, *model.trial, situation, before_kiosk);
  for (kiosk::Intent& intent : before_kiosk)
    if (is_tried(intent)) asked.emplace_back(TryOut{std::move(intent)});
}

}  // namespace renkei::ui::designer
