// The days of an event and who exhibits there, as its fields `day` and `exhibitors` hold them
// (docs/records.md). Plain values.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

struct EventDay {
  std::string date, open, close;
  bool closed = false;
};
struct Exhibitor {
  std::string code6, company, booth;
};

// Nothing where more, or something else, stands there than these can say.
std::optional<std::vector<EventDay>> read_event_days(std::string_view stored);
std::optional<std::vector<Exhibitor>> read_exhibitors(std::string_view stored);

std::string stored_text(std::span<const EventDay> days);
std::string stored_text(std::span<const Exhibitor> exhibitors);

}  // namespace renkei
