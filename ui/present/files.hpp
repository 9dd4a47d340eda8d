// Giving, and what there is to take: to whom a file goes, whether with personal values, onto which
// medium, and what the last one came to. Personal values leave only with a record of it, onto a medium.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/handover.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::files {

enum class To { headquarters, device };  // a device gets the plan, and all that is here

// An event or a tour, to which a file's personal values can be narrowed.
struct Scope {
  EntryId id = 0;
  std::string name;
};

struct Written {
  ExportReport report;
  Destination place;
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

// Where the file would go.
std::optional<Destination> place_of(const Model& model, const Situation& situation);
// The key of what is missing before it can be written; empty: nothing is.
std::string_view lacking(const Model& model, const Situation& situation);

ExportWork work_of(const Model& model, const Destination& place, const Situation& situation,
                   const Records& records);

// What would be in the file.
std::string contents_sentence(Language language, const Model& model, const Situation& situation);
std::string export_sentence(Language language, const ExportReport& file);

}  // namespace renkei::ui::files
