#include "platform/cli/columns.hpp"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/text/csv.hpp"
#include "core/text/utf8.hpp"
#include "core/text/width.hpp"
#include "platform/cli/output.hpp"

namespace renkei::cli {
namespace {

struct CodeRange {
  char32_t first, last;
};

// What a reader would not see, and a terminal would obey.
bool is_hidden(char32_t c) {
  static constexpr CodeRange hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},
                                         {0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200C},
                                         {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
                                         {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}};
  return std::any_of(std::begin(hidden), std::end(hidden),
                     [&](CodeRange range) { return c >= range.first && c <= range.last; });
}

using Line = std::vector<GridCell>;

void append_line(std::string& out, const Line& line, const std::vector<std::size_t>& widths) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) text += "  ";
    text += line[i].number ? padded_left(line[i].text, widths[i])
                           : padded_right(line[i].text, widths[i]);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  out += text + '\n';
}

void put_csv(const Context& context, const Grid& grid) {
  CsvWriter writer;
  for (const std::string& head : grid.heads) writer.text(head);
  writer.end_row();
  for (const Line& row : grid.rows) {
    for (const GridCell& cell : row)
      cell.number ? writer.number(cell.text) : writer.text(cell.text);
    writer.end_row();
  }
  put(writer.bytes());
  if (writer.cells_changed() > 0)
    tell(context.say("cli.csv.escaped", {{"count", std::to_string(writer.cells_changed())}}));
}

std::string word_of(const Context& context, const Field& field, std::string_view code) {
  if (context.format == Format::text && context.language == Language::ja)
    for (const Choice& choice : field.choices)
      if (choice.code == code) return std::string(choice.ja);
  return std::string(code);
}

}  // namespace

std::string visible(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (c == '\n') {
      out += "⏎";
    } else if (c == '\r' && at < text.size() && text[at] == '\n') {
      continue;
    } else if (is_hidden(c)) {
      char number[16];
      std::snprintf(number, sizeof number, "<U+%04X>", static_cast<unsigned>(c));
      out += number;
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string shortened(std::string text, std::size_t longest) {
  if (longest == 0 || display_width(text) <= longest) return text;
  std::string out;
  std::size_t at = 0, width = 0;
  while (at < text.size()) {
    const std::size_t before = at;
    next_code_point(text, at);
    const auto character = std::string_view(text).substr(before, at - before);
    width += display_width(character);
    if (width + 1 > longest) break;
    out += character;
  }
  return out + "…";
}

std::string as_text(const Grid& grid, std::size_t longest) {
  std::vector<Line> lines(1);
  for (const std::string& head : grid.heads) lines[0].push_back({head, false});
  for (const Line& row : grid.rows) {
    Line& line = lines.emplace_back();
    for (const GridCell& cell : row)
      line.push_back({shortened(visible(cell.text), longest), cell.number});
  }
  std::vector<std::size_t> widths(grid.heads.size());
  for (const Line& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i >= widths.size()) widths.resize(i + 1);
      widths[i] = std::max(widths[i], display_width(line[i].text));
    }
  std::string out;
  for (const Line& line : lines) append_line(out, line, widths);
  return out;
}

void put_grid(const Context& context, const Grid& grid, std::size_t longest) {
  if (context.format == Format::csv) return put_csv(context, grid);
  put(as_text(grid, longest));
}

GridCell cell_of(const Context& context, const Field& field, const Value& value,
                 const IdText& id_text) {
  const nlohmann::ordered_json json = to_json(field, value, id_text);
  if (json.is_null()) return {};
  if (json.is_string()) return {word_of(context, field, json.get<std::string>()), false};
  if (field.type == Type::list && json.is_array()) {
    std::string items;
    for (const auto& item : json) {
      if (!items.empty()) items += ';';
      items += item.is_string() ? item.get<std::string>() : dump(item);
    }
    return {items, false};
  }
  return {dump(json), json.is_number()};
}

}  // namespace renkei::cli
