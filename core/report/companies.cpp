// 企業との包括連携協定 (II-2): the companies that the wards have a pact with on a day.
#include "core/figures/companies.hpp"

#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

// One 「○…」 a line.
std::string initiatives_words(const List& initiatives) {
  std::string text;
  for (const std::string& one : initiatives) text += (text.empty() ? "○" : "\n○") + one;
  return text;
}

}  // namespace

Result<Report> companies_report(const ReportContext& context) {
  const auto day = asked_day(context.query);
  if (!day) return day.error();
  const CompaniesOn on = companies_on(context.records, *day);
  Table table = make_table(context.words, "companies", {"company", "signed_on", "initiatives"});
  std::vector<std::string> undated, ended;
  for (const auto& [id, pact, disputed] : on.in_force) {
    const bool has_day = !pact.signed_on.iso.empty();
    if (!has_day) undated.push_back(pact.company);
    Cell company = text_cell(pact.company);
    company.basis = std::make_shared<const Basis>(
        Basis{context.words("rule.company"), {{pact.company, {}, {id}}}});
    table.rows.push_back(
        {{company, has_day ? Cell::of(day_words(context.words, pact.signed_on.iso)) : Cell::dash(),
          text_cell(initiatives_words(pact.initiatives))},
         Row::Level::detail});
  }
  for (const auto& pact : on.ended) ended.push_back(pact.fields.company);
  table.notes.push_back(context.words("yearly.as_of", {{"day", day_words(context.words, *day)}}));
  note_list(table, context.words, "companies.ended", ended);
  note_list(table, context.words, "companies.undated", undated);
  Report report;
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace renkei
