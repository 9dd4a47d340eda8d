#include "core/model/event_documents.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace renkei {
namespace {

using Document = nlohmann::ordered_json;

// Texts, and whether it is closed; whatever else stands in an object makes it another document.
bool has_members_only(const Document& object, std::initializer_list<std::string_view> texts) {
  if (!object.is_object()) return false;
  for (const auto& [name, value] : object.items()) {
    const bool is_text = std::ranges::find(texts, std::string_view(name)) != texts.end();
    if (is_text ? !value.is_string() : name != "closed" || !value.is_boolean()) return false;
  }
  return true;
}

std::string text_at(const Document& object, const char* name) {
  return object.value(name, std::string());
}

void put(Document& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}

std::string dumped(const Document& list) {
  return list.dump(-1, ' ', false, Document::error_handler_t::replace);
}

}  // namespace

std::optional<std::vector<EventDay>> read_event_days(std::string_view stored) {
  const Document list = Document::parse(stored, nullptr, false);
  if (!list.is_array()) return std::nullopt;
  std::vector<EventDay> days;
  for (const Document& day : list) {
    if (!has_members_only(day, {"date", "open", "close"})) return std::nullopt;
    days.push_back({text_at(day, "date"), text_at(day, "open"), text_at(day, "close"),
                    day.value("closed", false)});
  }
  return days;
}

std::optional<std::vector<Exhibitor>> read_exhibitors(std::string_view stored) {
  const Document list = Document::parse(stored, nullptr, false);
  if (!list.is_array()) return std::nullopt;
  std::vector<Exhibitor> exhibitors;
  for (const Document& one : list) {
    if (!has_members_only(one, {"code6", "company", "booth"}) || one.contains("closed"))
      return std::nullopt;
    exhibitors.push_back({text_at(one, "code6"), text_at(one, "company"), text_at(one, "booth")});
  }
  return exhibitors;
}

std::string stored_text(std::span<const EventDay> days) {
  Document list = Document::array();
  for (const EventDay& day : days) {
    Document object = Document::object();
    put(object, "date", day.date);
    put(object, "open", day.open);
    put(object, "close", day.close);
    if (day.closed) object["closed"] = true;
    list.push_back(std::move(object));
  }
  return dumped(list);
}

std::string stored_text(std::span<const Exhibitor> exhibitors) {
  Document list = Document::array();
  for (const Exhibitor& one : exhibitors) {
    Document object = Document::object();
    put(object, "code6", one.code6);
    put(object, "company", one.company);
    put(object, "booth", one.booth);
    list.push_back(std::move(object));
  }
  return dumped(list);
}

}  // namespace renkei
