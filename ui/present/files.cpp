#include "ui/present/files.hpp"

#include "core/text/spaces.hpp"
#include "core/wording/numbers.hpp"

namespace renkei::ui::files {
namespace {

struct Responder {
  Model& model;

  Response operator()(const TypeFolder& intent) {
    model.folder = intent.folder;
    return {};
  }
  Response operator()(const ExportNow&) {
    const std::string_view folder = trim(model.folder);
    if (folder.empty() || model.exporting) return {};
    model.exporting = true;
    return {{ExportWork{std::string(folder)}}, {}};
  }
  Response operator()(const MergeFiles& intent) {
    if (intent.files.empty()) return {};
    return {{MergeWork{intent.files}}, {}};
  }
};

}  // namespace

Address address(const Model&) { return {Screen::files}; }

void open(Model&, const Address&, const Situation&, const Records&) {}

Response respond(Model& model, const Intent& intent, const Situation&, const Records&) {
  return std::visit(Responder{model}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  if (const auto* out = std::get_if<Exported>(&ended.end)) {
    model.exporting = false;
    model.exported = out->result ? std::optional(*out->result) : std::nullopt;
  } else if (const auto* in = std::get_if<Merged>(&ended.end)) {
    model.merged = in->result ? *in->result : std::vector<MergeReport>();
  }
}

void look(Model&, const Situation&, const Records&) {}

std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string export_sentence(Language language, const ExportReport& file) {
  const std::string entries = count_words(file.entries);
  const std::string kilobytes = count_words(static_cast<std::int64_t>((file.bytes + 1023) / 1024));
  return say(language, "files.exported", {{"entries", entries}, {"kilobytes", kilobytes}});
}

std::string merge_sentence(Language language, const MergeReport& file) {
  using enum MergeReport::Status;
  const std::string entries = count_words(file.new_entries);
  switch (file.status) {
    case merged:
      return say(language, "files.merged", {{"entries", entries}});
    case known:
      return say(language, "files.known");
    case quarantined:
      return say(language, "files.quarantined");
    case refused:
      break;
  }
  return say(language, "files.refused");
}

}  // namespace renkei::ui::files
