#include "ui/view/visitor_chart.hpp"

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"

namespace renkei::ui::hours {
namespace {

Series series_of(std::string name, const DayHours& hours) {
  Series series{std::move(name), {}};
  for (const Band& band : hours.bands)
    series.bars.push_back({band.from, band.to, band.n, band.estimated});
  return series;
}

std::string words_of(const Ui& ui, const DayHours& hours) {
  std::string words;
  for (const Band& band : hours.bands) {
    const std::string from = std::to_string(band.from), to = std::to_string(band.to);
    const std::string n = (band.estimated ? "≈" : "") + count_words(band.n);
    words += (words.empty() ? "" : std::string(" · ")) +
             ui.say(band.to - band.from > 1 ? "hours.band" : "hours.hour",
                    {{"from", from}, {"to", to}, {"n", n}});
  }
  if (hours.unknown != 0)
    words += (words.empty() ? "" : std::string(" · ")) +
             ui.say("hours.unknown", {{"n", count_words(hours.unknown)}});
  return words.empty() ? ui.say("hours.nothing") : words;
}

}  // namespace

Drawn drawn(const Ui& ui, const DayHours& today, const DayHours& first_day,
            std::string_view first_date) {
  const std::string name = ui.say("hours.today");
  Drawn made{{series_of(name, today)}, words_of(ui, today)};
  if (first_date.empty()) return made;
  const std::string first =
      ui.say("hours.first_day", {{"day", date_words(ui.language, first_date)}});
  made.series.push_back(series_of(first, first_day));
  made.words += "　" + first + ": " + words_of(ui, first_day);
  return made;
}

}  // namespace renkei::ui::hours
