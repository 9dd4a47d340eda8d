#include "ui/view/seat_plan.hpp"

#include <algorithm>

#include "ui/view/widgets.hpp"

namespace renkei::ui {
namespace {

using What = SeatPlace::What;

const char* word_of(What what) {
  switch (what) {
    case What::folding:
      return "seat.folding";
    case What::wheelchair:
      return "seat.wheelchair";
    case What::door:
      return "seat.door";
    case What::driver:
      return "seat.driver";
    case What::guide:
      return "seat.guide";
    case What::nothing:
    case What::seat:
      break;
  }
  return nullptr;
}

// The seat's own name, and what else than a seat it is.
std::string heading_of(const Ui& ui, const SeatPlace& place) {
  const char* word = word_of(place.what);
  if (!word) return place.name;
  return place.name.empty() ? ui.say(word) : place.name + "　" + ui.say(word);
}

struct Grid {
  std::vector<float> left, width;  // of each column
  std::vector<float> top, height;  // of each row
  float all = 0;
};

float pad_of(const Ui& ui) { return ui.theme.mm(1.5f); }

float height_of_place(Ui& ui, const SeatPlace& place, const SeatLook& look, float width) {
  if (place.what == What::nothing) return 0;
  const float inner = width - 2 * pad_of(ui);
  float height = 2 * pad_of(ui) + height_of(ui, Role::note, heading_of(ui, place), inner);
  for (const SeatLine& each : look.lines)
    height += ui.theme.mm(0.8f) + height_of(ui, Role::body, each.words, inner);
  return place.takes_somebody() ? std::max(height, ui.theme.touch) : height;
}

// An aisle takes a third of a seat, unless somebody sits at its end.
Grid measure(Ui& ui, const SeatPlan& plan, std::span<const SeatLook> looks, float width) {
  Grid grid;
  const float gap = ui.theme.mm(1.5f);
  std::vector<float> share(plan.columns, 0.35f);
  for (std::size_t i = 0; i < plan.places.size(); ++i)
    if (plan.places[i].takes_somebody()) share[i % plan.columns] = 1;
  float shares = 0;
  for (const float each : share) shares += each;
  const float free = width - gap * static_cast<float>(plan.columns - 1);
  for (float x = 0; const float each : share) {
    grid.left.push_back(x);
    grid.width.push_back(free * each / shares);
    x += grid.width.back() + gap;
  }
  for (std::size_t row = 0; row < plan.rows(); ++row) {
    float high = 0;
    for (std::size_t column = 0; column < plan.columns; ++column)
      high =
          std::max(high, height_of_place(ui, plan.at(row, column),
                                         looks[row * plan.columns + column], grid.width[column]));
    grid.top.push_back(grid.all);
    grid.height.push_back(high);
    grid.all += high + gap;
  }
  return grid;
}

bool draw_seat(Ui& ui, const Key& key, const Box& box, const SeatPlace& place,
               const SeatLook& look) {
  std::string words = heading_of(ui, place);
  const char* privacy = "P0";
  for (const SeatLine& each : look.lines) {
    words += "　" + each.words;
    if (std::string_view(each.privacy) > privacy) privacy = each.privacy;
  }
  const bool pressed = big_button(ui, key, box, words,
                                  {.chosen = look.chosen, .state = look.state, .privacy = privacy});
  const Within within(ui, key.whole());
  Box inner = inset(box, pad_of(ui));
  const ImU32 note = look.chosen ? ui.theme.colour.on_accent : ui.theme.colour.note;
  const std::string heading = heading_of(ui, place);
  if (look.status) {
    const float side = ui.theme.line(Role::note) * 0.7f;
    paint_shape(look.status->shape, look.chosen ? note : look.status->ink,
                {inner.right() - side, inner.y + ui.theme.mm(0.5f)}, side);
  }
  write_down(ui, {"seat.heading", place.name}, inner, heading, {.role = Role::note, .ink = note},
             ui.theme.mm(0.8f));
  for (std::size_t i = 0; i < look.lines.size(); ++i) {
    const SeatLine& each = look.lines[i];
    write_down(ui, {"seat.words", place.name + "." + std::to_string(i)}, inner, each.words,
               {.ink = look.chosen ? ui.theme.colour.on_accent : each.ink, .privacy = each.privacy},
               ui.theme.mm(0.8f));
  }
  return pressed;
}

}  // namespace

std::optional<std::size_t> draw_seat_plan(Ui& ui, const char* key, const char* seat_key,
                                          const Box& box, const SeatPlan& plan,
                                          std::span<const SeatLook> looks) {
  const float frame = ui.theme.mm(1);  // whose edges are not clipped
  const Grid grid = measure(ui, plan, looks, box.w - ui.theme.scrollbar - 2 * frame);
  const Scroll scroll(ui, key, box, grid.all + frame, static_cast<std::int64_t>(plan.rows()));
  const Box all = scroll.contents();
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < plan.places.size(); ++i) {
    const std::size_t row = i / plan.columns, column = i % plan.columns;
    const SeatPlace& place = plan.places[i];
    const Box at{all.x + frame + grid.left[column], all.y + frame + grid.top[row],
                 grid.width[column], grid.height[row]};
    if (place.takes_somebody()) {
      if (draw_seat(ui, {seat_key, place.name}, at, place, looks[i])) pressed = i;
    } else if (place.what != What::nothing) {
      write(ui, {"seat.place", static_cast<std::int64_t>(i)}, at, heading_of(ui, place),
            {.role = Role::note,
             .ink = ui.theme.colour.note,
             .align = Align::centre,
             .lines = 1000,
             .centred = true});
    }
  }
  return pressed;
}

}  // namespace renkei::ui
