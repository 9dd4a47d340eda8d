#include "core/register/roster/roster_doubts.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>

#include "core/register/roster/roster_names.hpp"
#include "core/text/kana.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

// Columns of a row.
struct At {
  static constexpr std::size_t no = roster_column("no"), bus = roster_column("bus"),
                               seat = roster_column("seat"), name = roster_column("name"),
                               kana = roster_column("kana"), birth = roster_column("birth"),
                               age = roster_column("age_on_event"), ward = roster_column("ward"),
                               phone = roster_column("phone_digits"),
                               status = roster_column("status");
};

// Who may be whom. Equal birth dates and equal folded name or kana: probably the same. Where a
// birth date is missing, name and kana must not differ and the ages not be further apart than a
// birthday. Each key keeps its first few rows only, so the work stays linear even when two hundred
// thousand people have one name. Folded texts are compared by number: the same text, the same number.
class DuplicateFinder {
 public:
  explicit DuplicateFinder(RosterRows& rows) : rows_(rows) { people_.reserve(rows.size()); }

  void run() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      people_.push_back(person(i));
      if (const auto same = find(people_[i])) rows_.mark_same(i, *same);
      remember(i);
    }
  }

 private:
  static constexpr std::uint32_t most_per_name = 8;
  static constexpr std::uint32_t nobody = UINT32_MAX;
  struct Person {
    std::uint32_t name, kana;  // 0: empty
    std::uint32_t day;         // of birth; 0: not known
    std::uint32_t next;        // of that name
    int age;                   // -1: not known
  };
  struct Namesakes {
    std::uint32_t first = nobody, last = nobody, count = 0;
  };

  Person person(std::size_t row) {
    const auto day = date_of_iso(rows_.cell(row, At::birth));
    const std::string_view years = rows_.cell(row, At::age);
    int age = -1;
    std::from_chars(years.data(), years.data() + years.size(), age);
    return {number_of(rows_.cell(row, At::name)), number_of(rows_.cell(row, At::kana)),
            day ? static_cast<std::uint32_t>(day->year * 512 + day->month * 32 + day->day) : 0,
            nobody, age};
  }

  std::uint32_t number_of(std::string_view text) {
    std::string folded = fold_for_search(text);
    if (folded.empty()) return 0;
    return numbers_.try_emplace(std::move(folded), numbers_.size() + 1).first->second;
  }

  static std::uint64_t key(std::uint32_t day, std::uint32_t text) {
    return std::uint64_t{day} << 32 | text;
  }

  std::optional<std::size_t> find(const Person& of) const {
    std::uint32_t first = nobody;
    const auto look = [&](const auto& born, std::uint32_t text) {
      if (of.day == 0 || text == 0) return;
      if (const auto found = born.find(key(of.day, text)); found != born.end())
        first = std::min(first, found->second);
    };
    look(born_with_name_, of.name);
    look(born_with_kana_, of.kana);
    if (const auto found = named_.find(of.name); of.name != 0 && found != named_.end())
      for (std::uint32_t other = found->second.first; other != nobody; other = people_[other].next)
        if (may_be_same(of, people_[other])) first = std::min(first, other);
    return first == nobody ? std::nullopt : std::optional<std::size_t>(first);
  }

  static bool may_be_same(const Person& a, const Person& b) {
    if (a.day != 0 && b.day != 0) return false;
    if (a.kana != 0 && b.kana != 0 && a.kana != b.kana) return false;
    return a.age < 0 || b.age < 0 || std::abs(a.age - b.age) <= 1;
  }

  void remember(std::size_t row) {
    const Person& one = people_[row];
    const auto i = static_cast<std::uint32_t>(row);
    if (one.day != 0 && one.name != 0) born_with_name_.try_emplace(key(one.day, one.name), i);
    if (one.day != 0 && one.kana != 0) born_with_kana_.try_emplace(key(one.day, one.kana), i);
    Namesakes& namesakes = named_[one.name];
    if (namesakes.count == most_per_name) return;
    if (namesakes.count++ == 0)
      namesakes.first = i;
    else
      people_[namesakes.last].next = i;
    namesakes.last = i;
  }

  RosterRows& rows_;
  std::vector<Person> people_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of folded names and kana
  std::unordered_map<std::uint64_t, std::uint32_t> born_with_name_, born_with_kana_;  // first row
  std::unordered_map<std::uint32_t, Namesakes> named_;
};

void warn_of_repetitions(RosterRows& rows) {
  std::unordered_set<std::string_view> numbers;
  std::unordered_set<std::string> seats;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!rows.cell(row, At::no).empty() && !numbers.insert(rows.cell(row, At::no)).second)
      rows.warn(row, RosterWarning::number_repeated);
    if (rows.cell(row, At::seat).empty()) continue;
    const std::string_view comes = rows.cell(row, At::status);
    if (comes != "confirmed" && comes != "walk_in") continue;
    const std::string on_bus(rows.cell(row, At::bus));
    if (!seats.insert(on_bus + "\n" + std::string(rows.cell(row, At::seat))).second)
      rows.warn(row, RosterWarning::seat_repeated);
  }
}

// A bus that is repeated in every row is not merged downwards: then an empty cell is a doubt.
void warn_of_held_buses(RosterRows& rows, std::size_t first) {
  const auto repeats = [&](std::size_t a, std::size_t b) {
    return rows.line(a) != rows.line(b) && !rows.bus_from_above(a) && !rows.bus_from_above(b) &&
           !rows.cell(a, At::bus).empty() && rows.cell(a, At::bus) == rows.cell(b, At::bus);
  };
  bool any = false;
  for (std::size_t row = first + 1; row < rows.size() && !any; ++row) any = repeats(row - 1, row);
  for (std::size_t row = first; row < rows.size() && any; ++row)
    if (rows.bus_from_above(row)) rows.warn(row, RosterWarning::bus_from_above);
}

// Nothing but kana, in a row of its own.
bool is_lone_kana(const RosterRows& rows, std::size_t row) {
  for (const std::size_t column : {At::no, At::phone, At::seat, At::ward, At::birth, At::age})
    if (!rows.cell(row, column).empty()) return false;
  return count_code_points(rows.cell(row, At::name)) >= 3 && is_kana_only(rows.cell(row, At::name));
}

// フリガナ in a row of its own, above or below the name: that is nobody, or a child. A person decides.
void warn_of_rows_of_kana(RosterRows& rows, std::size_t first) {
  for (std::size_t row = first; row < rows.size(); ++row)
    if (!rows.cell(row, At::kana).empty()) return;
  const bool above = first < rows.size() && is_lone_kana(rows, first);
  for (std::size_t row = first; row < rows.size(); ++row) {
    if ((above ? row + 1 == rows.size() : row == first) || !is_lone_kana(rows, row)) continue;
    const std::size_t other = above ? row + 1 : row - 1;
    if (!is_kana_only(rows.cell(other, At::name))) rows.mark_same(row, other);
  }
}

}  // namespace

void doubt_rows_of_table(RosterRows& rows, std::size_t first) {
  warn_of_held_buses(rows, first);
  warn_of_rows_of_kana(rows, first);
}

void doubt_repetitions(RosterRows& rows) {
  DuplicateFinder(rows).run();
  warn_of_repetitions(rows);
}

}  // namespace renkei
