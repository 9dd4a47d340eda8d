// Tables: every report of the command line, asked with the same options and shown in the same words. A
// report is made beside the drawing; what it was asked with may change meanwhile, so an answer counts only
// for the last question, and what is being made anew because other records have come says so.
//
// One table of the report is in view, or its chart; what it all rests on is always said. A cell that can say
// what it rests on opens that beside. Names of persons are in few tables: those are forgotten when the
// screen is left, and are saved on this machine only.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/tables_grid.hpp"
#include "ui/present/tables_questions.hpp"

namespace renkei::ui::tables {

// What lies beside the table, or over it where there is no room.
enum class Sheet { none, about, questions, save, behind };

// Formats in which a report is saved, by the ending that a writer knows them by; cp932: CSV for Excel of
// old.
inline constexpr const char* formats[] = {"csv", "cp932", "xlsx", "html", "json", "txt"};

struct Model {
  std::string report;  // its name; empty: the list of all
  std::vector<Question> questions;
  ReportQuery query;
  std::string typed;  // in a field of the questions, and not sent yet
  std::string typed_option;
  std::string own_folder;  // on this machine

  bool lacks = false;      // it has to be made, or made anew
  std::int64_t asked = 0;  // the number of the last question
  bool making = false, refused = false;
  std::optional<Report> made;  // with what it was asked with; nothing while another is being made
  std::vector<Grid> grids;     // of its tables
  std::size_t table = 0;
  bool as_chart = false;

  Sheet sheet = Sheet::none;
  bool more_questions = false;  // those that nobody has to answer are in view
  std::optional<Behind> behind;
  std::optional<std::string> folder;  // to save in; nothing: the own one
  bool saving = false;
  std::string saved;  // the file that was written last
};

struct OpenReport {
  std::string name;
};
struct OpenSheet {
  Sheet sheet;
};
struct ShowMore {
  bool more;
};
struct Choose {
  std::size_t question, answer;
};
struct LeaveOpen {  // nothing is answered
  std::size_t question;
};
struct Type {
  std::size_t question;
  std::string text;
};
struct Send {
  std::size_t question;
  std::string text;
};
struct ShowTable {
  std::size_t table;
};
struct ShowChart {
  bool chart;
};
struct OpenCell {
  std::size_t row, column;
};
struct Make {  // nobody's hand asks for it
  bool english = false;
  std::int64_t number = 0;
};
struct ChoosePlace {
  std::string folder;
};
struct Save {
  std::string format;
};
using Intent = std::variant<OpenReport, OpenSheet, ShowMore, Choose, LeaveOpen, Type, Send,
                            ShowTable, ShowChart, OpenCell, Make, ChoosePlace, Save>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);
void leave(Model& model);
std::optional<Intent> wanted(const Model& model, const Situation& situation);

// Whether everything that has to be answered is.
bool is_ready(const Model& model);
bool has_chart(const Model& model);  // of the table in view
// What a report is about, as the list of all puts it: event, tour, survey, sheet, year.
std::string_view group_of(const ReportName& report);
inline constexpr const char* groups[] = {"event", "tour", "survey", "year", "sheet"};

// What the figures rest on, in one sentence, or in a few words; all of it stands with the other tables.
std::string coverage_line(Language language, const Report& report, bool whole);
// Where it is saved; and whether it may be: names of persons stay on this machine.
std::string place_of(const Model& model, const Situation& situation);
bool can_save(const Model& model, const Situation& situation);
// Without names: what kind of report, and of which day it was made.
std::string file_stem(const Model& model, const Situation& situation);

}  // namespace renkei::ui::tables
