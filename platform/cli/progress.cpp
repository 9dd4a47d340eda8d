#include "platform/cli/progress.hpp"

#include <algorithm>
#include <string>

#include "core/text/width.hpp"
#include "platform/cli/output.hpp"

namespace renkei::cli {

Progress::Progress(const Context& context) : context_(context), is_watched_(is_watched()) {}

Progress::~Progress() {
  if (written_ > 0) tell_part("\r" + std::string(written_, ' ') + "\r");
}

std::function<bool(double)> Progress::watch() {
  if (!is_watched_) return {};
  return [this](double part) {
    show(part);
    return true;
  };
}

void Progress::show(double part) {
  const int percent = static_cast<int>(part * 100);
  if (percent == percent_) return;
  percent_ = percent;
  const std::string line = context_.say("cli.progress", {{"percent", std::to_string(percent)}});
  written_ = std::max(written_, display_width(line));
  tell_part("\r" + line);
}

}  // namespace renkei::cli
