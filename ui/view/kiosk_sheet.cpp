// The start sheet, and the way out: pages of staff.
#include <imgui.h>

#include "core/wording/numbers.hpp"
#include "ui/view/digit_pad.hpp"
#include "ui/view/kiosk_parts.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::kiosk {
namespace {

void add_heading(Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.role = Role::strong});
}

void add_questionnaires(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  add_heading(ui, stack, "kiosk.questionnaire");
  std::vector<Choice> choices;
  for (const Offer& offer : model.sheet.offers)
    choices.push_back(
        {{"kiosk.questionnaire", offer.id}, offer.title, offer.id == model.questionnaire});
  stack.choices(choices, [&asked, &model](std::size_t i) {
    asked.emplace_back(ChooseQuestionnaire{model.sheet.offers[i].id});
  });
  const Offer* offer = chosen_offer(model);
  if (!offer)
    return stack.text("kiosk.no_questionnaire", ui.say("kiosk.no_questionnaire"),
                      {.ink = ui.theme.colour.unconfirmed});
  const std::string n = count_words(static_cast<std::int64_t>(offer->questions));
  const bool too_many = offer->questions > most_questions;
  stack.text("kiosk.questions", ui.say(too_many ? "kiosk.too_many" : "kiosk.questions", {{"n", n}}),
             {.ink = too_many ? ui.theme.colour.unconfirmed : ui.theme.colour.note});
  if (offer->own_words)
    stack.text("kiosk.own_words", ui.say(offer->age ? "kiosk.own_words" : "kiosk.no_own_words"),
               {.ink = ui.theme.colour.note});
}

void add_languages(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const Offer* offer = chosen_offer(model);
  if (!offer) return;
  add_heading(ui, stack, "kiosk.languages");
  std::vector<Choice> choices;
  std::string missing;
  for (const VisitorLanguage language : visitor_languages) {
    const std::string name = renkei::say(language, "visitor.own_name");
    const bool spoken = std::ranges::find(offer->languages, language) != offer->languages.end();
    choices.push_back({{"kiosk.offer", std::string(code_of(language))},
                       name,
                       is_offered(model, language),
                       spoken});
    if (!spoken) missing += (missing.empty() ? "" : " / ") + name;
  }
  stack.choices(choices, [&asked](std::size_t i) {
    asked.emplace_back(OfferLanguage{visitor_languages[i]});
  });
  if (!missing.empty())
    stack.text("kiosk.missing", ui.say("kiosk.missing", {{"languages", missing}}),
               {.ink = ui.theme.colour.unconfirmed});
}

void add_pin(Ui& ui, Stack& stack, const Model& model, const Situation& situation, Asked& asked) {
  add_heading(ui, stack, "kiosk.pin");
  stack.text("kiosk.pin.explain",
             ui.say(situation.pin.is_set ? "kiosk.pin.kept" : "kiosk.pin.explain"),
             {.ink = ui.theme.colour.note});
  stack.add([&ui](float) { return ui.theme.touch; },
            [&ui, &model, &asked](const Box& place) {
              std::string pin = model.sheet.pin;
              if (secret_field(ui, "kiosk.new_pin", place, pin, ui.say("settings.pin.hint")))
                asked.emplace_back(TypePin{pin});
            });
}

void draw_start(Ui& ui, Box& page, const Model& model, Asked& asked) {
  const std::string words = ui.say("kiosk.start");
  const Box row = take_bottom(page, button_height(ui, words, page.w), ui.theme.gap);
  const bool can = chosen_offer(model) != nullptr;
  if (button(ui, "kiosk.start", row, words, {.rank = Rank::primary, .enabled = can}))
    asked.emplace_back(Start{});
  if (model.sheet.trouble.empty()) return;
  const std::string why = ui.say(model.sheet.trouble);
  write(ui, "kiosk.trouble",
        take_bottom(page, height_of(ui, Role::body, why, page.w), ui.theme.gap), why,
        {.ink = ui.theme.colour.absent, .lines = 1000, .state = "refused"});
}

// -- the way out

struct OutPlan {
  float key = 0, gap = 0;
};

void draw_digits(Ui& ui, const Box& box, Asked& asked, const OutPlan& plan, bool enabled) {
  const auto place = [&](std::size_t n) {
    const std::size_t at_row = n / 3;
    const auto column = static_cast<float>(n % 3), row = static_cast<float>(at_row);
    return Box{box.x + column * (plan.key + plan.gap), box.y + row * (plan.key + plan.gap),
               plan.key, plan.key};
  };
  constexpr int digits[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 0};
  for (std::size_t i = 0; i < std::size(digits); ++i)
    if (digits[i] >= 0 && pad_key(ui, {"kiosk.digit", static_cast<std::int64_t>(digits[i])},
                                  place(i), std::to_string(digits[i])))
      asked.emplace_back(TypePinDigit{digits[i]});
  if (pad_key(ui, "kiosk.out.erase", place(9), "←")) asked.emplace_back(ErasePinDigit{});
  if (pad_key(ui, "kiosk.out.enter", place(11), "OK", {.rank = Rank::primary, .enabled = enabled}))
    asked.emplace_back(EnterPin{});
}

void take_digit_keys(const Ui& ui, Asked& asked) {
  const Digits digits = typed_digits();
  for (const int digit : digits.typed) asked.emplace_back(TypePinDigit{digit});
  for (int i = 0; i < digits.erased; ++i) asked.emplace_back(ErasePinDigit{});
  const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                     ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
  if (enter && ui.focus.pressed.empty()) asked.emplace_back(EnterPin{});
}

std::string out_words(const Ui& ui, const Model& model, const Situation& situation) {
  if (const std::int64_t wait = pin_wait_seconds(model, situation); wait > 0)
    return ui.say("kiosk.out.wait", {{"n", count_words(wait)}});
  return ui.say(model.leaving.was_wrong ? "kiosk.out.wrong" : "kiosk.out.explain");
}

}  // namespace

void draw_sheet(Ui& ui, const Box& page, const Model& model, const Situation& situation,
                Asked& asked) {
  Box column = page;
  draw_start(ui, column, model, asked);
  Stack stack(ui, column);
  if (const auto& ended = model.sheet.ended) {
    const std::string finished = count_words(ended->finished),
                      given_up = count_words(ended->given_up);
    stack.text("kiosk.ended",
               ui.say("kiosk.ended", {{"finished", finished}, {"given_up", given_up}}),
               {.role = Role::strong, .ink = ui.theme.colour.here, .state = "saved"});
  }
  add_questionnaires(ui, stack, model, asked);
  add_languages(ui, stack, model, asked);
  add_heading(ui, stack, "kiosk.place");
  stack.field("kiosk.place_name", ui.say("kiosk.place.hint"), model.sheet.place, "P0",
              [&asked](const std::string& place) { asked.emplace_back(TypePlace{place}); });
  add_pin(ui, stack, model, situation, asked);
  add_heading(ui, stack, "kiosk.lock");
  stack.text("kiosk.lock.explain", ui.say("kiosk.lock.explain"));
  add_heading(ui, stack, "kiosk.leave");
  stack.text("kiosk.leave.explain", ui.say("kiosk.leave.explain"));
  stack.draw("kiosk.sheet");
}

void draw_way_out(Ui& ui, const Box& page, const Model& model, const Situation& situation,
                  Asked& asked) {
  take_digit_keys(ui, asked);
  const OutPlan plan{ui.theme.mm(visitor_touch_mm), ui.theme.mm(visitor_gap_mm)};
  const float pad_wide = 3 * plan.key + 2 * plan.gap, pad_high = 4 * plan.key + 3 * plan.gap;
  const float words_wide = std::min(page.w - pad_wide - ui.theme.mm(10), ui.theme.mm(110));
  const float left = page.x + (page.w - pad_wide - ui.theme.mm(10) - words_wide) / 2;
  const Box words{left, page.y, words_wide, page.h};
  const Scroll scroll(ui, "kiosk.out", page, page.h);
  Box column = middle(words, std::min(page.h, pad_high));
  write_down(ui, "kiosk.out.title", column, ui.say("kiosk.out.title"), {.role = Role::title},
             ui.theme.gap);
  std::string dots;
  for (std::size_t i = 0; i < model.leaving.digits.size(); ++i) dots += "●";
  write_down(ui, "kiosk.out.digits", column, dots.empty() ? "–" : dots, {.role = Role::title},
             ui.theme.gap);
  const bool waits = pin_wait_seconds(model, situation) > 0;
  write_down(
      ui, "kiosk.out.explain", column, out_words(ui, model, situation),
      {.ink = waits || model.leaving.was_wrong ? ui.theme.colour.absent : ui.theme.colour.note,
       .state = waits ? "waits" : ""},
      ui.theme.gap);
  const std::string stay = ui.say("kiosk.out.stay");
  if (button(ui, "kiosk.out.stay",
             take_top(column, std::max(plan.key, button_height(ui, stay, column.w))), stay))
    asked.emplace_back(Stay{});
  draw_digits(ui, middle({words.right() + ui.theme.mm(10), page.y, pad_wide, page.h}, pad_high),
              asked, plan, !waits && !model.leaving.digits.empty());
}

}  // namespace renkei::ui::kiosk
