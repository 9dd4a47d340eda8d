// A report: tables of figures, each cell already decided but not yet formatted, with the coverage
// that the figures rest on. Writers (writers.hpp) turn it into text, CSV, JSON or a workbook.
// Plain values that own their texts; all texts are already in the report's language.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"

namespace renkei {

// Where a figure comes from: its rule in words, and the parts that add up to it, each with the records
// behind it. A part without a number stands beside.
struct Part {
  std::string name;
  std::optional<std::int64_t> adds;
  std::vector<EntryId> records;
};
struct Basis {
  std::string rule;
  std::vector<Part> parts;
};

// Nothing at all is written as an empty cell; "none yet" as －; a figure held back as X
// (`0`, `－` and `X` are three different answers).
struct Cell {
  // covered: it lies under the cell above or to the left that spans it.
  enum class Mark { none, dash, suppressed, covered } mark = Mark::none;
  std::variant<std::monostate, std::int64_t, double, std::string> value;
  int decimals = 0;        // of a double
  bool estimated = false;  // a figure that rests on an estimate never looks like a count
  bool change = false;     // a difference shows its sign: +3, -3, ±0
  std::string unit = {};   // read behind the figure: 回開催
  std::shared_ptr<const Basis> basis = {};    // for whoever asks (explain.hpp); not of every cell
  int rows = 1, columns = 1;                  // that it spans, itself included
  std::optional<std::int64_t> estimate = {};  // how much of it is estimated, where that is known

  static Cell of(std::int64_t number) { return {Mark::none, number, 0, false}; }
  static Cell of(std::string text) { return {Mark::none, std::move(text), 0, false}; }
  static Cell of_decimal(double number, int digits) { return {Mark::none, number, digits, false}; }
  static Cell empty() { return {}; }
  static Cell dash() { return {Mark::dash, {}, 0, false}; }
  static Cell suppressed() { return {Mark::suppressed, {}, 0, false}; }
  static Cell covered() { return {Mark::covered, {}, 0, false}; }
};

struct Column {
  // people: a count of people, their answers or visits, of which one or two may be told apart (small
  // counts are held back from what is published); things: any other count; rate: a share, average or
  // other figure that needs enough people behind it; free: words of people's own, never published.
  enum class Holds { words, people, things, rate, amount, free };
  std::string key;    // for JSON and CSV programs: stable
  std::string label;  // for people, in the report's language
  Holds holds = Holds::words;
  bool is_total = false;      // the sum of the other columns that hold the same
  bool for_programs = false;  // beside a column that says it for people: not on pages
};

// Sums stand among the rows they sum up; whoever adds rows up himself takes the details only.
struct Row {
  enum class Level { detail, subtotal, total };
  std::vector<Cell> cells;  // one for each column
  Level level = Level::detail;
  std::string key = {};  // for programs, where rows have names of their own: stable
  std::optional<std::int64_t> base = {};  // how many people its rates rest on, if not the table's
};

// What a picture of the table shows: figures of these columns, a row a place on the axis. Sums are not
// drawn, but as lines of their own.
struct Chart {
  // bars: a bar a place, or a group of bars; stacked: parts of one bar; lines: one a series; shares:
  // one band of 100 %; by_size: lying bars, longest first; diverging: a band around the middle answer;
  // spans: years that are filled
  enum class Kind { bars, stacked, lines, shares, by_size, diverging, spans } kind = Kind::bars;
  std::vector<std::string> columns;  // keys
  std::string places = {};           // key of the column that names the rows; empty: the first one
  bool across = false;               // the columns are the places, the rows the series
  bool rising = false;               // of diverging: the last answer is the best
};

struct Table {
  // facts: what stands in each row is said of the word in its first cell, as on a form; badges: cards
  // to be cut out; seats: places as in the bus; sheet: to be filled in by hand; frames: for pictures
  enum class Look { table, facts, badges, seats, sheet, frames };
  std::string key, title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::string> notes;
  Look look = Look::table;
  std::optional<Chart> chart = {};
  std::optional<std::int64_t> base = {};  // how many people the table is about
  bool several = false;  // of answers of which one may give several: rows do not add up to the base
  bool finer =
      false;  // its sums stand in other tables: what is published of those is decided first
  bool new_sheet = false;  // on paper it begins a sheet
  bool internal = false;   // never published: names, free words, single people
  std::string about = {};  // ids, where a report has the same table of several things
};

struct Report {
  std::string name, title;
  std::vector<std::string> head;  // when it was made, what period or day it is about
  std::vector<Table> tables;
  std::vector<std::string> coverage;  // sentences: what is held, what is missing, what disagrees
  bool complete = true;               // nothing known to be missing, no open conflict
  bool personal = false;              // names of persons are in it
  bool bare = false;                  // its CSV is the first table alone, to be published as it is
  bool form = false;                  // paper for visitors: nothing of the office is on it
  bool english = false;
  std::string subject;  // ids of what it is about, for programs
  // People who are kept off lists (秘匿) and whose names are in it all the same: whoever hands it out
  // records that first (viewing).
  std::vector<EntryId> viewed;
};

struct ReportQuery {
  std::optional<EntryId> event, tour, questionnaire, vehicle, project, handover;
  std::string fiscal_year, as_of;  // as typed: R5, 2023; YYYY-MM-DD, several with commas between
  std::string years;               // fiscal years: H27,H29-R4. Empty, all of these: no limit
  std::string first_year;          // FY2019 is heisei (31年度) or reiwa (元年度)
  std::string cancelled;           // include, exclude: what was cancelled or postponed
  std::string by;                  // category, ward, style; of a survey: the key of a question
  bool merge_versions = false;     // of a survey: versions of a questionnaire are counted together
  std::string sort;                // of a survey's answers: asked, count
  std::string explain;             // TABLE/ROW/COLUMN: not the report, but what that cell rests on
  std::string made_on;             // YYYY-MM-DD; empty: not said
  bool base_all = false;           // of a survey: shares of all respondents, not of valid answers
  std::string layout;              // of a list of events: recommended, form, standard
  std::string audience;       // of a list of people: leader, insurer, host, hotel, photographer
  bool with_hidden = false;   // the leader's list: also the names of people who are kept off lists
  std::string compared_with;  // an earlier run as JSON: not the report, but what has changed since
  bool published = false;     // for the public: small counts are held back
  bool english = false;
};

// What a query can name, as options and reports call it.
struct ReportSubject {
  std::string_view name;
  std::optional<EntryId> ReportQuery::*id;
};
inline constexpr ReportSubject report_subjects[] = {{"event", &ReportQuery::event},
                                                    {"tour", &ReportQuery::tour},
                                                    {"questionnaire", &ReportQuery::questionnaire},
                                                    {"vehicle", &ReportQuery::vehicle},
                                                    {"project", &ReportQuery::project},
                                                    {"handover", &ReportQuery::handover}};

}  // namespace renkei
