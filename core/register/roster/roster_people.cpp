#include "core/register/roster/roster_people.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

#include "core/register/roster/roster_values.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {

// Whose column it is: 代表者氏名, 同行者1フリガナ, 参加者02氏名; most columns say nothing of it.
struct PersonTag {
  enum class Role { none, representative, numbered } role = Role::none;
  int number = 0;
  friend auto operator<=>(const PersonTag&, const PersonTag&) = default;
};

struct TaggedGuess {
  PersonTag tag;
  std::optional<ColumnGuess> guess;
  bool names_people = false;  // a bare 同行者, of which nobody can tell what it holds
};

namespace {

using enum RosterField;

using Guesses = std::vector<std::optional<ColumnGuess>>;

constexpr std::string_view representatives[] = {"代表者", "代表", "申込者", "申請者", "応募者"};
// Of these, one without a number is as good as the first.
constexpr std::string_view companions[] = {"同行者", "同伴者", "同乗者",    "同行人", "同行",
                                           "同伴",   "オ連レ", "companion", "guest"};
constexpr std::string_view numbered_words[] = {"参加者", "参加人",      "メンバー",
                                               "家族",   "participant", "申込者"};

bool erase_word(std::string& text, std::string_view word, std::size_t& at) {
  at = text.find(word);
  if (at == std::string::npos) return false;
  text.erase(at, word.size());
  return true;
}

// The number behind (or, before 人目, in front of) the place; 0 when there is none.
int take_number(std::string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end]) && end - at < 3) ++end;
  if (end == at) return 0;
  const int number = std::stoi(text.substr(at, end - at));
  text.erase(at, end - at);
  for (const std::string_view mark : {"人目", "人", "ノ", "_", "-", ".", "・", ":"})
    if (text.substr(at).starts_with(mark)) text.erase(at, mark.size());
  return number;
}

int number_before(std::string& text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos) return 0;
  std::size_t first = at;
  while (first > 0 && at - first < 3 && is_digit(text[first - 1])) --first;
  if (first == at) return 0;
  text.erase(at, word.size());
  return take_number(text, first);
}

int number_at_end(std::string& text) {
  std::size_t first = text.size();
  while (first > 0 && text.size() - first < 3 && is_digit(text[first - 1])) --first;
  return first == 0 ? 0 : take_number(text, first);
}

PersonTag take_tag(std::string& text) {
  using enum PersonTag::Role;
  std::size_t at = 0;
  for (const std::string_view word : companions) {
    if (!erase_word(text, word, at)) continue;
    for (const std::string_view tail : {"様", "者"})
      if (text.substr(at).starts_with(tail)) text.erase(at, tail.size());
    int number = take_number(text, at);
    if (number == 0) number = number_at_end(text);
    return {numbered, 1000 + number};
  }
  for (const std::string_view word : numbered_words) {
    std::string rest = text;
    if (!erase_word(rest, word, at)) continue;
    int number = take_number(rest, at);
    if (number == 0) number = number_at_end(rest);
    if (number == 0) continue;
    text = std::move(rest);
    return {numbered, number};
  }
  for (const std::string_view word : representatives)
    if (erase_word(text, word, at)) return {representative, 0};
  for (const std::string_view word : {"人目", "名目", "番目"})
    if (const int number = number_before(text, word); number > 0) return {numbered, number};
  return {};
}

// 氏名1, カナ1, 氏名2, カナ2: where a name has a number, each number is a person.
bool is_numbered_name(const Heading& heading) {
  std::string leaf = whole_heading(heading.leaf);
  if (number_at_end(leaf) == 0) return false;
  const auto guess = guess_column({{}, leaf});
  return guess && guess->strength == 4 && guess->field == name;
}

bool names_are_numbered(std::span<const Heading> headings) {
  return std::ranges::count_if(headings, is_numbered_name) >= 2;
}

TaggedGuess guess_tagged(const Heading& heading, bool numbered_names) {
  Heading bare{plain_heading(heading.group), whole_heading(heading.leaf)};
  PersonTag tag = take_tag(bare.leaf);
  if (tag.role == PersonTag::Role::none) tag = take_tag(bare.group);
  if (tag.role == PersonTag::Role::none && numbered_names)
    if (const int number = number_at_end(bare.leaf); number > 0)
      tag = {PersonTag::Role::numbered, number};
  if (tag.role == PersonTag::Role::none) return {tag, guess_column(heading)};
  if (bare.leaf == "()" || bare.leaf == "ノ") bare.leaf.clear();
  if (bare.leaf == "名" || bare.leaf == "ノ名前") bare.leaf = "氏名";
  if (!bare.leaf.empty()) return {tag, guess_column(bare)};
  if (tag.role == PersonTag::Role::representative || tag.number % 1000 > 0)
    return {tag, ColumnGuess{name, 2}};
  return {tag, std::nullopt, true};
}

TaggedGuess guess_of(const Heading& heading, std::size_t column, const HeadingFields& own_words,
                     bool numbered_names) {
  const auto own = mapped_field(own_words, heading, column);
  if (!own) return guess_tagged(heading, numbered_names);
  const auto field = roster_field_named(*own);
  return {{}, field ? std::optional(ColumnGuess{*field, 5}) : std::nullopt};
}

bool has_name(const RosterColumns& columns) {
  return columns.has(name) || columns.has(family_name);
}

bool is_name(const TaggedGuess& of) {
  return of.guess && (of.guess->field == name || of.guess->field == family_name);
}

// 氏名(フリガナ) over a single column is a name that has its kana in the cell.
void take_kana_for_name(std::vector<TaggedGuess>& tagged, std::span<const Heading> headings) {
  std::optional<std::size_t> only_kana;
  for (std::size_t column = 0; column < tagged.size(); ++column) {
    if (is_name(tagged[column])) return;
    if (!tagged[column].guess || tagged[column].guess->field != kana) continue;
    if (only_kana) return;
    only_kana = column;
  }
  if (only_kana && contains(plain_heading(headings[*only_kana].leaf), "氏名"))
    tagged[*only_kana].guess->field = name;
}

Guesses only(const std::vector<TaggedGuess>& tagged, PersonTag tag) {
  Guesses out(tagged.size());
  for (std::size_t column = 0; column < tagged.size(); ++column)
    if (tagged[column].tag == tag) out[column] = tagged[column].guess;
  return out;
}

std::vector<std::size_t> columns_between(std::size_t first, std::size_t end) {
  std::vector<std::size_t> out;
  for (std::size_t column = first; column < end; ++column) out.push_back(column);
  return out;
}

// What a companion has in common with the representative when it has no column of its own.
void share(RosterColumns& with, const RosterColumns& from, std::span<const RosterField> fields) {
  for (const RosterField field : fields) {
    const auto& columns = from.columns(field);
    auto& mine = with.of[static_cast<std::size_t>(field)];
    if (field == phone) {
      mine.insert(mine.end(), columns.begin(), columns.end());
    } else if (mine.empty()) {
      mine = columns;
    }
  }
}

// --- a representative and companions

std::vector<RosterPerson> party(const std::vector<TaggedGuess>& tagged, PersonTag main,
                                const std::vector<PersonTag>& others) {
  constexpr RosterField shared[] = {bus,
                                    ward,
                                    address,
                                    phone,
                                    prefecture,
                                    city,
                                    emergency,
                                    emergency_name,
                                    emergency_relation,
                                    emergency_phone,
                                    allergy,
                                    applied_on,
                                    status};
  Guesses of_main = only(tagged, {});
  const Guesses tagged_main = only(tagged, main);
  for (std::size_t column = 0; column < of_main.size(); ++column)
    if (tagged_main[column]) of_main[column] = ColumnGuess{tagged_main[column]->field, 6};
  std::vector<RosterPerson> people(1);
  people[0].columns = choose_columns(of_main);
  for (std::size_t column = 0; column < tagged.size(); ++column)
    if (std::find(others.begin(), others.end(), tagged[column].tag) == others.end())
      people[0].own.push_back(column);
  for (const PersonTag other : others) {
    RosterPerson person;
    person.companion = true;
    person.columns = choose_columns(only(tagged, other));
    share(person.columns, people[0].columns, shared);
    for (std::size_t column = 0; column < tagged.size(); ++column)
      if (tagged[column].tag == other) person.own.push_back(column);
    people.push_back(std::move(person));
  }
  return people;
}

// --- two tables side by side

// Where the headings come again: from the name, or from what stands left of the first name and is
// repeated before the second, or behind the last column without a heading.
std::vector<std::size_t> starts_of_tables(std::span<const Heading> headings,
                                          const Guesses& guesses) {
  std::vector<std::string> texts;
  texts.reserve(headings.size());
  for (const Heading& heading : headings) texts.push_back(whole_heading(heading.leaf));
  const bool whole = std::ranges::any_of(guesses, [](auto& g) { return g && g->field == name; });
  std::vector<std::size_t> names;
  for (std::size_t column = 0; column < guesses.size(); ++column)
    if (guesses[column] && guesses[column]->field == (whole ? name : family_name) &&
        (names.empty() || texts[column] == texts[names[0]]))
      names.push_back(column);
  std::set<std::string_view> left;  // of the first name
  for (std::size_t column = 0; !names.empty() && column < names[0]; ++column)
    if (!texts[column].empty()) left.insert(texts[column]);
  std::vector<std::size_t> starts = {0};
  for (std::size_t i = 1; i < names.size(); ++i) {
    std::size_t start = names[i];
    while (start - 1 > names[i - 1] && left.contains(texts[start - 1])) --start;
    for (std::size_t column = start - 1; column > names[i - 1]; --column)
      if (headings[column].leaf.empty()) {
        start = column + 1;
        break;
      }
    starts.push_back(start);
  }
  return starts;
}

std::string bus_above(const RosterColumns& columns, std::span<const Heading> headings) {
  const auto& names = columns.has(name) ? columns.columns(name) : columns.columns(family_name);
  return bus_of_section(headings[names[0]].group).value_or("");
}

// Side by side, but kind by kind: 氏名, 氏名, 電話, 電話. Each heading comes once for each of them, one
// right behind the other; what comes once is the first one's. Nothing where that is not so.
std::vector<RosterPerson> kind_by_kind(const Guesses& guesses, std::span<const Heading> headings) {
  std::map<std::string, std::vector<std::size_t>> columns_of;  // a heading
  std::size_t names = 0;
  for (std::size_t column = 0; column < guesses.size(); ++column) {
    if (!guesses[column]) continue;
    auto& columns = columns_of[whole_heading(headings[column].text())];
    columns.push_back(column);
    if (guesses[column]->field == name) names = std::max(names, columns.size());
  }
  if (names < 2) return {};
  std::vector<Guesses> of_person(names, Guesses(guesses.size()));
  std::vector<RosterPerson> people(names);
  for (const auto& [heading, columns] : columns_of) {
    const bool is_run = columns.back() - columns.front() + 1 == columns.size();
    if (columns.size() != 1 && (columns.size() != names || !is_run)) return {};
    for (std::size_t i = 0; i < columns.size(); ++i) of_person[i][columns[i]] = guesses[columns[i]];
  }
  for (std::size_t i = 0; i < names; ++i) {
    people[i].columns = choose_columns(of_person[i]);
    for (std::size_t column = 0; column < guesses.size(); ++column)
      if (of_person[i][column] || (i == 0 && !guesses[column])) people[i].own.push_back(column);
    constexpr RosterField shared[] = {bus};
    if (i > 0) share(people[i].columns, people[0].columns, shared);
  }
  return people;
}

// A name right behind a name, and the rest in no order that tells whose it is.
void doubt_whose(std::vector<RosterPerson>& people, std::span<const Heading> headings) {
  const auto text = [&](std::size_t column) { return whole_heading(headings[column].leaf); };
  for (std::size_t i = 1; i < people.size(); ++i) {
    const auto& own = people[i].own;
    const std::size_t before = people[i - 1].columns.columns(name).empty()
                                   ? SIZE_MAX
                                   : people[i - 1].columns.columns(name)[0];
    if (own.empty() || before == SIZE_MAX || own[0] != before + 1) continue;
    for (std::size_t at = 1; at < own.size(); ++at)
      if (!text(own[at]).empty() && text(own[at]) == text(own[at - 1]))
        people[i].lost.push_back(own[at]);
  }
}

std::vector<RosterPerson> side_by_side(const Guesses& guesses, std::span<const Heading> headings) {
  if (auto people = kind_by_kind(guesses, headings); !people.empty()) return people;
  const std::vector<std::size_t> starts = starts_of_tables(headings, guesses);
  std::vector<RosterPerson> people;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : headings.size();
    Guesses mine(guesses.size());
    std::copy(guesses.begin() + static_cast<std::ptrdiff_t>(starts[i]),
              guesses.begin() + static_cast<std::ptrdiff_t>(end),
              mine.begin() + static_cast<std::ptrdiff_t>(starts[i]));
    RosterPerson person;
    person.columns = choose_columns(mine);
    person.own = columns_between(starts[i], end);
    if (!has_name(person.columns)) continue;
    person.bus = bus_above(person.columns, headings);
    // A bus that stands left of both halves is the bus of both.
    if (!people.empty() && person.bus.empty()) {
      constexpr RosterField shared[] = {bus};
      share(person.columns, people[0].columns, shared);
    }
    people.push_back(std::move(person));
  }
  doubt_whose(people, headings);
  return people;
}

// A second name, or a bare 同行者, that nobody reads.
void note_lost_columns(std::vector<RosterPerson>& people, const std::vector<TaggedGuess>& tagged) {
  for (RosterPerson& person : people)
    for (const std::size_t column : person.own) {
      const TaggedGuess& of = tagged[column];
      const bool of_representative = of.tag.role == PersonTag::Role::representative;
      const bool read = person.columns.field_of(column).has_value();
      if (!read && (of.names_people || (is_name(of) && !of_representative)))
        person.lost.push_back(column);
    }
}

using OwnGuess = std::function<TaggedGuess(const Heading&, std::size_t column, bool numbered)>;

std::vector<RosterPerson> judged_people(std::span<const Heading> headings, const OwnGuess& guess) {
  const bool numbered = names_are_numbered(headings);
  std::vector<TaggedGuess> tagged;
  tagged.reserve(headings.size());
  for (std::size_t column = 0; column < headings.size(); ++column)
    tagged.push_back(guess(headings[column], column, numbered));
  take_kana_for_name(tagged, headings);
  std::map<PersonTag, bool> named;  // tags of columns with a name
  for (const TaggedGuess& of : tagged)
    if (is_name(of)) named[of.tag] = true;
  if (named.empty()) return {};
  const PersonTag main =
      named.begin()->first;  // nobody's, else the representative's, else the first
  named.erase(named.begin());
  std::vector<PersonTag> others;
  for (const auto& [tag, has] : named)
    if (tag.role != PersonTag::Role::representative) others.push_back(tag);
  Guesses guesses = only(tagged, {});
  if (main.role != PersonTag::Role::none && others.empty()) {
    const Guesses of_main = only(tagged, main);
    for (std::size_t column = 0; column < guesses.size(); ++column)
      if (of_main[column]) guesses[column] = ColumnGuess{of_main[column]->field, 6};
  }
  auto people = others.empty() ? side_by_side(guesses, headings) : party(tagged, main, others);
  note_lost_columns(people, tagged);
  return people;
}

// A table of people has names and at least one other thing about them, or another person.
int score_of(const std::vector<RosterPerson>& people) {
  if (people.empty()) return 0;
  const RosterColumns& columns = people[0].columns;
  const bool names = columns.has(name) || (columns.has(family_name) && columns.has(given_name));
  const int found = columns.fields_found() + static_cast<int>(people.size()) - 1;
  return names && found >= 2 ? found : 0;
}

// Numbers, dates and telephones stand below headings.
bool is_below_headings(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789-/:.") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

class RosterHeadings::Memory {
 public:
  explicit Memory(const HeadingFields& own_words) : own_words_(own_words) {}

  TaggedGuess guess(const Heading& heading, std::size_t column, bool numbered) {
    if (heading.leaf.empty() && heading.group.empty() && own_words_.empty()) return {};
    if (!own_words_.empty()) return judge(heading, column, numbered);  // which may name a column
    std::string key = (numbered ? "1" : "0") + heading.group + '\x1F' + heading.leaf;
    if (const auto before = guesses_.find(key); before != guesses_.end()) return before->second;
    const TaggedGuess found = judge(heading, column, numbered);
    if (guesses_.size() >= most_guesses) guesses_.clear();
    guesses_.emplace(std::move(key), found);
    return found;
  }

  People people_of(std::span<const Heading> headings) {
    std::string key;
    for (const Heading& heading : headings) key += heading.group + '\x1F' + heading.leaf + '\x1E';
    if (const auto before = people_.find(key); before != people_.end()) return before->second;
    auto found = std::make_shared<const std::vector<RosterPerson>>(
        judged_people(headings, [this](const Heading& heading, std::size_t column, bool numbered) {
          return guess(heading, column, numbered);
        }));
    columns_ += headings.size() * (found->size() + 1);
    if (columns_ > most_columns) {
      people_.clear();
      columns_ = headings.size() * (found->size() + 1);
    }
    people_.emplace(std::move(key), found);
    return found;
  }

  std::size_t judged = 0;

 private:
  static constexpr std::size_t most_guesses = 10'000;
  static constexpr std::size_t most_columns = 500'000;  // of all people together

  TaggedGuess judge(const Heading& heading, std::size_t column, bool numbered) {
    ++judged;
    return guess_of(heading, column, own_words_, numbered);
  }

  const HeadingFields own_words_;
  std::unordered_map<std::string, TaggedGuess> guesses_;
  std::unordered_map<std::string, People> people_;  // by all headings of a table
  std::size_t columns_ = 0;
};

RosterHeadings::RosterHeadings(const HeadingFields& own_words)
    : memory_(std::make_unique<Memory>(own_words)) {}
RosterHeadings::~RosterHeadings() = default;

RosterHeadings::People RosterHeadings::people_of(std::span<const Heading> headings) {
  return memory_->people_of(headings);
}

std::size_t RosterHeadings::judged() const { return memory_->judged; }

HeadingWords RosterHeadings::words() {
  Memory* const memory = memory_.get();
  const auto is_word = [memory](std::string_view text) {
    const TaggedGuess found = memory->guess({{}, std::string(text)}, std::string::npos - 1, false);
    return found.guess || found.names_people || found.tag.role != PersonTag::Role::none;
  };
  const auto score = [memory](std::span<const Heading> headings) {
    return score_of(*memory->people_of(headings));
  };
  return {is_word, score, is_below_headings};
}

}  // namespace renkei
