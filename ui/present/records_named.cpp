#include "ui/present/records_named.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/model/kinds.hpp"
#include "core/model/record_names.hpp"
#include "core/report/explain.hpp"
#include "core/text/dates.hpp"
#include "core/wording/dates.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui {
namespace {

struct Likely {
  NamedRecord record;
  std::int64_t days_away = 0;
};

std::int64_t days_between(std::string_view a, std::string_view b) {
  const auto from = date_of_iso(a), to = date_of_iso(b);
  constexpr std::int64_t unknown = 1'000'000;
  return from && to ? std::abs(days_since_epoch(*to) - days_since_epoch(*from)) : unknown;
}

std::string words_of(const Record& record, std::string_view day, Language language,
                     const Records& records) {
  std::string words(name_of(record));
  if (words.empty())
    words = record_words(records, renkei::Words(language == Language::en), record.id());
  if (date_of_iso(day)) words += "　" + date_words(language, day);
  return words;
}

}  // namespace

std::vector<NamedRecord> records_named(std::string_view kind, const Situation& situation,
                                       const Records& records) {
  const EntryId of_day = kind == "event"  ? event_of_day(records, situation.date)
                         : kind == "tour" ? tour_of_day(records, situation.date)
                                          : 0;
  std::vector<Likely> found;
  records.each(*find_kind(kind), {}, false, [&](const Record& record) {
    const std::string day = day_of(record, records);
    const std::int64_t away = record.id() == of_day ? -1 : days_between(day, situation.date);
    found.push_back(
        {{record.id(), words_of(record, day, situation.wishes.language, records)}, away});
  });
  std::ranges::stable_sort(found, {}, &Likely::days_away);
  std::vector<NamedRecord> named;
  named.reserve(found.size());
  for (Likely& each : found) named.push_back(std::move(each.record));
  return named;
}

}  // namespace renkei::ui
