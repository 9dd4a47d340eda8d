// The shell around the screens: what somebody asks for that belongs to none of them.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "ui/present/screen.hpp"

namespace renkei::ui::shell {

struct GoTo {
  Address address;
};
struct ChooseLanguage {
  Language language;
};
struct CloseNotice {};
struct DropFiles {  // on the window, wherever it is
  std::vector<std::string> files;
};
using Intent = std::variant<GoTo, ChooseLanguage, CloseNotice, DropFiles>;

}  // namespace renkei::ui::shell
