#include "ui/present/conflicts.hpp"

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::conflicts {
namespace {

using Asked = std::vector<Intent>;

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

// What lies below each other in one of the cards; all cards of a row are as high as the highest.
struct Piece {
  Stack::Height height;
  Stack::Draw draw;
};
struct Plate {
  Key key;
  std::string text;
  const char* state = "";
  const char* privacy = "P0";
  std::vector<Piece> pieces;
  bool has_foot = false;  // the last piece stands at the bottom, as in the cards beside it
};

float height_of_plate(Ui& ui, const Plate& plate, float width) {
  const float pad = ui.theme.mm(3);
  float height = 2 * pad - ui.theme.gap;
  for (const Piece& piece : plate.pieces) height += piece.height(width - 2 * pad) + ui.theme.gap;
  return height;
}

void draw_plate(Ui& ui, const Plate& plate, const Box& box) {
  note(ui, {.key = plate.key.whole(),
            .kind = "row",
            .box = box,
            .text = plate.text,
            .state = plate.state,
            .privacy = plate.privacy});
  const Within within(ui, plate.key.whole());
  frame(ui, box, ui.theme.colour.edge, ui.theme.frame, ui.theme.rounding);
  Box column = inset(box, ui.theme.mm(3));
  for (std::size_t i = 0; i < plate.pieces.size(); ++i) {
    const float height = plate.pieces[i].height(column.w);
    const bool is_foot = plate.has_foot && i + 1 == plate.pieces.size();
    plate.pieces[i].draw(is_foot ? take_bottom(column, height)
                                 : take_top(column, height, ui.theme.gap));
  }
}

Piece text_piece(Ui& ui, const Key& key, const std::string& words, Written how = {}) {
  how.lines = 1000;
  return {[&ui, words, how](float width) { return height_of(ui, how.role, words, width); },
          [&ui, key, words, how](const Box& box) { write(ui, key, box, words, how); }};
}
Piece marked_piece(Ui& ui, const Key& key, const std::string& words) {
  return {
      [&ui, words](float width) { return marked_height(ui, words, width); },
      [&ui, key, words](const Box& box) { marked(ui, key, box, status::unconfirmed(ui), words); }};
}
Piece button_piece(Ui& ui, const Key& key, const std::string& words,
                   const std::function<void()>& pressed) {
  return {[&ui, words](float width) { return button_height(ui, words, width); },
          [&ui, key, words, pressed](const Box& box) {
            if (button(ui, key, box, words)) pressed();
          }};
}

// ---- the cards

const char* code_of(Privacy privacy) {
  constexpr const char* codes[] = {"P0", "P1", "P2", "P3"};
  return codes[static_cast<std::size_t>(privacy)];
}

// While names are hidden, so is everything that is about a person.
bool is_hidden(const Ui& ui, const Question& question) {
  return ui.names_hidden && is_personal(question.privacy);
}

std::string value_words(const Ui& ui, const Question& question, const Wording& value,
                        bool covered) {
  if (covered) return ui.say("conflicts.covered");
  if (is_hidden(ui, question)) return ui.say("names.hidden");
  const std::string& words = value.in(ui.language);
  return words.empty() ? ui.say("conflicts.nothing") : words;
}

std::string who_words(const Ui& ui, const std::string& from, const std::string& staff) {
  const std::string device = from.empty() ? ui.say("conflicts.device.unknown") : from;
  return staff.empty() ? device : ui.say("conflicts.from", {{"device", device}, {"staff", staff}});
}

std::string when_words(const Ui& ui, const Moment& at, Zone zone) {
  return date_words(ui.language, local_date(at, zone)) + ' ' + clock_words(at, zone);
}

Plate plate_of(Ui& ui, const Model& model, std::size_t at, const Situation& situation,
               Asked& asked) {
  const Question& question = *model.question;
  const Card& card = question.cards[at];
  const auto n = static_cast<std::int64_t>(at) + 1;
  const bool covered = is_covered(model, situation.now), hidden = is_hidden(ui, question);
  const char* privacy = covered || hidden || card.withheld ? "P0" : code_of(question.privacy);
  const std::string value = value_words(ui, question, card.value, covered && !card.withheld);
  Plate plate{{"conflicts.card", n}, value, card.withheld ? "withheld" : "", privacy, {}};
  auto& pieces = plate.pieces;
  pieces.push_back(
      text_piece(ui, {"conflicts.value", n}, value, {.role = Role::title, .privacy = privacy}));
  if (const std::string& use = card.use.in(ui.language); !use.empty())
    pieces.push_back(
        text_piece(ui, {"conflicts.use", n}, ui.say("conflicts.use", {{"record", use}})));
  pieces.push_back(text_piece(ui, {"conflicts.from", n}, who_words(ui, card.device, card.staff)));
  pieces.push_back(
      text_piece(ui, {"conflicts.when", n}, when_words(ui, card.at, situation.zone), quiet(ui)));
  if (card.is_ahead)
    pieces.push_back(
        marked_piece(ui, {"conflicts.clock.ahead", n}, ui.say("conflicts.clock.ahead")));
  if (card.has_other_zone)
    pieces.push_back(marked_piece(ui, {"conflicts.clock.zone", n}, ui.say("conflicts.clock.zone")));
  if (card.withheld)
    pieces.push_back(
        text_piece(ui, {"conflicts.withheld", n}, ui.say("conflicts.withheld"), quiet(ui)));
  plate.has_foot = !card.withheld && !covered && !hidden;
  if (plate.has_foot)
    pieces.push_back(button_piece(ui, {"conflicts.decide", n}, ui.say("conflicts.decide"),
                                  [&asked, at] { asked.emplace_back(Keep{at}); }));
  return plate;
}

Piece typing_piece(Ui& ui, const Model& model, Asked& asked) {
  const char* privacy = code_of(model.question->privacy);
  return {[&ui](float) { return ui.theme.touch; },
          [&ui, &model, &asked, privacy](const Box& box) {
            std::string text = model.typed;
            const ui::Line line = line_field(ui, "conflicts.other.text", box, text,
                                             ui.say("conflicts.other.text"), true, false, privacy);
            if (line.changed) asked.emplace_back(TypeOther{text});
            if (line.sent) asked.emplace_back(DecideOther{});
          }};
}

Plate other_plate(Ui& ui, const Model& model, Asked& asked) {
  const OtherValue& other = model.question->other;
  Plate plate{"conflicts.other", ui.say("conflicts.other.title"), "", "P0", {}};
  auto& pieces = plate.pieces;
  pieces.push_back(text_piece(ui, "conflicts.other.title", ui.say("conflicts.other.title"),
                              {.role = Role::strong}));
  if (other.by == OtherValue::By::typing) {
    if (!other.form.empty())
      pieces.push_back(text_piece(ui, "conflicts.other.form", other.form, quiet(ui)));
    pieces.push_back(typing_piece(ui, model, asked));
    if (model.mistake)
      pieces.push_back(text_piece(ui, "conflicts.other.mistake",
                                  refusal_words(ui.language, *model.mistake).what,
                                  {.role = Role::note, .ink = ui.theme.colour.absent}));
    pieces.push_back(button_piece(ui, "conflicts.other.decide", ui.say("conflicts.other.decide"),
                                  [&asked] { asked.emplace_back(DecideOther{}); }));
  }
  for (const OtherValue::Choice& choice : other.choices)
    pieces.push_back(
        button_piece(ui, {"conflicts.other.choice", choice.code}, choice.words.in(ui.language),
                     [&asked, code = choice.code] { asked.emplace_back(DecideCode{code}); }));
  if (other.can_be_none)
    pieces.push_back(button_piece(ui, "conflicts.other.none", ui.say("conflicts.other.none"),
                                  [&asked] { asked.emplace_back(DecideNone{}); }));
  return plate;
}

std::vector<Plate> plates_of(Ui& ui, const Model& model, const Situation& situation, Asked& asked) {
  std::vector<Plate> plates;
  for (std::size_t i = 0; i < model.question->cards.size(); ++i)
    plates.push_back(plate_of(ui, model, i, situation, asked));
  const bool seen = !is_covered(model, situation.now) && !is_hidden(ui, *model.question);
  if (model.question->other.by != OtherValue::By::nothing && seen)
    plates.push_back(other_plate(ui, model, asked));
  return plates;
}

// Beside each other as far as there is room, in rows.
struct Grid {
  std::vector<Plate> plates;
  std::size_t columns(Ui& ui, float width) const {
    const float least = std::max(ui.theme.mm(48),
                                 button_width(ui, ui.say("conflicts.decide")) + 2 * ui.theme.mm(3));
    const float fit = (width + ui.theme.gap) / (least * ui.theme.text + ui.theme.gap);
    return std::clamp<std::size_t>(static_cast<std::size_t>(fit), 1, plates.size());
  }
  float width_of_one(Ui& ui, float width) const {
    const auto n = static_cast<float>(columns(ui, width));
    return (width - (n - 1) * ui.theme.gap) / n;
  }
  float height_of_row(Ui& ui, std::size_t first, float width) const {
    float height = 0;
    for (std::size_t i = first; i < std::min(first + columns(ui, width), plates.size()); ++i)
      height = std::max(height, height_of_plate(ui, plates[i], width_of_one(ui, width)));
    return height;
  }
  float height(Ui& ui, float width) const {
    float all = -ui.theme.gap;
    for (std::size_t i = 0; i < plates.size(); i += columns(ui, width))
      all += height_of_row(ui, i, width) + ui.theme.gap;
    return all;
  }
  void draw(Ui& ui, Box box) const {
    const float one = width_of_one(ui, box.w), width = box.w;
    for (std::size_t i = 0; i < plates.size(); i += columns(ui, width)) {
      Box row = take_top(box, height_of_row(ui, i, width), ui.theme.gap);
      for (std::size_t j = i; j < std::min(i + columns(ui, width), plates.size()); ++j)
        draw_plate(ui, plates[j], take_left(row, one, ui.theme.gap));
    }
  }
};

// ---- the dispute in view

std::string about_words(const Ui& ui, const Trail& about, const Wording& field) {
  const std::string record = trail_words(ui.language, about, ui.names_hidden);
  return ui.say("conflicts.about", {{"record", record}, {"field", field.in(ui.language)}});
}
const char* privacy_of(const Ui& ui, const Trail& about) {
  return tells_a_name(about) ? of_names(ui) : "P1";
}

std::string count_of(const Ui& ui, const Model& model) {
  const std::string n = count_words(static_cast<std::int64_t>(model.at) + 1);
  const std::string all = count_words(static_cast<std::int64_t>(model.open.size()));
  return ui.say("conflicts.count", {{"n", n}, {"all", all}});
}

struct Way {
  ui::Choice choice;
  Intent intent;
};
std::vector<Way> ways_of(const Ui& ui, const Model& model, bool with_list) {
  const auto way = [&](const char* key, Intent intent, bool enabled = true) {
    return Way{{key, ui.say(key), false, enabled}, std::move(intent)};
  };
  std::vector<Way> ways;
  if (model.question->past)
    ways = {way("conflicts.leave", Show{model.at})};
  else
    ways = {way("conflicts.previous", Step{-1}, model.at > 0),
            way("conflicts.next", Step{1}, model.at + 1 < model.open.size())};
  ways.push_back(way("conflicts.history", OpenHistory{}));
  if (with_list) ways.push_back(way("conflicts.list.open", OpenList{true}));
  return ways;
}

void add_ways(Ui& ui, Stack& stack, const Model& model, bool with_list, Asked& asked) {
  const std::vector<Way> ways = ways_of(ui, model, with_list);
  std::vector<ui::Choice> choices;
  choices.reserve(ways.size());
  for (const Way& way : ways) choices.push_back(way.choice);
  stack.choices(choices, [&asked, ways](std::size_t at) { asked.push_back(ways[at].intent); });
}

void add_cover(Ui& ui, Stack& stack, const Model& model, const Situation& situation, Asked& asked) {
  const Question& question = *model.question;
  if (question.thing.empty()) return;
  const bool covered = is_covered(model, situation.now);
  if (!covered)
    stack.text("conflicts.uncovered", ui.say("conflicts.uncovered"), quiet(ui));
  else if (model.uncovered)
    asked.emplace_back(Cover{});
  if (covered)
    stack.button(
        "conflicts.uncover",
        ui.say(question.person != 0 ? "conflicts.uncover" : "conflicts.uncover.unrecorded"), {},
        [&asked] { asked.emplace_back(Uncover{}); });
}

std::string before_words(const Ui& ui, const Question& question) {
  const std::string value = value_words(ui, question, *question.before, false);
  return ui.say("conflicts.before", {{"value", value}});
}

// Which it is of how many; of one that was decided, what is the case now.
std::string count_words_of(const Ui& ui, const Model& model, Zone zone) {
  if (const auto& past = model.question->past) {
    const std::string when = when_words(ui, past->at, zone);
    return ui.say("conflicts.anew",
                  {{"when", when}, {"who", who_words(ui, past->device, past->staff)}});
  }
  return count_of(ui, model);
}

// Always in sight, however far the cards are scrolled.
void draw_heading(Ui& ui, Box& box, const Model& model, Zone zone) {
  const Question& question = *model.question;
  write_down(ui, "conflicts.count", box, count_words_of(ui, model, zone),
             {.role = Role::note, .ink = ui.theme.colour.note, .lines = 10}, ui.theme.mm(1));
  write_down(ui, "conflicts.about", box, about_words(ui, question.about, question.field),
             {.role = ui.layout.is_short ? Role::strong : Role::title,
              .lines = 10,
              .privacy = privacy_of(ui, question.about)},
             ui.theme.gap);
}

void draw_question(Ui& ui, Box box, const Model& model, const Situation& situation, bool with_list,
                   Asked& asked) {
  const Question& question = *model.question;
  draw_heading(ui, box, model, situation.zone);
  Stack stack(ui, box);
  const std::string sentence = question.past ? "conflicts.what.anew" : sentence_key(question.what);
  stack.text("conflicts.what", ui.say(sentence));
  add_cover(ui, stack, model, situation, asked);
  const Grid grid{plates_of(ui, model, situation, asked)};
  stack.add([&ui, &grid](float width) { return grid.height(ui, width); },
            [&ui, &grid](const Box& place) { grid.draw(ui, place); });
  if (question.before && !is_covered(model, situation.now))
    stack.text("conflicts.before", before_words(ui, question),
               {.ink = ui.theme.colour.note,
                .privacy = is_hidden(ui, question) ? "P0" : code_of(question.privacy)});
  add_ways(ui, stack, model, with_list, asked);
  stack.draw("conflicts.main.list");
}

// Who has the focus: the first card, again for each dispute.
void go_home(Ui& ui, const Model& model, const Situation& situation) {
  const Question& question = *model.question;
  const std::string about = mark_of(question);
  if (is_covered(model, situation.now)) return home(ui, "conflicts.uncover", about);
  for (std::size_t i = 0; i < question.cards.size(); ++i)
    if (!question.cards[i].withheld)
      return home(ui, {"conflicts.decide", static_cast<std::int64_t>(i) + 1}, about);
  home(ui, "conflicts.next", about);
}

void take_steps(Asked& asked) {
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown, true)) asked.emplace_back(Step{1});
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp, true)) asked.emplace_back(Step{-1});
}

// ---- the list of all

float line_height(Ui& ui, const Line& line, float width) {
  const float inner = width - 2 * ui.theme.mm(3);
  const float words =
      height_of(ui, Role::body, trail_words(ui.language, line.about, ui.names_hidden), inner) +
      ui.theme.mm(1) + height_of(ui, Role::note, line.field.in(ui.language), inner);
  return std::max(ui.theme.touch, words + 2 * ui.theme.mm(2));
}

void draw_line(Ui& ui, const Line& line, bool chosen, const Box& box, Asked& asked) {
  const auto n = static_cast<std::int64_t>(line.index) + 1;
  const Key key("conflicts.row", n);
  const std::string record = trail_words(ui.language, line.about, ui.names_hidden);
  const char* privacy = privacy_of(ui, line.about);
  if (big_button(ui, key, box, about_words(ui, line.about, line.field),
                 {.chosen = chosen, .privacy = privacy}))
    asked.emplace_back(Show{line.index});
  const Within within(ui, key.whole());
  const ImU32 ink = ink_of(ui, {.chosen = chosen});
  Box words = inset(box, ui.theme.mm(3), ui.theme.mm(2));
  write_down(ui, {"conflicts.row.record", n}, words, record,
             {.ink = ink, .lines = 1000, .privacy = privacy}, ui.theme.mm(1));
  write(ui, {"conflicts.row.field", n}, words, line.field.in(ui.language),
        {.role = Role::note, .ink = ink, .lines = 1000});
}

void add_open(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const auto count = static_cast<std::int64_t>(model.open.size());
  stack.text("conflicts.list", ui.say("conflicts.list", {{"count", count_words(count)}}),
             {.role = Role::strong});
  const bool is_past = model.question && model.question->past;
  for (const Line& line : model.lines)
    stack.add([&ui, &line](float width) { return line_height(ui, line, width); },
              [&ui, &line, &model, &asked, is_past](const Box& place) {
                draw_line(ui, line, !is_past && line.index == model.at, place, asked);
              });
  const auto more = count - static_cast<std::int64_t>(model.lines.size());
  if (more > 0)
    stack.text("conflicts.list.more", ui.say("conflicts.list.more", {{"count", count_words(more)}}),
               quiet(ui));
}

std::string decided_words(const Ui& ui, const Decided& line) {
  const bool hides = ui.names_hidden && is_personal(line.privacy);
  const std::string& value = line.value.in(ui.language);
  const std::string words = line.is_kept_apart ? ui.say("conflicts.covered")
                            : hides            ? ui.say("names.hidden")
                            : value.empty()    ? ui.say("conflicts.nothing")
                                               : value;
  return ui.say("conflicts.decided.fact",
                {{"field", line.field.in(ui.language)}, {"value", words}});
}

// What was decided, by whom and when: each can be decided anew.
void add_decided(Ui& ui, Stack& stack, const Model& model, Zone zone, Asked& asked) {
  if (model.decided.empty()) return;
  stack.text("conflicts.decided", ui.say("conflicts.decided"), {.role = Role::strong});
  for (const Decided& line : model.decided) {
    const auto n = static_cast<std::int64_t>(line.index) + 1;
    const bool tells = !line.is_kept_apart && is_personal(line.privacy) && !ui.names_hidden;
    stack.text({"conflicts.decided.record", n},
               trail_words(ui.language, line.about, ui.names_hidden),
               {.privacy = privacy_of(ui, line.about)});
    stack.text({"conflicts.decided.fact", n}, decided_words(ui, line),
               {.privacy = tells ? code_of(line.privacy) : "P0"});
    stack.text({"conflicts.decided.when", n},
               when_words(ui, line.at, zone) + ' ' + who_words(ui, line.device, line.staff),
               quiet(ui));
    stack.choices(
        {{{"conflicts.decide_anew", n}, ui.say("conflicts.decide_anew")}},
        [&asked, index = line.index](std::size_t) { asked.emplace_back(ShowDecided{index}); });
  }
}

void draw_list(Ui& ui, const Box& box, const Model& model, Zone zone, bool is_sheet, Asked& asked) {
  Stack stack(ui, box);
  if (is_sheet)
    stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(OpenList{false}); });
  add_open(ui, stack, model, asked);
  add_decided(ui, stack, model, zone, asked);
  stack.draw("conflicts.side.list");
}

// ---- nothing to decide

void draw_nothing(Ui& ui, const Box& box, const Model& model, bool with_list, Asked& asked) {
  Stack stack(ui, box);
  const auto told = [&](const char* key, const Written& how) { stack.text(key, ui.say(key), how); };
  if (model.has_failed) {
    told("conflicts.failed", {.role = Role::strong});
    stack.button("conflicts.again", ui.say("conflicts.again"), {.rank = Rank::primary},
                 [&asked] { asked.emplace_back(AskAgain{}); });
  } else if (!model.is_known) {
    told("conflicts.looking", {.role = Role::strong});
  } else {
    told("conflicts.none", {.role = Role::title});
    told("conflicts.none.next", {});
  }
  if (with_list && !model.decided.empty())
    stack.button("conflicts.list.open", ui.say("conflicts.list.open"), {},
                 [&asked] { asked.emplace_back(OpenList{true}); });
  stack.button("conflicts.today", ui.say("conflicts.today"), {},
               [&asked] { asked.emplace_back(GoToday{}); });
  stack.draw("conflicts.main.list");
  home(ui, model.has_failed ? "conflicts.again" : "conflicts.today");
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  const bool is_wide = ui.is(Layout::Class::wide);
  if (model.list_open && !is_wide) {
    draw_list(ui, page, model, situation.zone, true, asked);
    return home(ui, "sheet.close");
  }
  Box main = page;
  const bool with_side = is_wide && (!model.open.empty() || !model.decided.empty());
  const Box side = with_side ? take_side(ui, main, page.w * 0.3f, ui.theme.margin) : Box{};
  if (model.question) {
    take_steps(asked);
    draw_question(ui, main, model, situation, !is_wide, asked);
    go_home(ui, model, situation);
  } else {
    draw_nothing(ui, main, model, !is_wide, asked);
  }
  if (!with_side) return;
  ui.area = "side";
  draw_list(ui, side, model, situation.zone, false, asked);
  ui.area = "main";
}

}  // namespace renkei::ui::conflicts
