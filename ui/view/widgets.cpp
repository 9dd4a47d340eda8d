#include "ui/view/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "ui/present/wrapping.hpp"

namespace renkei::ui {
namespace {

const char* end_of(std::string_view text) { return text.data() + text.size(); }

struct Colours {
  ImU32 fill, hovered, border, ink;
};

void drop_last_character(std::string& text) {
  const auto continues = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
  };
  while (!text.empty() && continues(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

Colours colours_of(Look look) {
  switch (look) {
    case Look::primary:
      return {colour::accent, colour::accent_dark, colour::accent, colour::on_accent};
    case Look::chosen:
      return {colour::accent_pale, colour::accent_pale, colour::accent, colour::accent_dark};
    case Look::quiet:
      return {IM_COL32(0, 0, 0, 0), colour::accent_pale, IM_COL32(0, 0, 0, 0), colour::accent_dark};
    case Look::secondary:
      break;
  }
  return {colour::card, colour::accent_pale, IM_COL32(132, 145, 158, 255), colour::ink};
}

void push_colours(const Colours& colours) {
  ImGui::PushStyleColor(ImGuiCol_Button, colours.fill);
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, colours.hovered);
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, colours.hovered);
  ImGui::PushStyleColor(ImGuiCol_Border, colours.border);
  ImGui::PushStyleColor(ImGuiCol_Text, colours.ink);
}

}  // namespace

std::string Key::whole() const {
  return instance.empty() ? std::string(message) : std::string(message) + "/" + instance;
}

void note(Ui& ui, const Key& key, std::string_view text, bool enabled) {
  ui.seen.push_back(
      {key.whole(), ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), std::string(text), enabled});
}

// -- text

ImVec2 size_of(Ui& ui, Role role, std::string_view text) {
  ui.fonts.want(role, text);
  ImFont* font = ui.fonts.of(role);
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), end_of(text));
}

void paint(Ui& ui, Role role, ImU32 ink, ImVec2 at, std::string_view text) {
  ui.fonts.want(role, text);
  ImFont* font = ui.fonts.of(role);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, ink, text.data(), end_of(text));
}

void write(Ui& ui, Role role, ImU32 ink, std::string_view text, std::string_view key) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), size = size_of(ui, role, text);
  paint(ui, role, ink, at, text);
  ImGui::Dummy(size);
  if (!key.empty())
    ui.seen.push_back({std::string(key), at, {at.x + size.x, at.y + size.y}, std::string(text)});
}

void write_within(Ui& ui, Role role, ImU32 ink, std::string_view text, float width) {
  if (size_of(ui, role, text).x <= width) return write(ui, role, ink, text);
  std::string cut(text);
  while (!cut.empty() && size_of(ui, role, cut + "…").x > width) drop_last_character(cut);
  write(ui, role, ink, cut + "…");
}

// ImGui sets lines without any space between them, which Japanese cannot be read with.
void write_wrapped(Ui& ui, Role role, ImU32 ink, std::string_view text, std::string_view key) {
  ui.fonts.want(role, text);
  const ImFont& font = *ui.fonts.of(role);
  const float width = ImGui::GetContentRegionAvail().x, step = font.FontSize * 1.4f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y;
  const auto advance = [&](char32_t c) { return font.GetCharAdvance(static_cast<ImWchar>(c)); };
  for (const std::string_view line : wrap_lines(text, width, advance)) {
    paint(ui, role, ink, {at.x, y}, line);
    y += step;
  }
  ImGui::Dummy({width, std::max(font.FontSize, y - at.y - step + font.FontSize)});
  if (!key.empty())
    ui.seen.push_back(
        {std::string(key), ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), std::string(text)});
}

// -- buttons

float button_width(Ui& ui, std::string_view text) {
  return size_of(ui, Role::body, text).x + 2 * ui.theme.mm(5);
}

bool button(Ui& ui, const Key& key, std::string_view text, const ButtonShape& shape) {
  const ImVec2 size(shape.width > 0 ? shape.width : button_width(ui, text),
                    shape.height > 0 ? shape.height : ui.theme.touch);
  ui.fonts.want(Role::body, text);
  ImGui::PushFont(ui.fonts.of(Role::body));
  push_colours(colours_of(shape.look));
  ImGui::BeginDisabled(!shape.enabled);
  const std::string label = std::string(text) + "###" + key.whole();
  const bool pressed = ImGui::Button(label.c_str(), size);
  ImGui::EndDisabled();
  ImGui::PopStyleColor(5);
  ImGui::PopFont();
  note(ui, key, text, shape.enabled);
  return pressed;
}

bool button(Ui& ui, const Key& key, const ButtonShape& shape) {
  return button(ui, key, ui.say(key.message), shape);
}

bool big_button(Ui& ui, const Key& key, ImVec2 size, std::string_view text, bool enabled) {
  push_colours(colours_of(Look::secondary));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, IM_COL32(191, 217, 255, 255));
  ImGui::BeginDisabled(!enabled);
  const bool pressed = ImGui::Button(("###" + key.whole()).c_str(), size);
  ImGui::EndDisabled();
  ImGui::PopStyleColor(6);
  note(ui, key, text, enabled);
  return pressed;
}

// -- fields

namespace {

using Buffer = std::array<char, 1024>;

Buffer buffer_of(const std::string& text) {
  Buffer buffer{};
  std::memcpy(buffer.data(), text.data(), std::min(text.size(), buffer.size() - 1));
  return buffer;
}

void push_field(Ui& ui) {
  const float text_height = ui.fonts.of(Role::body)->FontSize;
  ImGui::PushFont(ui.fonts.of(Role::body));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {ui.theme.mm(4), (ui.theme.touch - text_height) / 2});
  ImGui::PushStyleColor(ImGuiCol_Border, IM_COL32(132, 145, 158, 255));
}

void pop_field() {
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

// A field with the keyboard has a thick frame in the accent colour.
void mark_focus(Ui& ui) {
  if (ImGui::IsItemActive())
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        colour::accent, ui.theme.rounding, 0, 3 * ui.theme.scale);
}

// Runs inside the field, in the very drawing in which Enter came. ImGui lets no further character
// into that drawing, so what is taken out here is the whole line and nothing of the next.
int take_sent(ImGuiInputTextCallbackData* data) {
  if (!ImGui::IsKeyPressed(ImGuiKey_Enter, false) &&
      !ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))
    return 0;
  auto& sent = *static_cast<std::optional<std::string>*>(data->UserData);
  sent = std::string(data->Buf, static_cast<std::size_t>(data->BufTextLen));
  data->DeleteChars(0, data->BufTextLen);
  return 0;
}

}  // namespace

bool field(Ui& ui, const Key& key, std::string& text, float width, std::string_view hint) {
  Buffer buffer = buffer_of(text);
  ui.fonts.want(Role::body, text);
  push_field(ui);
  ImGui::SetNextItemWidth(width);
  const bool changed = ImGui::InputTextWithHint(
      ("###" + key.whole()).c_str(), std::string(hint).c_str(), buffer.data(), buffer.size());
  mark_focus(ui);
  pop_field();
  if (changed) text = buffer.data();
  note(ui, key, text);
  return changed;
}

Line line_field(Ui& ui, const Key& key, std::string& text, float width, std::string_view hint,
                bool take_keyboard) {
  Line line;
  Buffer buffer = buffer_of(text);
  ui.fonts.want(Role::body, text);
  push_field(ui);
  ImGui::SetNextItemWidth(width);
  // A window that has just appeared grants no wish: ask until it is granted. And ImGui 1.90 looks
  // for the field in the scope of the window that had the keyboard before.
  ImGui::PushID("waiting");
  int* waiting = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID(key.whole().c_str()), 0);
  ImGui::PopID();
  if (take_keyboard) *waiting = 1;
  if (*waiting != 0) {
    ImGui::GetCurrentContext()->NavFocusScopeId = ImGui::GetCurrentWindow()->NavRootFocusScopeId;
    ImGui::SetKeyboardFocusHere();
  }
  line.changed = ImGui::InputTextWithHint(
      ("###" + key.whole()).c_str(), std::string(hint).c_str(), buffer.data(), buffer.size(),
      ImGuiInputTextFlags_CallbackAlways, take_sent, &line.sent);
  if (ImGui::IsItemActive()) *waiting = 0;
  mark_focus(ui);
  pop_field();
  if (line.changed) text = buffer.data();
  if (line.sent) text.clear();
  note(ui, key, text);
  return line;
}

// -- frames

bool begin_card(Ui& ui, const char* id, ImVec2 size, bool padded) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colour::card);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                      padded ? ImVec2(ui.theme.margin, ui.theme.margin) : ImVec2(0, 0));
  const bool visible = ImGui::BeginChild(id, size, true);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  return visible;
}

void end_card() { ImGui::EndChild(); }

void scroll_by_drag(const Theme& theme) {
  const ImGuiIO& io = ImGui::GetIO();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const bool began_here = window->InnerRect.Contains(io.MouseClickedPos[0]);
  if (!began_here || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, theme.mm(2.5f))) return;
  if (io.MouseDownDuration[0] > 0 && ImGui::GetActiveID() != 0) ImGui::ClearActiveID();
  ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
}

namespace {

void paint_shape(Shape shape, ImU32 ink, ImVec2 at, float side) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float r = side / 2, x = at.x + r, y = at.y + r, thick = side * 0.2f;
  switch (shape) {
    case Shape::circle:
      return list->AddCircleFilled({x, y}, r * 0.9f, ink);
    case Shape::triangle:
      return list->AddTriangleFilled({x, at.y + side * 0.06f}, {at.x + side, at.y + side * 0.92f},
                                     {at.x, at.y + side * 0.92f}, ink);
    case Shape::cross:
      list->AddLine({x - r * 0.75f, y - r * 0.75f}, {x + r * 0.75f, y + r * 0.75f}, ink, thick);
      return list->AddLine({x - r * 0.75f, y + r * 0.75f}, {x + r * 0.75f, y - r * 0.75f}, ink,
                           thick);
    case Shape::dash:
      return list->AddLine({at.x, y}, {at.x + side, y}, ink, thick);
  }
}

}  // namespace

void marked(Ui& ui, Shape shape, ImU32 ink, std::string_view text, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = ui.fonts.of(Role::body)->FontSize, side = line * 0.8f;
  paint_shape(shape, ink, {at.x, at.y + (line - side) / 2}, side);
  const float x = ImGui::GetCursorPosX();
  ImGui::SetCursorPosX(x + side + ui.theme.mm(2));
  write_within(ui, Role::body, ink, text, width - side - ui.theme.mm(2));
}

void pill(Ui& ui, Shape shape, ImU32 ink, ImU32 pale, std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), words = size_of(ui, Role::body, text);
  const float side = words.y * 0.8f, inset = ui.theme.mm(2.5f), top = ui.theme.mm(1.2f);
  const float text_at = inset + side + ui.theme.mm(1.5f);
  const ImVec2 size(text_at + words.x + inset, words.y + 2 * top);
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y}, pale, size.y / 2);
  paint_shape(shape, ink, {at.x + inset, at.y + (size.y - side) / 2}, side);
  paint(ui, Role::body, ink, {at.x + text_at, at.y + top}, text);
  ImGui::Dummy(size);
}

}  // namespace renkei::ui
