#include "ui/present/screen.hpp"

namespace renkei::ui {

std::string_view screen_name(Screen screen) {
  switch (screen) {
#define RENKEI_NAME(name) \
  case Screen::name:      \
    return #name;
    RENKEI_SCREENS(RENKEI_NAME)
#undef RENKEI_NAME
  }
  return "";
}

std::optional<Screen> screen_named(std::string_view name) {
#define RENKEI_IS(screen) \
  if (name == #screen) return Screen::screen;
  RENKEI_SCREENS(RENKEI_IS)
#undef RENKEI_IS
  return std::nullopt;
}

bool is_handed_over(const OwnDevice& device, EntryId entry) {
  return log_of(entry) == device.log && seq_of(entry) <= device.saved - device.not_exported;
}

bool is_refused(const WorkEnd& end) {
  if (const auto* kept = std::get_if<PinKept>(&end)) return kept->hash.empty();
  if (const auto* tried = std::get_if<PinTried>(&end)) return !tried->right;
  if (const auto* done = std::get_if<DoneTogether>(&end)) return !done->result;
  const auto* executed = std::get_if<Executed>(&end);
  return executed && !executed->result;
}

namespace {

template <class... Kinds>
bool is_one_of(const Work& work) {
  return (std::holds_alternative<Kinds>(work) || ...);
}

}  // namespace

Lane lane_of(const Work& work) {
  if (is_one_of<Command, TogetherWork, WishWork, StopWork, KeepPinWork, TryPinWork>(work))
    return Lane::command;
  if (is_one_of<ProveWork, ConflictsWork, DecisionsWork, EveningWork, SearchWork, HistoryWork,
                ReportWork, SaveReportWork, RegisterLookWork>(work))
    return Lane::question;
  return Lane::job;
}

std::string_view busy_key(const Work& work) {
  if (std::holds_alternative<ExportWork>(work)) return "files.exporting";
  if (std::holds_alternative<HandOutWork>(work)) return "handing.writing";
  if (std::holds_alternative<PreviewWork>(work)) return "merge.previewing";
  if (std::holds_alternative<MergeWork>(work)) return "merge.merging";
  if (std::holds_alternative<OpenWork>(work)) return "store.opening";
  if (std::holds_alternative<ProveWork>(work)) return "help.proving";
  if (std::holds_alternative<ReportWork>(work)) return "tables.making";
  if (std::holds_alternative<SaveReportWork>(work)) return "tables.saving";
  if (const auto* import = std::get_if<ImportWork>(&work))
    return import->target.dry_run ? "import.trying" : "import.taking";
  return std::holds_alternative<StoreWork>(work) ? "store.making" : "";
}

bool has_progress(const Work& work) {
  return is_one_of<ExportWork, HandOutWork, PreviewWork, MergeWork, ImportWork>(work);
}

}  // namespace renkei::ui
