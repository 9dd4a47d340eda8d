#include "ui/present/incident.hpp"

#include "core/wording/labels.hpp"
#include "ui/view/incident_parts.hpp"
#include "ui/view/reasons.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::incident {
namespace {

using Asked = std::vector<Intent>;

std::string act_words(const Ui& ui, const Model& model, const Line& line) {
  const std::string time = time_words(ui, line.at, model.date, model.zone);
  return ui.say("incident.act", {{"time", time}, {"kind", kind_words(ui, line.kind)}});
}

std::string undo_words(const Ui& ui, const Model& model, const Line& line) {
  const std::string what = act_words(ui, model, line);
  return ui.say("incident.undo", {{"what", what}});
}

// ---- the list

std::string state_words(const Ui& ui, const Line& line) {
  if (line.is_disputed) return ui.say("incident.disputed");
  if (!line.is_draft) return {};
  return ui.say(line.is_own ? "incident.go_on" : "incident.draft");
}

struct Row {
  float time = 0, pill = 0, words = 0, height = 0;
  bool below = false;  // the severity stands below the kind
};

Row row_of(Ui& ui, const Model& model, const Line& line, float width) {
  Row row;
  const float inner = width - 2 * ui.theme.mm(3);
  const std::string time = time_words(ui, line.at, model.date, model.zone);
  row.time = std::min(size_of(ui, Role::strong, time).x + ui.theme.gap, inner * 0.4f);
  row.pill = pill_size(ui, severity_words(ui, line.severity)).x;
  row.below = inner - row.time - row.pill < ui.theme.mm(55) * ui.theme.text;
  row.words = inner - row.time - (row.below ? 0 : row.pill + ui.theme.gap);
  float words = height_of(ui, Role::strong, kind_words(ui, line.kind), row.words);
  if (const std::string state = state_words(ui, line); !state.empty())
    words += ui.theme.mm(1) + height_of(ui, Role::body, state, row.words);
  const float pill = pill_size(ui, severity_words(ui, line.severity)).y;
  if (row.below) words += ui.theme.mm(1) + pill;
  row.height = std::max({ui.theme.touch, words + 2 * ui.theme.mm(2), pill + 2 * ui.theme.mm(1),
                         height_of(ui, Role::strong, time, row.time) + 2 * ui.theme.mm(2)});
  return row;
}

void draw_row(Ui& ui, Asked& asked, const Box& whole, const Model& model, const Line& line) {
  const Row row = row_of(ui, model, line, whole.w);
  const std::string kind = kind_words(ui, line.kind), severity = severity_words(ui, line.severity);
  const Key key("incident.row", line.id);
  const char* state = line.is_disputed ? "disputed" : line.is_draft ? "draft" : "recorded";
  const bool goes_on = line.is_draft && line.is_own;
  if (big_button(ui, key, whole, kind, {.state = state, .privacy = "P1"})) {
    if (goes_on)
      asked.emplace_back(Continue{line.id});
    else
      asked.emplace_back(ShowDetails{line.id});
  }
  const Within within(ui, key.whole());
  Box inner = inset(whole, ui.theme.mm(3), 0);
  write(ui, {"incident.row.time", line.id}, take_left(inner, row.time),
        time_words(ui, line.at, model.date, model.zone),
        {.role = Role::strong, .lines = 1000, .centred = true});
  const ImVec2 pill_box = pill_size(ui, severity);
  if (!row.below)
    pill(ui, {"incident.row.severity", line.id},
         corner(middle(take_right(inner, row.pill, ui.theme.gap), pill_box.y)),
         severity_status(ui, line.severity), severity);
  const std::string more = state_words(ui, line);
  float high = height_of(ui, Role::strong, kind, row.words);
  if (!more.empty()) high += ui.theme.mm(1) + height_of(ui, Role::body, more, row.words);
  if (row.below) high += ui.theme.mm(1) + pill_box.y;
  Box words = middle(inner, high);
  write_down(ui, {"incident.row.kind", line.id}, words, kind, {.role = Role::strong},
             ui.theme.mm(1));
  if (!more.empty())
    write_down(ui, {"incident.row.state", line.id}, words, more,
               {.ink = goes_on ? ui.theme.colour.accent_dark : ui.theme.colour.unconfirmed},
               ui.theme.mm(1));
  if (row.below)
    pill(ui, {"incident.row.severity", line.id}, corner(words), severity_status(ui, line.severity),
         severity);
}

void add_take_back(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  if (const Line* last = last_act(model))
    stack.button("incident.undo", undo_words(ui, model, *last), {.rank = Rank::quiet},
                 [&asked, id = last->id] { asked.emplace_back(TakeBack{id}); });
  if (model.taken_back != 0)
    stack.button("incident.redo", ui.say("incident.redo"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(DoAgain{}); });
}

void draw_list(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  Stack stack(ui, box);
  stack.text("incident.tour", model.tour_name, {.role = Role::strong});
  const std::string begin = ui.say("incident.begin");
  stack.add(
      [&ui, begin](float width) {
        return std::max(button_height(ui, begin, width), ui.theme.touch * 1.6f);
      },
      [&ui, &asked, begin](const Box& place) {
        if (button(ui, "incident.begin", place, begin, {.rank = Rank::primary}))
          asked.emplace_back(Begin{});
      });
  stack.text("incident.begin.explain", ui.say("incident.begin.explain"),
             {.ink = ui.theme.colour.note});
  add_take_back(ui, stack, asked, model);
  stack.text("incident.lines", ui.say(model.lines.empty() ? "incident.none" : "incident.lines"),
             {.role = Role::note, .ink = ui.theme.colour.note});
  for (const Line& line : model.lines)
    stack.add([&ui, &model, &line](float width) { return row_of(ui, model, line, width).height; },
              [&ui, &asked, &model, &line](const Box& place) {
                draw_row(ui, asked, place, model, line);
              });
  stack.draw("incident.list");
}

// ---- one of them

struct Fact {
  const char* key;
  std::string label, words;
  bool is_personal = false;
};

std::vector<Fact> facts_of(const Ui& ui, const Model& model) {
  const Answers& answers = model.sheet.answers;
  const auto label = [&](const char* field) { return field_label(ui.language, "incident", field); };
  return {{"incident.fact.place", label("place"), place_words(ui, model, answers)},
          {"incident.fact.weather", label("weather"), weather_words(ui, answers)},
          {"incident.fact.informed", label("informed"), informed_words(ui, answers, model.zone)},
          {"incident.fact.people", label("people"), people_words(ui, model, answers), true},
          {"incident.fact.what", label("what"), answers.what, true},
          {"incident.fact.cause", label("cause"), answers.cause, true},
          {"incident.fact.first_aid", label("first_aid"), answers.first_aid, true},
          {"incident.fact.action", label("action"), answers.action, true},
          {"incident.fact.hospital", label("hospital"), answers.hospital, true},
          {"incident.fact.prevention", label("prevention"), answers.prevention}};
}

void add_facts(Ui& ui, Stack& stack, const Model& model, bool shown) {
  for (const Fact& fact : facts_of(ui, model)) {
    if (fact.words.empty() || (fact.is_personal && !shown)) continue;
    stack.text({"incident.fact.label", fact.key}, fact.label,
               {.role = Role::note, .ink = ui.theme.colour.note});
    stack.text(fact.key, fact.words, {.privacy = fact.is_personal ? "P3" : "P1"});
  }
}

void draw_details(Ui& ui, Asked& asked, const Box& box, const Model& model, const Moment& now) {
  const Line* line = find_line(model, model.sheet.about);
  if (!line) return;
  const bool shown = model.sheet.is_shown(now);
  Stack stack(ui, box);
  stack.text("incident.details.title", act_words(ui, model, *line), {.role = Role::strong});
  stack.text("incident.details.severity", severity_words(ui, line->severity),
             {.ink = severity_status(ui, line->severity).ink});
  if (line->is_disputed)
    stack.text("incident.details.disputed", ui.say("incident.disputed"),
               {.ink = ui.theme.colour.unconfirmed});
  add_facts(ui, stack, model, shown);
  if (!shown) {
    stack.text("incident.reveal.explain", ui.say("incident.reveal.explain"),
               {.ink = ui.theme.colour.note});
    stack.button("incident.reveal", ui.say("incident.reveal"), {},
                 [&asked, id = line->id] { asked.emplace_back(Reveal{id}); });
  } else if (model.sheet.is_withheld) {
    stack.text("incident.withheld", ui.say("incident.withheld"),
               {.ink = ui.theme.colour.unconfirmed});
  } else {
    stack.button("incident.correct", ui.say("incident.correct"), {},
                 [&asked] { asked.emplace_back(Correct{}); });
  }
  if (line->is_own)
    stack.button({"incident.take_back", line->id}, undo_words(ui, model, *line),
                 {.rank = Rank::quiet},
                 [&asked, id = line->id] { asked.emplace_back(TakeBack{id}); });
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(CloseSheet{}); });
  stack.draw("incident.details.list");
  home(ui, "sheet.close");
}

void draw_reason(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  const Line* line = find_line(model, model.sheet.about);
  if (!line) return;
  const ReasonAsked answer = ask_reason(ui, box, undo_words(ui, model, *line), model.sheet.reason);
  if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
  if (answer.reason) asked.emplace_back(TakeBack{line->id, *answer.reason});
  if (answer.closed) asked.emplace_back(CloseSheet{});
}

void draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& model, const Moment& now) {
  if (ui.is(Layout::Class::wide)) ui.area = "side";
  if (model.sheet.kind == Sheet::Kind::reason)
    draw_reason(ui, asked, box, model);
  else
    draw_details(ui, asked, box, model, now);
  ui.area = "main";
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (model.tour == 0) {
    write(ui, "roster.no_tour", page, ui.say("roster.no_tour"), {.lines = 1000});
    return;
  }
  Box main = page;
  const bool has_sheet = model.sheet.kind != Sheet::Kind::none;
  const bool with_side = ui.is(Layout::Class::wide);
  if (has_sheet && !with_side) return draw_sheet(ui, asked, page, model, situation.now);
  if (has_sheet) {
    const Box side = take_right(main, std::max(page.w * 0.4f, ui.theme.mm(90)), ui.theme.margin);
    draw_sheet(ui, asked, side, model, situation.now);
  }
  if (model.incident != 0)
    draw_page(ui, asked, main, model, situation);
  else
    draw_list(ui, asked, main, model);
}

}  // namespace renkei::ui::incident
