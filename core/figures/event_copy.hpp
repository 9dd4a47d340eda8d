// Next year's event from last year's: the plan once more, on other days. Pure; plain values.
//
// - All days move by whole weeks, so that a Saturday stays one: to the Saturday nearest the wished day.
// - Copied are the event, its tours with their vehicles and stops, its gates, questionnaires (the newest
//   versions, as first ones) and posts. Not copied are people, numbers, answers, accounts and whatever
//   happened, nor what holds for one year only: a project, a policy's number, a number plate.
// - Names that tell the year (令和5年, R5, 2023) tell the new one, 第3回 becomes 第4回; that is an offer.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/records.hpp"

namespace renkei {

// A name that may be another one this time; the first is the event's own.
struct NameOffer {
  std::size_t step = 0;
  std::string kind, field;
  std::string was, now;
};

struct EventCopy {
  std::int64_t days = 0;  // by which everything moves
  std::string first_day, last_day;
  Together together;  // the event's birth first
  std::vector<NameOffer> names;

  // How many of a kind.
  std::int64_t count(std::string_view kind) const;
  void call(std::size_t offer, const std::string& name);
};

// The same day of the following year; 29 February is the 28th. Empty where there is no day.
std::string year_later(std::string_view iso);
// Without steps where there is no such event or no such day.
EventCopy copy_of_event(const Records& records, EntryId event, std::string_view wished_day);

std::string name_of_later_year(std::string_view name, int years);

}  // namespace renkei
