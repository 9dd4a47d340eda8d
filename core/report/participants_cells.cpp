// What stands in each column of a list of participants.
#include <algorithm>

#include "core/figures/tour_recruiting.hpp"
#include "core/report/participants.hpp"
#include "core/text/phone.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

// One person of the list.
struct PaperLine {
  const PaperList& list;
  std::size_t index;
  const TourPerson& known;
  const NamedPerson& person;

  const Words& words() const { return list.context.words; }
  const Participant& fields() const { return person.fields; }
  std::string said(std::string_view field, const std::string& text) const {
    return person.is_withheld(field) ? withheld_words(words().language(), text) : text;
  }
  // What rests on the age: known, withheld or nothing.
  Cell of_age(std::string text) const {
    if (text.empty() && (person.is_withheld("birth") || person.is_withheld("age")))
      text = withheld_words(words().language(), "");
    return text.empty() ? Cell::dash() : Cell::of(std::move(text));
  }
};

Cell emergency_cell(const PaperLine& line) {
  const Participant& of = line.fields();
  const std::string relation = line.said("emergency_relation", of.emergency_relation);
  std::string text = line.said("emergency_name", of.emergency_name);
  if (!relation.empty())
    text = line.words()("participants.related", {{"name", text}, {"relation", relation}});
  const std::string phone = line.said("emergency_phone", format_phone(of.emergency_phone));
  return text_cell(text + (text.empty() || phone.empty() ? "" : " ") + phone);
}

// Whoever is shown on request is marked, so that nobody calls the name out.
Cell list_name_cell(const PaperLine& line) {
  Cell cell = name_cell(line.words(), line.list.context.records, line.known, line.person);
  const bool is_marked = line.list.kept_off[line.index] && !line.list.is_hidden(line.index);
  if (auto* text = std::get_if<std::string>(&cell.value); text != nullptr && is_marked)
    *text += line.words()("hidden_name");
  return cell;
}

// With whom: the group, and the guardian of a child.
Cell group_cell(const PaperLine& line) {
  std::vector<std::string> with;
  if (!line.fields().group_id.empty()) with.push_back(line.fields().group_id);
  const auto guardian = line.list.facts.person_of.find(line.fields().guardian_participant_id.id);
  if (guardian != line.list.facts.person_of.end())
    with.push_back(line.words()(
        "participants.guardian",
        {{"no", number_words(line.words(), line.list.facts.people[guardian->second].no)}}));
  return text_cell(line.words().list(with));
}

// What is recorded under these headings; of somebody who is kept off lists, that there is something.
Cell care_cell(const PaperLine& line, std::initializer_list<std::string_view> fields) {
  std::string text;
  for (const std::string_view field : fields) {
    const Participant& of = line.fields();
    const std::string said = line.said(field, field == "allergy"        ? of.allergy
                                              : field == "support_need" ? of.support_need
                                                                        : of.health_note);
    if (said.empty()) continue;
    const std::string label = field_label(line.words().language(), "participant", field);
    text += (text.empty() ? "" : "\n") +
            line.words()("participants.care", {{"what", label}, {"text", said}});
  }
  return line.list.is_hidden(line.index) ? text_cell(text.empty() ? "" : "●") : text_cell(text);
}

Cell received_cell(const PaperLine& line) {
  const auto first = first_check_in(line.known);
  return Cell::of(first ? minute_text(first->time, line.list.context.records.zone()) : "□");
}

struct CellOf {
  std::string_view column;
  bool of_hidden;  // also of people who are kept off lists
  Cell (*make)(const PaperLine&);
};

constexpr CellOf cells_of[] = {
    {"no", true, [](const PaperLine& line) { return count_cell(line.known.no); }},
    {"bus", true,
     [](const PaperLine& line) {
       return text_cell(bus_words(line.words(), bus_of(line.list.facts, line.known)));
     }},
    {"seat", true, [](const PaperLine& line) { return text_cell(line.fields().seat); }},
    {"room", true, [](const PaperLine& line) { return text_cell(line.fields().room); }},
    {"name", true, list_name_cell},
    {"kana", false,
     [](const PaperLine& line) {
       return personal_cell(line.words(), line.person.withheld, "kana", line.fields().kana);
     }},
    {"age_band", false,
     [](const PaperLine& line) {
       return line.of_age(
           age_band_words(line.words().language(), age_band_of(line.fields(), line.list.day)));
     }},
    {"age_class", false,
     [](const PaperLine& line) {
       const std::string age_class = age_class_words(line.list, line.index);
       return Cell::of(age_class.empty() ? line.words()("unknown") : age_class);
     }},
    {"birth", false,
     [](const PaperLine& line) {
       return personal_cell(line.words(), line.person.withheld, "birth", line.fields().birth.iso);
     }},
    {"age_that_day", false,
     [](const PaperLine& line) {
       const auto age = age_of(line.fields(), line.list.day);
       return age ? Cell::of(std::int64_t{*age}) : line.of_age({});
     }},
    {"sex", false,
     [](const PaperLine& line) {
       const std::int64_t sex = line.fields().sex.value_or(0);
       return personal_cell(line.words(), line.person.withheld, "sex",
                            sex == 1 || sex == 2 || sex == 9
                                ? line.words()("sex." + std::to_string(sex))
                                : std::string());
     }},
    {"ward", false,
     [](const PaperLine& line) { return text_cell(ward_words(line.fields(), line.list.day)); }},
    {"group", false, group_cell},
    {"own_phone", false,
     [](const PaperLine& line) {
       return personal_cell(line.words(), line.person.withheld, "phone",
                            format_phone(line.fields().phone));
     }},
    {"emergency", false, emergency_cell},
    {"care_mark", true,
     [](const PaperLine& line) { return text_cell(care_mark(line.words(), line.person)); }},
    {"care_at_host", true,
     [](const PaperLine& line) {
       return care_cell(line, {"allergy", "support_need"});
     }},
    {"care", true,
     [](const PaperLine& line) {
       return care_cell(line, {"allergy", "health_note", "support_need"});
     }},
    {"photo", false,
     [](const PaperLine& line) {
       return Cell::of(photo_words(line.words(), line.fields().consent_photo));
     }},
    {"received", true, received_cell},
};

}  // namespace

std::string age_class_words(const PaperList& list, std::size_t person) {
  const AgeClass age_class = age_class_of(list.people[person].fields, list.day);
  if (age_class == AgeClass::unknown) return {};
  return list.context.words(age_class == AgeClass::adult ? "age_class.adult" : "age_class.child");
}

Row participant_row(const PaperList& list, const Table& table, std::size_t person) {
  const PaperLine line{list, person, list.facts.people[person], list.people[person]};
  Row row;
  if (line.known.no) row.key = std::to_string(*line.known.no);
  row.cells.reserve(table.columns.size());
  for (const Column& column : table.columns) {
    const auto* of = std::ranges::find(cells_of, column.key, &CellOf::column);
    const bool is_shown = of->of_hidden || !list.is_hidden(person);
    row.cells.push_back(is_shown ? of->make(line) : Cell::dash());
  }
  return row;
}

}  // namespace renkei
