#include <imgui.h>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/today.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::today {
namespace {

using Asked = std::vector<Intent>;

void draw_heading(Ui& ui, const Model& model, const OwnDevice& device) {
  write(ui, Role::heading, colour::ink, date_words(ui.language, model.date), "today.date");
  const std::string count = count_words(device.not_exported);
  const std::string line = ui.say("today.not_exported", {{"count", count}});
  const ImVec2 size = size_of(ui, Role::body, line);
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetWindowWidth() - size.x);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.theme.mm(2));
  write(ui, Role::body, device.not_exported > 0 ? colour::unconfirmed : colour::faint, line,
        "today.not_exported");
}

const char* section_key(When when) {
  switch (when) {
    case When::now:
      return "today.now";
    case When::coming:
      return "today.coming";
    case When::past:
      return "today.past";
  }
  return "";
}

void draw_facts(Ui& ui, const EventCard& card, float width) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.gap, ui.theme.mm(1.2f)});
  ImGui::BeginGroup();
  write_within(ui, Role::strong, colour::ink, card.name, width);
  std::string facts = days_words(ui.language, card.first_day, card.last_day);
  if (!card.place.empty()) facts += "　" + card.place;
  write_within(ui, Role::small, colour::faint, facts, width);
  ImGui::EndGroup();
  ImGui::PopStyleVar();
}

// A tour without a name of its own is the event; its name need not be read twice.
bool is_its_tour(const EventCard& card) {
  return card.tours.size() == 1 && card.tours[0].name == card.name;
}

void draw_buttons(Ui& ui, Asked& asked, const EventCard& card, float width) {
  const bool is_now = card.when == When::now, has_tours = !card.tours.empty();
  const Look main = is_now ? Look::primary : Look::secondary;
  if (is_its_tour(card)) {
    if (button(ui, {"today.roster", card.tours[0].id}, {.look = main, .width = width}))
      asked.push_back(OpenRoster{card.tours[0].id});
    ImGui::SameLine();
  }
  const Look look = has_tours && card.gates == 0 ? Look::quiet : main;
  if (button(ui, {"today.count", card.id}, {.look = look, .width = width}))
    asked.push_back(CountVisitors{card.id});
}

void draw_tours(Ui& ui, Asked& asked, const EventCard& card, float width) {
  for (const TourLine& tour : card.tours) {
    const float left = ImGui::GetContentRegionAvail().x - width - ui.theme.gap;
    const float x = ImGui::GetCursorPosX(), y = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(y + (ui.theme.touch - ui.theme.line(Role::body)) / 2);
    write_within(ui, Role::body, colour::ink, tour.name, left);
    ImGui::SetCursorPos({x + left + ui.theme.gap, y});
    const Look look = card.when == When::now ? Look::primary : Look::secondary;
    if (button(ui, {"today.roster", tour.id}, {.look = look, .width = width}))
      asked.push_back(OpenRoster{tour.id});
  }
}

void draw_card(Ui& ui, Asked& asked, const EventCard& card) {
  const bool listed = !card.tours.empty() && !is_its_tour(card);
  const std::size_t rows = 1 + (listed ? card.tours.size() : 0);
  const float height = static_cast<float>(rows) * (ui.theme.touch + ui.theme.gap) - ui.theme.gap +
                       2 * ui.theme.margin;
  begin_card(ui, ("event/" + std::to_string(card.id)).c_str(), {0, height});
  const float width =
      std::max(button_width(ui, ui.say("today.count")), button_width(ui, ui.say("today.roster")));
  const float buttons = (is_its_tour(card) ? 2 : 1) * (width + ui.theme.gap);
  const float left = ImGui::GetContentRegionAvail().x - buttons;
  const ImVec2 at = ImGui::GetCursorPos();
  draw_facts(ui, card, left - ui.theme.gap);
  ImGui::SetCursorPos({at.x + left + ui.theme.gap, at.y});
  draw_buttons(ui, asked, card, width);
  if (listed) draw_tours(ui, asked, card, width);
  end_card();
}

void draw_nothing(Ui& ui) {
  begin_card(ui, "nothing", {0, ui.theme.mm(44)});
  write(ui, Role::strong, colour::ink, ui.say("today.nothing"), "today.nothing");
  write_wrapped(ui, Role::body, colour::faint, ui.say("today.nothing.next"));
  end_card();
}

}  // namespace

void draw(Ui& ui, const Model& model, const Situation& situation, Asked& asked) {
  draw_heading(ui, model, situation.device);
  ImGui::BeginChild("events", {0, 0});
  scroll_by_drag(ui.theme);
  if (model.cards.empty()) draw_nothing(ui);
  const EventCard* before = nullptr;
  for (const EventCard& card : model.cards) {
    if (!before || before->when != card.when) {
      if (before) ImGui::Dummy({0, ui.theme.mm(1)});
      write(ui, Role::small, colour::faint, ui.say(section_key(card.when)));
    }
    draw_card(ui, asked, card);
    before = &card;
  }
  ImGui::EndChild();
}

}  // namespace renkei::ui::today
