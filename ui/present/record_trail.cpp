#include "ui/present/record_trail.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/model/record_names.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/values.hpp"

namespace renkei::ui {
namespace {

Wording the_same(std::string_view text) { return {std::string(text), std::string(text)}; }

std::string number_words(Language language, const Participant& person) {
  const std::string no =
      person.badge_no.empty() ? std::to_string(person.no.value_or(0)) : person.badge_no;
  return say(language, "roster.by_number", {{"no", no}});
}

// By name, or by number where that is hidden or has not travelled this far.
TrailPart part_of_person(const Record& record) {
  const auto person = as<Participant>(record);
  const Wording number =
      in_every_language([&](Language language) { return number_words(language, person); });
  if (person.hide_on_lists.value_or(false)) return {number, {}};
  if (!person.name.empty()) return {the_same(person.name), number};
  if (is_withheld(record, "name")) return {number, {}};
  return {in_every_language(
              [&](Language language) { return nameless_words(language, number.in(language)); }),
          number};
}

class TrailMaker {
 public:
  explicit TrailMaker(const Records& records) : records_(records) {}

  Trail make(const Record& record) {
    add_what_it_is_about(record, 0);
    add(trail_part(record));
    return std::move(trail_);
  }

 private:
  static constexpr int most_steps = 4;  // a mark, its roll call, their tour, its event

  void add(TrailPart part) {
    const auto same = [&](const TrailPart& other) { return other.words.ja == part.words.ja; };
    if (!part.words.ja.empty() && std::ranges::none_of(trail_, same))
      trail_.push_back(std::move(part));
  }

  // What tells records of one kind apart that have no names; of the others, what they belong to.
  static bool leads_on(const Record& record, const Field& field) {
    const Kind& kind = record.kind();
    if (has_names(kind) || kind.number == Participant::number) return field.belongs;
    if (!kind.same.empty())
      return std::ranges::find(kind.same, field.name) != kind.same.end() && field.name != "round";
    return field.type == Type::record || (field.type == Type::date && !is_personal(field.privacy));
  }

  void add_what_it_is_about(const Record& record, int steps) {
    if (steps == most_steps) return;
    for (std::size_t i = 0; i < record.kind().fields.size(); ++i) {
      const Field& field = record.kind().fields[i];
      const Value& value = record.value(i);
      if (value.is_null() || !leads_on(record, field)) continue;
      if (field.type != Type::record)
        add({in_every_language(
                 [&](Language language) { return value_words(language, field, value, records_); }),
             {}});
      else if (const auto other = records_.find(value.integer))
        add_other(*other, steps);
    }
  }

  void add_other(const Record& other, int steps) {
    if (other.kind().number == Participant::number) return add(part_of_person(other));
    if (const std::string_view name = name_of(other); !name.empty())
      return add({the_same(name), {}});
    add_what_it_is_about(other, steps + 1);
  }

  const Records& records_;
  Trail trail_;
};

}  // namespace

Wording in_every_language(const std::function<std::string(Language)>& say) {
  return {say(Language::ja), say(Language::en)};
}

TrailPart trail_part(const Record& record) {
  if (record.kind().number == Participant::number) return part_of_person(record);
  if (const std::string_view name = name_of(record); !name.empty()) return {the_same(name), {}};
  return {in_every_language(
              [&](Language language) { return kind_label(language, record.kind().name); }),
          {}};
}

Trail trail_of(const Records& records, EntryId record) {
  const auto found = records.find(record);
  if (found) return TrailMaker(records).make(*found);
  return {{the_same(records.id_text(record)), {}}};
}

std::string trail_words(Language language, const Trail& trail, bool names_hidden) {
  std::string words;
  for (const TrailPart& part : trail) {
    const bool hides = names_hidden && !part.by_number.ja.empty();
    words += words.empty() ? "" : " › ";
    words += (hides ? part.by_number : part.words).in(language);
  }
  return words;
}

bool tells_a_name(const Trail& trail) {
  return std::ranges::any_of(trail,
                             [](const TrailPart& part) { return !part.by_number.ja.empty(); });
}

}  // namespace renkei::ui
