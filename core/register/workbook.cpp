#include "core/register/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/register/workbook_texts.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_sheets = 200;
constexpr std::size_t most_styles = 70'000;
constexpr std::size_t most_shared_texts = 4'000'000;
constexpr std::size_t shared_text_bytes = std::size_t{128} << 20;
constexpr std::size_t most_errors = 1000;

std::size_t whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  return end.ec == std::errc() ? number : SIZE_MAX;
}

// BC12 is row 12 and column 54, counted from 0; a part that is not there is left as it was.
void read_reference(std::string_view reference, std::size_t& line, std::size_t& column) {
  std::size_t letters = 0, at = 0;
  while (at < reference.size() && at < 4 && reference[at] >= 'A' && reference[at] <= 'Z')
    letters = letters * 26 + static_cast<std::size_t>(reference[at++] - 'A') + 1;
  if (letters > 0) column = letters - 1;
  if (at < reference.size() && reference.size() - at < 8)
    if (const auto row = whole_number(reference.substr(at)); row != SIZE_MAX) line = row;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  return letters;
}

bool is_true(std::string_view attribute) { return attribute == "1" || attribute == "true"; }

struct Relation {
  std::string type, part;
};
using Relations = std::map<std::string, Relation, std::less<>>;

PartState read_relations(WorkbookParts& parts, const std::string& of, Relations& out) {
  const std::size_t slash = of.rfind('/') + 1;
  const std::string file = of.substr(0, slash) + "_rels/" + of.substr(slash) + ".rels";
  return parts.read(file, {[&](std::string_view name, const XmlAttributes& attributes) {
                             if (name != "Relationship" || out.size() > 10'000) return;
                             const std::string_view type = attributes["Type"];
                             out[std::string(attributes["Id"])] = {
                                 std::string(type.substr(type.rfind('/') + 1)),
                                 resolved_part(of, attributes["Target"])};
                           },
                           [](std::string_view) {}, [](std::string_view) {}});
}

std::string first_of_type(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations)
    if (relation.type == type) return relation.part;
  return {};
}

// What cells mean that a sheet only points to.
struct SheetMeanings {
  const std::vector<NumberFormat>& styles;
  const std::vector<bool>& struck_out;
  const std::string& texts;
  const std::vector<std::size_t>& text_ends;
  bool from_1904;

  // Nothing where there is no such text.
  std::optional<std::string_view> shared(std::string_view number) const {
    const std::size_t index = whole_number(trim(number));
    if (index >= text_ends.size()) return std::nullopt;
    const std::size_t begin = index == 0 ? 0 : text_ends[index - 1];
    return std::string_view(texts).substr(begin, text_ends[index] - begin);
  }
};

// One sheet's XML, cell by cell.
class SheetReading {
 public:
  SheetReading(const SheetMeanings& meanings, std::size_t most_rows)
      : meanings_(meanings), rows_left_(most_rows) {}

  XmlReader reader() {
    return {
        [this](std::string_view name, const XmlAttributes& attributes) { enter(name, attributes); },
        [this](std::string_view name) { leave(name); },
        [this](std::string_view piece) {
          if (in_value_ && rich_.text.size() + piece.size() <= rich_.most)
            rich_.text += piece;
          else
            rich_.add(piece);
        },
        [this] { return too_large_.has_value() || is_damaged_ || is_over_; }};
  }
  std::optional<CsvTooLarge> too_large() const { return too_large_; }
  bool is_damaged() const { return is_damaged_; }
  // The cell that was read last, as people name it: XFD3.
  std::string place() const { return column_letters(column_) + std::to_string(line_); }
  SheetContents take() { return {builder_.take(), std::move(errors_), std::move(marks_)}; }

 private:
  void enter(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row" && rows_left_-- == 0) {
      is_over_ = true;
    } else if (name == "row") {
      begin_row(attributes["r"]);
      is_hidden_ = is_true(attributes["hidden"]);
    } else if (name == "c") {
      ++column_;
      std::size_t line = line_;
      read_reference(attributes["r"], line, column_);
      if (line > line_ && line < 10'000'000) line_ = line;
      type_ = attributes["t"];
      style_ = attributes["s"].empty() ? 0 : whole_number(attributes["s"]);
      rich_ = {};
    } else if (name == "v") {
      in_value_ = true;
    } else {
      rich_.enter(name);
    }
  }

  // Rows go down; what stands still or goes up is put below.
  void begin_row(std::string_view number) {
    const std::size_t said = whole_number(number);
    line_ = said != SIZE_MAX && said > line_ && said < 10'000'000 ? said : line_ + 1;
    column_ = SIZE_MAX;  // one before the first
  }

  void leave(std::string_view name) {
    if (name == "sheetData") is_over_ = true;
    if (name == "v") in_value_ = false;
    if (name != "c") return rich_.leave(name);
    if (line_ == 0) line_ = 1;
    const std::string said = text();
    too_large_ = builder_.add(line_, column_, said);
    if (said.empty()) return;
    if (is_hidden_) mark("row_hidden");
    if (style_ < meanings_.struck_out.size() && meanings_.struck_out[style_])
      mark("cell_struck_out");
  }

  void mark(std::string_view code) {
    const LineMark found{line_, code};
    for (std::size_t i = marks_.size(); i > 0 && marks_[i - 1].line == line_; --i)
      if (marks_[i - 1] == found) return;
    marks_.push_back(found);
  }

  std::string shared_text() {
    if (trim(rich_.text).empty()) return {};
    const auto shared = meanings_.shared(rich_.text);
    is_damaged_ |= !shared;
    return unescaped(shared.value_or(""));
  }

  std::string text() {
    if (type_ == "s") return shared_text();
    if (type_ == "inlineStr" || type_ == "str") return unescaped(rich_.text);
    if (type_ == "b") return trim(rich_.text) == "1" ? "TRUE" : "FALSE";
    if (type_ == "d") return iso_text(trim(rich_.text));
    if (type_ == "e") {
      if (errors_.size() < most_errors)
        errors_.push_back({line_, column_letters(column_), rich_.text});
      return {};
    }
    const NumberFormat& format =
        style_ < meanings_.styles.size() ? meanings_.styles[style_] : general_;
    return number_text(trim(rich_.text), format, meanings_.from_1904);
  }

  const SheetMeanings meanings_;
  const NumberFormat general_;
  TableBuilder builder_;
  std::vector<CellError> errors_;
  std::vector<LineMark> marks_;
  std::optional<CsvTooLarge> too_large_;
  std::size_t rows_left_;
  std::size_t line_ = 0, column_ = SIZE_MAX, style_ = 0;
  std::string type_;
  RichText rich_;
  bool in_value_ = false, is_over_ = false, is_hidden_ = false, is_damaged_ = false;
};

// Of Excel's files behind a password and of its old ones, both of which begin alike, the first name this.
bool is_behind_password(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != bytes.npos;
}

}  // namespace

std::variant<Workbook, RegisterError> Workbook::open(std::string_view bytes) {
  if (bytes.size() > CsvLimits{}.bytes) return renkei::too_large(CsvTooLarge::bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return RegisterError{
        is_behind_password(bytes) ? "register_locked" : "register_is_workbook", 0, {}};
  Workbook workbook(bytes);
  if (!workbook.parts_.is_zip()) return RegisterError{"register_damaged", 0, "zip"};
  if (auto refused = workbook.read_outline()) return std::move(*refused);
  return workbook;
}

RegisterError Workbook::refusal(PartState state, const std::string& part) const {
  if (state == PartState::locked) return {"register_locked", 0, {}};
  if (state == PartState::too_large) return renkei::too_large(CsvTooLarge::bytes);
  return {"register_damaged", 0, part};
}

std::optional<RegisterError> Workbook::read_outline() {
  Relations root, own;
  const auto of_root = read_relations(parts_, "", root);
  const std::string main = first_of_type(root, "officeDocument");
  if (of_root == PartState::missing || (main.empty() && of_root == PartState::read) ||
      main.ends_with(".bin"))
    return RegisterError{"register_is_workbook", 0, {}};
  if (of_root != PartState::read) return refusal(of_root, "_rels/.rels");
  if (const auto state = read_relations(parts_, main, own); state != PartState::read)
    return refusal(state, main);
  bool is_workbook = false;
  const auto enter = [&](std::string_view name, const XmlAttributes& attributes) {
    is_workbook |= name == "workbook";
    if (name == "workbookPr") from_1904_ = is_true(attributes["date1904"]);
    if (name != "sheet" || sheets_.size() >= most_sheets) return;
    const auto found = own.find(attributes["id"]);
    if (found != own.end() && found->second.type == "worksheet")
      sheets_.push_back({std::string(attributes["name"]), found->second.part,
                         attributes["state"].ends_with("idden")});
  };
  if (const auto state = parts_.read(main, {enter, [](auto) {}, [](auto) {}});
      state != PartState::read)
    return refusal(state, main);
  if (!is_workbook) return RegisterError{"register_is_workbook", 0, {}};
  if (auto refused = read_styles(first_of_type(own, "styles"))) return refused;
  return read_shared_texts(first_of_type(own, "sharedStrings"));
}

std::optional<RegisterError> Workbook::read_styles(const std::string& part) {
  if (part.empty()) return std::nullopt;
  std::map<std::size_t, NumberFormat> own;
  std::vector<bool> fonts;
  bool in_cells = false, in_fonts = false;
  const auto enter = [&](std::string_view name, const XmlAttributes& attributes) {
    if (name == "numFmt" && own.size() < most_styles)
      own[whole_number(attributes["numFmtId"])] = read_number_format(attributes["formatCode"]);
    if (name == "cellXfs") in_cells = true;
    if (name == "fonts") in_fonts = true;
    if (name == "font" && in_fonts && fonts.size() < most_styles) fonts.push_back(false);
    if (name == "strike" && in_fonts && !fonts.empty())
      fonts.back() = attributes["val"].empty() || is_true(attributes["val"]);
    if (name != "xf" || !in_cells || styles_.size() >= most_styles) return;
    const std::size_t id = whole_number(attributes["numFmtId"]);
    const auto found = own.find(id);
    styles_.push_back(found != own.end() ? found->second
                      : id < 164         ? built_in_format(static_cast<int>(id))
                                         : NumberFormat{});
    const std::size_t font = whole_number(attributes["fontId"]);
    struck_out_.push_back(font < fonts.size() && fonts[font]);
  };
  const auto leave = [&](std::string_view name) {
    in_cells &= name != "cellXfs";
    in_fonts &= name != "fonts";
  };
  const auto state = parts_.read(part, {enter, leave, [](auto) {}});
  if (state == PartState::read || state == PartState::missing) return std::nullopt;
  return refusal(state, part);
}

std::optional<RegisterError> Workbook::read_shared_texts(const std::string& part) {
  if (part.empty()) return std::nullopt;
  RichText text;
  bool is_full = false;
  const auto leave = [&](std::string_view name) {
    text.leave(name);
    if (name != "si") return;
    is_full |= text_ends_.size() >= most_shared_texts ||
               texts_.size() + text.text.size() > shared_text_bytes;
    texts_ += text.text;
    text_ends_.push_back(texts_.size());
    text = {};
  };
  const auto state = parts_.read(
      part, {[&](std::string_view name, const XmlAttributes&) { text.enter(name); }, leave,
             [&](std::string_view piece) { text.add(piece); }, [&] { return is_full; }});
  if (is_full) return renkei::too_large(CsvTooLarge::bytes);
  if (state == PartState::read || state == PartState::missing) return std::nullopt;
  return refusal(state, part);
}

std::variant<SheetContents, RegisterError> Workbook::read(const WorkbookSheet& sheet,
                                                          std::size_t most_rows) {
  SheetReading reading({styles_, struck_out_, texts_, text_ends_, from_1904_}, most_rows);
  const XmlReader reader = reading.reader();
  const auto state = parts_.read(sheet.part, reader);
  const std::string place = sheet.name + "!" + reading.place();
  if (reading.too_large() == CsvTooLarge::columns)
    return RegisterError{"register_cell_too_far", 0, place};
  if (const auto limit = reading.too_large()) return renkei::too_large(*limit);
  if (reading.is_damaged()) return RegisterError{"register_damaged", 0, place};
  if (state != PartState::read) return refusal(state, sheet.name);
  return reading.take();
}

}  // namespace renkei
