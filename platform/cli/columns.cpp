#include "platform/cli/columns.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text/csv.hpp"
#include "core/text/utf8.hpp"
#include "core/text/visible.hpp"
#include "core/text/width.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "platform/cli/output.hpp"

namespace renkei::cli {
namespace {

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

std::string word_of(const Context& context, const Kind& kind, const Field& field,
                    const std::string& text) {
  const bool word = context.format == Format::text && !field.choices.empty();
  return word ? choice_label(context.language, kind.name, field.name, text) : text;
}

}  // namespace

std::string as_text(Grid grid, std::size_t longest) {
  Line head;
  head.reserve(grid.heads.size());
  for (std::string& text : grid.heads) head.push_back({std::move(text), false});
  for (Line& line : grid.rows)
    for (GridCell& cell : line) cell.text = shortened(visible(cell.text), longest);
  std::vector<std::size_t> widths(head.size());
  const auto measure = [&](const Line& line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i >= widths.size()) widths.resize(i + 1);
      widths[i] = std::max(widths[i], display_width(line[i].text));
    }
  };
  measure(head);
  for (const Line& line : grid.rows) measure(line);
  std::string out;
  append_line(out, head, widths);
  for (const Line& line : grid.rows) append_line(out, line, widths);
  return out;
}

void put_grid(const Context& context, const Grid& grid, std::size_t longest) {
  if (context.format == Format::csv) return put_csv(context, grid);
  put(as_text(grid, longest));
}

GridCell cell_of(const Context& context, const Kind& kind, const Field& field, const Value& value,
                 const Showing& showing) {
  if (field.type == Type::moment && value.form == Value::Form::integer)
    return {moment_words(unpack_moment(value.integer), showing.zone), false};
  const nlohmann::ordered_json json = to_json(field, value, showing.id_text);
  if (json.is_null()) return {};
  if (json.is_string()) return {word_of(context, kind, field, json.get<std::string>()), false};
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

GridCell cell_of(const Context& context, const Record& record, std::size_t field,
                 const Showing& showing) {
  const Field& described = record.kind().fields[field];
  GridCell cell = cell_of(context, record.kind(), described, record.value(field), showing);
  if (context.format == Format::text && is_withheld(record, described.name))
    return {withheld_words(context.language, cell.text), false};
  return cell;
}

}  // namespace renkei::cli
