#include "core/session/record_meant.hpp"

#include <algorithm>

#include "core/model/badge.hpp"
#include "core/model/kinds.hpp"
#include "core/model/questionnaire_versions.hpp"
#include "core/model/record_names.hpp"
#include "core/store/store_records.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_shown = 10, most_counted = 100'000;

// The shortest beginning that leads to the record, of as many letters as people compare at a glance.
std::string short_id(const StoreRecords& records, EntryId id, const Kind* kind) {
  std::string whole = records.id_text(id);
  const std::size_t hyphen = whole.find('-');
  for (std::size_t letters = 4; letters < hyphen; ++letters) {
    std::string shorter = whole.substr(0, letters) + whole.substr(hyphen);
    if (records.beginning(shorter, kind, 2) == std::vector{id}) return shorter;
  }
  return whole;
}

std::string candidate(const StoreRecords& records, EntryId id, const Kind* kind) {
  const auto record = records.find(id);
  std::string name(record ? name_of(*record) : std::string_view());
  if (name.empty()) return short_id(records, id, kind);
  if (record->kind().number == Questionnaire::number) name = told_apart(version_of(name));
  const std::string day = day_of(*record, records);
  return "「" + shorten(name) + "」 " + (day.empty() ? "" : day + " ") +
         short_id(records, id, kind);
}

Error ambiguous(const StoreRecords& records, std::string_view typed,
                const std::vector<EntryId>& found, const Kind* kind, std::string about = {}) {
  std::string candidates;
  for (std::size_t i = 0; i < std::min(found.size(), most_shown); ++i)
    candidates += (i == 0 ? "" : ", ") + candidate(records, found[i], kind);
  Error error(Code::ambiguous_id, {{"id", std::string(typed)}, {"candidates", candidates}});
  if (about.empty() && found.size() > most_shown) about = "many";
  if (found.size() > most_shown)
    error.details.emplace_back("more", std::to_string(found.size() - most_shown));
  error.details.emplace_back("about", std::move(about));
  return error;
}

// The one that was found, or the refusal that says what it is about.
Result<EntryId> only(const StoreRecords& records, std::string_view typed,
                     const std::vector<EntryId>& found, const char* about) {
  if (found.size() == 1) return found[0];
  if (!found.empty()) return ambiguous(records, typed, found, nullptr, about);
  return Error(Code::not_found, {{"id", std::string(typed)}, {"about", about}});
}

Error unknown(const StoreRecords& records, std::string_view typed, const Kind* kind) {
  Error error(records.is_beginning(typed) ? Code::not_found : Code::bad_id,
              {{"id", std::string(typed.empty() ? "''" : typed)}});
  if (kind == nullptr || error.code == Code::not_found) return error;
  error.details.emplace_back("kind", std::string(kind->name));
  error.details.emplace_back("about", has_names(*kind) ? "of_kind" : "nameless");
  return error;
}

}  // namespace

Result<EntryId> record_meant(const Store& store, std::string_view typed, const Kind* kind) {
  const StoreRecords records(store);
  if (const auto token = token_on_badge(typed))
    return only(records, typed, bearers_of(records, *token), "badge");
  if (const auto name = parse_global_id(typed)) {
    const auto id = records.parse_id(typed);
    const std::vector<EntryId> twins = records.named(*name);
    if (twins.empty() && id && store.id_text(*id) == typed) return *id;
    return only(records, typed, twins, "twins");
  }
  std::vector<EntryId> found = records_called(typed, Called::whole, kind, records);
  if (found.empty()) {
    found = records.beginning(typed, kind, most_counted);
    const auto by_name = records_called(typed, Called::beginning, kind, records);
    if (found.size() != 1 && by_name.size() == 1) found.clear();
    if (found.size() != 1) found.insert(found.end(), by_name.begin(), by_name.end());
  }
  if (found.size() == 1) return found[0];
  return found.empty() ? unknown(records, typed, kind) : ambiguous(records, typed, found, kind);
}

}  // namespace renkei
