#include "ui/present/handing.hpp"

#include <algorithm>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::handing {
namespace {

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const OpenFinding& intent) {
    if (intent.at >= model.findings.size()) return {};
    return {.go = model.findings[intent.at].to};
  }
  Response operator()(const LeaveOut& intent) {
    if (intent.out)
      model.left_out.insert(intent.post);
    else
      model.left_out.erase(intent.post);
    return {};
  }
  Response operator()(const ChoosePlace& intent) {
    model.folder = intent.folder;
    return {};
  }
  Response operator()(const FillIn& intent) {
    model.slip = intent.slip;
    return {};
  }
  // What became of the posts that are left out this time stays in view.
  Response operator()(const HandOut&) {
    if (is_writing(model) || !lacking(model, situation).empty()) return {};
    model.place = place_of(model, situation);
    HandingOut out =
        hand_out(model.files, model.left_out, *model.place, model.slip, situation, records);
    for (std::size_t i = 0; i < out.posts.size(); ++i) {
      const auto& handing = out.work.files[i].handing;
      model.asked.push_back({out.posts[i], handing ? handing->slip_file : std::string()});
      model.written.erase(out.posts[i]);
    }
    return {.work = {std::move(out.work)}};
  }
  Response operator()(const GoTo& intent) { return {.go = intent.to}; }
};

// Another press writes what could not be written, and nothing twice.
void note(Model& model, const HandedOut& out) {
  const std::vector<Pending> asked = std::exchange(model.asked, {});
  bool all = true;
  for (std::size_t i = 0; i < std::min(asked.size(), out.files.size()); ++i) {
    const Result<ExportReport>& result = out.files[i].result;
    model.written.insert_or_assign(asked[i].post, Fate{result, asked[i].slip_file});
    if (result) model.left_out.insert(asked[i].post);
    all = all && result;
  }
  if (all) model.slip = {};
}

}  // namespace

Address address(const Model& model) { return {Screen::handing, model.event}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  const EntryId event = at.object != 0 ? at.object : event_of_day(records, situation.date);
  if (event != model.event) {
    Model fresh;
    fresh.own_folder = std::move(model.own_folder);
    fresh.event = event;
    model = std::move(fresh);
  }
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  const auto* out = std::get_if<HandedOut>(&ended.end);
  if (out == nullptr) return;
  if (ended.at == address(model)) note(model, *out);
  look(model, situation, records);
}

void look(Model& model, const Situation&, const Records& records) {
  const auto event = find_as<Event>(records, model.event);
  model.name = event ? event->fields.name : std::string();
  model.first_day = event ? event->fields.starts_on.iso : std::string();
  model.last_day = event ? event->fields.ends_on.iso : std::string();
  model.findings = finding_lines(records, model.event);
  if (is_writing(model)) return;
  model.files = files_of_posts(records, model.event);
  for (PostFile& file : model.files)  // what its own name, its contents or the title say already
    if (file.about == file.name || file.about == model.name || file.has_names()) file.about.clear();
}

std::optional<Destination> place_of(const Model& model, const Situation& situation) {
  return destination_of(model.folder, model.own_folder, situation);
}

bool hands_names(const Model& model) {
  return std::ranges::any_of(model.files, [&](const PostFile& file) {
    return file.has_names() && !model.left_out.contains(file.post);
  });
}

std::size_t files_to_write(const Model& model) {
  return static_cast<std::size_t>(std::ranges::count_if(
      model.files, [&](const PostFile& file) { return !model.left_out.contains(file.post); }));
}

std::string_view lacking(const Model& model, const Situation& situation) {
  if (files_to_write(model) == 0) return "handing.lacks.post";
  const auto place = place_of(model, situation);
  if (!place && !situation.drives.empty()) return "files.lacks.place";
  if (!place) return hands_names(model) ? "files.lacks.medium" : "files.lacks.drive";
  if (hands_names(model) && place->stays_here()) return "files.lacks.medium";
  if (hands_names(model) && !model.slip.is_whole()) return "files.lacks.slip";
  return {};
}

std::int64_t wrong_findings(const Model& model) {
  return std::ranges::count_if(model.findings,
                               [](const FindingLine& line) { return is_wrong(line.finding.what); });
}

std::string contents_words(Language language, const PostFile& file) {
  if (!file.has_names()) return say(language, "handing.contents.nameless");
  const std::string people = count_words(file.content.people);
  const char* key =
      file.content.has_special ? "handing.contents.special" : "handing.contents.names";
  return say(language, key, {{"scope", file.scope}, {"people", people}});
}

}  // namespace renkei::ui::handing
