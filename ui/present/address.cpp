#include "ui/present/address.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"
#include "core/report/reports.hpp"

namespace renkei::ui {
namespace {

// What the parts of an address are called, screen by screen. A record's name is that of its kind.
struct Names {
  Screen screen;
  std::string_view object, part, further, word;
};
constexpr Names names[] = {{Screen::tally, "event", "gate", {}, {}},
                           {Screen::readings, "event", "gate", {}, "page"},
                           {Screen::roster, "tour", "stop", {}, {}},
                           {Screen::seats, "vehicle", {}, {}, {}},
                           {Screen::rollcall, "tour", "stop", "vehicle", "phase"},
                           {Screen::incident, "tour", {}, "incident", {}},
                           {Screen::needs, "event", {}, {}, {}},
                           {Screen::monitor, "tour", "stop", "questionnaire", {}},
                           {Screen::kiosk, "questionnaire", "event", {}, {}},
                           {Screen::designer, "questionnaire", "event", {}, {}},
                           {Screen::plan, "record", {}, {}, {}},
                           {Screen::handing, "event", {}, {}, {}},
                           {Screen::copying, "event", {}, {}, {}},
                           {Screen::coverage, "device", {}, {}, {}},
                           {Screen::tables, {}, {}, {}, "report"},
                           {Screen::import, {}, {}, {}, "kind"},
                           {Screen::history, "record", {}, {}, {}},
                           {Screen::help, {}, {}, {}, "screen"}};

constexpr std::string_view any_record = "record";

Names names_of(Screen screen) {
  const auto at = std::ranges::find(names, screen, &Names::screen);
  return at == std::end(names) ? Names{screen, {}, {}, {}, {}} : *at;
}

// Tables are about a record of one of several kinds, called as the reports call it; so are registers.
bool is_subject(Screen screen, std::string_view name) {
  if (screen == Screen::import)
    return std::ranges::any_of(register_kinds(),
                               [&](const RegisterKind& kind) { return kind.subject == name; });
  return screen == Screen::tables &&
         std::ranges::find(report_subjects, name, &ReportSubject::name) !=
             std::end(report_subjects);
}
std::string_view object_name(const Address& address, const Records& records) {
  if (address.screen != Screen::tables && address.screen != Screen::import)
    return names_of(address.screen).object;
  const auto standing = records.standing(address.object, nullptr);
  return standing ? standing->kind->name : std::string_view();
}

Error no_such_screen(std::string_view text) {
  return Error(Code::no_such_screen, {{"screen", std::string(text)}});
}

std::optional<EntryId> record_named(std::string_view id, std::string_view kind,
                                    const Records& records) {
  const auto found = records.parse_id(id);
  if (kind == any_record) return found && records.standing(*found, nullptr) ? found : std::nullopt;
  const auto standing = found ? records.standing(*found, find_kind(kind)) : std::nullopt;
  if (!standing || standing->kind != find_kind(kind)) return std::nullopt;
  return found;
}

bool is_choice(std::string_view name, std::string_view code) {
  if (name == "page") return code == "day_end";
  if (name == "kind") return find_register(code) != nullptr;
  if (name == "report") return find_report(code) != nullptr;
  if (name == "screen") return screen_named(code).has_value();
  return name == "phase" &&
         std::ranges::find(choices::phase, code, &Choice::code) != std::end(choices::phase);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// Of several, the one that goes on; else the first that comes; else the last that was.
int rank(std::string_view first_day, std::string_view last_day, std::string_view date) {
  if (first_day > date) return 1;
  return (last_day.empty() ? first_day : last_day) < date ? 2 : 0;
}

struct Candidate {
  int rank;
  std::string_view first_day;
  bool operator<(const Candidate& other) const {
    if (rank != other.rank) return rank < other.rank;
    return rank == 2 ? first_day > other.first_day : first_day < other.first_day;
  }
};

}  // namespace

std::string address_text(const Address& address, const Records& records) {
  std::string text(screen_name(address.screen));
  const Names called = names_of(address.screen);
  char before = '?';
  for (const auto& [name, id] :
       {std::pair(object_name(address, records), address.object),
        std::pair(called.part, address.part), std::pair(called.further, address.further)}) {
    if (name.empty() || id == 0) continue;
    text += before + std::string(name) + '=' + records.id_text(id);
    before = '&';
  }
  if (!called.word.empty() && !address.word.empty())
    text += before + std::string(called.word) + '=' + address.word;
  return text;
}

Result<Address> parse_address(std::string_view text, const Records& records) {
  const std::size_t query = text.find('?');
  const auto screen = screen_named(text.substr(0, query));
  if (!screen) return no_such_screen(text);
  Address address{*screen};
  if (query == std::string_view::npos) return address;
  const Names called = names_of(*screen);
  for (const std::string_view part : split(text.substr(query + 1), '&')) {
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals);
    if (name.empty() || equals == part.size()) return no_such_screen(text);
    if (name == called.word) {
      address.word = part.substr(equals + 1);
      if (!is_choice(name, address.word)) return no_such_screen(text);
      continue;
    }
    EntryId* place = name == called.object || is_subject(*screen, name) ? &address.object
                     : name == called.part                              ? &address.part
                     : name == called.further                           ? &address.further
                                                                        : nullptr;
    const auto id = place ? record_named(part.substr(equals + 1), name, records) : std::nullopt;
    if (!id) return no_such_screen(text);
    *place = *id;
  }
  return address;
}

EntryId event_of_day(const Records& records, std::string_view date) {
  const auto events = all<Event>(records);
  const auto candidate = [&](const Found<Event>& event) {
    return Candidate{rank(event.fields.starts_on.iso, event.fields.ends_on.iso, date),
                     event.fields.starts_on.iso};
  };
  const auto best =
      std::min_element(events.begin(), events.end(),
                       [&](const auto& a, const auto& b) { return candidate(a) < candidate(b); });
  return best == events.end() ? 0 : best->id;
}

EntryId tour_of_day(const Records& records, std::string_view date) {
  EntryId best = 0;
  Candidate of_best{};
  std::string days_of_best;
  for (const auto& [id, tour, disputed] : all<Tour>(records)) {
    const auto event = find_as<Event>(records, tour.event_id.id);
    const std::string first = event ? event->fields.starts_on.iso : std::string();
    const Candidate here{rank(first, event ? event->fields.ends_on.iso : first, date), first};
    if (best != 0 && !(here < of_best)) continue;
    best = id;
    days_of_best = first;
    of_best = {here.rank, days_of_best};
  }
  return best;
}

}  // namespace renkei::ui
