// 関係人口: how people came from visiting to staying involved, for each partner municipality and fiscal
// year, step by step. Plain values.
//
// One person is one token (つなぎ符号); who bears none is somebody else each time, so that only tokens join
// two steps. An answer belongs to the partner that it names, else to that of its stop or tour; taking part
// (checked in, or marked present) to the municipalities that the tour visits or is hosted by. An
// involvement counts in the year in which it began. A partner is who its code has become today.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/sum.hpp"
#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

// Who: a token, or without one the record itself.
struct Bearer {
  std::string token;
  EntryId id = 0;
  friend auto operator<=>(const Bearer&, const Bearer&) = default;
};
using Bearers = std::map<Bearer, std::vector<EntryId>>;  // with the records that say so

std::int64_t how_many(const Bearers& people);
std::int64_t with_token(const Bearers& people);
// Who bears the same token in both.
std::int64_t in_both(const Bearers& earlier, const Bearers& later);

struct KankeiSteps {
  Bearers answered, intended, took_part, came_again;
  std::map<std::string, Bearers> by_category;  // one person may be in several
  Bearers involved;                            // in any
  // Visitors of the events in which the partner took part: context, never a base.
  std::map<EntryId, std::pair<Sum, bool>> visitors;  // by event; whether it holds estimates

  void add(const KankeiSteps& other);
};

struct KankeiFigures {
  using Place = std::pair<std::string, int>;  // code, fiscal year (0: not known)
  std::map<Place, KankeiSteps> steps;
  // What is in no row: answers that name no partner, tours that visit none, tours without anybody seen,
  // records of years that were not asked for because they have none; answers whose token stayed behind.
  std::int64_t answers_without_partner = 0, tokens_withheld = 0, without_year = 0;
  std::vector<std::string> tours_without_partner, tours_without_anybody;

  KankeiSteps of_partner(std::string_view code) const;
  KankeiSteps all() const;
};
// Of these fiscal years; none: of all.
KankeiFigures kankei_figures(const Records& records, const std::vector<int>& fiscal_years);

// 「ぜひ…」「…参加したい」 and 「その後訪れた」, as options of a questionnaire say it.
bool says_intention(std::string_view answer);
bool says_visited_since(std::string_view answer);

}  // namespace renkei
