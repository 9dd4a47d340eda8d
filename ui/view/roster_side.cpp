#include "ui/view/roster_side.hpp"

#include <algorithm>

#include "core/model/badge.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/people.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::roster {
namespace {

using Asked = std::vector<Intent>;

// What the tour comes to here, told apart: no words of one of them are torn from its number.
struct Sum {
  const char* key;
  std::string words;
};
std::vector<Sum> sums_of(const Ui& ui, const Heads& heads) {
  const std::string here = count_words(heads.here), expected = count_words(heads.expected);
  std::vector<Sum> sums = {
      {"roster.heads", ui.say("roster.heads", {{"here", here}, {"expected", expected}})}};
  for (const auto& [key, count] :
       {std::pair("roster.heads.absent", heads.absent), std::pair("roster.heads.away", heads.away),
        std::pair("roster.heads.waiting", heads.waiting)})
    if (count > 0) sums.push_back({key, ui.say(key, {{"count", count_words(count)}})});
  return sums;
}

// Beside each other, as many in a line as fit.
std::vector<Box> places_of(Ui& ui, const std::vector<Sum>& sums, const Box& box) {
  std::vector<Box> places;
  float x = box.x, y = box.y;
  for (const Sum& sum : sums) {
    const float wide = size_of(ui, Role::body, sum.words).x;
    const float high = height_of(ui, Role::body, sum.words, box.w);
    if (x > box.x && x + wide > box.right()) x = box.x, y = places.back().bottom();
    places.push_back({x, y, std::min(wide + 1, box.w), high});
    x += wide + ui.theme.mm(4);
  }
  return places;
}

float sums_height(Ui& ui, const std::vector<Sum>& sums, float width) {
  return places_of(ui, sums, {0, 0, width, 0}).back().bottom();
}

void draw_sums(Ui& ui, const std::vector<Sum>& sums, const Box& box) {
  const std::vector<Box> places = places_of(ui, sums, box);
  for (std::size_t i = 0; i < sums.size(); ++i)
    write(ui, sums[i].key, places[i], sums[i].words, {.lines = 1000});
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
    case ScanResult::Kind::shared_badge:
      return "roster.last.shared_badge";
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
  std::string words =
      ui.say(key_of(last.kind), {{"time", time}, {"count", count}, {"tour", last.tour}});
  if (!remark.empty()) words = remark + "　" + words;
  return words;
}

// To the tour's other screens, and back to somebody who was being added when a scan came between.
using Way = std::pair<Choice, Intent>;
std::vector<Way> ways_of(const Ui& ui, const Model& roster) {
  std::vector<Way> ways = {{{"roster.rollcall", ui.say("roster.rollcall")}, CallRoll{}}};
  if (!roster.facts.vehicles.empty())
    ways.push_back({{"roster.seats", ui.say("roster.seats")}, ShowSeats{}});
  if (roster.set_aside)
    ways.push_back(
        {{"walk_in.resume",
          ui.say("walk_in.resume", {{"name", shown_stranger(ui, roster.set_aside->name)}})},
         walk_in::Resume{}});
  return ways;
}

std::vector<Choice> choices_of(const std::vector<Way>& ways) {
  std::vector<Choice> choices;
  choices.reserve(ways.size());
  for (const auto& [choice, intent] : ways) choices.push_back(choice);
  return choices;
}

void draw_ways(Ui& ui, Asked& asked, const Box& box, const std::vector<Way>& ways) {
  if (const auto pressed = draw_choices(ui, box, choices_of(ways)))
    asked.push_back(ways[*pressed].second);
}

// What may be done about it, below it.
std::vector<Way> answers_to(const Ui& ui, const ScanResult& last) {
  using enum ScanResult::Kind;
  const auto answer = [&](Key key, std::string words, Intent intent) {
    return std::pair(Choice{std::move(key), std::move(words)}, std::move(intent));
  };
  if (last.kind == other_tour || last.kind == not_due) {
    const char* words = last.kind == other_tour ? "roster.move_here" : "roster.anyway";
    return {answer({"roster.anyway", last.person}, ui.say(words), Admit{last.person}),
            answer("roster.let_be", ui.say("roster.let_be"), LetBe{})};
  }
  if (last.kind == unknown && !last.text.empty() && !token_on_badge(last.text))
    return {answer("roster.walk_in", ui.say("roster.walk_in", {{"name", last.text}}),
                   walk_in::Begin{last.text})};
  if (last.kind == added)
    return {answer({"roster.check_in_added", last.person}, ui.say("roster.check_in"),
                   CheckInPerson{last.person})};
  return {};
}

void draw_answers(Ui& ui, Asked& asked, Box& column, const ScanResult& last) {
  const std::vector<Way> answers = answers_to(ui, last);
  if (answers.empty()) return;
  draw_ways(ui, asked,
            take_top(column, choices_height(ui, choices_of(answers), column.w), ui.theme.gap),
            answers);
}

// What the last scan, line or tap came to.
void draw_last(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  if (!roster.last) return;
  const ScanResult& last = *roster.last;
  const Person* person = find_person(roster, last.person);
  const bool is_name = last.kind == ScanResult::Kind::other_tour;
  const std::string name = person    ? shown_name(ui, *person)
                           : is_name ? shown_stranger(ui, last.text)
                                     : last.text;
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
            .privacy = of_names(ui)});
  {
    const Within within(ui, "roster.last");
    Box inner = inset(box, pad);
    write(ui, "roster.last.name", take_top(inner, name_high, ui.theme.mm(1)), name,
          {.role = Role::strong, .ink = status.ink, .lines = 2, .privacy = of_names(ui)});
    write(ui, "roster.last.words", inner, words, {.lines = 4});
  }
  draw_answers(ui, asked, column, last);
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

// Beside the last act, all of them.
float acts_width(Ui& ui) { return button_width(ui, ui.say("roster.acts")) + ui.theme.gap; }

float undo_height(Ui& ui, const Model& roster, Zone zone, float width) {
  float height = button_height(ui, undo_words(ui, roster, zone), width - acts_width(ui));
  if (roster.taken_back)
    height += ui.theme.gap + button_height(ui, redo_words(ui, roster, zone), width);
  return height;
}

void draw_undo(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  const std::string words = undo_words(ui, roster, zone);
  const float wide = column.w - acts_width(ui);
  Box row = take_top(column, button_height(ui, words, wide), ui.theme.gap);
  if (button(ui, "roster.undo", take_left(row, wide, ui.theme.gap), words,
             {.enabled = !roster.acts.empty(), .privacy = of_names(ui)}))
    asked.emplace_back(TakeBack{});
  if (button(ui, "roster.acts", middle(row, ui.theme.touch),
             {.rank = Rank::quiet, .enabled = !roster.acts.empty()}))
    asked.emplace_back(ShowActs{});
  if (!roster.taken_back) return;
  const std::string again = redo_words(ui, roster, zone);
  if (button(ui, "roster.redo", take_top(column, button_height(ui, again, column.w), ui.theme.gap),
             again, {.privacy = of_names(ui)}))
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
                            shown_name(ui, person), privacy_of(ui, person));
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

bool asks_about(const Model& roster) {
  using enum ScanResult::Kind;
  if (!roster.last) return false;
  return roster.last->kind == other_tour || roster.last->kind == not_due ||
         roster.last->kind == added || (roster.last->kind == unknown && !roster.last->text.empty());
}

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
  const std::vector<Sum> sums = sums_of(ui, roster.heads);
  draw_sums(ui, sums, take_top(column, sums_height(ui, sums, column.w), ui.theme.gap));
  draw_last(ui, asked, column, roster, zone);
  const std::vector<Way> ways = ways_of(ui, roster);
  draw_ways(ui, asked,
            take_top(column, choices_height(ui, choices_of(ways), column.w), ui.theme.gap), ways);
  draw_undo(ui, asked, column, roster, zone);
  draw_close(ui, asked, column, roster);
  draw_missing_names(ui, asked, column, roster);
  ui.area = "main";
}

void draw_summary(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  if (asks_about(roster)) return draw_last(ui, asked, column, roster, zone);
  const Status status = missing_status(ui, roster.heads);
  const std::vector<Sum> sums = sums_of(ui, roster.heads);
  const std::string missing = count_words(roster.heads.unconfirmed);
  const std::string undo = undo_words(ui, roster, zone);
  const float wide = std::min(button_width(ui, undo), column.w * 0.5f);
  const float figure = size_of(ui, Role::title, missing).x;
  const std::vector<Way> ways = ways_of(ui, roster);
  float ways_wide = 1 - ui.theme.gap;
  for (const auto& [choice, intent] : ways)
    ways_wide += button_width(ui, choice.text) + ui.theme.gap;
  ways_wide = std::min(ways_wide, column.w * 0.3f);
  const float ways_high = choices_height(ui, choices_of(ways), ways_wide);
  const float words_wide = column.w - wide - figure - 3 * ui.theme.gap - ways_wide;
  const float high =
      std::max({undo_height(ui, roster, zone, wide), sums_height(ui, sums, words_wide), ways_high});
  Box row = take_top(column, high, ui.theme.gap);
  Box press = take_right(row, wide, ui.theme.gap);
  draw_ways(ui, asked, middle(take_right(row, ways_wide, ui.theme.gap), ways_high), ways);
  draw_undo(ui, asked, press, roster, zone);
  write(ui, "roster.missing", take_left(row, figure, ui.theme.gap), missing,
        {.role = Role::title, .ink = status.ink, .centred = true, .state = status.code});
  draw_sums(ui, sums, middle(row, sums_height(ui, sums, row.w)));
  draw_last(ui, asked, column, roster, zone);
}

}  // namespace renkei::ui::roster
