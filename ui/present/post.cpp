#include "ui/present/post.hpp"

#include <algorithm>

#include "core/figures/event_parts.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui {
namespace {

// "roster?tour=ID&stop=ID"; what is 0 is left out.
struct Words {
  const Records& records;
  std::string text;
  char before = '?';

  Words& with(std::string_view name, const Ref& ref) {
    if (!ref) return *this;
    text += before + std::string(name) + '=' + records.id_text(ref.id);
    before = '&';
    return *this;
  }
};

std::string address_words(const Post& post, const Records& records) {
  const auto begin = [&](const char* screen) { return Words{records, screen}; };
  const std::string_view role = role_of(post);
  if (role == "reception") return begin("roster").with("tour", post.tour_id).text;
  if (role == "on_board")
    return begin("rollcall").with("tour", post.tour_id).with("vehicle", post.vehicle_id).text;
  if (role == "counting")
    return begin("tally").with("event", post.event_id).with("gate", post.gate_id).text;
  if (role == "kiosk")
    return begin("kiosk")
        .with("questionnaire", post.questionnaire_id)
        .with("event", post.event_id)
        .text;
  if (role == "interviewing")
    return post.tour_id ? begin("monitor").with("tour", post.tour_id).text
                        : begin("needs").with("event", post.event_id).text;
  return role == "headquarters" ? "hq" : "today";
}

template <class Kind>
void add_name(std::string& words, const Records& records, const Ref& ref, std::string Kind::*name) {
  const auto found = find_as<Kind>(records, ref.id);
  if (!found || (found->fields.*name).empty()) return;
  words += (words.empty() ? "" : "　") + found->fields.*name;
}

}  // namespace

std::string about_of(const Post& post, const Records& records) {
  std::string words;
  const auto tour = find_as<Tour>(records, post.tour_id.id);
  add_name(words, records, post.tour_id, &Tour::name);
  add_name(words, records, post.vehicle_id, &Vehicle::no);
  const Ref event = post.event_id ? post.event_id : tour ? tour->fields.event_id : Ref{};
  if (words.empty()) add_name(words, records, event, &Event::name);
  add_name(words, records, post.gate_id, &Gate::name);
  return words;
}

Address place_of(const Post& post, const Records& records) {
  const auto place = parse_address(address_words(post, records), records);
  return place ? *place : Address{Screen::today};
}

std::optional<Found<Post>> own_post(const OwnDevice& device, const Records& records) {
  const auto own = find_as<Device>(records, device.record);
  return own ? find_as<Post>(records, own->fields.post_id.id) : std::nullopt;
}

std::vector<PostChoice> read_posts(const Records& records, const OwnDevice& device) {
  std::vector<PostChoice> posts;
  for (const auto& [id, post, disputed] : all<Post>(records))
    posts.push_back({id, post.name, post.role, about_of(post, records), {}});
  for (const auto& [id, other, disputed] : all<Device>(records)) {
    const auto at = std::ranges::find(posts, other.post_id.id, &PostChoice::id);
    if (id != device.record && at != posts.end()) at->taken_by.push_back(other.name);
  }
  return posts;
}

Introduction introduction_of(const std::string& device_id, const Records& records) {
  const auto first = records.parse_id(device_id + "-1");
  const auto device = first ? find_as<Device>(records, *first) : std::nullopt;
  if (!device) return {device_id, {}, {}};
  return {device_id, device->fields.name, device->fields.ward_code6};
}

std::string device_of(EntryId record, const Records& records) {
  const std::string name = records.id_text(record);
  return name.substr(0, name.rfind('-'));
}

Introduction author_of(EntryId record, const Records& records) {
  return introduction_of(device_of(record, records), records);
}

}  // namespace renkei::ui
