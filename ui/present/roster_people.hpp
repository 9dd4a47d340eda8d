// The people of a roster as a list shows them, and how one of them is found by what was typed or
// scanned: kanji in old and new forms, kana, Latin letters, a number, a bus, a seat. Plain values.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/records.hpp"
#include "ui/present/disputes.hpp"
#include "ui/present/wanted.hpp"

namespace renkei::ui::roster {

struct Person {
  EntryId id = 0;
  std::int64_t no = 0;                           // 0: none
  std::string badge, name, kana, bus, seat;      // name and kana are empty for hidden people
  std::size_t name_length = 0, kana_length = 0;  // in characters: whether they fit on a line
  bool hidden = false;
  bool nameless = false;  // nobody gave a name: neither hidden nor withheld
  Findable findable;
  std::vector<Dispute> disputes;  // about bus, seat, status
  std::size_t in_facts = 0;       // the index of this person there
  bool guest = false;             // in no list of this tour, but seen
  // At the chosen stop:
  Standing standing = Standing::unconfirmed;
  EntryId check_in = 0;          // the first one
  Moment at;                     // of that check-in
  Remark remark = Remark::none;  // why not expected there
};

// By bus and number; guests behind the others.
std::vector<Person> read_people(const TourFacts& facts, const Records& records);
const Person* find_person(std::span<const Person> people, EntryId id);

// The record that the text of a QR code names: an id, perhaps behind a ':' or a '/'.
std::optional<EntryId> record_in_line(const Records& records, std::string_view line);
// Whom a badge means that was read (core/model/badge.hpp); in this tour, the one record of that person.
struct Badge {
  EntryId person = 0;  // 0: nobody known here, or several
  bool is_shared = false;
};
std::optional<Badge> badge_in_line(const Records& records, const TourFacts& facts,
                                   std::string_view line);
// Of another tour: in no list here.
struct Stranger {
  EntryId person = 0;
  std::string name, tour;  // name: what was read, when theirs is not to be shown
};
std::optional<Stranger> stranger_in(const Records& records, const TourFacts& facts,
                                    std::string_view line);
// A badge number, or a number on the roster, as a whole.
std::optional<EntryId> by_badge_or_number(std::span<const Person> people, std::string_view line);
// A whole number in digits of either width, without anything else.
std::optional<std::int64_t> number_in_line(std::string_view line);

}  // namespace renkei::ui::roster
