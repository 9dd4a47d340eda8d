#include "core/text/dates.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace renkei {
namespace {

struct EraSpan {
  Era era;
  std::string_view name;
  CivilDate first;
  CivilDate last;
  int year_zero;
};

constexpr std::array<EraSpan, 5> eras = {{
    {Era::meiji, "明治", {1873, 1, 1}, {1912, 7, 30}, 1867},
    {Era::taisho, "大正", {1912, 7, 30}, {1926, 12, 25}, 1911},
    {Era::showa, "昭和", {1926, 12, 25}, {1989, 1, 7}, 1925},
    {Era::heisei, "平成", {1989, 1, 8}, {2019, 4, 30}, 1988},
    {Era::reiwa, "令和", {2019, 5, 1}, {9999, 12, 31}, 2018},
}};

std::chrono::year_month month_of(CivilDate date) {
  return std::chrono::year{date.year} / date.month;
}

const EraSpan& span_of(Era era) { return eras[static_cast<std::size_t>(era)]; }

}  // namespace

bool is_valid(CivilDate date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= 31 && (month_of(date) / date.day).ok();
}

std::int64_t days_since_epoch(CivilDate date) {
  const std::chrono::sys_days first = month_of(date) / 1;
  return first.time_since_epoch().count() + date.day - 1;
}

CivilDate date_of_days(std::int64_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday_of(CivilDate date) {
  const std::chrono::days days{days_since_epoch(date)};
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{days}}.c_encoding());
}

std::string iso(CivilDate date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

std::optional<CivilDate> date_of_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t length) {
    int value = 0;
    for (const char c : text.substr(from, length))
      value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
    return value;
  };
  const CivilDate date{number(0, 4), number(5, 2), number(8, 2)};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<Era> era_of(CivilDate date) {
  for (std::size_t i = eras.size(); i-- > 0;)
    if (date >= eras[i].first) return eras[i].era;
  return std::nullopt;
}

std::string wareki(CivilDate date) {
  const auto era = era_of(date);
  if (!era) return iso(date);
  const EraSpan& span = span_of(*era);
  const int year = date.year - span.year_zero;
  return std::string(span.name) + (year == 1 ? "元" : std::to_string(year)) + "年" +
         std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

std::optional<CivilDate> date_of_era(Era era, int year, int month, int day) {
  const EraSpan& span = span_of(era);
  if (year < 1 || year > 9999 - span.year_zero) return std::nullopt;
  const CivilDate date{span.year_zero + year, month, day};
  if (!is_valid(date) || date < span.first || date > span.last) return std::nullopt;
  return date;
}

int fiscal_year_of(CivilDate date) { return date.month >= 4 ? date.year : date.year - 1; }

std::string fiscal_year_label(int fiscal_year, FiscalName name) {
  const auto era = era_of({fiscal_year, name == FiscalName::first_day ? 4 : 10, 1});
  if (!era) return std::to_string(fiscal_year) + "年度";
  const int year = fiscal_year - span_of(*era).year_zero;
  return std::string(span_of(*era).name) + (year == 1 ? "元" : std::to_string(year)) + "年度";
}

int age_on(CivilDate birth, CivilDate day) {
  const bool before_birthday =
      CivilDate{0, day.month, day.day} < CivilDate{0, birth.month, birth.day};
  return day.year - birth.year - (before_birthday ? 1 : 0);
}

std::string age_band(int age) {
  if (age < 10) return "9歳以下";
  if (age >= 80) return "80代以上";
  return std::to_string(age / 10 * 10) + "代";
}

}  // namespace renkei
