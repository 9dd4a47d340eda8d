#include "core/model/event_list.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/base/assets.hpp"
#include "core/text/dates.hpp"
#include "core/text/kana.hpp"
#include "core/text/phone.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, event_field_count> field_names = {
    "code",         "no",           "prefecture",    "city",
    "body",         "name",         "kana",          "name_en",
    "starts_on",    "ends_on",      "open",          "close",
    "when_note",    "description",  "summary",       "fee",
    "fee_details",  "contact_name", "contact_phone", "organiser",
    "co_organiser", "venue",        "address",       "address_prefecture",
    "address_city", "address_town", "address_rest",  "building",
    "lat",          "lng",          "capacity",      "apply_until",
    "url",          "other_url",    "event_type",    "status",
    "note"};

std::string_view next_cell(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view cell = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return cell;
}

struct Lists {
  std::vector<EventColumn> all;  // those of one layout stand together
  std::vector<std::pair<std::string_view, std::span<const EventColumn>>> layouts;
};

Lists read_lists(std::string_view table) {
  Lists lists;
  std::vector<std::string_view> layout_of;
  next_cell(table, '\n');  // the heading
  while (!table.empty()) {
    std::string_view line = next_cell(table, '\n');
    layout_of.push_back(next_cell(line, '\t'));
    const std::string_view heading = next_cell(line, '\t'), field = next_cell(line, '\t');
    lists.all.push_back({heading, event_field_named(field), line == "yes"});
  }
  for (std::size_t from = 0, to = 0; from < layout_of.size(); from = to) {
    while (to < layout_of.size() && layout_of[to] == layout_of[from]) ++to;
    lists.layouts.emplace_back(layout_of[from], std::span(lists.all).subspan(from, to - from));
  }
  return lists;
}

const Lists& lists() {
  static const Lists all = read_lists(asset("event_lists.tsv"));
  return all;
}

std::string number_text(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

// A cell is split at ; and 、 when it is read.
std::string joined_names(const List& names_in) {
  std::string out;
  for (const std::string& name : names_in) out += (out.empty() ? "" : ";") + name;
  for (std::size_t at = 0; (at = out.find("、", at)) != std::string::npos;) out.replace(at, 3, ";");
  return out;
}

bool take_front(std::string_view& text, std::string_view part) {
  if (part.empty() || !text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

// 東京都 | 台東区 | 浅草99-9-3: where the parts begin is known of what the list of municipalities knows.
void split_address(EventCells& cells, const Municipalities& municipalities) {
  std::string_view rest = cells[EventField::address];
  const auto prefecture = std::ranges::find_if(municipalities.all(), [&](const Municipality& one) {
    return one.is_prefecture() && rest.starts_with(one.prefecture);
  });
  if (prefecture != municipalities.all().end()) {
    take_front(rest, prefecture->prefecture);
    cells[EventField::address_prefecture] = prefecture->prefecture;
    const std::string_view behind = rest;
    for (const Municipality& one : municipalities.all()) {
      if (one.prefecture != prefecture->prefecture || one.is_prefecture()) continue;
      std::string_view local = behind;
      take_front(local, one.county);
      // 町田市 before 町田: the longest name that fits.
      if (take_front(local, one.name) && local.size() < rest.size()) rest = local;
    }
    cells[EventField::address_city] = behind.substr(0, behind.size() - rest.size());
  }
  cells[EventField::address_town] = rest;
}

void tell_owner(EventCells& cells, const std::string& code, const Municipalities& municipalities) {
  cells[EventField::code] = code;
  const Municipality* owner = municipalities.of_code(code);
  if (!owner) return;
  cells[EventField::prefecture] = owner->prefecture;
  if (!owner->is_prefecture()) cells[EventField::city] = owner->name;
  cells[EventField::body] = cells[EventField::prefecture] + cells[EventField::city];
}

std::string_view status_word(std::string_view code) {
  if (code == "planned") return "予定";
  if (code == "held") return "開催中";
  if (code == "cancelled") return "中止";
  if (code == "postponed") return "延期";
  return code == "finished" ? "終了" : "";
}

void tell_status(EventCells& cells, const Event& event, StatusPlace place) {
  if (place == StatusPlace::column) {
    cells[EventField::status] = status_word(event.status);
    return;
  }
  const bool must_tell = event.status == "cancelled" || event.status == "postponed";
  std::string_view told = status_in_text(event.when_note);
  if (told.empty()) told = status_in_text(event.note);
  if (!must_tell || told == event.status) return;
  const std::string word(status_word(event.status));
  cells[EventField::note] = event.note.empty() ? word : word + "。" + event.note;
}

bool is_whole_verb(std::string_view behind) {
  if (behind.empty()) return true;
  for (const std::string_view tail : {"し", "いたし", "致し", "とな", "とさせ", "になり", "です",
                                      "。", ")", "」", "】", "\n", " ", "が決", "を決"})
    if (behind.starts_with(tail)) return true;
  return false;
}

// 雨天の場合は中止します is a rule, 台風のため中止します is news.
bool is_conditional(std::string_view sentence) {
  for (const std::string_view word :
       {"場合", "雨天", "荒天", "悪天候", "小雨", "可能性", "ことがあ", "こともあ", "おそれ",
        "恐れ", "かもしれ", "際は", "時は", "ときは", "中止なし", "中止しません"})
    if (contains(sentence, word)) return true;
  return false;
}

std::string_view status_in_sentence(std::string_view sentence) {
  if (is_conditional(sentence)) return {};
  for (const auto& [word, code] :
       {std::pair<std::string_view, std::string_view>{"中止", "cancelled"}, {"延期", "postponed"}})
    for (std::size_t at = sentence.find(word); at != std::string_view::npos;
         at = sentence.find(word, at + 1))
      if (at == 0 || is_whole_verb(sentence.substr(at + word.size()))) return code;
  return {};
}

std::vector<std::string> days_between(std::string_view starts_on, std::string_view ends_on) {
  constexpr std::int64_t most_days = 31;
  const auto first = date_of_iso(starts_on);
  if (!first) return {};
  const std::int64_t from = days_since_epoch(*first);
  const auto last = date_of_iso(ends_on);
  const std::int64_t to = last ? std::max(days_since_epoch(*last), from) : from;
  std::vector<std::string> days;
  const std::int64_t step = to - from < most_days ? 1 : to - from;
  for (std::int64_t day = from; day <= to; day += step) days.push_back(iso(date_of_days(day)));
  return days;
}

ordered_json read_days(std::string_view text) {
  ordered_json days = ordered_json::parse(text, nullptr, false);
  if (!days.is_array()) return ordered_json::array();
  std::erase_if(days.get_ref<ordered_json::array_t&>(),
                [](const ordered_json& day) { return !day.is_object(); });
  return days;
}

std::string text_in(const ordered_json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

}  // namespace

std::string_view name_of(EventField field) { return field_names[static_cast<std::size_t>(field)]; }

std::optional<EventField> event_field_named(std::string_view name) {
  const auto at = std::ranges::find(field_names, name);
  if (at == field_names.end()) return std::nullopt;
  return static_cast<EventField>(at - field_names.begin());
}

std::span<const std::string_view> event_list_layouts() {
  static constexpr std::array<std::string_view, 3> layouts = {"recommended", "form", "standard"};
  return layouts;
}

std::span<const EventColumn> event_list_columns(std::string_view layout) {
  for (const auto& [name, columns] : lists().layouts)
    if (name == layout) return columns;
  return {};
}

std::span<const EventColumn> all_event_columns() { return lists().all; }

EventCells published(const Event& event, const Municipalities& municipalities, StatusPlace place) {
  EventCells cells;
  const auto number = [](const Integer& n) { return n ? std::to_string(*n) : std::string{}; };
  tell_owner(cells, event.source_code6, municipalities);
  cells[EventField::no] = event.source_no;
  cells[EventField::name] = event.name;
  cells[EventField::kana] = event.kana;
  cells[EventField::name_en] = event.name_en;
  cells[EventField::starts_on] = event.starts_on.iso;
  cells[EventField::ends_on] = event.ends_on.iso;
  EventHours hours = hours_of(event);
  cells[EventField::open] = std::move(hours.open);
  cells[EventField::close] = std::move(hours.close);
  cells[EventField::when_note] = event.when_note;
  cells[EventField::description] = event.description;
  cells[EventField::fee] = number(event.fee_yen);
  cells[EventField::fee_details] = event.fee;
  cells[EventField::contact_name] = event.contact_name;
  cells[EventField::contact_phone] = format_phone(event.contact_phone);
  cells[EventField::organiser] = event.organiser;
  cells[EventField::co_organiser] = joined_names(event.co_organiser);
  cells[EventField::venue] = event.venue;
  cells[EventField::address] = event.address;
  split_address(cells, municipalities);
  if (event.lat && event.lng) {
    cells[EventField::lat] = number_text(*event.lat);
    cells[EventField::lng] = number_text(*event.lng);
  }
  cells[EventField::capacity] = number(event.capacity);
  cells[EventField::apply_until] = event.apply_until.iso;
  cells[EventField::url] = event.url;
  cells[EventField::event_type] = event.event_type;
  cells[EventField::note] = event.note;
  tell_status(cells, event, place);
  return cells;
}

EventHours hours_of(const Event& event) {
  EventHours hours;
  for (const ordered_json& day : read_days(event.days.compact)) {
    if (hours.open.empty()) hours.open = text_in(day, "open");
    if (std::string close = text_in(day, "close"); !close.empty()) hours.close = std::move(close);
  }
  return hours;
}

std::string days_with_hours(std::string_view days, std::string_view starts_on,
                            std::string_view ends_on, const EventHours& hours) {
  const ordered_json before = read_days(days);
  ordered_json after = ordered_json::array();
  for (const std::string& date : days_between(starts_on, ends_on)) {
    ordered_json day = {{"date", date}};
    for (const ordered_json& known : before)
      if (text_in(known, "date") == date) day = known;
    const bool closed = day.contains("closed") && day["closed"] == true;
    if (!closed && !hours.open.empty()) day["open"] = hours.open;
    if (!closed && !hours.close.empty()) day["close"] = hours.close;
    after.push_back(std::move(day));
  }
  return after.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string_view status_in_text(std::string_view text) {
  const std::string plain = narrow(trim(text));
  for (std::string_view rest = plain; !rest.empty();) {
    const std::size_t stop = std::min(rest.find("。"), rest.find('\n'));
    const std::string_view sentence = trim(rest.substr(0, stop));
    if (const std::string_view status = status_in_sentence(sentence); !status.empty())
      return status;
    if (stop == std::string_view::npos) break;
    rest.remove_prefix(std::min(rest.size(), stop + (rest[stop] == '\n' ? 1 : 3)));
  }
  return {};
}

}  // namespace renkei
