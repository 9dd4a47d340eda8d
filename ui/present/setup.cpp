#include "ui/present/setup.hpp"

#include <algorithm>
#include <utility>

#include "core/register/wards.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/present/file_name.hpp"

namespace renkei::ui::setup {
namespace {

bool has_store(const Situation& situation) { return !situation.device.id.empty(); }

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const ChooseLanguage& intent) {
    Wishes wishes = situation.wishes;
    wishes.language = intent.language;
    return {{WishWork{wishes}}, {}};
  }
  Response operator()(const TypeName& intent) {
    model.name = intent.name;
    return {};
  }
  Response operator()(const ChooseWard& intent) {
    model.ward = model.ward == intent.code ? std::string() : intent.code;
    return {};
  }
  Response operator()(const ChooseDuty& intent) {
    model.duty = intent.duty;
    return {};
  }
  Response operator()(const GoAlone& intent) {
    model.step = intent.alone ? Step::alone : Step::ways;
    return {};
  }
  Response operator()(const MakeStore&) {
    const std::string name(trim(model.name));
    if (name.empty() || model.is_there || model.asked) return {};
    if (!has_store(situation)) return ask(StoreWork{name, model.ward});
    Assigns said = {{"name", name}};
    if (!model.ward.empty()) said.push_back({"ward_code6", model.ward});
    return ask(Command(Set{situation.device.record, std::move(said)}));
  }
  Response operator()(const OpenAgain&) {
    if (!model.is_there || model.asked) return {};
    return ask(OpenWork{});
  }
  Response operator()(const TakeFiles& intent) {
    if (intent.files.empty() || model.is_there || model.asked) return {};
    if (has_store(situation)) return ask(MergeWork{intent.files});
    model.taking = intent.files;
    return ask(StoreWork{say(situation.wishes.language, "setup.provisional"), {}});
  }
  Response operator()(const AnswerSender& intent) {
    const auto sender = std::ranges::find(
        model.senders, intent.device,
        [](const Sender& each) -> const auto& { return each.device.id; });
    if (sender == model.senders.end() || model.asked) return {};
    if (intent.accepted) return ask(Command(Trust{intent.device}));
    sender->said = Sender::Said::declined;
    return {};
  }
  Response operator()(const ChoosePost& intent) {
    model.chosen = intent.post;
    return {};
  }
  Response operator()(const Start&) {
    const PostChoice* post = chosen_post(model);
    if (!post || model.asked || !has_store(situation)) return {};
    Assigns said = {{"name", name_at(*post)}, {"post_id", post->id}};
    if (std::string ward = ward_of_post(model, records); !ward.empty())
      said.push_back({"ward_code6", std::move(ward)});
    return ask(Command(Set{situation.device.record, std::move(said)}));
  }

 private:
  Response ask(Work work) {
    model.asked = true;
    Response response;
    response.work.push_back(std::move(work));
    return response;
  }
  // Two devices of one name could not be told apart at headquarters.
  std::string name_at(const PostChoice& post) const {
    if (post.taken_by.empty()) return post.name;
    const std::string n = std::to_string(post.taken_by.size() + 1);
    return say(situation.wishes.language, "setup.device_n", {{"post", post.name}, {"n", n}});
  }
};

void add_sender(Model& model, Introduction device, const Situation& situation) {
  const auto is_it = [&](const Sender& each) { return each.device.id == device.id; };
  if (device.id.empty() || device.id == situation.device.id) return;
  if (std::ranges::any_of(model.senders, is_it)) return;
  model.senders.push_back({std::move(device)});
}

// Who may be headquarters: whoever wrote the posts, and who wrote a file and says in it who may take part.
// Not everybody whose records lie in the file: a bus is no headquarters.
void read_senders(Model& model, const Situation& situation, const Records& records) {
  for (const PostChoice& post : model.posts)
    add_sender(model, author_of(post.id, records), situation);
  for (const MergeReport& report : model.merged)
    if (std::ranges::find(report.unheeded, report.sender) != report.unheeded.end())
      add_sender(model, introduction_of(report.sender, records), situation);
}

struct Settler {
  Model& model;
  const Ended<Intent>& ended;
  const Situation& situation;
  const Records& records;

  template <class Other>
  Response operator()(const Other&) {
    return {};
  }
  Response operator()(const MakeStore&) {
    if (std::holds_alternative<Opened>(ended.end)) return is_opened() ? take_role() : Response{};
    const auto record = ended.record();
    if (!record) return {};
    const auto& command = std::get<Executed>(ended.end).command;
    if (std::holds_alternative<Create>(command))
      return {{Command(Set{situation.device.record, {{"post_id", *record}}})}, {}};
    const bool has_post = std::get<Set>(command).fields.front().field == "post_id";
    return has_post ? arrive() : take_role();
  }
  Response operator()(const TakeFiles&) {
    if (const auto* in = std::get_if<Merged>(&ended.end)) {
      model.merged = in->result ? *in->result : std::vector<MergeReport>();
      look(model, situation, records);
      read_senders(model, situation, records);
      return {};
    }
    if (!is_opened()) return {};
    model.asked = true;
    return {{MergeWork{std::exchange(model.taking, {})}}, Address{Screen::setup}};
  }
  Response operator()(const AnswerSender& by) {
    for (Sender& sender : model.senders)
      if (ended.record() && sender.device.id == by.device) sender.said = Sender::Said::accepted;
    return {};
  }
  Response operator()(const Start&) { return ended.record() ? arrive() : Response{}; }

 private:
  bool is_opened() const {
    const auto* opened = std::get_if<Opened>(&ended.end);
    return opened && opened->result;
  }
  // Who begins alone, and not in the field, gives this device a post of its own.
  Response take_role() {
    if (model.duty == Duty::field) return {{}, Address{Screen::today}};
    const char* role = model.duty == Duty::kiosk ? "kiosk" : "headquarters";
    model.asked = true;
    return {{Command(Create{"post", {{"name", std::string(trim(model.name))}, {"role", role}}})},
            {}};
  }
  Response arrive() {
    const auto post = own_post(situation.device, records);
    return {{}, post ? place_of(post->fields, records) : Address{Screen::today}};
  }
};

}  // namespace

std::vector<WardChoice> all_wards() {
  std::vector<WardChoice> wards;
  for (const Ward& ward : tokyo_wards())
    wards.push_back({std::string(ward.code6), std::string(ward.name)});
  return wards;
}

Address address(const Model&) { return {Screen::setup}; }

void open(Model& model, const Address&, const Situation& situation, const Records& records) {
  look(model, situation, records);
  if (!has_store(situation)) return;
  if (model.chosen == 0)
    if (const auto post = own_post(situation.device, records)) model.chosen = post->id;
  model.step = model.posts.empty() && model.merged.empty() ? Step::ways : Step::plan;
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

Response settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
                const Records& records) {
  if (!std::holds_alternative<Wished>(ended.end)) model.asked = false;
  if (const auto* opened = std::get_if<Opened>(&ended.end); opened && opened->result)
    model.is_there = false;
  return std::visit(Settler{model, ended, situation, records}, ended.by);
}

void look(Model& model, const Situation& situation, const Records& records) {
  model.posts = read_posts(records, situation.device);
  if (!model.merged.empty()) model.step = Step::plan;
}

bool close_sheet(Model& model) {
  if (model.step != Step::alone) return false;
  model.step = Step::ways;
  return true;
}

const Sender* sender_to_ask_about(const Model& model) {
  if (std::ranges::count(model.senders, Sender::Said::accepted, &Sender::said) > 0) return nullptr;
  const auto at = std::ranges::find(model.senders, Sender::Said::nothing, &Sender::said);
  return at == model.senders.end() ? nullptr : &*at;
}

const PostChoice* chosen_post(const Model& model) {
  const auto at = std::ranges::find(model.posts, model.chosen, &PostChoice::id);
  return at == model.posts.end() ? nullptr : &*at;
}

std::string ward_of_post(const Model& model, const Records& records) {
  const PostChoice* post = chosen_post(model);
  return post ? author_of(post->id, records).ward_code6 : std::string();
}

std::string merge_words(Language language, const MergeReport& report) {
  const std::string file = file_name(report.file), entries = count_words(report.new_entries);
  if (report.error) return file + ": " + refusal_text(language, *report.error);
  const bool is_new = report.status == MergeReport::Status::merged;
  return say(language, is_new ? "setup.merged" : "setup.known",
             {{"file", file}, {"entries", entries}});
}

}  // namespace renkei::ui::setup
