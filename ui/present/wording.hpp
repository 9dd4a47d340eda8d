// Dates, times, numbers and refusals in words, the same on every screen. Pure; the texts themselves
// are in assets/text/ui.*.ini, those of refusals in the core's file.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/error.hpp"
#include "core/base/moment.hpp"
#include "core/wording/messages.hpp"

namespace renkei::ui {

std::string count_words(std::int64_t number);   // 57,000
std::string clock_words(const Moment& moment);  // 09:05, as the clock on that wall showed it
// 2023年10月14日（土）, Sat 14 Oct 2023. What is no date comes back as it is.
std::string date_words(Language language, std::string_view iso);
// One day, or the first and the last; an empty or equal end is one day.
std::string days_words(Language language, std::string_view first, std::string_view last);

// What happened, what is safe, what to do next.
struct Refusal {
  std::string what, safe, next, code;
};
Refusal refusal_words(Language language, const Error& error);

// The word of a code of core/model/choices.hpp, `<prefix>.<code>`; the code itself when nobody
// wrote one.
std::string choice_words(Language language, std::string_view prefix, std::string_view code);

}  // namespace renkei::ui
