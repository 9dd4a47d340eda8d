// The hours of a gate, beside those of the first day: the series of a chart and what they say in words.
#pragma once
#include <string>
#include <vector>

#include "ui/present/visitor_hours.hpp"
#include "ui/view/chart.hpp"

namespace renkei::ui::hours {

struct Drawn {
  std::vector<Series> series;
  std::string words;
};
// `first_date`: empty where there is no other day.
Drawn drawn(const Ui& ui, const DayHours& today, const DayHours& first_day,
            std::string_view first_date);

}  // namespace renkei::ui::hours
