// A workbook of Excel and its like (.xlsx, .xlsm) as a stranger sends it: its sheets, each as the table that
// a CSV file of it would be, with the numbers of its rows. Dates are ISO days, whatever their format; errors
// of formulas are empty cells and told; pronunciations above names are no text. Read-only; bounded in
// memory and time.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/register/sheet.hpp"
#include "core/register/workbook_formats.hpp"
#include "core/register/workbook_parts.hpp"

namespace renkei {

struct WorkbookSheet {
  std::string name;
  std::string part;
  bool is_hidden = false;
};

struct CellError {
  std::size_t line = 0;
  std::string column;  // C
  std::string text;    // #N/A
};

// What a reader of the sheet sees and its text does not say.
struct LineMark {
  std::size_t line = 0;
  std::string_view code;  // row_hidden, cell_struck_out
  friend bool operator==(const LineMark&, const LineMark&) = default;
};

struct SheetContents {
  CsvTable table;
  std::vector<CellError> errors;  // the first thousand
  std::vector<LineMark> marks;    // of lines that hold something, each once
};

class Workbook {
 public:
  // Views `bytes`, which must outlive it. register_too_large, register_is_workbook (another kind of
  // one), register_locked (by a password), register_damaged.
  static std::variant<Workbook, RegisterError> open(std::string_view bytes);

  const std::vector<WorkbookSheet>& sheets() const { return sheets_; }  // as people see their order
  // At most that many of its rows. register_too_large, register_cell_too_far, register_damaged, with the
  // sheet's name.
  std::variant<SheetContents, RegisterError> read(const WorkbookSheet& sheet,
                                                  std::size_t most_rows = SIZE_MAX);

 private:
  explicit Workbook(std::string_view bytes) : parts_(bytes) {}
  RegisterError refusal(PartState state, const std::string& part) const;
  std::optional<RegisterError> read_outline();
  std::optional<RegisterError> read_styles(const std::string& part);
  std::optional<RegisterError> read_shared_texts(const std::string& part);

  WorkbookParts parts_;
  std::vector<WorkbookSheet> sheets_;
  std::vector<NumberFormat> styles_;    // by the number that cells name
  std::vector<bool> struck_out_;        // likewise
  std::string texts_;                   // the shared ones, one behind the other ...
  std::vector<std::size_t> text_ends_;  // ... and where each ends
  bool from_1904_ = false;
};

}  // namespace renkei
