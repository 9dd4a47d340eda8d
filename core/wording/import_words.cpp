#include "core/wording/import_words.hpp"

#include <algorithm>

#include "core/text/width.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/refusal.hpp"

namespace renkei {
namespace {

// A row's reason or warning, when there are words for its code.
std::string in_words(Language language, std::string_view group, const std::string& code,
                     const std::string& original = {}) {
  constexpr std::string_view twin = "possible_duplicate_of_line_";
  if (code.starts_with(twin))
    return say(language, "register.twin", {{"line", std::string_view(code).substr(twin.size())}});
  const std::string key = "register." + std::string(group) + "." + code;
  if (has_message(language, key)) return say(language, key, {{"original", original}});
  // A warning about one question ends with its key, which may hold underscores as well.
  for (std::size_t end = code.find('_'); end != code.npos; end = code.find('_', end + 1)) {
    const std::string about = "register." + std::string(group) + "." + code.substr(0, end);
    if (has_message(language, about))
      return say(language, about, {{"question", std::string_view(code).substr(end + 1)}});
  }
  return code;
}

std::string fate_words(Language language, const ImportRow& row, const std::string& original) {
  if (row.error) return refusal_words(language, *row.error).what;
  return row.reason.empty() ? std::string()
                            : in_words(language, fate_name(row.fate), row.reason, original);
}

void join(std::string& words, const std::string& more) {
  words += (words.empty() ? "" : " ") + more;
}

}  // namespace

bool is_clean(const ImportRow& row) { return !row.clean.empty(); }

std::string import_content(const ImportRow& row) {
  for (const auto& [column, value] : row.clean)
    if (column == "name") return std::string(value);
  return row.text;
}

std::string register_field_label(Language language, std::string_view record,
                                 std::string_view field) {
  const std::string key = "register.field." + std::string(record) + "." + std::string(field);
  return has_message(language, key) ? say(language, key) : field_label(language, record, field);
}

std::string contested_words(Language language, std::string_view record, const ImportNote& note,
                            bool is_kept) {
  const auto said = [&](const std::string& value) {
    return value.empty() ? say(language, "register.blank")
                         : choice_label(language, record, note.field, value);
  };
  return say(language,
             is_kept ? "register.warning.kept_on_device" : "register.warning.changed_on_device",
             {{"field", field_label(language, record, note.field)},
              {"original", said(note.original)},
              {"instead", said(note.instead)}});
}

ImportReasons::ImportReasons(std::string_view record, const ImportReport& report)
    : record_(record) {
  for (const ImportNote& note : report.notes)
    if (note.code == contested_code)
      contested_[note.line].push_back(&note);
    else if (!note.original.empty())
      doubted_.emplace(std::pair(note.line, note.code), &note);
}

std::string ImportReasons::of(Language language, const ImportRow& row) const {
  std::string out = fate_words(language, row, row.text);
  for (const std::string& warning : row.warnings)
    join(out, warning == contested_code ? contested(language, row) : doubt(language, row, warning));
  return out;
}

std::string ImportReasons::of_codes(Language language, const ImportRow& row) const {
  const std::string hidden = "…";
  std::string out = fate_words(language, row, hidden);
  for (const std::string& warning : row.warnings) {
    if (warning != contested_code) {
      join(out, in_words(language, "warning", warning, hidden));
      continue;
    }
    for (const ImportNote* note : contested_in(row.line))
      join(out,
           contested_words(language, record_, {note->line, note->field, note->code, hidden, hidden},
                           row.fate == ImportRow::Fate::known));
  }
  return out;
}

const std::vector<const ImportNote*>& ImportReasons::contested_in(int line) const {
  static const std::vector<const ImportNote*> none;
  const auto notes = contested_.find(line);
  return notes == contested_.end() ? none : notes->second;
}

std::vector<std::string_view> ImportReasons::doubted_in(int line) const {
  std::vector<std::string_view> originals;
  for (auto at = doubted_.lower_bound({line, {}}); at != doubted_.end(); ++at) {
    if (at->first.first != line) break;
    originals.push_back(at->second->original);
  }
  return originals;
}

std::string ImportReasons::contested(Language language, const ImportRow& row) const {
  std::string out;
  for (const ImportNote* note : contested_in(row.line))
    join(out, contested_words(language, record_, *note, row.fate == ImportRow::Fate::known));
  return out;
}

// Of a line with several rows, what is noted of this one.
std::string ImportReasons::doubt(Language language, const ImportRow& row,
                                 const std::string& warning) const {
  const auto [first, last] = doubted_.equal_range({row.line, warning});
  if (first == last) return in_words(language, "warning", warning);
  const auto own = std::find_if(first, last, [&](const auto& of) {
    return !of.second->field.empty() && row.text.starts_with(of.second->field);
  });
  const std::string original = shortened((own == last ? first : own)->second->original, 40);
  std::string words = in_words(language, "warning", warning, original);
  if (words.find(original) == std::string::npos)
    words += say(language, "register.original", {{"original", original}});
  return words;
}

}  // namespace renkei
