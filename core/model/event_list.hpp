// The lists of events that municipalities publish: what the columns of each layout are called, as data
// (assets/event_lists.tsv), and what stands in them for an event. Imports read headings by it and
// reports write by it, so that what was written is read back. Pure functions.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/model/kinds.hpp"
#include "core/model/municipalities.hpp"

namespace renkei {

enum class EventField {
  code,
  no,
  prefecture,
  city,
  body,  // prefecture and city in one
  name,
  kana,
  name_en,
  starts_on,
  ends_on,
  open,
  close,
  when_note,
  description,
  summary,
  fee,
  fee_details,
  contact_name,
  contact_phone,
  organiser,
  co_organiser,
  venue,
  address,  // in one; else in its four parts
  address_prefecture,
  address_city,
  address_town,
  address_rest,
  building,
  lat,
  lng,
  capacity,
  apply_until,
  url,
  other_url,
  event_type,
  status,
  note
};
inline constexpr std::size_t event_field_count = 37;
std::string_view name_of(EventField field);
std::optional<EventField> event_field_named(std::string_view name);

struct EventColumn {
  std::string_view heading;
  std::optional<EventField> field;  // none: published lists have it, events here do not
  bool confirmed = true;            // by a list that was published in this layout
};

// recommended, form, standard.
std::span<const std::string_view> event_list_layouts();
// In their order; of no such layout none.
std::span<const EventColumn> event_list_columns(std::string_view layout);
// Headings of any layout, and others that offices use.
std::span<const EventColumn> all_event_columns();

// The cells of one event.
struct EventCells {
  std::array<std::string, event_field_count> texts;
  std::string& operator[](EventField field) { return texts[static_cast<std::size_t>(field)]; }
  const std::string& operator[](EventField field) const {
    return texts[static_cast<std::size_t>(field)];
  }
};

// How an event is published. Where a layout has no column for its status, 中止 and 延期 stand in the
// remark, which else is what was recorded.
enum class StatusPlace { column, remark };
EventCells published(const Event& event, const Municipalities& municipalities, StatusPlace place);

// Hours of all days as a list tells them, and back: the first day's beginning and the last one's end.
struct EventHours {
  std::string open, close;  // HH:MM or empty
};
EventHours hours_of(const Event& event);
// `days` (as Event::days) with other hours; what else it says of a day stays. Of an event longer than a
// month only the first and the last day are named.
std::string days_with_hours(std::string_view days, std::string_view starts_on,
                            std::string_view ends_on, const EventHours& hours);

// cancelled or postponed when the text says that this has happened: 中止 at its beginning or as its
// verb, but not 雨天の場合は中止; else empty.
std::string_view status_in_text(std::string_view text);

}  // namespace renkei
