// How the program looks, what it is used with and who signs: kept beside the store, on this device only.
// Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::settings {

// A try of the scanner: what it came to.
struct Trial {
  enum class Result {
    waiting,
    read,
    not_plain,  // an input method has changed it
    slow        // its characters came one by one, as a hand types them
  } result = Result::waiting;
  std::string text;   // as it came
  std::string typed;  // so far, what did not come as a scan
};

struct Model {
  std::string staff;  // as typed, until it is signed with
  std::optional<Trial> trial;
  std::string post;         // of this device; empty: none
  std::string pin;          // as typed, until it is kept
  std::string pin_trouble;  // a key: why it was not
};

struct ChooseLook {
  Look look;
};
struct ChooseText {
  int percent;
};
struct ChooseBigButtons {
  bool big;
};
struct ChooseHand {
  bool left;
};
struct ChooseButtonsBelow {
  bool below;
};
struct ChangeSize {
  int by_permille;
};
struct TryScanner {
  bool on;
};
struct Scanned {
  std::string text;
};
struct TypeInTrial {
  std::string text;
};
struct SendInTrial {  // Enter behind what was typed
  std::string text;
};
struct ChooseScanGap {
  int ms;
};
struct TypeStaff {
  std::string staff;
};
struct SignAs {};  // with what was typed; empty: nobody signs
struct SignAsOne {
  std::string staff;
};
struct ForgetStaff {
  std::string staff;
};
struct ChangePost {};
struct TypePin {
  std::string pin;
};
struct KeepPin {};  // what was typed, for leaving a kiosk
using Intent =
    std::variant<ChooseLook, ChooseText, ChooseBigButtons, ChooseHand, ChooseButtonsBelow,
                 ChangeSize, TryScanner, Scanned, TypeInTrial, SendInTrial, ChooseScanGap,
                 TypeStaff, SignAs, SignAsOne, ForgetStaff, ChangePost, TypePin, KeepPin>;

Intent scanned(const Model& model, const std::string& text);
RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);

}  // namespace renkei::ui::settings
