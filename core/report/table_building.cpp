#include "core/report/table_building.hpp"

#include <algorithm>

#include "core/base/share.hpp"
#include "core/model/global_order.hpp"
#include "core/report/columns.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"

namespace renkei {

Table make_table(const Words& words, std::string_view key,
                 std::initializer_list<std::string_view> columns) {
  Table table;
  table.key = key;
  table.title = words("table." + std::string(key));
  for (const std::string_view column : columns) add_column(table, words, column);
  return table;
}

void add_column(Table& table, const Words& words, std::string_view key) {
  table.columns.push_back({std::string(key), words("column." + std::string(key)), holds_of(key)});
}

Cell text_cell(std::string_view text) {
  return text.empty() ? Cell::empty() : Cell::of(std::string(text));
}

Cell count_cell(const Integer& n) { return n ? Cell::of(*n) : Cell::dash(); }

Cell personal_cell(const Words& words, std::span<const std::string_view> withheld,
                   std::string_view field, const std::string& known) {
  const bool is_withheld = std::ranges::find(withheld, field) != withheld.end();
  return is_withheld ? Cell::of(withheld_words(words.language(), known)) : text_cell(known);
}

Cell date_cell(const Words& words, const Date& day) {
  return day.iso.empty() ? Cell::dash() : Cell::of(date_words(words.language(), day.iso));
}

Cell percent_cell(std::int64_t part, std::int64_t whole) {
  return part == 0 && whole != 0 ? Cell::of_decimal(0, 0) : score_cell(part, whole);
}

Cell score_cell(std::int64_t score, std::int64_t whole) {
  if (whole == 0) return Cell::dash();
  return Cell::of_decimal(static_cast<double>(per_mille(score, whole)) / 10, 1);
}

std::string notes_under(const Records& records, std::vector<Found<EventNote>> notes,
                        std::string_view section) {
  std::erase_if(notes, [&](const auto& note) { return note.fields.section != section; });
  GlobalOrder order(records);
  std::ranges::sort(notes, {}, [&](const auto& note) { return order(note.id); });
  std::string text;
  for (const auto& note : notes) text += (text.empty() ? "" : "\n") + note.fields.text;
  return text;
}

std::string minute_text(const Moment& moment, Zone zone) {
  std::string text = moment_words(moment, zone).substr(0, 16);
  text[10] = ' ';
  return text;
}

Result<Record> named_record(const Records& records, const std::optional<EntryId>& id,
                            std::string_view kind) {
  if (!id)
    return Error(Code::missing_option,
                 {{"option", "--" + std::string(kind) + " ID"}, {"kind", std::string(kind)}});
  std::optional<Record> record = records.find(*id);
  if (!record) return Error(Code::not_found, {{"id", records.id_text(*id)}});
  if (record->kind().name != kind)
    return Error(Code::wrong_kind, {{"id", records.id_text(*id)},
                                    {"kind", std::string(record->kind().name)},
                                    {"wanted", std::string(kind)}});
  return std::move(*record);
}

}  // namespace renkei
