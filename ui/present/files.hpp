// Giving, and what there is to take: to whom a file goes, whether with personal values, onto which
// medium, and what the last one came to. Personal values leave only with a record of it, onto a medium.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::files {

enum class To { headquarters, device };  // a device gets the plan, and all that is here

// An event or a tour, to which a file's personal values can be narrowed.
struct Scope {
  EntryId id = 0;
  std::string name;
};

// Whose personal values a file has, at most.
struct Personal {
  std::int64_t people = 0;
  bool has_special = false;
};

// What is written down when personal values leave.
struct Slip {
  std::string purpose, recipient, medium_no, approved_by;
  bool is_whole() const;
};

// Where a file goes.
struct Place {
  std::string label;  // of a drive; empty: this machine
  std::string folder;
  bool stays_here() const { return label.empty(); }
};

struct Written {
  ExportReport report;
  Place place;
  std::string slip_file;  // empty: nothing personal has left
};

struct Model {
  std::string own_folder;  // on this machine
  To to = To::headquarters;
  bool personal = false;
  std::optional<std::string> folder;  // the chosen one; nothing: none was chosen
  std::vector<Scope> scopes;
  EntryId only = 0;  // 0: everybody's
  Personal content;
  Slip slip;
  std::optional<Written> asked;  // and not ended: a second press asks for nothing
  std::optional<Written> written;
};

struct SendTo {
  To to;
};
struct WithPersonal {
  bool personal;
};
struct ChooseScope {
  EntryId only;
};
struct ChoosePlace {
  std::string folder;
};
struct FillIn {
  Slip slip;
};
struct ExportNow {};
struct TakeIn {
  std::vector<std::string> files;
};
struct OpenImport {};
using Intent = std::variant<SendTo, WithPersonal, ChooseScope, ChoosePlace, FillIn, ExportNow,
                            TakeIn, OpenImport>;

RENKEI_SCREEN_FUNCTIONS(void);

// Where the file would go: what was chosen, if it is still there; else the only drive there is. Nothing
// goes onto this machine because nobody chose.
std::optional<Place> place_of(const Model& model, const Situation& situation);
// The key of what is missing before it can be written; empty: nothing is.
std::string_view lacking(const Model& model, const Situation& situation);

Personal personal_in(const Records& records, EntryId only);
ExportWork work_of(const Model& model, const Place& place, const Situation& situation,
                   const Records& records);

// What would be in the file.
std::string contents_sentence(Language language, const Model& model, const Situation& situation);
std::string export_sentence(Language language, const ExportReport& file);

}  // namespace renkei::ui::files
