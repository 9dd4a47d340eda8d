// A report as bytes: text for a screen, CSV for a spreadsheet, JSON Lines for programs, a workbook
// (xlsx_writer.hpp), a page for a browser and for paper (html_writer.hpp). Each carries title, notes and the coverage that the figures rest on, and keeps an empty
// cell, 0, － (none yet) and X (held back) apart. Pure; the report is read only.
//
// text   columns aligned by display width; control characters are shown as blanks, so that nothing
//        that a stranger's file contains can steer a terminal
// CSV    UTF-8 with BOM, CRLF; one block a table, between empty lines; text that a spreadsheet
// would
//        take for a formula is escaped, numbers never are (core/text/csv.hpp)
// JSON   one object a row: `_table`, `_level` (subtotal, total) where it is not a detail,
// `_estimated`
//        (keys of figures that rest on estimates), `_row` where rows have names, `_shown` (what people
//        read where it is more than the value: 2回開催, +3), then the columns by key; null is an empty
//        cell, "－" and "X" are marks. `_records`, by column: numbers into the list `records` of the
//        last object, which names what stands behind the figures. One last object `"_table":"_report"` with title, notes, coverage.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/json.hpp"
#include "core/report/table.hpp"

namespace renkei {

std::string write_text(const Report& report);
std::string write_csv(const Report& report);
// Where ids can be told, the records behind figures are named as well.
std::string write_json_lines(const Report& report, const IdText& id_text = {});

// "csv" of "csv" and of "season.CSV".
std::string format_named(std::string_view format_or_file);

// By the name of a format or of a file: text, txt, csv, json, xlsx, html, "season.csv". format_unavailable.
Result<std::string> write_report(const Report& report, std::string_view format_or_file,
                                 const IdText& id_text = {});

}  // namespace renkei
