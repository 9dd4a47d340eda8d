#include "ui/present/plan_findings.hpp"

#include <algorithm>

#include "core/model/record_names.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "core/wording/visitor_words.hpp"

namespace renkei::ui {
namespace {

constexpr std::size_t most_told = 6;

std::string person_words(const Participant& person) {
  return person.no ? "No." + std::to_string(*person.no) : person.badge_no;
}

// A thing by its name, a person by the number.
std::string told(const Records& records, EntryId id) {
  if (const auto person = find_as<Participant>(records, id)) return person_words(person->fields);
  const auto record = records.find(id);
  return record ? std::string(name_of(*record)) : std::string();
}

std::string told(const Records& records, const std::vector<EntryId>& all) {
  std::string words;
  for (const EntryId id : all) {
    const std::string one = told(records, id);
    if (one.empty()) continue;
    if (!words.empty()) words += "・";
    if (&id - all.data() == static_cast<std::ptrdiff_t>(most_told)) return words + "…";
    words += one;
  }
  return words;
}

bool is_of_seats(const PlanFinding& finding) {
  return finding.field == "layout" ||
         (finding.what == PlanFinding::What::more_than_seats && !finding.field.empty());
}

// Seats where people are put into them, questions where they are written, all else in its form.
Address place_of(const PlanFinding& finding, EntryId event) {
  if (is_of_seats(finding)) return {Screen::seats, finding.record};
  if (finding.field == "questions") return {Screen::designer, finding.record, event};
  return {Screen::plan, finding.record};
}

}  // namespace

std::vector<FindingLine> finding_lines(const Records& records, EntryId event) {
  std::vector<FindingLine> lines;
  for (PlanFinding& finding : plan_findings(records, event)) {
    FindingLine& line = lines.emplace_back();
    const auto record = records.find(finding.record);
    line.kind = record ? &record->kind() : nullptr;
    line.name = told(records, finding.record);
    line.others = told(records, finding.about);
    line.to = place_of(finding, event);
    line.finding = std::move(finding);
  }
  return lines;
}

std::string finding_words(Language language, const FindingLine& line) {
  const PlanFinding& finding = line.finding;
  const std::string count = count_words(finding.count), most = count_words(finding.most);
  const std::string kind =
      line.kind == nullptr ? std::string() : kind_label(language, line.kind->name);
  const std::string field = line.kind == nullptr || finding.field.empty()
                                ? std::string()
                                : field_label(language, line.kind->name, finding.field);
  return say(language, "plan.check." + std::string(code_of(finding.what)),
             {{"name", line.name},
              {"kind", kind},
              {"field", field},
              {"others", line.others},
              {"count", count},
              {"most", most},
              {"seat", finding.seat},
              {"language", renkei::say(finding.language, "visitor.own_name")}});
}

}  // namespace renkei::ui
