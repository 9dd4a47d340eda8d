#include "core/model/same_person.hpp"

#include <algorithm>
#include <numeric>

#include "core/text/kana.hpp"

namespace renkei {
namespace {

bool agree(const std::string& a, const std::string& b) { return !a.empty() && a == b; }
bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

std::uint64_t key_of(char tag, const std::string& a, const std::string& b) {
  return std::hash<std::string>()(tag + a + '\n' + b);
}

// Two people who have one of these in common may be what is asked for; the predicates say whether they are.
std::vector<std::uint64_t> keys_of(const PersonMarks& of, PeopleAlike::By by) {
  std::vector<std::uint64_t> keys;
  const auto add = [&](char tag, const std::string& a, const std::string& b) {
    if (!a.empty() && !b.empty()) keys.push_back(key_of(tag, a, b));
  };
  switch (by) {
    case PeopleAlike::By::all_marks:
      keys.push_back(key_of('a', of.no + '\n' + of.name + '\n' + of.kana, of.birth + of.phone));
      return keys;
    case PeopleAlike::By::name:
      add('n', of.name, "=");
      add('k', of.kana, "=");
      return keys;
    case PeopleAlike::By::same_person:
      add('K', of.no, of.kana);
      add('B', of.no, of.birth);
      add('P', of.no, of.phone);
      add('b', of.kana, of.birth);
      add('p', of.kana, of.phone);
      [[fallthrough]];
    case PeopleAlike::By::recorded_twice:
      add('N', of.no, of.name);
      add('1', of.name, of.birth);
      add('2', of.name, of.phone);
      return keys;
  }
  return keys;
}

constexpr std::size_t most_per_key = 8;

}  // namespace

PersonMarks marks_of(const Participant& person) {
  return {person.no ? std::to_string(*person.no) : "", fold_for_search(person.name),
          fold_for_search(person.kana), person.birth.iso, person.phone};
}

bool is_same_person(const PersonMarks& a, const PersonMarks& b) {
  const bool named = agree(a.name, b.name) || agree(a.kana, b.kana);
  const bool described = agree(a.birth, b.birth) || agree(a.phone, b.phone);
  return (agree(a.no, b.no) && (named || described)) || (named && described);
}

bool is_recorded_twice(const PersonMarks& a, const PersonMarks& b) {
  if (!agree(a.name, b.name) || differ(a.birth, b.birth)) return false;
  return agree(a.no, b.no) || agree(a.birth, b.birth) || agree(a.phone, b.phone);
}

bool may_be_same_person(const PersonMarks& a, const PersonMarks& b) {
  return (agree(a.name, b.name) || agree(a.kana, b.kana)) && !differ(a.birth, b.birth);
}

PeopleAlike::PeopleAlike(std::span<const PersonMarks> people, By by)
    : by_(by), taken_(people.size(), false) {
  for (std::size_t i = 0; i < people.size(); ++i)
    for (const std::uint64_t key : keys_of(people[i], by))
      keyed_.push_back({key, static_cast<std::uint32_t>(i)});
  std::ranges::sort(keyed_, [](const Keyed& a, const Keyed& b) {
    return std::pair(a.key, a.person) < std::pair(b.key, b.person);
  });
  next_.resize(keyed_.size() + 1);
  std::iota(next_.begin(), next_.end(), std::uint32_t{0});
}

// Those who were taken are passed once and not again.
std::size_t PeopleAlike::untaken_from(std::size_t at) {
  std::size_t end = at;
  while (end < keyed_.size() && (next_[end] != end || taken_[keyed_[end].person])) {
    if (next_[end] == end) next_[end] = static_cast<std::uint32_t>(end + 1);
    end = next_[end];
  }
  while (at < end) {
    const std::size_t next = next_[at];
    next_[at] = static_cast<std::uint32_t>(end);
    at = next;
  }
  return end;
}

std::vector<std::size_t> PeopleAlike::find(const PersonMarks& person) {
  std::vector<std::size_t> found;
  for (const std::uint64_t key : keys_of(person, by_)) {
    const auto first = std::ranges::lower_bound(keyed_, key, {}, &Keyed::key);
    auto at = untaken_from(static_cast<std::size_t>(first - keyed_.begin()));
    for (std::size_t n = 0; n < most_per_key && at < keyed_.size() && keyed_[at].key == key; ++n) {
      found.push_back(keyed_[at].person);
      at = untaken_from(at + 1);
    }
  }
  return found;
}

std::vector<std::size_t> recorded_twice(std::span<const PersonMarks> people,
                                        std::span<const std::size_t> decided) {
  std::vector<std::size_t> first(people.size());
  std::iota(first.begin(), first.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (first[i] != i) i = first[i] = first[first[i]];
    return i;
  };
  const auto unite = [&](std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    first[std::max(a, b)] = std::min(a, b);
  };
  const auto decision = [&](std::size_t i) { return i < decided.size() ? decided[i] : undecided; };
  PeopleAlike alike(people, PeopleAlike::By::recorded_twice);
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (decision(i) != undecided) {
      unite(i, decision(i));
      continue;
    }
    for (const std::size_t other : alike.find(people[i]))
      if (other < i && decision(other) != other && is_recorded_twice(people[i], people[other]))
        unite(i, other);
  }
  for (std::size_t i = 0; i < people.size(); ++i) first[i] = root(i);
  return first;
}

}  // namespace renkei
