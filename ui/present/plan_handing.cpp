#include "ui/present/plan_handing.hpp"

#include <algorithm>
#include <map>

#include "core/figures/event_parts.hpp"
#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/messages.hpp"
#include "ui/present/post.hpp"

namespace renkei::ui {
namespace {

// Whose names a post works with.
EntryId names_for(const Records& records, const Post& post) {
  const std::string_view role = role_of(post);
  if (role != "reception" && role != "on_board") return 0;
  const EntryId tour = tour_of(records, post);
  return tour != 0 ? tour : event_of(records, post);
}

std::string name_of_scope(const Records& records, EntryId id) {
  if (const auto tour = find_as<Tour>(records, id)) {
    if (!tour->fields.name.empty()) return tour->fields.name;
    id = tour->fields.event_id.id;
  }
  const auto event = find_as<Event>(records, id);
  return event ? event->fields.name : std::string();
}

bool is_fit_for_names(char32_t c) {
  constexpr std::u32string_view refused = U"/\\:*?\"<>|";
  return c >= U' ' && c != 0x7F && refused.find(c) == std::u32string_view::npos;
}

// 20231014-0905.
std::string now_words(const Situation& situation) {
  std::string words =
      local_date(situation.now, situation.zone) + '-' + second_words(situation.now, situation.zone);
  std::erase_if(words, [](char c) { return c == ':'; });
  return words;
}

std::string stem_of(const PostFile& file, const std::string& number, const Situation& situation) {
  const std::string post = file_words(file.name);
  const Language language = situation.wishes.language;
  if (file.has_names())
    return say(language, "handing.file.names", {{"post", post}, {"number", number}});
  const std::string at = now_words(situation);
  return say(language, "handing.file.nameless", {{"post", post}, {"at", at}});
}

// Two posts may be called alike.
std::string free_name(const std::string& stem, std::set<std::string>& taken) {
  std::string name = stem;
  for (int n = 2; !taken.insert(name).second; ++n) name = stem + '-' + std::to_string(n);
  return name + ".renkei";
}

}  // namespace

std::vector<PostFile> files_of_posts(const Records& records, EntryId event) {
  std::vector<PostFile> files;
  std::map<EntryId, Personal>
      content_of;  // counted once for all posts of a tour: it walks the store
  for (const auto& [id, post, disputed] : parts_of(records, event).posts) {
    if (post.role == "headquarters") continue;
    PostFile file{id, post.name, about_of(post, records), 0, {}, {}};
    if (const EntryId whose = names_for(records, post); whose != 0) {
      const auto [at, is_new] = content_of.try_emplace(whose);
      if (is_new) at->second = personal_in(records, whose);
      if (at->second.people > 0)
        file = {id, file.name, file.about, whose, name_of_scope(records, whose), at->second};
    }
    files.push_back(std::move(file));
  }
  std::ranges::stable_sort(files, {}, &PostFile::name);
  return files;
}

std::string file_words(std::string_view name) {
  constexpr std::size_t most_characters = 40;
  std::u32string words;
  for (const char32_t c : to_code_points(trim(name)))
    if (words.size() < most_characters) words += is_fit_for_names(c) ? c : U'_';
  while (!words.empty() && (words.back() == U'.' || is_blank_character(words.back())))
    words.pop_back();
  return words.empty() ? std::string("post") : to_utf8(words);
}

HandingOut hand_out(const std::vector<PostFile>& files, const std::set<EntryId>& left_out,
                    const Destination& place, const Slip& slip, const Situation& situation,
                    const Records& records) {
  HandingOut out;
  std::set<std::string> taken;
  std::int64_t n = handovers_before(situation, records);
  for (const PostFile& file : files) {
    if (left_out.contains(file.post)) continue;
    ExportWork work;
    work.options.range = ExportOptions::Range::all;
    work.options.stays_here = place.stays_here();
    const std::string number = file.has_names() ? slip_number(situation, ++n) : std::string();
    const std::string name = free_name(stem_of(file, number, situation), taken);
    work.place = place.folder + '/' + name;
    if (file.has_names()) {
      work.options.mode = ExportOptions::Mode::plain;
      work.options.only = {file.names_of};
      Slip own = slip;
      own.recipient = say(situation.wishes.language, "handing.recipient",
                          {{"post", file.name}, {"recipient", std::string(trim(slip.recipient))}});
      work.handing = handing_of({std::move(own), file.content, file.names_of, file.scope}, number,
                                name, situation, records);
    }
    out.work.files.push_back(std::move(work));
    out.posts.push_back(file.post);
  }
  return out;
}

}  // namespace renkei::ui
