#include "ui/present/plan_documents.hpp"

#include <algorithm>
#include <vector>

#include "core/model/event_documents.hpp"
#include "core/model/kinds.hpp"
#include "core/model/municipalities.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/times.hpp"
#include "ui/present/plan_values.hpp"

namespace renkei::ui::plan {
namespace {

// The first is what a form writes.
constexpr std::string_view closed_words[] = {"休み", "休", "closed"};

struct Halves {
  std::string_view first, rest;
};
Halves halves_of(std::string_view text, std::string_view between) {
  const std::size_t at = text.find(between);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + between.size())};
}

// ---- a day

std::string line_of(const EventDay& day) {
  if (day.closed) return day.date + " " + std::string(closed_words[0]);
  return day.open.empty() ? day.date : day.date + " " + day.open + "-" + day.close;
}

bool take_hours(std::string_view typed, EventDay& day) {
  const std::string text = narrow(trim(typed));
  if (text.empty()) return true;
  day.closed = std::ranges::find(closed_words, text) != std::end(closed_words);
  if (day.closed) return true;
  for (const std::string_view between : {"-", "–", "〜", "~", "～"}) {
    const Halves hours = halves_of(text, between);
    day.open = read_time(hours.first).hh_mm;
    day.close = read_time(hours.rest).hh_mm;
    if (!day.open.empty() && !day.close.empty()) return true;
  }
  return false;
}

std::optional<EventDay> day_of_line(const std::string& line, const Situation& situation) {
  const std::string text = unify_spaces(line, " ");
  const Halves parts = halves_of(text, " ");
  const auto date = day_typed(parts.first, situation);
  EventDay day{date.value_or(""), {}, {}, false};
  return date && take_hours(parts.rest, day) ? std::optional(day) : std::nullopt;
}

// ---- who exhibits: the booth first, where there is one

std::string line_of(const Exhibitor& exhibitor) {
  const std::string name =
      exhibitor.code6.empty() ? exhibitor.company : municipality_words(exhibitor.code6);
  return exhibitor.booth.empty() ? name : exhibitor.booth + " " + name;
}

Exhibitor exhibitor_called(std::string_view name) {
  const std::string code = code_of_place(name);
  return municipality_of_code(code) ? Exhibitor{code, {}, {}}
                                    : Exhibitor{{}, std::string(name), {}};
}

// A prefecture and its town are two words, and so are a booth and a company.
Exhibitor exhibitor_of_line(const std::string& line) {
  const std::string text = unify_spaces(line, " ");
  const Halves parts = halves_of(text, " ");
  Exhibitor whole = exhibitor_called(text);
  if (!whole.code6.empty() || parts.rest.empty()) return whole;
  Exhibitor exhibitor = exhibitor_called(parts.rest);
  exhibitor.booth = parts.first;
  return exhibitor;
}

// ---- all lines

bool is_days(const Field& field) { return field.name == "day"; }

template <class One>
std::optional<std::string> text_in_lines(const std::optional<std::vector<One>>& all) {
  if (!all) return std::nullopt;
  std::string text;
  for (const One& one : *all) text += (text.empty() ? "" : "\n") + line_of(one);
  return text;
}

Error unreadable(const Field& field, const std::string& line) {
  return Error(Code::bad_value, {{"field", std::string(field.name)},
                                 {"kind", std::string(field.kind)},
                                 {"value", line},
                                 {"expected", "2023-10-14 10:00-17:00"}});
}

}  // namespace

bool is_document(const Field& field) {
  return field.kind == Event::name_of_kind && field.type == Type::json;
}

std::optional<std::string> document_text(const Field& field, std::string_view stored) {
  return is_days(field) ? text_in_lines(read_event_days(stored))
                        : text_in_lines(read_exhibitors(stored));
}

Result<OwnValue> document_typed(const Field& field, std::string_view typed,
                                const Situation& situation) {
  std::vector<EventDay> days;
  std::vector<Exhibitor> exhibitors;
  for (const std::string& line : lines_typed(typed)) {
    if (!is_days(field)) {
      exhibitors.push_back(exhibitor_of_line(line));
      continue;
    }
    const auto day = day_of_line(line, situation);
    if (!day) return unreadable(field, line);
    days.push_back(*day);
  }
  if (days.empty() && exhibitors.empty()) return OwnValue();
  return OwnValue(is_days(field) ? stored_text(days) : stored_text(exhibitors));
}

}  // namespace renkei::ui::plan
