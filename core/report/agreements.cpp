// 広域連携協定締結団体一覧 (II-1(2)): the associations that the wards have an agreement with on a
// day, and of how many municipalities each consists.
#include "core/figures/relations.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

std::string party_words(const Words& words, const Agreement& agreement) {
  return words("agreements.party", {{"party", agreement.party},
                                    {"day", agreement.signed_on.iso.empty()
                                                ? words("not_recorded")
                                                : day_words(words, agreement.signed_on.iso)}});
}

Row agreements_sum(std::string_view key, std::string label, Cell count) {
  return {{Cell::of(std::move(label)), std::move(count)}, Row::Level::total, std::string(key)};
}

}  // namespace

Result<Report> agreements_report(const ReportContext& context) {
  const auto day = asked_day(context.query);
  if (!day) return day.error();
  const Words& words = context.words;
  const Relations relations = read_relations(context.records);
  Table table = make_table(words, "agreements", {"party", "members"});
  Partners all_members, unknown;
  std::vector<Part> sum;
  std::vector<std::string> memberless, overlapping, codes, ended;
  std::int64_t total = 0;
  for (const Found<Agreement>* agreement : agreements_on(relations, *day)) {
    const Partners members = members_of(*agreement, *day, unknown);
    const auto n = static_cast<std::int64_t>(members.size());
    const std::string name = party_words(words, agreement->fields);
    table.rows.push_back(
        {{Cell::of(name), figure(n, words("rule.agreement"), partner_parts(members, *day))},
         Row::Level::detail});
    for (const auto& [code, records] : members)
      all_members[code].insert(all_members[code].end(), records.begin(), records.end());
    if (members.empty()) memberless.push_back(agreement->fields.party);
    sum.push_back({name, n, {agreement->id}});
    total += n;
  }
  table.rows.push_back(agreements_sum(
      "total", words("total"), figure(total, words("rule.agreements.total"), std::move(sum))));
  const auto distinct = static_cast<std::int64_t>(all_members.size());
  if (distinct != total)
    table.rows.push_back(agreements_sum(
        "distinct", words("agreements.distinct"),
        figure(distinct, words("rule.agreements.distinct"), partner_parts(all_members, *day))));
  for (const auto& [code, records] : all_members)
    if (records.size() > 1) overlapping.push_back(code + " " + full_name_on(code, *day));
  for (const auto& [code, records] : unknown) codes.push_back(code);
  for (const auto& agreement : relations.agreements)
    if (has_ended(agreement.fields, *day)) ended.push_back(party_words(words, agreement.fields));
  table.notes.push_back(words("yearly.as_of", {{"day", day_words(words, *day)}}));
  note_list(table, words, "agreements.overlaps", overlapping);
  note_list(table, words, "agreements.ended", ended);
  note_list(table, words, "agreements.memberless", memberless);
  note_list(table, words, "municipalities.unknown", codes);
  Report report;
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace renkei
