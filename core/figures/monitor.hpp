// What a tour's monitors say of its stops and of the whole: which question asks what, and the figures that
// only they need. Counting itself is survey_counts. Pure; plain values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "core/figures/survey_responses.hpp"

namespace renkei {

// What a question is about, by its key, otherwise by a word of its text (docs/tables.md).
enum class Asked { overall, nps, price, length, revisit, spending };
const QuestionCount* asked_in(const SurveyCount& count, Asked what);
std::vector<const QuestionCount*> all_asked_in(const SurveyCount& count, Asked what);

// One questionnaire about one stop or the tour, with what was asked about it before, if it was.
struct Rating {
  Survey after;
  std::optional<Survey> before;
};
// By stop in course order, the tour behind them; questionnaires of before alone are not among them.
std::vector<Rating> ratings_of(const Records& records, EntryId tour);

// After against before, over those who answered both, told by their tokens.
struct BeforeAfter {
  std::int64_t both = 0, before = 0, after = 0;  // how many; sums of their values
};
BeforeAfter before_after(const Records& records, const Rating& rating);

// Of all answers in order; the quartiles are the medians of the lower and the upper half, without the
// middle one.
struct Quartiles {
  double lower = 0, median = 0, upper = 0;
};
std::optional<Quartiles> quartiles_of(const std::map<double, std::int64_t>& each);
// How many would pay that much.
std::int64_t would_pay(const QuestionCount& price, double yen);

}  // namespace renkei
