// What was announced of visitors, beside what the records add up to.
#include <algorithm>
#include <tuple>

#include "core/report/visitor_tables.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

// Who was counted as the announced figure counts.
Sum comparable(const DailyTotal& said, const VisitorSums& counted) {
  Sum n = counted.visitors;
  if (said.includes_staff.value_or(false)) n += counted.staff;
  return n;
}

// `counts`: the table's columns of those who were counted.
Cell difference_cell(const Words& words, const DailyTotal& said, const VisitorSums& counted,
                     std::initializer_list<std::pair<std::string_view, std::int64_t>> counts) {
  if (!said.n || !counted.any) return Cell::dash();
  Basis basis{words("rule.visitors.difference"), {{words("column.announced"), *said.n, {}}}};
  for (const auto& [column, n] : counts)
    basis.parts.push_back({words("column." + std::string(column)), -n, {}});
  Cell cell = Cell::of(difference(*said.n, comparable(said, counted)));
  cell.change = true;
  cell.basis = std::make_shared<const Basis>(std::move(basis));
  return cell;
}

Row announced_row(const Visitors& visitors, const DailyTotal& said, bool disagree,
                  const std::map<std::int64_t, VisitorSums>& days) {
  const Words& words = visitors.words;
  const auto date = date_of_iso(said.date.iso);
  const auto day = date ? days.find(days_since_epoch(*date)) : days.end();
  const bool with_staff = said.includes_staff.value_or(false);
  Cell computed = Cell::dash();
  Cell apart = Cell::dash();
  if (day != days.end() && day->second.any) {
    const Sum n = comparable(said, day->second);
    computed = guessed_cell(n, day->second.estimated);
    apart = difference_cell(words, said, day->second, {{"computed", n}});
  }
  return {{text_cell(said.date.iso), count_cell(said.n), computed, apart,
           text_cell(words.choice("daily_total", "unit", said.unit)),
           text_cell(words.choice("daily_total", "method", said.method)),
           text_cell(words.choice("daily_total", "reentry", said.reentry)),
           said.includes_staff ? Cell::of(words(with_staff ? "yes" : "no")) : Cell::dash(),
           text_cell(said.confirmed_by), text_cell(disagree ? words("disagrees") : "")},
          Row::Level::detail};
}

// Of one day, in one unit: one total, though several devices may have recorded it.
using Announced = std::span<const Found<DailyTotal>>;

bool is_of_one_day(const DailyTotal& a, const DailyTotal& b) {
  return a.date.iso == b.date.iso && a.unit == b.unit;
}

bool disagree(Announced day) {
  return std::ranges::any_of(day, [&](const Found<DailyTotal>& each) {
    return each.in_conflict || each.fields.n != day.front().fields.n;
  });
}

// What several have recorded alike stands once.
bool says_again(Announced before, const DailyTotal& said) {
  const auto shown = [](const DailyTotal& total) {
    return std::tie(total.n, total.method, total.reentry, total.includes_staff, total.confirmed_by);
  };
  return std::ranges::any_of(
      before, [&](const Found<DailyTotal>& each) { return shown(each.fields) == shown(said); });
}

std::vector<Found<DailyTotal>> all_said(const Visitors& visitors) {
  auto said = all<DailyTotal>(visitors.context.records, "event_id", Value::of(visitors.event.id));
  const auto place = [&](const Found<DailyTotal>& each) {
    return std::tuple(std::string_view(each.fields.date.iso), std::string_view(each.fields.unit),
                      each.fields.n, visitors.context.records.id_text(each.id));
  };
  std::ranges::sort(said, {}, place);
  return said;
}

}  // namespace

std::vector<std::string> announced_days(const Visitors& visitors) {
  std::vector<std::string> days;
  for (const Found<DailyTotal>& said : all_said(visitors)) days.push_back(said.fields.date.iso);
  return days;
}

// One figure, or all of them in words.
AnnouncedCells announced_cells(const Visitors& visitors, std::string_view date,
                               const VisitorSums& counted) {
  const Words& words = visitors.words;
  auto said = all_said(visitors);
  std::erase_if(said, [&](const auto& each) { return each.fields.date.iso != date; });
  if (said.empty()) return {Cell::dash(), Cell::dash()};
  const DailyTotal& first = said.front().fields;
  const bool one_unit =
      std::ranges::all_of(said, [&](const auto& each) { return each.fields.unit == first.unit; });
  const std::int64_t staff = first.includes_staff.value_or(false) ? std::int64_t{counted.staff} : 0;
  if (one_unit && !disagree(said))
    return {count_cell(first.n),
            staff == 0 ? difference_cell(words, first, counted, {{"visitors", counted.visitors}})
                       : difference_cell(words, first, counted,
                                         {{"visitors", counted.visitors}, {"staff", staff}})};
  std::vector<std::string> figures;
  for (const Found<DailyTotal>& each : said) {
    const std::string text =
        words.count(each.fields.n.value_or(0)) +
        (one_unit ? "" : words.choice("daily_total", "unit", each.fields.unit));
    if (std::ranges::find(figures, text) == figures.end()) figures.push_back(text);
  }
  return {Cell::of(words.list(figures) + (one_unit ? in_brackets(words, words("disagrees")) : "")),
          Cell::dash()};
}

Table announced_table(const Visitors& visitors, const std::map<std::int64_t, VisitorSums>& days) {
  Table table =
      make_table(visitors.words, "announced",
                 {"date", "announced", "computed", "difference", "unit", "counting_method",
                  "reentry", "includes_staff", "confirmed_by", "disagreement"});
  const auto said = all_said(visitors);
  for (Announced rest(said); !rest.empty();) {
    std::size_t n = 1;
    while (n < rest.size() && is_of_one_day(rest[n].fields, rest.front().fields)) ++n;
    const Announced day = rest.first(n);
    for (std::size_t i = 0; i < n; ++i)
      if (!says_again(day.first(i), day[i].fields))
        table.rows.push_back(announced_row(visitors, day[i].fields, disagree(day), days));
    rest = rest.subspan(n);
  }
  if (said.empty()) table.notes.push_back(visitors.words("visitors.nothing_announced"));
  return table;
}

}  // namespace renkei
