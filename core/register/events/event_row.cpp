#include "core/register/events/event_row.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/text/amounts.hpp"
#include "core/text/contacts.hpp"
#include "core/text/csv.hpp"
#include "core/text/dates.hpp"
#include "core/text/kana.hpp"
#include "core/text/phone.hpp"
#include "core/text/spaces.hpp"
#include "core/text/times.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

// A record holds so much of a text and no more; one cell must not cost the event.
constexpr std::size_t longest_cell_bytes = 16'384;
constexpr std::int64_t most_fee = 100'000'000;
constexpr std::int64_t most_people = 10'000'000;

constexpr std::array<std::string_view, event_part_count> part_names = {
    "code6",       "no",           "name",        "kana",         "name_en",
    "starts_on",   "ends_on",      "open",        "close",        "when_note",
    "description", "fee_yen",      "fee_text",    "contact_name", "contact_phone_digits",
    "organiser",   "co_organiser", "venue",       "address",      "lat",
    "lng",         "capacity",     "apply_until", "url",          "event_type",
    "status",      "note"};

// The first day on or after `day`, or the last one on or before it.
enum class Side { on_or_after, on_or_before };

DateReading read_date_beside(std::string_view text, const std::string& day, Side side) {
  DateReading plain = read_date(text);
  const auto beside = date_of_iso(day);
  if (plain.status != DateStatus::unreadable || !beside) return plain;
  // read_date() takes the last such day up to a week after its reference.
  constexpr std::int64_t week = 7;
  const std::int64_t latest =
      side == Side::on_or_before
          ? days_since_epoch(*beside)
          : days_since_epoch({beside->year + 1, beside->month, beside->day}) - 1;
  return read_date(text, date_of_days(latest - week));
}

bool is_free(std::string_view text) {
  const std::string plain = without_spaces(text);
  for (const std::string_view word :
       {"無料", "入場無料", "参加無料", "参加費無料", "入場料無料", "観覧無料"})
    if (plain == word) return true;
  return false;
}

// 1,200 is one.
std::size_t numbers_in(std::string_view text) {
  std::size_t found = 0;
  bool inside = false;
  for (const char c : text) {
    const bool part = is_digit(c) || (inside && c == ',');
    if (part && !inside) ++found;
    inside = part;
  }
  return found;
}

// So much of a text as stays whole characters.
std::string_view head_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

class RowReader {
 public:
  RowReader(const EventCells& cells, const MunicipalityCodes& codes)
      : cells_(cells), codes_(codes) {}

  EventRow read(std::string_view beside, EventNumbers& numbers) {
    if (!beside.empty()) row_.doubt("extra_cells", beside);
    read_owner();
    if (row_[EventPart::no].empty())
      row_.doubt("number_missing");
    else if (!numbers.emplace(row_[EventPart::code6], row_[EventPart::no]).second)
      row_.doubt("number_repeated", row_[EventPart::no]);
    row_[EventPart::name] = unify_spaces(kept(EventField::name), " ");
    row_[EventPart::kana] = plain(EventField::kana);
    row_[EventPart::name_en] = plain(EventField::name_en);
    read_days();
    read_hours();
    row_[EventPart::when_note] = kept(EventField::when_note);
    row_[EventPart::description] = kept(EventField::description);
    if (row_[EventPart::description].empty())
      row_[EventPart::description] = kept(EventField::summary);
    read_fee();
    row_[EventPart::contact_name] = plain(EventField::contact_name);
    read_contact_phone();
    row_[EventPart::organiser] = plain(EventField::organiser);
    read_co_organisers();
    read_place();
    read_capacity();
    read_deadline();
    row_[EventPart::url] = plain(EventField::url);
    if (row_[EventPart::url].empty()) row_[EventPart::url] = plain(EventField::other_url);
    row_[EventPart::event_type] = plain(EventField::event_type);
    row_[EventPart::note] = kept(EventField::note);
    read_status();
    doubt_free_texts();
    return std::move(row_);
  }

 private:
  const std::string& cell(EventField field) const { return cells_[field]; }

  std::string fitting(std::string text) {
    if (text.size() <= longest_cell_bytes) return text;
    row_.doubt("cell_too_long", text);
    return {};
  }
  // As typed, and in the narrow form of codes and names of offices.
  std::string kept(EventField field) { return fitting(std::string(trim(cell(field)))); }
  std::string plain(EventField field) {
    const std::string narrowed = narrow(cell(field));
    return fitting(std::string(trim(narrowed)));
  }

  void read_owner() {
    const std::array<std::string, 2> names = {
        plain(EventField::prefecture) + plain(EventField::city), plain(EventField::body)};
    CodeReading reading = codes_.read(cell(EventField::code), names);
    for (const std::string_view code : reading.warnings) row_.doubt(code, cell(EventField::code));
    row_[EventPart::code6] = std::move(reading.code6);
    row_[EventPart::no] = plain(EventField::no);
  }

  // Codes with a prefix say which day is meant; a deadline's have none.
  std::string taken(const DateReading& reading, EventField field, std::string_view impossible,
                    std::string_view unreadable) {
    switch (reading.status) {
      case DateStatus::read:
        if (reading.from_serial) row_.doubt("excel_serial_date", cell(field));
        if (reading.year_guessed) row_.doubt("date_year_inferred", cell(field));
        return iso(reading.date);
      case DateStatus::impossible:
        if (reading.beyond_era) {
          row_.doubt("era_had_ended", cell(field));
          return iso(reading.date);
        }
        row_.doubt(impossible, cell(field));
        break;
      case DateStatus::unreadable:
      case DateStatus::contradictory:
        row_.doubt(unreadable, cell(field));
        break;
      case DateStatus::empty:
        break;
    }
    return {};
  }

  void read_days() {
    std::string& start = row_[EventPart::starts_on];
    std::string& end = row_[EventPart::ends_on];
    start = taken(read_date(cell(EventField::starts_on)), EventField::starts_on,
                  "start_date_impossible", "start_date_unreadable");
    end = taken(read_date_beside(cell(EventField::ends_on), start, Side::on_or_after),
                EventField::ends_on, "end_date_impossible", "end_date_unreadable");
    if (start.empty() || end.empty() || end >= start) return;
    row_.doubt("end_before_start", cell(EventField::ends_on));
    end.clear();
  }

  std::string time_of(EventField field) {
    const TimeReading reading = read_time(cell(field));
    if (reading.doubt == TimeReading::Doubt::from_serial)
      row_.doubt("excel_serial_time", cell(field));
    if (reading.doubt == TimeReading::Doubt::impossible) row_.doubt("time_impossible", cell(field));
    if (reading.doubt == TimeReading::Doubt::unreadable) row_.doubt("time_unreadable", cell(field));
    return reading.hh_mm;
  }

  void read_hours() {
    std::string& open = row_[EventPart::open];
    std::string& close = row_[EventPart::close];
    open = time_of(EventField::open);
    close = time_of(EventField::close);
    if (close == "00:00" && open > "00:00") {
      close = "24:00";
      row_.doubt("close_at_midnight", cell(EventField::close));
    }
    const std::string& end = row_[EventPart::ends_on];
    const bool one_day = end.empty() || end == row_[EventPart::starts_on];
    if (!one_day || open.empty() || close.empty() || close >= open) return;
    row_.doubt("close_before_open", cell(EventField::close));
    close.clear();
  }

  void read_fee() {
    const std::string typed = plain(EventField::fee), details = plain(EventField::fee_details);
    AmountReading fee = is_free(typed) ? AmountReading{0, {}} : read_amount(typed);
    if (fee.yen > most_fee) fee = {std::nullopt, "amount_unreadable"};
    const bool doubted = !fee.doubt.empty();
    if (doubted) row_.doubt(numbers_in(typed) > 1 ? "fee_several" : "fee_unreadable", typed);
    if (!fee.yen && !doubted && is_free(details)) fee.yen = 0;
    if (fee.yen) row_[EventPart::fee_yen] = std::to_string(*fee.yen);
    std::string& text = row_[EventPart::fee_text];
    if (doubted) text = typed;
    if (!text.empty() && !details.empty()) text += " / ";
    text += details;
  }

  void read_contact_phone() {
    const std::string& typed = cell(EventField::contact_phone);
    PhoneReading phone = read_phone(typed);
    const bool odd = phone.digits.size() < 9 || phone.digits.size() > 11;
    if (odd && !phone.digits.empty() && phone.doubt != PhoneDoubt::foreign)
      phone = {"", PhoneDoubt::odd_length};
    switch (phone.doubt) {
      case PhoneDoubt::none:
        break;
      case PhoneDoubt::zero_restored:
        row_.doubt("phone_leading_zero_restored", typed);
        break;
      case PhoneDoubt::damaged:
        row_.doubt("phone_damaged_by_spreadsheet", typed);
        break;
      case PhoneDoubt::odd_length:
        row_.doubt("phone_length_odd", typed);
        break;
      case PhoneDoubt::foreign:
        row_.doubt("phone_foreign", typed);
        break;
      case PhoneDoubt::several:
        row_.doubt("phone_several_numbers", typed);
        break;
      case PhoneDoubt::unreadable:
        row_.doubt("phone_unreadable", typed);
        break;
    }
    row_[EventPart::contact_phone_digits] = std::move(phone.digits);
  }

  void read_co_organisers() {
    std::string text = plain(EventField::co_organiser);
    for (std::size_t at = 0; (at = text.find("、", at)) != std::string::npos;)
      text.replace(at, 3, ";");
    std::string& joined = row_[EventPart::co_organiser];
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view one = trim(rest.substr(0, end));
      if (!one.empty()) joined += (joined.empty() ? "" : ";") + std::string(one);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void read_place() {
    row_[EventPart::venue] = kept(EventField::venue);
    std::string& address = row_[EventPart::address];
    address = plain(EventField::address);
    if (address.empty())
      for (const EventField part : {EventField::address_prefecture, EventField::address_city,
                                    EventField::address_town, EventField::address_rest})
        address += plain(part);
    if (const std::string building = plain(EventField::building); !building.empty())
      address += (address.empty() ? "" : " ") + building;
    read_point();
  }

  void read_point() {
    const std::string lat = plain(EventField::lat), lng = plain(EventField::lng);
    if (lat.empty() && lng.empty()) return;
    const std::string both = lat + ", " + lng;
    if (lat.empty() || lng.empty()) return row_.doubt("lat_lng_incomplete", both);
    const auto north = degrees(lat), east = degrees(lng);
    if (!north || !east) return row_.doubt("lat_lng_unreadable", both);
    const bool swapped = is_in_japan(*east, *north);
    if (!swapped && !is_in_japan(*north, *east)) return row_.doubt("lat_lng_outside_japan", both);
    if (swapped) row_.doubt("lat_lng_swapped", both);
    row_[EventPart::lat] = swapped ? lng : lat;
    row_[EventPart::lng] = swapped ? lat : lng;
  }

  static std::optional<double> degrees(const std::string& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
  }
  static bool is_in_japan(double north, double east) {
    return north >= 20 && north <= 46 && east >= 122 && east <= 154;
  }

  // 先着30名, 200名程度, 40名(抽選); 各回20名 and 15組 are no number of people.
  void read_capacity() {
    const std::string typed = plain(EventField::capacity);
    const std::string text = without_spaces(typed);
    if (text.empty()) return;
    for (const std::string_view none : {"なし", "無し", "-", "定員なし"})
      if (text == none) return;
    std::string_view rest = text;
    const auto drop = [&](auto words) {
      for (const std::string_view word : words)
        if (rest.starts_with(word)) rest.remove_prefix(word.size());
    };
    drop(std::initializer_list<std::string_view>{"定員", ":", "先着順", "先着", "抽選", "約"});
    std::string digits;
    while (!rest.empty() && (is_digit(rest[0]) || (rest[0] == ',' && !digits.empty()))) {
      if (rest[0] != ',') digits += rest[0];
      rest.remove_prefix(1);
    }
    drop(std::initializer_list<std::string_view>{"名", "人", "程度", "まで", "以内", "(先着順)",
                                                 "(先着)", "(抽選)", "先着順", "抽選"});
    const bool fits = !digits.empty() && digits.size() <= 8 && rest.empty();
    const std::int64_t people = fits ? std::stoll(digits) : most_people + 1;
    if (people > most_people) return row_.doubt("capacity_unreadable", typed);
    row_[EventPart::capacity] = std::to_string(people);
  }

  void read_deadline() {
    row_[EventPart::apply_until] =
        taken(read_date_beside(cell(EventField::apply_until), row_[EventPart::starts_on],
                               Side::on_or_before),
              EventField::apply_until, "date_impossible", "date_unreadable");
  }

  void read_status() {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words = {
        {{"中止", "cancelled"},
         {"延期", "postponed"},
         {"終了", "finished"},
         {"開催済", "finished"},
         {"予定", "planned"},
         {"計画", "planned"},
         {"開催中", "held"},
         {"実施", "held"}}};
    std::string& status = row_[EventPart::status];
    const std::string typed = plain(EventField::status);
    for (const auto& [word, code] : words)
      if (status.empty() && contains(typed, word)) status = code;
    for (const EventField field : {EventField::when_note, EventField::note})
      if (status.empty()) status = status_in_text(cell(field));
  }

  void doubt_free_texts() {
    for (const EventPart part :
         {EventPart::name, EventPart::when_note, EventPart::description, EventPart::fee_text,
          EventPart::organiser, EventPart::venue, EventPart::note})
      if (looks_like_formula(row_[part])) row_.doubt("formula_prefix", row_[part]);
    for (const EventPart part : {EventPart::when_note, EventPart::description, EventPart::note})
      if (holds_contact(row_[part])) row_.doubt("pii_in_free_text", row_[part]);
  }

  const EventCells& cells_;
  const MunicipalityCodes& codes_;
  EventRow row_;
};

}  // namespace

std::string_view name_of(EventPart part) { return part_names[static_cast<std::size_t>(part)]; }

void EventRow::doubt(std::string_view code, std::string_view original) {
  if (std::ranges::find(doubts, code, &EventDoubt::code) == doubts.end())
    doubts.push_back({code, std::string(head_of(original, 200))});
}

std::string_view EventRow::refusal() const {
  if ((*this)[EventPart::name].empty()) return "name_missing";
  return (*this)[EventPart::starts_on].empty() ? "start_missing" : "";
}

EventRow read_event_row(const EventCells& cells, std::string_view beside,
                        const MunicipalityCodes& codes, EventNumbers& numbers) {
  return RowReader(cells, codes).read(beside, numbers);
}

}  // namespace renkei
