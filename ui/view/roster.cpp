#include <imgui.h>

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/roster.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::roster {
namespace {

using Asked = std::vector<Intent>;

struct Status {
  Shape shape;
  ImU32 ink, pale;
  const char* key;
};

Status status_of(Presence presence) {
  switch (presence) {
    case Presence::here:
      return {Shape::circle, colour::here, colour::here_pale, "status.here"};
    case Presence::unconfirmed:
      return {Shape::triangle, colour::unconfirmed, colour::unconfirmed_pale, "status.unconfirmed"};
    case Presence::absent:
      return {Shape::cross, colour::absent, colour::absent_pale, "status.absent"};
    case Presence::not_expected:
      break;
  }
  return {Shape::dash, colour::faint, colour::paper, "status.not_expected"};
}

std::string shown_name(const Ui& ui, const Person& person) {
  if (!person.name.empty()) return person.name;
  const std::string no = person.badge.empty() ? std::to_string(person.no) : person.badge;
  return ui.say("roster.by_number", {{"no", no}});
}

std::string seat_words(const Ui& ui, const Person& person) {
  if (person.bus.empty() && person.seat.empty()) return {};
  return ui.say("roster.seat", {{"bus", person.bus}, {"seat", person.seat}});
}

void draw_stops(Ui& ui, Asked& asked, const Model& roster) {
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool first = true;
  const auto draw_stop = [&](EntryId id, const std::string& name) {
    const float next = ImGui::GetItemRectMax().x + ui.theme.gap + button_width(ui, name);
    if (!first && next <= right) ImGui::SameLine();
    first = false;
    const Look look = id == roster.stop ? Look::chosen : Look::secondary;
    if (button(ui, {"roster.stop", id}, name, {.look = look})) asked.push_back(ChooseStop{id});
  };
  if (roster.stops.empty()) draw_stop(0, ui.say("roster.reception"));
  for (const StopChoice& stop : roster.stops) draw_stop(stop.id, stop.name);
}

void draw_parts(Ui& ui, Asked& asked, const Model& roster) {
  const auto part = [&](const char* key, Part which, std::int64_t count) {
    ImGui::SameLine(0, ui.theme.mm(1.5f));
    const std::string number = count_words(count);
    const Look look = roster.part == which ? Look::chosen : Look::secondary;
    if (button(ui, key, ui.say(key, {{"count", number}}), {.look = look}))
      asked.push_back(ShowPart{which});
  };
  const auto all = static_cast<std::int64_t>(roster.people.size());
  part("roster.part.everyone", Part::everyone, all);
  part("roster.part.missing", Part::missing, roster.heads.unconfirmed + roster.heads.absent);
  part("roster.part.here", Part::here, roster.heads.here);
}

float parts_width(Ui& ui, const Model& roster) {
  const std::string number = count_words(static_cast<std::int64_t>(roster.people.size()));
  float width = 0;
  for (const char* key : {"roster.part.everyone", "roster.part.missing", "roster.part.here"})
    width += button_width(ui, ui.say(key, {{"count", number}})) + ui.theme.mm(1.5f);
  return width;
}

// The keyboard belongs to the scanner: the field takes it when the screen opens and takes it back
// when a finger has pressed something else. Who walks with the Tab key keeps it.
void draw_line(Ui& ui, Asked& asked, const Model& roster, float width) {
  const bool back = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !ImGui::GetIO().WantTextInput;
  std::string text = roster.filter;
  const Line line = line_field(ui, "roster.line", text, width, ui.say("roster.line.hint"),
                               ImGui::IsWindowAppearing() || back);
  if (line.sent)
    asked.push_back(SubmitLine{*line.sent});
  else if (line.changed)
    asked.push_back(Filter{text});
}

// The reason beside the name, of whoever is not expected.
std::string remark_words(const Ui& ui, Remark remark) {
  if (remark == Remark::none) return {};
  return ui.say("roster.remark." + std::string(remark_name(remark)));
}

void draw_actions(Ui& ui, Asked& asked, const Person& person, Zone zone, float width) {
  switch (presence(person)) {
    case Presence::here:
      ImGui::SetCursorPosY(ImGui::GetCursorPosY() +
                           (ui.theme.touch - ui.theme.line(Role::body)) / 2);
      return write(ui, Role::body, colour::here,
                   ui.say("roster.since", {{"time", clock_words(person.at, zone)}}));
    case Presence::unconfirmed:
      if (button(ui, {"roster.check_in", person.id}, {.look = Look::primary, .width = width}))
        asked.push_back(CheckInPerson{person.id});
      ImGui::SameLine();
      if (button(ui, {"roster.absent", person.id}, {.look = Look::quiet}))
        asked.push_back(MarkAbsent{person.id, true});
      return;
    case Presence::absent:
      if (button(ui, {"roster.expect", person.id}, {.width = width}))
        asked.push_back(MarkAbsent{person.id, false});
      return;
    case Presence::not_expected:
      if (button(ui, {"roster.check_in", person.id}, {.look = Look::quiet, .width = width}))
        asked.push_back(CheckInPerson{person.id});
      return;
  }
}

void draw_person(Ui& ui, Asked& asked, const Person& person, Zone zone, float height) {
  const Status status = status_of(presence(person));
  const ImVec2 at = ImGui::GetCursorPos();
  const float full = ImGui::GetContentRegionAvail().x, middle = at.y + height / 2;
  const float line = ui.theme.line(Role::body), inset = ui.theme.mm(4);
  const float main = button_width(ui, ui.say("roster.check_in"));
  const float actions = main + ui.theme.gap + button_width(ui, ui.say("roster.absent")) + inset;
  const float name_at = ui.theme.mm(55), seat_at = full - actions - ui.theme.mm(34);

  ImGui::SetCursorPos({at.x + inset, middle - (line + ui.theme.mm(2.4f)) / 2});
  pill(ui, status.shape, status.ink, status.pale, ui.say(status.key));
  ImGui::SetCursorPos({at.x + ui.theme.mm(42), middle - line / 2});
  if (person.no > 0) write(ui, Role::body, colour::faint, std::to_string(person.no));

  const std::string remark = remark_words(ui, person.remark);
  const std::string& under_name = remark.empty() ? person.kana : remark;
  const float block =
      line + (!under_name.empty() ? ui.theme.mm(0.8f) + ui.theme.line(Role::small) : 0);
  ImGui::SetCursorPos({at.x + name_at, middle - block / 2});
  const float name_width = seat_at - name_at - ui.theme.gap;
  write_within(ui, Role::strong, colour::ink, shown_name(ui, person), name_width);
  if (!under_name.empty()) {
    ImGui::SetCursorPos({at.x + name_at, middle - block / 2 + line + ui.theme.mm(0.8f)});
    write_within(ui, Role::small, remark.empty() ? colour::faint : colour::absent, under_name,
                 name_width);
  }
  ImGui::SetCursorPos({at.x + seat_at, middle - line / 2});
  write_within(ui, Role::body, colour::faint, seat_words(ui, person), ui.theme.mm(31));
  ImGui::SetCursorPos({at.x + full - actions, middle - ui.theme.touch / 2});
  draw_actions(ui, asked, person, zone, main);
  ImGui::SetCursorPos({at.x, at.y + height});
  const ImVec2 below = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(below, {below.x + full, below.y}, colour::line,
                                      ui.theme.scale);
}

void draw_people(Ui& ui, Asked& asked, const Model& roster, Zone zone, ImVec2 size) {
  begin_card(ui, "people", size, false);
  scroll_by_drag(ui.theme);
  if (roster.shown.empty()) {
    ImGui::SetCursorPos({ui.theme.margin, ui.theme.margin});
    const char* key = roster.people.empty() ? "roster.nobody" : "roster.no_match";
    write(ui, Role::body, colour::faint, ui.say(key), key);
  }
  const float height = ui.theme.touch + ui.theme.mm(4);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.mm(1.5f), 0});
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(roster.shown.size()), height);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_person(ui, asked, roster.people[roster.shown[static_cast<std::size_t>(i)]], zone,
                  height);
  clipper.End();
  ImGui::PopStyleVar();
  end_card();
}

// The one figure that matters: how many are still missing.
void draw_missing(Ui& ui, const Model& roster) {
  const Heads& heads = roster.heads;
  const bool complete = heads.unconfirmed == 0 && heads.expected > 0;
  const Status status = status_of(complete ? Presence::here : Presence::unconfirmed);
  pill(ui, status.shape, status.ink, status.pale,
       ui.say(complete ? "roster.complete" : "status.unconfirmed"));
  write(ui, Role::figure, status.ink, count_words(heads.unconfirmed), "roster.missing");
  const std::string here = count_words(heads.here), expected = count_words(heads.expected);
  const std::string absent = count_words(heads.absent);
  write(ui, Role::body, colour::ink,
        ui.say("roster.heads", {{"here", here}, {"expected", expected}, {"absent", absent}}),
        "roster.heads");
}

Status status_of(const ScanResult& last) {
  using enum ScanResult::Kind;
  if (last.kind == checked_in && last.remark == Remark::none) return status_of(Presence::here);
  if (last.kind == already) return status_of(Presence::unconfirmed);
  return status_of(Presence::absent);
}

const char* key_of(ScanResult::Kind kind) {
  switch (kind) {
    case ScanResult::Kind::checked_in:
      return "roster.last.checked_in";
    case ScanResult::Kind::already:
      return "roster.last.already";
    case ScanResult::Kind::other_tour:
      return "roster.last.other_tour";
    case ScanResult::Kind::unknown:
      break;
  }
  return "roster.last.unknown";
}

void draw_last(Ui& ui, Asked& asked, const Model& roster, Zone zone) {
  if (!roster.last) return;
  const ScanResult& last = *roster.last;
  const Person* person = find_person(roster, last.person);
  const std::string name = person ? shown_name(ui, *person) : last.text;
  const std::string time = person ? clock_words(person->at, zone) : std::string();
  const Status status = status_of(last);
  const char* key = key_of(last.kind);
  const std::string remark = remark_words(ui, last.remark);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, status.pale);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.theme.mm(3), ui.theme.mm(3)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.gap, ui.theme.mm(1)});
  const float small = ui.theme.line(Role::small);
  const float lines = ui.theme.line(Role::strong) + small * (remark.empty() ? 1 : 2);
  ImGui::BeginChild("last", {0, lines + ui.theme.mm(remark.empty() ? 8 : 9)},
                    ImGuiChildFlags_AlwaysUseWindowPadding);
  write_within(ui, Role::strong, status.ink, name, ImGui::GetContentRegionAvail().x);
  write(ui, Role::small, colour::ink, ui.say(key, {{"time", time}}), key);
  if (!remark.empty()) write(ui, Role::small, status.ink, remark, "roster.last.remark");
  ImGui::EndChild();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  if (last.kind == ScanResult::Kind::other_tour &&
      button(ui, {"roster.anyway", last.person}, {.width = ImGui::GetContentRegionAvail().x}))
    asked.push_back(CheckInAnyway{last.person});
}

void draw_missing_names(Ui& ui, const Model& roster) {
  ImGui::BeginChild("missing", {0, 0});
  scroll_by_drag(ui.theme);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.gap, ui.theme.mm(1.8f)});
  const float width = ImGui::GetContentRegionAvail().x;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(roster.missing.size()));
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const Person& person = roster.people[roster.missing[static_cast<std::size_t>(i)]];
      const Status status = status_of(presence(person));
      marked(ui, status.shape, status.ink, shown_name(ui, person), width);
    }
  clipper.End();
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

void draw_side(Ui& ui, Asked& asked, const Model& roster, Zone zone, ImVec2 size) {
  begin_card(ui, "side", size);
  draw_missing(ui, roster);
  draw_last(ui, asked, roster, zone);
  const bool can_undo = !roster.own_check_ins.empty();
  if (button(ui, "roster.undo", {.width = ImGui::GetContentRegionAvail().x, .enabled = can_undo}))
    asked.push_back(TakeBack{});
  draw_missing_names(ui, roster);
  end_card();
}

}  // namespace

void draw(Ui& ui, const Model& roster, const Situation& situation, Asked& asked) {
  const ImVec2 page = ImGui::GetContentRegionAvail();
  write_within(ui, Role::heading, colour::ink, roster.tour_name, page.x);
  const float top = ImGui::GetCursorPosY(), height = page.y - top;
  const float side = std::max(page.x * 0.26f, ui.theme.mm(74));
  const float main = page.x - side - ui.theme.margin;
  ImGui::BeginChild("main", {main, height});
  draw_stops(ui, asked, roster);
  draw_line(ui, asked, roster, main - parts_width(ui, roster));
  draw_parts(ui, asked, roster);
  draw_people(ui, asked, roster, situation.zone, ImGui::GetContentRegionAvail());
  ImGui::EndChild();
  ImGui::SameLine(0, ui.theme.margin);
  draw_side(ui, asked, roster, situation.zone, {0, height});
}

}  // namespace renkei::ui::roster
