#include "ui/view/tables_grid.hpp"

#include <algorithm>
#include <numeric>

#include "ui/view/widgets.hpp"

namespace renkei::ui::tables {
namespace {

Role role_of(Row::Level level) { return level == Row::Level::detail ? Role::body : Role::strong; }

float widest_line(Ui& ui, Role role, std::string_view text) {
  float widest = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    widest = std::max(widest, size_of(ui, role, text.substr(0, end)).x);
    if (end == text.size()) return widest;
    text.remove_prefix(end + 1);
  }
}

// Where everything lies, from the table's upper left corner.
struct Plan {
  float pad_x = 0, pad_y = 0, head = 0, notes = 0, room = 0;
  std::vector<float> lefts, tops;  // one more than there are columns and rows
  bool first_stays = false;

  float width() const { return lefts.back(); }
  float height() const { return head + tops.back() + notes; }
  float width_of(std::size_t column, std::size_t columns) const {
    // A column that stays shows no more than itself.
    const std::size_t end = column == 0 && first_stays ? 1 : column + columns;
    return lefts[std::min(end, lefts.size() - 1)] - lefts[column];
  }
};

// ---- how wide

struct Natural {
  std::vector<float> columns;
  std::vector<std::vector<float>> cells;  // of each text on one line
};

// A long heading breaks, but no word of Latin letters does.
float head_width(Ui& ui, std::string_view head) {
  const float longest = 5.5f * ui.theme.line(Role::strong);
  float width = std::min(longest, size_of(ui, Role::strong, head).x);
  while (!head.empty()) {
    const std::string_view word = head.substr(0, head.find(' '));
    const bool is_latin = !word.empty() && static_cast<unsigned char>(word.front()) < 0x80;
    if (is_latin) width = std::max(width, size_of(ui, Role::strong, word).x);
    head.remove_prefix(std::min(head.size(), word.size() + 1));
  }
  return width;
}

Natural natural_widths(Ui& ui, const Grid& grid) {
  Natural natural;
  for (const std::string& head : grid.heads) natural.columns.push_back(head_width(ui, head));
  for (const Grid::Line& one : grid.lines) {
    std::vector<float>& widths = natural.cells.emplace_back();
    for (std::size_t c = 0; c < one.cells.size(); ++c) {
      const Face& face = one.cells[c];
      widths.push_back(widest_line(ui, role_of(one.level), face.text));
      if (face.columns == 1) natural.columns[c] = std::max(natural.columns[c], widths.back());
    }
  }
  return natural;
}

// Figures, days and the like stay whole; long words give way, together, as far as they can be read.
void fit_columns(Ui& ui, const Grid& grid, std::vector<float>& columns, float pad, float room) {
  const float em = ui.theme.line(Role::body);
  const auto limited = [&](std::size_t c, float limit) {
    return grid.right[c] ? columns[c] : std::min(columns[c], limit);
  };
  const auto fits = [&](float limit) {
    float all = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) all += limited(c, limit) + 2 * pad;
    return all <= room;
  };
  float limit = 30 * em;
  while (limit > 10 * em && !fits(limit)) limit -= em / 2;
  if (!fits(limit)) limit = 16 * em;  // it is moved aside all the same
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c] = limited(c, limit) + 2 * pad;
}

// ---- how high

float line_height(Ui& ui, const Plan& plan, const Grid::Line& one,
                  const std::vector<float>& natural) {
  const Role role = role_of(one.level);
  float most = ui.theme.line(role);
  for (std::size_t c = 0; c < one.cells.size(); ++c) {
    const Face& face = one.cells[c];
    if (face.is_covered() || face.rows > 1 || face.text.empty()) continue;
    const float width = plan.width_of(c, face.columns) - 2 * plan.pad_x;
    const bool is_one = natural[c] <= width && face.text.find('\n') == face.text.npos;
    if (!is_one) most = std::max(most, height_of(ui, role, face.text, width));
  }
  return most + 2 * plan.pad_y;
}

// What spans several rows and needs more than they have makes the last of them higher.
float missing_height(Ui& ui, const Plan& plan, const Grid& grid, std::size_t row) {
  float missing = 0;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    const Face& end = grid.lines[row].cells[c];
    if (end.up == 0 || end.left > 0) continue;
    const Grid::Line& one = grid.lines[row - end.up];
    const Face& face = one.cells[c];
    if (face.rows != end.up + 1) continue;
    const float width = plan.width_of(c, face.columns) - 2 * plan.pad_x;
    const float needs = height_of(ui, role_of(one.level), face.text, width) + 2 * plan.pad_y;
    missing = std::max(missing, needs - (plan.tops[row + 1] - plan.tops[row - end.up]));
  }
  return missing;
}

float notes_height(Ui& ui, const Grid& grid, float width) {
  float height = 0;
  for (const std::string& note : grid.notes)
    height += height_of(ui, Role::note, note, width) + ui.theme.mm(1.5f);
  return height + (grid.notes.empty() ? 0 : ui.theme.mm(2));
}

Plan plan_within(Ui& ui, const Grid& grid, Natural natural, float room) {
  Plan plan;
  plan.pad_x = ui.theme.mm(2), plan.pad_y = ui.theme.mm(1.4f);
  plan.room = room;
  fit_columns(ui, grid, natural.columns, plan.pad_x, plan.room);
  plan.lefts.assign(1, 0);
  for (const float width : natural.columns) plan.lefts.push_back(plan.lefts.back() + width);
  plan.first_stays = plan.width() > plan.room && plan.lefts[1] < 0.4f * plan.room;
  for (std::size_t c = 0; c < grid.heads.size(); ++c)
    plan.head = std::max(plan.head, height_of(ui, Role::strong, grid.heads[c],
                                              plan.width_of(c, 1) - 2 * plan.pad_x));
  plan.head += 2 * plan.pad_y;
  plan.tops.assign(1, 0);
  for (std::size_t r = 0; r < grid.lines.size(); ++r) {
    plan.tops.push_back(plan.tops.back() + line_height(ui, plan, grid.lines[r], natural.cells[r]));
    plan.tops.back() += missing_height(ui, plan, grid, r);
  }
  plan.notes = notes_height(ui, grid, plan.room);
  return plan;
}

// Beside the bar, if it needs one.
Plan plan_of(Ui& ui, const Grid& grid, const Box& box) {
  const Natural natural = natural_widths(ui, grid);
  Plan plan = plan_within(ui, grid, natural, box.w);
  const float bar = plan.width() > box.w ? ui.theme.scrollbar : 0;
  if (plan.height() + bar <= box.h) return plan;
  return plan_within(ui, grid, natural, box.w - ui.theme.scrollbar);
}

// ---- drawing

class Drawing {
 public:
  Drawing(Ui& ui, const Grid& grid, const Plan& plan, const Scroll& scroll, const char* privacy)
      : ui_(ui), grid_(grid), plan_(plan), privacy_(privacy) {
    contents_ = scroll.contents();
    window_ = scroll.window();
    stays_ = plan.first_stays ? plan.lefts[1] : 0;
    find_rows();
  }

  std::optional<CellPressed> draw() {
    const Box below{window_.x, window_.y + plan_.head, window_.w,
                    std::max(0.0f, window_.h - plan_.head)};
    Box right = below;
    const Box left = take_left(right, stays_);
    draw_cells(right, plan_.first_stays ? 1 : 0, grid_.columns.size());
    if (plan_.first_stays) draw_cells(left, 0, 1);
    draw_notes(below);
    Box head{window_.x, window_.y, window_.w, plan_.head};
    fill(ui_, head, ui_.theme.colour.accent_pale);
    fill(
        ui_,
        {head.x, head.bottom() - ui_.theme.frame, std::min(head.w, plan_.width()), ui_.theme.frame},
        ui_.theme.colour.edge);
    const Box corner_of_head = take_left(head, stays_);
    draw_heads(head, plan_.first_stays ? 1 : 0, grid_.columns.size());
    if (plan_.first_stays) draw_heads(corner_of_head, 0, 1);
    if (plan_.first_stays) {
      const float end = contents_.y + plan_.head + plan_.tops.back();
      fill(ui_,
           {window_.x + stays_ - ui_.theme.scale, window_.y, ui_.theme.scale,
            std::min(window_.bottom(), end) - window_.y},
           ui_.theme.colour.edge);
    }
    return pressed_;
  }

 private:
  void find_rows() {
    const float above = window_.y - contents_.y, until = above + window_.h - plan_.head;
    const auto row_at = [&](float y) {
      const auto at = std::ranges::upper_bound(plan_.tops, y) - plan_.tops.begin();
      return static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - 1, 0));
    };
    const std::size_t first = row_at(above);
    first_ = first > 0 ? first - 1 : 0;  // one more at each end, for the keyboard
    end_ = std::min(grid_.lines.size(), row_at(until) + 2);
  }

  Box box_of(std::size_t row, std::size_t column, const Face& face) const {
    const bool stays = column == 0 && plan_.first_stays;
    const float x = (stays ? window_.x : contents_.x) + plan_.lefts[column];
    const float top = contents_.y + plan_.head + plan_.tops[row];
    return {x, top, plan_.width_of(column, face.columns),
            plan_.tops[row + face.rows] - plan_.tops[row]};
  }

  void draw_cells(const Box& clip, std::size_t from, std::size_t end) {
    ImGui::PushClipRect(corner(clip), far_corner(clip), true);
    for (std::size_t row = first_; row < end_; ++row) {
      const float bottom = contents_.y + plan_.head + plan_.tops[row + 1];
      const float right = std::min(clip.right(), contents_.x + plan_.width());
      fill(ui_, {clip.x, bottom - ui_.theme.scale, right - clip.x, ui_.theme.scale},
           ui_.theme.colour.line);
    }
    for (std::size_t row = first_; row < end_; ++row)
      for (std::size_t column = from; column < end; ++column) {
        const Face& face = grid_.lines[row].cells[column];
        if (!face.is_covered())
          draw_cell(row, column, clip);
        else if (row == first_ && face.left == 0)  // what covers it begins above
          draw_cell(row - face.up, column, clip);
      }
    ImGui::PopClipRect();
  }

  void draw_cell(std::size_t row, std::size_t column, const Box& clip) {
    const Grid::Line& one = grid_.lines[row];
    const Face& face = one.cells[column];
    const Box box = box_of(row, column, face);
    const Key key("tables.cell", std::to_string(row + 1) + "/" + std::to_string(column + 1));
    const std::string whole = key.whole();
    draw_ground(box, one.level, face);
    take_press(whole, box, clip, {row, column}, face);
    note(ui_, {.key = whole,
               .kind = face.explained ? "button" : "text",
               .box = box,
               .text = face.text,
               .focusable = true,
               .state = level_code(one.level),
               .privacy = privacy_});
    if (intersection(box, clip).is_empty() || face.text.empty()) return;
    const Within within(ui_, whole);
    const Colours& colour = ui_.theme.colour;
    write(ui_, {"words", whole}, inset(box, plan_.pad_x, plan_.pad_y), face.text,
          {.role = role_of(one.level),
           .ink = face.explained ? colour.accent_dark : colour.ink,
           .align = face.right ? Align::right : Align::left,
           .lines = 1000,
           .privacy = privacy_});
    if (face.explained)
      underline_words(inset(box, plan_.pad_x, plan_.pad_y), role_of(one.level), face);
  }

  // It can be asked what it rests on.
  void underline_words(const Box& box, Role role, const Face& face) {
    const float wide = std::min(box.w, widest_line(ui_, role, face.text));
    fill(ui_,
         {face.right ? box.right() - wide : box.x, box.y + ui_.theme.line(role), wide,
          ui_.theme.scale},
         ui_.theme.colour.accent_dark);
  }

  // Sums are bold below a line, a total below a thick one.
  void draw_ground(const Box& box, Row::Level level, const Face& face) {
    const Colours& colour = ui_.theme.colour;
    if (face.rows > 1) {
      fill(ui_, box, colour.card);
      underline(ui_, box);
    }
    if (level != Row::Level::detail)
      fill(ui_,
           {box.x, box.y - ui_.theme.scale, box.w,
            level == Row::Level::total ? ui_.theme.mm(0.6f) : ui_.theme.mm(0.25f)},
           colour.ink);
  }

  static const char* level_code(Row::Level level) {
    return level == Row::Level::total ? "total" : level == Row::Level::subtotal ? "subtotal" : "";
  }

  void take_press(const std::string& key, const Box& box, const Box& clip, CellPressed at,
                  const Face& face) {
    const Box seen = intersection(box, clip);
    if (!seen.is_empty()) {
      ImGui::SetCursorScreenPos(corner(box));
      if (ImGui::InvisibleButton(("###" + key).c_str(), {box.w, box.h})) {
        ui_.focus.go(key, false);
        if (face.explained) pressed_ = at;
      }
      if (face.explained && ImGui::IsItemHovered()) fill(ui_, box, ui_.theme.colour.accent_pale);
    }
    if (!ui_.focus.has(key)) return;
    if (ui_.focus.arrived) reveal(box, at.column);
    ui_.focus.arrived = false;
    if (ui_.focus.pressed == key && face.explained) pressed_ = at;
    if (ui_.focus.visible) frame(ui_, box, ui_.theme.colour.accent, ui_.theme.mm(0.8f));
  }

  // From below the head and beside the column that stays.
  void reveal(const Box& box, std::size_t column) const {
    const float x = ImGui::GetScrollX(), y = ImGui::GetScrollY();
    const float above = window_.y + plan_.head - box.y, below = box.bottom() - window_.bottom();
    const float before = window_.x + stays_ - box.x, behind = box.right() - window_.right();
    if (above > 0)
      ImGui::SetScrollY(y - above);
    else if (below > 0)
      ImGui::SetScrollY(y + below);
    if (column == 0 && plan_.first_stays) return;
    if (before > 0)
      ImGui::SetScrollX(x - before);
    else if (behind > 0)
      ImGui::SetScrollX(x + behind);
  }

  void draw_heads(const Box& clip, std::size_t from, std::size_t end) {
    ImGui::PushClipRect(corner(clip), far_corner(clip), true);
    for (std::size_t c = from; c < end; ++c) {
      const bool stays = c == 0 && plan_.first_stays;
      const Box box{(stays ? window_.x : contents_.x) + plan_.lefts[c], clip.y,
                    plan_.width_of(c, 1), plan_.head};
      if (intersection(box, clip).is_empty()) continue;
      write(ui_, {"tables.head", static_cast<std::int64_t>(c) + 1},
            inset(box, plan_.pad_x, plan_.pad_y), grid_.heads[c],
            {.role = Role::strong,
             .align = grid_.right[c] ? Align::right : Align::left,
             .lines = 1000});
    }
    ImGui::PopClipRect();
  }

  // Below the rows, and not moved aside with them.
  void draw_notes(const Box& clip) {
    ImGui::PushClipRect(corner(clip), far_corner(clip), true);
    Box column{window_.x, contents_.y + plan_.head + plan_.tops.back() + ui_.theme.mm(2),
               plan_.room, plan_.notes};
    std::int64_t number = 0;
    for (const std::string& text : grid_.notes)
      write_down(ui_, {"tables.note", ++number}, column, text,
                 {.role = Role::note, .ink = ui_.theme.colour.note}, ui_.theme.mm(1.5f));
    ImGui::PopClipRect();
  }

  Ui& ui_;
  const Grid& grid_;
  const Plan& plan_;
  const char* privacy_;
  Box contents_, window_;
  float stays_ = 0;
  std::size_t first_ = 0, end_ = 0;
  std::optional<CellPressed> pressed_;
};

}  // namespace

std::optional<CellPressed> draw_grid(Ui& ui, const Box& box, const Grid& grid,
                                     const char* privacy) {
  if (grid.columns.empty()) return std::nullopt;
  const Plan plan = plan_of(ui, grid, box);
  const Scroll scroll(ui, "tables.grid", box, plan.height(),
                      static_cast<std::int64_t>(grid.lines.size()), plan.width());
  const std::string area = std::exchange(ui.area, "table");
  const auto pressed = Drawing(ui, grid, plan, scroll, privacy).draw();
  ui.area = area;
  return pressed;
}

}  // namespace renkei::ui::tables
