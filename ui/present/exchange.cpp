#include "ui/present/exchange.hpp"

#include "core/wording/numbers.hpp"

namespace renkei::ui {

std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string export_sentence(Language language, const ExportReport& file) {
  const std::string entries = count_words(file.entries);
  const std::string kilobytes = count_words(static_cast<std::int64_t>((file.bytes + 1023) / 1024));
  return say(language, "exchange.exported", {{"entries", entries}, {"kilobytes", kilobytes}});
}

std::string merge_sentence(Language language, const MergeReport& file) {
  using enum MergeReport::Status;
  const std::string entries = count_words(file.new_entries);
  switch (file.status) {
    case merged:
      return say(language, "exchange.merged", {{"entries", entries}});
    case known:
      return say(language, "exchange.known");
    case quarantined:
      return say(language, "exchange.quarantined");
    case refused:
      break;
  }
  return say(language, "exchange.refused");
}

}  // namespace renkei::ui
