// Days and times in words, from assets/text/dates.*.ini. Pure; nothing can fail.
#pragma once
#include <string>
#include <string_view>

#include "core/base/moment.hpp"
#include "core/wording/messages.hpp"

namespace renkei {

std::string weekday_words(Language language, std::string_view iso);  // 土, 木・祝; of no date empty
// The same to stand in brackets: 木・祝, "Thu, holiday".
std::string weekday_in_brackets(Language language, std::string_view iso);
// 2023年10月14日（土）, Sat 14 Oct 2023. What is no date comes back as it is.
std::string date_words(Language language, std::string_view iso);
// One day, or the first and the last; an empty or equal end is one day.
std::string days_words(Language language, std::string_view first, std::string_view last);
// 2023-10-14T09:05:00+09:00: the instant as a clock of that place shows it, whatever offset the
// device wrote. Every moment that people read, but for those that screens and tables shorten.
std::string moment_words(const Moment& moment, Zone zone);
std::string clock_words(const Moment& moment, Zone zone);     // 09:05 in that place
std::string second_words(const Moment& moment, Zone zone);    // 09:05:07
std::string fiscal_year_words(Language language, int first);  // 令和5年度, FY2023

}  // namespace renkei
