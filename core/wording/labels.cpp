#include "core/wording/labels.hpp"

#include <algorithm>

#include "core/model/kind.hpp"
#include "core/text/kana.hpp"

namespace renkei {
namespace {

std::string dotted(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    if (!key.empty()) key += '.';
    key += part;
  }
  return key;
}

const Choice* find_choice(std::string_view kind_name, std::string_view field,
                          std::string_view code) {
  const Kind* kind = find_kind(kind_name);
  const int at = kind == nullptr ? -1 : kind->find(field);
  if (at < 0) return nullptr;
  for (const Choice& choice : kind->fields[static_cast<std::size_t>(at)].choices)
    if (choice.code == code) return &choice;
  return nullptr;
}

// The longer key's text; failing that, the shorter key's; failing that, `otherwise`.
std::string label(Language language, const std::string& longer, const std::string& shorter,
                  std::string_view otherwise) {
  for (const std::string& key : {longer, shorter})
    if (has_message(language, key)) return say(language, key);
  return std::string(otherwise);
}

}  // namespace

std::string kind_label(Language language, std::string_view kind) {
  const std::string key = dotted({"kind", kind});
  return label(language, key, key, kind);
}

std::string field_label(Language language, std::string_view kind, std::string_view field) {
  return label(language, dotted({"field", kind, field}), dotted({"field", field}), field);
}

std::string nameless_words(Language language, std::string_view number) {
  return say(language, "nameless", {{"number", number}});
}

std::string withheld_words(Language language, std::string_view last_known) {
  if (last_known.empty()) return say(language, "withheld.unknown");
  return say(language, "withheld.known", {{"value", last_known}});
}

std::string age_band_words(Language language, std::string_view band) {
  const std::string plain = narrow(band);
  const std::size_t digits = std::min(plain.find_first_not_of("0123456789"), plain.size());
  const std::string_view rest = std::string_view(plain).substr(digits);
  constexpr std::pair<std::string_view, std::string_view> shapes[] = {
      {"代", "age_band.decade"},
      {"歳以下", "age_band.first"},
      {"代以上", "age_band.last_decade"},
      {"歳以上", "age_band.last"}};
  const auto* shape = std::ranges::find(shapes, rest, [](const auto& each) { return each.first; });
  if (digits == 0 || shape == std::end(shapes)) return std::string(band);
  return say(language, shape->second, {{"n", std::string_view(plain).substr(0, digits)}});
}

std::string choice_label(Language language, std::string_view kind, std::string_view field,
                         std::string_view code) {
  const std::string longer = dotted({"choice", kind, field, code});
  const Choice* choice = find_choice(kind, field, code);
  if (choice == nullptr) return label(language, longer, longer, code);
  return label(language, longer, dotted({"choice", code}), choice->ja);
}

}  // namespace renkei
