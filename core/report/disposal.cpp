// 廃棄記録: which personal data were erased, how, why and before whom; to be signed and filed. What other
// devices have erased stands below, with what became of it here.
#include <algorithm>
#include <map>

#include "core/report/slips.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

struct Disposed {
  Record record;
  Disposal fields;
  std::int64_t number;  // of its device's, counting those that were taken back: it never changes
};

std::vector<Disposed> disposed_of(const ReportContext& context) {
  std::vector<Disposed> found;
  std::map<LogNumber, std::int64_t> numbers;
  const Kind& kind = *find_kind(Disposal::number);
  context.records.each(kind, {}, true, [&](const Record& record) {
    const std::int64_t number = ++numbers[log_of(record.id())];
    const auto fields = as<Disposal>(record);
    if (!record.is_void && is_asked_for(context.query, fields.tour_id, fields.event_id))
      found.push_back({record.copy(), fields, number});
  });
  std::ranges::stable_sort(found, {}, [](const Disposed& one) {
    return std::pair(one.fields.at ? one.fields.at->unix_ms : 0, one.record.id());
  });
  return found;
}

// Fields of a person by their names; whatever else was written, as it is.
std::string fields_text(const Words& words, const List& fields) {
  std::vector<std::string> names;
  names.reserve(fields.size());
  for (const std::string& field : fields)
    names.push_back(field_label(words.language(), Participant::name_of_kind, field));
  return words.list(names);
}

std::string basis_text(const Words& words, const Disposal& of) {
  const std::string due =
      of.due.iso.empty() ? "" : words("disposal.due", {{"day", day_words(words, of.due.iso)}});
  return of.basis + (of.basis.empty() || due.empty() ? "" : "\n") + due;
}

Row disposal_row(const ReportContext& context, const Disposed& one) {
  const Words& words = context.words;
  const Records& records = context.records;
  const Disposal& of = one.fields;
  const EntryId id = one.record.id();
  const std::string number = device_code(records, id) + '-' + std::to_string(one.number);
  return {{Cell::of(number), moment_cell(of.at, records.zone()),
           content_cell(words, Disposal::name_of_kind, of.content, of.file),
           subject_cell(records, of.tour_id, of.event_id),
           of.n ? figure(*of.n, words("rule.disposal"), {{number, *of.n, {id}}}) : Cell::dash(),
           text_cell(fields_text(words, of.erased_fields)),
           text_cell(fields_text(words, of.kept_fields)), text_cell(of.method),
           text_cell(basis_text(words, of)),
           personal_cell(words, one.record.withheld, "done_by", of.done_by),
           personal_cell(words, one.record.withheld, "witness", of.witness),
           text_cell(of.medium_no), text_cell(of.note)}};
}

Table disposals_table(const ReportContext& context) {
  const Words& words = context.words;
  Table table = make_table(words, "disposals", {"disposal_no"});
  add_field_columns(table, words, Disposal::name_of_kind,
                    {"at", "content", "tour_id", "n", "erased_fields", "kept_fields", "method"});
  add_column(table, words, "basis");
  add_field_columns(table, words, Disposal::name_of_kind,
                    {"done_by", "witness", "medium_no", "note"});
  table.internal = true;
  for (const Disposed& one : disposed_of(context)) table.rows.push_back(disposal_row(context, one));
  if (table.rows.empty()) table.notes.push_back(words("disposal.none"));
  return table;
}

Table signatures_table(const Words& words) {
  Table table = make_table(words, "disposal_signatures",
                           {"sign_role", "sign_office", "sign_name", "sign_day"});
  table.look = Table::Look::sheet;
  table.internal = true;
  for (const char* role : {"done_by", "witness", "superior"})
    table.rows.push_back({{Cell::of(words(std::string("disposal.") + role)), Cell::empty(),
                           Cell::empty(), Cell::empty()},
                          Row::Level::detail,
                          role});
  return table;
}

Table purges_table(const ReportContext& context) {
  Table table = make_table(context.words, "purges", {"device", "purged", "purge_waits", "kept"});
  table.internal = true;
  const auto purges = context.coverage.purges ? context.coverage.purges() : std::vector<Purge>();
  for (const Purge& purge : purges)
    table.rows.push_back(
        {{Cell::of((purge.name.empty() ? "" : purge.name + ' ') + short_code(purge.id)),
          Cell::of(purge.done), Cell::of(purge.waiting), Cell::of(purge.kept)}});
  const bool waits =
      std::ranges::any_of(purges, [](const Purge& purge) { return purge.waiting > 0; });
  if (table.rows.empty()) table.notes.push_back(context.words("disposal.no_purges"));
  if (waits) table.notes.push_back(context.words("disposal.purges_wait"));
  return table;
}

}  // namespace

Result<Report> disposal_report(const ReportContext& context) {
  Report report;
  report.personal = true;
  report.tables.push_back(disposals_table(context));
  report.tables.push_back(signatures_table(context.words));
  report.tables.push_back(purges_table(context));
  return report;
}

}  // namespace renkei
