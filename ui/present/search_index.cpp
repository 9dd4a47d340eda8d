#include "ui/present/search_index.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/model/municipalities.hpp"
#include "core/report/reports.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/dates.hpp"

namespace renkei::ui::search {
namespace {

// Pages that are about nothing in particular.
constexpr Screen pages[] = {Screen::today,     Screen::hq,     Screen::plan,     Screen::handing,
                            Screen::files,     Screen::merge,  Screen::coverage, Screen::quarantine,
                            Screen::conflicts, Screen::tables, Screen::import,   Screen::settings,
                            Screen::help};

class Reading {
 public:
  Reading(const Records& records, Language language) : records_(records), language_(language) {}

  Index read() {
    read_pages();
    read_reports();
    read_events();
    read_tours();
    read_gates();
    read_municipalities();
    read_people();
    return std::move(index_);
  }

 private:
  Item& add(Sort sort, Address to, std::string name, std::string facts,
            std::string_view kana = {}) {
    std::string searched = name;
    if (!kana.empty()) searched += '|' + std::string(kana);
    Findable findable{fold_for_search(searched), romaji_of_kana(kana)};
    return index_.items.emplace_back(Item{sort, std::move(to), std::move(name), std::move(facts),
                                          false, 0, std::move(findable)});
  }

  void read_pages() {
    for (const Screen page : pages)
      add(Sort::screen, {page}, say(language_, "screen." + std::string(screen_name(page))), {});
  }

  void read_reports() {
    for (const ReportName& report : report_names())
      add(Sort::report, {Screen::tables, 0, 0, 0, std::string(report.name)},
          report_title(language_, report.name), {});
  }

  void read_events() {
    for (const auto& [id, event, disputed] : all<Event>(records_)) {
      const std::string days = days_words(language_, event.starts_on.iso, event.ends_on.iso);
      days_.emplace(id, days);
      add(Sort::event, {Screen::tally, id}, event.name, days, event.kana);
    }
  }

  void read_tours() {
    for (const auto& [id, tour, disputed] : all<Tour>(records_)) {
      const auto event = find_as<Event>(records_, tour.event_id.id);
      const std::string name = !tour.name.empty() ? tour.name
                               : event            ? event->fields.name
                                                  : std::string();
      const auto days = days_.find(tour.event_id.id);
      tours_.emplace(id, name);
      add(Sort::tour, {Screen::roster, id}, name, days == days_.end() ? "" : days->second);
    }
  }

  void read_gates() {
    for (const auto& [id, gate, disputed] : all<Gate>(records_)) {
      const auto event = find_as<Event>(records_, gate.event_id.id);
      add(Sort::gate, {Screen::tally, gate.event_id.id, id}, gate.name,
          event ? event->fields.name : std::string());
    }
  }

  void read_municipalities() {
    for (const Municipality& each : all_municipalities())
      if (!each.is_prefecture())
        add(Sort::municipality, {Screen::tables, 0, 0, 0, "municipalities"},
            municipality_words(each.code6), std::string(each.code6), each.kana);
  }

  // Who is hidden is found by number alone.
  void read_people() {
    records_.each(*find_kind(Participant::name_of_kind), {}, false, [&](const Record& record) {
      const auto person = as<Participant>(record);
      const bool hidden = person.hide_on_lists.value_or(false) || person.name.empty();
      const std::string number =
          person.badge_no.empty() ? std::to_string(person.no.value_or(0)) : person.badge_no;
      const auto tour = tours_.find(person.tour_id.id);
      Item& item =
          add(Sort::person, {Screen::roster, person.tour_id.id}, hidden ? number : person.name,
              tour == tours_.end() ? std::string() : tour->second,
              hidden ? std::string_view() : std::string_view(person.kana));
      item.bears_name = !hidden;
      item.no = person.no.value_or(0);
      item.findable.folded += '|' + fold_for_search(number);
    });
  }

  const Records& records_;
  const Language language_;
  Index index_;
  std::unordered_map<EntryId, std::string> days_, tours_;
};

}  // namespace

Index index_of(const Records& records, Language language) {
  return Reading(records, language).read();
}

Hits hits_in(const Index& index, std::string_view typed) {
  Hits hits;
  const Wanted wanted(trim(typed));
  if (wanted.folded.empty() && wanted.letters.empty()) return hits;
  std::vector<std::size_t> inside;
  for (std::size_t i = 0; i < index.items.size(); ++i) {
    const Findable& in = index.items[i].findable;
    if (!is_found(in, wanted)) continue;
    ++hits.count;
    const bool begins = (!wanted.folded.empty() && in.folded.starts_with(wanted.folded)) ||
                        (!wanted.letters.empty() && in.letters.starts_with(wanted.letters));
    std::vector<std::size_t>& into = begins ? hits.shown : inside;
    if (into.size() < hits_most) into.push_back(i);
  }
  for (const std::size_t i : inside)
    if (hits.shown.size() < hits_most) hits.shown.push_back(i);
  return hits;
}

}  // namespace renkei::ui::search
