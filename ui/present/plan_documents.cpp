#include "ui/present/plan_documents.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/model/kinds.hpp"
#include "core/model/municipalities.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/times.hpp"
#include "ui/present/plan_values.hpp"

namespace renkei::ui::plan {
namespace {

using nlohmann::json;

constexpr std::string_view closed_words[] = {"休み", "休", "closed"};

std::string member(const json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

bool has_only(const json& object, std::initializer_list<std::string_view> names) {
  if (!object.is_object()) return false;
  for (const auto& item : object.items())
    if (std::ranges::find(names, std::string_view(item.key())) == names.end()) return false;
  return true;
}

// ---- a day

std::optional<std::string> day_text(const json& day) {
  if (!has_only(day, {"date", "open", "close", "closed"})) return std::nullopt;
  const std::string date = member(day, "date"), open = member(day, "open");
  if (date.empty()) return std::nullopt;
  if (day.value("closed", json()) == true) return date + " " + std::string(closed_words[0]);
  return open.empty() ? date : date + " " + open + "-" + member(day, "close");
}

std::optional<json> hours_typed(std::string_view typed, json day) {
  const std::string text = narrow(trim(typed));
  if (text.empty()) return day;
  if (std::ranges::find(closed_words, text) != std::end(closed_words)) {
    day["closed"] = true;
    return day;
  }
  for (const std::string_view between : {"-", "–", "〜", "~", "～"}) {
    const std::size_t at = text.find(between);
    if (at == std::string::npos) continue;
    const TimeReading open = read_time(text.substr(0, at));
    const TimeReading close = read_time(text.substr(at + between.size()));
    if (open.hh_mm.empty() || close.hh_mm.empty()) return std::nullopt;
    day["open"] = open.hh_mm;
    day["close"] = close.hh_mm;
    return day;
  }
  return std::nullopt;
}

std::optional<json> day_line(std::string_view line, const Situation& situation) {
  const std::string text = unify_spaces(line, " ");
  const std::size_t blank = std::min(text.find(' '), text.size());
  const auto date = day_typed(std::string_view(text).substr(0, blank), situation);
  if (!date) return std::nullopt;
  return hours_typed(std::string_view(text).substr(blank), {{"date", *date}});
}

// ---- who exhibits: the booth first, where there is one

std::optional<std::string> exhibitor_text(const json& exhibitor) {
  if (!has_only(exhibitor, {"code6", "company", "booth"})) return std::nullopt;
  const std::string code = member(exhibitor, "code6"), booth = member(exhibitor, "booth");
  const std::string name = code.empty() ? member(exhibitor, "company") : municipality_words(code);
  if (name.empty()) return std::nullopt;
  return booth.empty() ? name : booth + " " + name;
}

json exhibitor_of(std::string_view name) {
  const std::string code = code_of_place(name);
  return municipality_of_code(code) ? json{{"code6", code}} : json{{"company", std::string(name)}};
}

// A prefecture and its town are two words, and so are a booth and a company.
json exhibitor_line(std::string_view line) {
  const std::string text = unify_spaces(line, " ");
  json whole = exhibitor_of(text);
  const std::size_t blank = text.find(' ');
  if (whole.contains("code6") || blank == std::string::npos) return whole;
  json exhibitor = exhibitor_of(std::string_view(text).substr(blank + 1));
  exhibitor["booth"] = text.substr(0, blank);
  return exhibitor;
}

Error unreadable(const Field& field, const std::string& line) {
  return Error(Code::bad_value, {{"field", std::string(field.name)},
                                 {"kind", std::string(field.kind)},
                                 {"value", line},
                                 {"expected", "2023-10-14 10:00-17:00"}});
}

bool is_days(const Field& field) { return field.name == "day"; }

}  // namespace

bool is_document(const Field& field) {
  return field.kind == Event::name_of_kind && field.type == Type::json;
}

std::optional<std::string> document_text(const Field& field, std::string_view stored) {
  const json lines = json::parse(stored, nullptr, false);
  if (!lines.is_array()) return std::nullopt;
  std::string text;
  for (const json& line : lines) {
    const auto words = is_days(field) ? day_text(line) : exhibitor_text(line);
    if (!words) return std::nullopt;
    text += (text.empty() ? "" : "\n") + *words;
  }
  return text;
}

Result<OwnValue> document_typed(const Field& field, std::string_view typed,
                                const Situation& situation) {
  json lines = json::array();
  for (const std::string& line : lines_typed(typed)) {
    auto read = is_days(field) ? day_line(line, situation) : std::optional(exhibitor_line(line));
    if (!read) return unreadable(field, line);
    lines.push_back(std::move(*read));
  }
  return lines.empty() ? OwnValue() : OwnValue(lines.dump());
}

}  // namespace renkei::ui::plan
