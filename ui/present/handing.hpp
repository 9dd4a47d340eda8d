// Before an event: what its plan still lacks, and the files for all its posts written in one act. Each post has
// its line: what its file has in it, and what became of it. A file that could not be written is said, and stops
// no other. Plain values.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/plan_findings.hpp"
#include "ui/present/plan_handing.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::handing {

// What became of a post's file.
struct Fate {
  Result<ExportReport> result;
  std::string slip_file;  // empty: nothing personal has left
};

struct Pending {  // asked for, and not ended
  EntryId post = 0;
  std::string slip_file;
};

struct Model {
  EntryId event = 0;
  std::string name, first_day, last_day;
  std::vector<FindingLine> findings;
  std::vector<PostFile> files;
  std::set<EntryId> left_out;         // posts that get none this time
  std::string own_folder;             // on this machine
  std::optional<std::string> folder;  // the chosen one; nothing: none was chosen
  Slip slip;
  std::vector<Pending> asked;        // files, in their order
  std::optional<Destination> place;  // onto which was written last
  std::map<EntryId, Fate> written;   // by post
};

struct OpenFinding {
  std::size_t at;
};
struct LeaveOut {
  EntryId post;
  bool out;
};
struct ChoosePlace {
  std::string folder;
};
struct FillIn {
  Slip slip;
};
struct HandOut {};
struct GoTo {
  Address to;
};
using Intent = std::variant<OpenFinding, LeaveOut, ChoosePlace, FillIn, HandOut, GoTo>;

RENKEI_SCREEN_FUNCTIONS(void);

std::optional<Destination> place_of(const Model& model, const Situation& situation);
// Whether a file that is about to be written has names in it.
bool hands_names(const Model& model);
std::size_t files_to_write(const Model& model);
// The key of what is missing before it can be done; empty: nothing is.
std::string_view lacking(const Model& model, const Situation& situation);
inline bool is_writing(const Model& model) { return !model.asked.empty(); }
std::int64_t wrong_findings(const Model& model);

// What a post's file has in it.
std::string contents_words(Language language, const PostFile& file);

}  // namespace renkei::ui::handing
