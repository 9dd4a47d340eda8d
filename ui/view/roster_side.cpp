#include "ui/view/roster_side.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/people.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::roster {
namespace {

using Asked = std::vector<Intent>;

std::string heads_words(const Ui& ui, const Heads& heads) {
  const std::string here = count_words(heads.here), expected = count_words(heads.expected);
  const std::string absent = count_words(heads.absent);
  return ui.say("roster.heads", {{"here", here}, {"expected", expected}, {"absent", absent}});
}

Status missing_status(const Ui& ui, const Heads& heads) {
  const bool complete = heads.unconfirmed == 0 && heads.expected > 0;
  return complete ? status::here(ui) : status::unconfirmed(ui);
}

Status scan_status(const Ui& ui, const ScanResult& last) {
  using enum ScanResult::Kind;
  if (last.kind == checked_in && last.remark == Remark::none) return status::here(ui);
  if (last.kind == already || last.kind == several || last.kind == added)
    return status::unconfirmed(ui);
  return status::absent(ui);
}

const char* key_of(ScanResult::Kind kind) {
  switch (kind) {
    case ScanResult::Kind::checked_in:
      return "roster.last.checked_in";
    case ScanResult::Kind::already:
      return "roster.last.already";
    case ScanResult::Kind::not_due:
      return "roster.last.not_due";
    case ScanResult::Kind::other_tour:
      return "roster.last.other_tour";
    case ScanResult::Kind::several:
      return "roster.last.several";
    case ScanResult::Kind::added:
      return "roster.last.added";
    case ScanResult::Kind::unknown:
      break;
  }
  return "roster.last.unknown";
}

std::string words_of(const Ui& ui, const ScanResult& last, const Person* person, Zone zone) {
  const std::string time = person ? clock_words(person->at, zone) : std::string();
  const std::string count = count_words(static_cast<std::int64_t>(last.hits));
  const std::string remark = remark_words(ui, last.remark);
  std::string words = ui.say(key_of(last.kind), {{"time", time}, {"count", count}});
  if (!remark.empty()) words = remark + "　" + words;
  return words;
}

// What may be done about it, below it.
void draw_answers(Ui& ui, Asked& asked, Box& column, const ScanResult& last) {
  using enum ScanResult::Kind;
  const auto press = [&](const Key& key, const std::string& words) {
    return button(ui, key, take_top(column, button_height(ui, words, column.w), ui.theme.gap),
                  words);
  };
  if (last.kind == other_tour || last.kind == not_due) {
    if (press({"roster.anyway", last.person}, ui.say("roster.anyway")))
      asked.emplace_back(Admit{last.person});
    if (press("roster.let_be", ui.say("roster.let_be"))) asked.emplace_back(LetBe{});
  } else if (last.kind == unknown && !last.text.empty()) {
    if (press("roster.walk_in", ui.say("roster.walk_in", {{"name", last.text}})))
      asked.emplace_back(AddWalkIn{last.text});
  } else if (last.kind == added) {
    if (press({"roster.check_in_added", last.person}, ui.say("roster.check_in")))
      asked.emplace_back(CheckInPerson{last.person});
  }
}

// What the last scan, line or tap came to.
void draw_last(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  if (!roster.last) return;
  const ScanResult& last = *roster.last;
  const Person* person = find_person(roster, last.person);
  const std::string name = person ? shown_name(ui, *person) : last.text;
  const std::string words = words_of(ui, last, person, zone);
  const Status status = scan_status(ui, last);
  const float pad = ui.theme.mm(2.5f), width = column.w - 2 * pad;
  const float name_high = height_of(ui, Role::strong, name, width, 2);
  const float words_high = height_of(ui, Role::body, words, width, 4);
  const Box box = take_top(column, name_high + words_high + ui.theme.mm(1) + 2 * pad, ui.theme.gap);
  fill(ui, box, status.pale, ui.theme.rounding);
  note(ui, {.key = "roster.last",
            .kind = "row",
            .box = box,
            .text = name,
            .state = std::string(key_of(last.kind)).substr(12),
            .privacy = "P2"});
  {
    const Within within(ui, "roster.last");
    Box inner = inset(box, pad);
    write(ui, "roster.last.name", take_top(inner, name_high, ui.theme.mm(1)), name,
          {.role = Role::strong, .ink = status.ink, .lines = 2, .privacy = "P2"});
    write(ui, "roster.last.words", inner, words, {.lines = 4});
  }
  draw_answers(ui, asked, column, last);
}

std::string act_words(const Ui& ui, const Model& roster, const Act& act, Zone zone) {
  const Person* person = find_person(roster, act.person);
  const std::string name = person ? shown_name(ui, *person) : std::string();
  const std::string time = clock_words(act.at, zone);
  return ui.say(act.kind == Act::Kind::check_in ? "roster.act.check_in" : "roster.act.no_show",
                {{"name", name}, {"time", time}});
}

// Names what it takes back; beside it, or in its place, what was taken back can be done again.
std::string undo_words(const Ui& ui, const Model& roster, Zone zone) {
  if (roster.acts.empty()) return ui.say("roster.undo.nothing");
  const std::string what = act_words(ui, roster, roster.acts.back(), zone);
  return ui.say("roster.undo", {{"what", what}});
}
std::string redo_words(const Ui& ui, const Model& roster, Zone zone) {
  const std::string what = act_words(ui, roster, *roster.taken_back, zone);
  return ui.say("roster.redo", {{"what", what}});
}

float undo_height(Ui& ui, const Model& roster, Zone zone, float width) {
  float height = button_height(ui, undo_words(ui, roster, zone), width);
  if (roster.taken_back)
    height += ui.theme.gap + button_height(ui, redo_words(ui, roster, zone), width);
  return height;
}

void draw_undo(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  const std::string words = undo_words(ui, roster, zone);
  if (button(ui, "roster.undo", take_top(column, button_height(ui, words, column.w), ui.theme.gap),
             words, {.enabled = !roster.acts.empty(), .privacy = "P2"}))
    asked.emplace_back(TakeBack{});
  if (!roster.taken_back) return;
  const std::string again = redo_words(ui, roster, zone);
  if (button(ui, "roster.redo", take_top(column, button_height(ui, again, column.w), ui.theme.gap),
             again, {.privacy = "P2"}))
    asked.emplace_back(DoAgain{});
}

// Who did not come is told when the reception closes, at the first stop, one by one.
bool can_close(const Model& roster) {
  return (roster.stops.empty() || roster.stop == roster.stops.front().id) &&
         (roster.closing || roster.heads.unconfirmed > 0);
}

void draw_close(Ui& ui, Asked& asked, Box& column, const Model& roster) {
  if (!can_close(roster)) return;
  const char* key = roster.closing ? "roster.close.end" : "roster.close";
  const std::string words = ui.say(key);
  if (button(ui, key, take_top(column, button_height(ui, words, column.w), ui.theme.gap), words,
             {.rank = Rank::quiet}))
    asked.emplace_back(CloseReception{!roster.closing});
}

// A name of the missing; while the reception closes, with the word that ends the waiting.
float missing_height(Ui& ui, const Model& roster, const Person& person, float width) {
  const float line = ui.theme.line(Role::body);
  const bool surely_fits =
      !person.name.empty() && static_cast<float>(person.name_length + 1) * line <= width;
  const float words = surely_fits ? line : marked_height(ui, shown_name(ui, person), width);
  const bool asks = roster.closing && person.standing == Standing::unconfirmed;
  return words + ui.theme.mm(1.5f) + (asks ? ui.theme.touch + ui.theme.gap : 0);
}

void draw_missing(Ui& ui, Asked& asked, Box row, const Model& roster, const Person& person) {
  const float used = marked(ui, {"roster.missing", person.id}, row, status_of(ui, person.standing),
                            shown_name(ui, person), privacy_of(person));
  take_top(row, used, ui.theme.mm(1.5f));
  if (!roster.closing || person.standing != Standing::unconfirmed) return;
  const std::string words = ui.say("roster.no_show");
  if (button(ui, {"roster.no_show", person.id},
             {row.x, row.y, std::min(row.w, button_width(ui, words)), ui.theme.touch}, words))
    asked.emplace_back(MarkNoShow{person.id});
}

void draw_missing_names(Ui& ui, Asked& asked, const Box& box, const Model& roster) {
  const float width = box.w - ui.theme.scrollbar;
  std::vector<float> tops = {0};
  for (const std::size_t index : roster.missing)
    tops.push_back(tops.back() + missing_height(ui, roster, roster.people[index], width));
  const Scroll scroll(ui, "roster.missing.list", box, tops.back(),
                      static_cast<std::int64_t>(roster.missing.size()));
  const Box contents = scroll.contents();
  const auto first = std::upper_bound(tops.begin(), tops.end(), box.y - contents.y);
  auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, first - tops.begin() - 1));
  for (; i < roster.missing.size() && contents.y + tops[i] < box.bottom(); ++i)
    draw_missing(ui, asked, {contents.x, contents.y + tops[i], width, tops[i + 1] - tops[i]},
                 roster, roster.people[roster.missing[i]]);
}

}  // namespace

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& roster, Zone zone) {
  ui.area = "side";
  card(ui, box);
  Box column = inset(box, ui.theme.mm(4));
  const Status status = missing_status(ui, roster.heads);
  const bool complete = status.shape == Shape::circle;
  const std::string words = ui.say(complete ? "roster.complete" : "status.unconfirmed");
  const Box place = take_top(column, pill_size(ui, words).y, ui.theme.mm(1));
  pill(ui, "roster.complete", corner(place), status, words);
  const Role role = ui.layout.is_short ? Role::title : Role::figure;
  write_down(ui, "roster.missing", column, count_words(roster.heads.unconfirmed),
             {.role = role, .ink = status.ink, .state = status.code}, ui.theme.mm(1));
  write_down(ui, "roster.heads", column, heads_words(ui, roster.heads), {}, ui.theme.gap);
  draw_last(ui, asked, column, roster, zone);
  const std::string call = ui.say("roster.rollcall");
  if (button(ui, "roster.rollcall",
             take_top(column, button_height(ui, call, column.w), ui.theme.gap), call))
    asked.emplace_back(CallRoll{});
  draw_undo(ui, asked, column, roster, zone);
  draw_close(ui, asked, column, roster);
  draw_missing_names(ui, asked, column, roster);
  ui.area = "main";
}

void draw_summary(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  const Status status = missing_status(ui, roster.heads);
  const std::string missing = count_words(roster.heads.unconfirmed);
  const std::string undo = undo_words(ui, roster, zone);
  const float wide = std::min(button_width(ui, undo), column.w * 0.5f);
  const float figure = size_of(ui, Role::title, missing).x;
  const float words_wide =
      column.w - wide - figure - 3 * ui.theme.gap - button_width(ui, ui.say("roster.rollcall"));
  const float high =
      std::max(undo_height(ui, roster, zone, wide),
               height_of(ui, Role::body, heads_words(ui, roster.heads), words_wide, 4));
  Box row = take_top(column, high, ui.theme.gap);
  Box press = take_right(row, wide, ui.theme.gap);
  const std::string call = ui.say("roster.rollcall");
  if (button(ui, "roster.rollcall",
             middle(take_right(row, button_width(ui, call), ui.theme.gap), ui.theme.touch), call))
    asked.emplace_back(CallRoll{});
  draw_undo(ui, asked, press, roster, zone);
  write(ui, "roster.missing", take_left(row, figure, ui.theme.gap), missing,
        {.role = Role::title, .ink = status.ink, .centred = true, .state = status.code});
  write(ui, "roster.heads", row, heads_words(ui, roster.heads), {.lines = 4, .centred = true});
  draw_last(ui, asked, column, roster, zone);
}

}  // namespace renkei::ui::roster
