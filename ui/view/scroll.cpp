#include "ui/view/scroll.hpp"

#include <cmath>

#include "ui/view/imgui_internals.hpp"

namespace renkei::ui {
namespace {

void scroll_by_drag(const Theme& theme) {
  if (!inside::pressed_within_window() ||
      !ImGui::IsMouseDragging(ImGuiMouseButton_Left, theme.mm(2.5f)))
    return;
  // What was pressed when the drag began shall not be pressed when it ends.
  if (ImGui::GetIO().MouseDownDuration[0] > 0) inside::release_active();
  ImGui::SetScrollY(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y);
  ImGui::SetScrollX(ImGui::GetScrollX() - ImGui::GetIO().MouseDelta.x);
}

}  // namespace

float width_within(const Ui& ui, const Box& box, float contents_height) {
  return contents_height > box.h + 0.5f ? box.w - ui.theme.scrollbar : box.w;
}

Scroll::Scroll(Ui& ui, const Key& key, const Box& box, float contents_height,
               std::optional<std::int64_t> total, float contents_width)
    : ui_(ui), box_(box) {
  note(ui, {.key = key.whole(), .kind = "list", .box = box, .total = total});
  before_ = std::exchange(ui.in, key.whole());
  ImGui::SetCursorScreenPos(corner(box));
  const bool is_wider = contents_width > width_within(ui, box, contents_height) + 0.5f;
  ImGui::SetNextWindowContentSize(
      {is_wider ? std::floor(contents_width) : 0, std::floor(contents_height)});
  ImGui::BeginChild(
      key.whole().c_str(), {std::max(1.0f, box.w), std::max(1.0f, std::ceil(box.h))}, 0,
      ImGuiWindowFlags_NoNavInputs | (is_wider ? ImGuiWindowFlags_HorizontalScrollbar : 0));
  scroll_by_drag(ui.theme);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = width_within(ui, box, contents_height);
  contents_ = {at.x, at.y, is_wider ? contents_width : width, contents_height};
}

Scroll::~Scroll() {
  ImGui::EndChild();
  ui_.in = std::move(before_);
}

Box Scroll::window() const {
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 from = list.GetClipRectMin(), to = list.GetClipRectMax();
  return intersection(box_, {from.x, from.y, to.x - from.x, to.y - from.y});
}

Scroll::Rows Scroll::rows(std::size_t count, float row_height) const {
  const float above = box_.y - contents_.y;
  const auto first = static_cast<std::size_t>(std::max(0.0f, above / row_height));
  const auto seen = static_cast<std::size_t>(box_.h / row_height) + 2;
  return {first == 0 ? 0 : std::min(first - 1, count), std::min(count, first + seen + 1)};
}

void Scroll::turn_pages() const {
  const float page = box_.h * 0.8f, at = ImGui::GetScrollY();
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown, true)) ImGui::SetScrollY(at + page);
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp, true)) ImGui::SetScrollY(at - page);
  if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) ImGui::SetScrollY(0);
  if (ImGui::IsKeyPressed(ImGuiKey_End, false)) ImGui::SetScrollY(contents_.h);
}

void Scroll::reveal(float top, float height) {
  const float above = box_.y - contents_.y;  // how far it is scrolled
  if (top < above)
    ImGui::SetScrollY(top);
  else if (top + height > above + box_.h)
    ImGui::SetScrollY(top + height - box_.h);
}

}  // namespace renkei::ui
