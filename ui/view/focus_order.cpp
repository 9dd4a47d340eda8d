#include "ui/view/focus_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace renkei::ui {
namespace {

using Order = std::span<const FocusStop>;

std::size_t first_of_area(Order order, std::string_view area) {
  const auto at = std::ranges::find(order, area, &FocusStop::area);
  return at == order.end() ? 0 : static_cast<std::size_t>(at - order.begin());
}

std::size_t in_area(Order order, std::size_t at, bool forward) {
  const std::string& here = order[at].area;
  const std::size_t count = order.size();
  for (std::size_t i = 1; i < count; ++i) {
    const std::size_t other = (forward ? at + i : at + count - i) % count;
    if (order[other].area != here) return first_of_area(order, order[other].area);
  }
  return at;
}

// How far `to` lies from `from` that way; nothing when it does not lie that way.
std::optional<float> distance(const Box& from, const Box& to, FocusMove move) {
  const float dx = to.x + to.w / 2 - from.x - from.w / 2,
              dy = to.y + to.h / 2 - from.y - from.h / 2;
  constexpr float across = 4;  // straight on before nearby
  switch (move) {
    case FocusMove::up:
      return to.bottom() <= from.y + 1 ? std::optional(-dy + across * std::abs(dx)) : std::nullopt;
    case FocusMove::down:
      return to.y >= from.bottom() - 1 ? std::optional(dy + across * std::abs(dx)) : std::nullopt;
    case FocusMove::left:
      return to.right() <= from.x + 1 ? std::optional(-dx + across * std::abs(dy)) : std::nullopt;
    case FocusMove::right:
      return to.x >= from.right() - 1 ? std::optional(dx + across * std::abs(dy)) : std::nullopt;
    default:
      return std::nullopt;
  }
}

std::size_t beside(Order order, std::size_t at, FocusMove move) {
  std::size_t best = at;
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == at || order[i].area != order[at].area) continue;
    const auto far = distance(order[at].box, order[i].box, move);
    if (far && *far < nearest) nearest = *far, best = i;
  }
  return best;
}

}  // namespace

std::string move_focus(Order order, std::string_view from, FocusMove move) {
  if (order.empty()) return std::string(from);
  const auto found = std::ranges::find(order, from, &FocusStop::key);
  if (found == order.end()) return order[first_of_area(order, "main")].key;
  const auto at = static_cast<std::size_t>(found - order.begin());
  switch (move) {
    case FocusMove::next:
      return order[(at + 1) % order.size()].key;
    case FocusMove::previous:
      return order[(at + order.size() - 1) % order.size()].key;
    case FocusMove::next_area:
    case FocusMove::previous_area:
      return order[in_area(order, at, move == FocusMove::next_area)].key;
    default:
      return order[beside(order, at, move)].key;
  }
}

}  // namespace renkei::ui
