// The first screen. This device has no store yet: it begins with a plan from headquarters, and takes one
// of its posts, or alone, with a name of its own. Or there is a store that cannot be opened; then
// nothing is made in its place, and it can be tried again.
//
// A plan can only be read in a store, so one is made for it at once, under a name for the time being;
// the post that somebody takes gives the device its name. Who sent a plan is asked about: whether that
// device counts as headquarters here is for a person to say, by its short code. Whoever has a store
// already comes here to take another post.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/post.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::setup {

enum class Step { ways, alone, plan };
enum class Duty { field, headquarters, kiosk };

// Who sent a plan, and what a person here has said about that.
struct Sender {
  Introduction device;
  enum class Said { nothing, accepted, declined } said = Said::nothing;
  std::string code() const { return short_code(device.id); }  // to compare by telephone
};

struct WardChoice {
  std::string code6, name;
};
std::vector<WardChoice> all_wards();

struct Model {
  bool is_there = false;  // something that has the store's name and could not be opened
  bool asked = false;     // and not ended: a second press asks for nothing
  Step step = Step::ways;
  // Alone.
  std::string name;  // as typed
  std::string ward;  // code; empty: none
  std::vector<WardChoice> wards = all_wards();
  Duty duty = Duty::field;
  // From a plan.
  std::vector<std::string> found;   // files that lie ready: the desk looks for them
  std::vector<std::string> taking;  // are merged as soon as there is a store
  std::vector<MergeReport> merged;
  std::vector<Sender> senders;
  std::vector<PostChoice> posts;
  EntryId chosen = 0;  // of the posts
};

struct ChooseLanguage {
  Language language;
};
struct TypeName {
  std::string name;
};
struct ChooseWard {
  std::string code;  // the one that is chosen: none any more
};
struct ChooseDuty {
  Duty duty;
};
struct GoAlone {
  bool alone;  // false: back to the two ways
};
struct MakeStore {};  // alone
struct OpenAgain {};
struct TakeFiles {
  std::vector<std::string> files;
};
struct AnswerSender {
  std::string device;
  bool accepted;
};
struct ChoosePost {
  EntryId post;
};
struct Start {};  // at the post that is chosen
using Intent = std::variant<ChooseLanguage, TypeName, ChooseWard, ChooseDuty, GoAlone, MakeStore,
                            OpenAgain, TakeFiles, AnswerSender, ChoosePost, Start>;

RENKEI_SCREEN_FUNCTIONS(Response);
bool close_sheet(Model& model);

// Whom nobody here has said anything about; null: nobody, or there is a headquarters by now.
const Sender* sender_to_ask_about(const Model& model);
const PostChoice* chosen_post(const Model& model);
// The ward of whoever wrote the post, which the device takes with it.
std::string ward_of_post(const Model& model, const Records& records);
// "plan.renkei: 312 new records"; or why nothing was taken.
std::string merge_words(Language language, const MergeReport& report);

}  // namespace renkei::ui::setup
