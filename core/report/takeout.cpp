// 持出し票: the slip that goes with one file that leaves, and which files have left and not arrived.
#include <algorithm>

#include "core/report/slips.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

struct Handed {
  Record record;
  Handover fields;
};

// As they left.
std::vector<Handed> handovers_of(const ReportContext& context) {
  std::vector<Handed> found;
  const Kind& kind = *find_kind(Handover::number);
  context.records.each(kind, {}, false, [&](const Record& record) {
    const auto fields = as<Handover>(record);
    if (is_asked_for(context.query, fields.tour_id, fields.event_id))
      found.push_back({record.copy(), fields});
  });
  std::ranges::stable_sort(found, {}, [](const Handed& one) {
    return std::pair(one.fields.at ? one.fields.at->unix_ms : 0, one.record.id());
  });
  return found;
}

// The one that was asked for, void or not; otherwise the latest. Nothing: none has left.
Result<std::optional<Handed>> handover_of(const ReportContext& context,
                                          const std::vector<Handed>& all_handed) {
  if (!context.query.handover) {
    if (all_handed.empty()) return std::optional<Handed>();
    return std::optional(Handed{all_handed.back().record.copy(), all_handed.back().fields});
  }
  auto record = named_record(context.records, context.query.handover, Handover::name_of_kind);
  if (!record) return record.error();
  const auto fields = as<Handover>(*record);
  return std::optional(Handed{std::move(*record), fields});
}

Cell yes_or_no(const Words& words, const Flag& flag) {
  return flag ? Cell::of(words(*flag ? "takeout.yes" : "takeout.no")) : Cell::empty();
}

// One line a thing, empty where it is to be filled in by hand.
Table slip_table(const ReportContext& context, const Handed& handed) {
  const Words& words = context.words;
  const Handover& of = handed.fields;
  Table table = make_table(words, "takeout", {"slip_item", "slip_entry"});
  table.look = Table::Look::facts;
  table.internal = true;
  const auto row = [&](const char* field, Cell value) {
    table.rows.push_back(
        {{Cell::of(field_label(words.language(), Handover::name_of_kind, field)), std::move(value)},
         Row::Level::detail,
         field});
  };
  const auto personal = [&](const char* field, const std::string& known) {
    row(field, personal_cell(words, handed.record.withheld, field, known));
  };
  row("slip_no", text_cell(of.slip_no));
  row("medium_no", text_cell(of.medium_no));
  row("purpose", text_cell(of.purpose));
  personal("recipient", of.recipient);
  row("content", content_cell(words, Handover::name_of_kind, of.content, of.file));
  row("tour_id", subject_cell(context.records, of.tour_id, of.event_id));
  row("people_n", of.people_n ? figure(*of.people_n, words("rule.takeout"),
                                       {{of.slip_no, *of.people_n, {handed.record.id()}}})
                              : Cell::empty());
  row("has_special", yes_or_no(words, of.has_special));
  row("mode", text_cell(words.choice(Handover::name_of_kind, "mode", of.mode)));
  row("encrypted", yes_or_no(words, of.encrypted));
  constexpr std::size_t shown = 16;  // enough to be compared by eye
  row("sha256", text_cell(of.sha256.substr(0, shown)));
  personal("approved_by", of.approved_by);
  personal("carried_by", of.carried_by);
  row("at", moment_cell(of.at, context.records.zone()));
  row("return_due", day_or_blank(words, of.return_due));
  row("received_at", moment_cell(of.received_at, context.records.zone()));
  row("returned_on", day_or_blank(words, of.returned_on));
  row("erased_on", day_or_blank(words, of.erased_on));
  return table;
}

// Neither received, nor back, nor known to be erased.
bool is_on_the_way(const Handover& of) {
  return !of.received_at && of.returned_on.iso.empty() && of.erased_on.iso.empty();
}

Table underway_table(const ReportContext& context, const std::vector<Handed>& all_handed) {
  const Words& words = context.words;
  Table table = make_table(words, "not_received", {});
  add_field_columns(
      table, words, Handover::name_of_kind,
      {"slip_no", "at", "recipient", "medium_no", "content", "tour_id", "people_n", "return_due"});
  table.internal = true;
  std::int64_t late = 0;
  for (const Handed& handed : all_handed) {
    const Handover& of = handed.fields;
    if (!is_on_the_way(of)) continue;
    late += !of.return_due.iso.empty() && of.return_due.iso < context.query.made_on;
    table.rows.push_back(
        {{text_cell(of.slip_no), moment_cell(of.at, context.records.zone()),
          personal_cell(words, handed.record.withheld, "recipient", of.recipient),
          text_cell(of.medium_no), content_cell(words, Handover::name_of_kind, of.content, of.file),
          subject_cell(context.records, of.tour_id, of.event_id), count_cell(of.people_n),
          day_or_blank(words, of.return_due)}});
  }
  if (table.rows.empty()) table.notes.push_back(words("takeout.all_received"));
  if (late > 0) table.notes.push_back(words("takeout.late", {{"n", words.count(late)}}));
  return table;
}

}  // namespace

Result<Report> takeout_report(const ReportContext& context) {
  const std::vector<Handed> all_handed = handovers_of(context);
  const auto handed = handover_of(context, all_handed);
  if (!handed) return handed.error();
  Report report;
  report.personal = true;
  if (*handed) {
    report.title = (*handed)->fields.slip_no;
    report.tables.push_back(slip_table(context, **handed));
  }
  report.tables.push_back(underway_table(context, all_handed));
  if (!*handed) report.tables.back().notes.push_back(context.words("takeout.none"));
  return report;
}

}  // namespace renkei
