#include "ui/view/day_end.hpp"

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::day_end {
namespace {

std::string code_words(const Ui& ui, std::string_view field, const std::string& code) {
  return code.empty() ? ui.say("day_end.unsaid")
                      : choice_label(ui.language, "daily_total", field, code);
}

void add_days(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  std::vector<Choice> days;
  for (const std::string& day : model.days)
    days.push_back({{"day_end.day", day}, date_words(ui.language, day), day == model.date});
  stack.choices(days, [&](std::size_t at) { asked.emplace_back(ChooseDay{model.days[at]}); });
}

// One button a unit, where gates count in several.
void add_units(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.proposals.size() < 2) return;
  stack.text("day_end.units", ui.say("day_end.units"), {.ink = ui.theme.colour.unconfirmed});
  std::vector<Choice> units;
  for (const Proposal& proposal : model.proposals)
    units.push_back({{"day_end.unit", proposal.unit.empty() ? "none" : proposal.unit},
                     code_words(ui, "unit", proposal.unit) + " " + count_words(proposal.n),
                     proposal.unit == model.about});
  stack.choices(
      units, [&](std::size_t at) { asked.emplace_back(ChooseProposal{model.proposals[at].unit}); });
}

std::string gates_words(const Proposal& proposal) {
  std::string words;
  for (const Proposal::OfGate& gate : proposal.gates)
    words += (words.empty() ? "" : " · ") + gate.name + " " + count_words(gate.n);
  return words;
}

// Where the proposed figure comes from, and what is not in it.
void add_grounds(Ui& ui, Stack& stack, const Model& model, const Proposal& proposal) {
  const Written quiet{.ink = ui.theme.colour.note};
  stack.text("day_end.gates", gates_words(proposal), quiet);
  const std::string count = count_words(static_cast<std::int64_t>(model.others));
  stack.text("day_end.devices",
             model.others > 0 ? ui.say("day_end.devices", {{"count", count}})
                              : ui.say("day_end.devices.own"),
             quiet);
  if (proposal.estimated != 0)
    stack.text("day_end.estimated",
               ui.say("tally.estimated", {{"count", count_words(proposal.estimated)}}), quiet);
  if (proposal.staff != 0)
    stack.text("day_end.staff", ui.say("day_end.staff", {{"count", count_words(proposal.staff)}}),
               quiet);
  if (proposal.beside != 0)
    stack.text("day_end.beside", ui.say("tally.beside", {{"count", count_words(proposal.beside)}}),
               quiet);
}

void add_how(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  struct Field {
    const char* name;
    std::span<const renkei::Choice> codes;
    const std::string& said;
  };
  const Field fields[] = {{"unit", choices::unit, model.draft.unit},
                          {"method", choices::counting_method, model.draft.method},
                          {"reentry", choices::reentry, model.draft.reentry}};
  for (const Field& field : fields) {
    stack.text({"day_end.field", field.name},
               field_label(ui.language, "daily_total", field.name) +
                   (field.said.empty() ? "　" + ui.say("day_end.unsaid") : std::string()),
               {.role = Role::note, .state = field.said.empty() ? "unconfirmed" : ""});
    std::vector<Choice> codes;
    for (const renkei::Choice& code : field.codes)
      codes.push_back({{"day_end.how", std::string(field.name) + "/" + std::string(code.code)},
                       code_words(ui, field.name, std::string(code.code)),
                       field.said == code.code});
    stack.choices(codes, [&asked, field](std::size_t at) {
      asked.emplace_back(SayHow{field.name, std::string(field.codes[at].code)});
    });
  }
}

std::string said_words(const Ui& ui, const Said& said) {
  std::string figures;
  for (const std::string& value : said.disputed)
    figures += (figures.empty() ? "⇄ " : " / ") + count_words(std::stoll(value));
  const std::string n = figures.empty() ? count_words(said.n) : figures;
  const std::string unit = code_words(ui, "unit", said.unit);
  const std::string method = code_words(ui, "method", said.method);
  const std::string reentry = code_words(ui, "reentry", said.reentry);
  return ui.say("day_end.said",
                {{"n", n}, {"unit", unit}, {"method", method}, {"reentry", reentry}});
}

std::string sayer_words(const Ui& ui, const Said& said) {
  std::string device = said.device.empty() ? ui.say("day_end.unknown_device") : said.device;
  if (said.is_own) device = ui.say("day_end.own_device", {{"device", device}});
  if (said.confirmed_by.empty()) return device;
  return ui.say("day_end.by", {{"device", device}, {"staff", said.confirmed_by}});
}

// Whether the draft is what this device has said already.
bool is_said(const Model& model) {
  const Said* said = said_here(model);
  const Draft& draft = model.draft;
  return said && said->disputed.empty() && draft.number() == said->n &&
         draft.method == said->method && draft.reentry == said->reentry;
}

void add_confirm(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (is_said(model)) {
    stack.text("day_end.confirmed", ui.say("day_end.confirmed"),
               {.role = Role::strong, .ink = ui.theme.colour.here, .state = "here"});
    return;
  }
  stack.button("day_end.confirm", ui.say("day_end.confirm"),
               {.rank = Rank::primary, .enabled = model.draft.is_whole()},
               [&asked] { asked.emplace_back(Confirm{}); });
  if (model.draft.number() && !model.draft.is_whole())
    stack.text("day_end.incomplete", ui.say("day_end.incomplete"),
               {.ink = ui.theme.colour.unconfirmed, .state = "unconfirmed"});
}

}  // namespace

void draw_day_end(Ui& ui, const Box& box, const Model& model, const std::string& staff,
                  Asked& asked) {
  const Proposal* proposal = proposal_at_hand(model);
  const auto number = model.draft.number();
  Stack stack(ui, box);
  add_days(ui, stack, model, asked);
  add_units(ui, stack, model, asked);
  stack.text("day_end.label",
             ui.say(model.is_typing         ? "day_end.typing"
                    : !proposal             ? "day_end.nothing"
                    : number == proposal->n ? "day_end.proposed"
                                            : "day_end.announced"),
             {.role = Role::note, .ink = ui.theme.colour.note});
  const std::string mark = proposal && proposal->estimated != 0 && !model.is_typing ? "≈" : "";
  stack.text("day_end.n", number ? mark + count_words(*number) : "－",
             {.role = ui.layout.is_short ? Role::title : Role::figure});
  add_confirm(ui, stack, model, asked);
  stack.button("day_end.other", ui.say(model.is_typing ? "day_end.as_proposed" : "day_end.other"),
               {}, [&] { asked.emplace_back(SayOther{!model.is_typing}); });
  add_how(ui, stack, model, asked);
  if (proposal) add_grounds(ui, stack, model, *proposal);
  if (staff.empty())
    stack.text("day_end.unsigned", ui.say("day_end.unsigned"), {.ink = ui.theme.colour.note});
  stack.draw("day_end.list");
}

void draw_said(Ui& ui, const Box& box, const Model& model) {
  Stack stack(ui, box);
  stack.text("day_end.said.title", ui.say("day_end.said.title"), {.role = Role::strong});
  if (model.said.empty())
    stack.text("day_end.said.nothing", ui.say("day_end.said.nothing"),
               {.ink = ui.theme.colour.note});
  for (const Said& said : model.said) {
    const bool differs = day_end::differs(model, said.unit);
    const Status status = differs ? status::unconfirmed(ui) : status::here(ui);
    const std::string words = said_words(ui, said);
    stack.add([&ui, words](float width) { return marked_height(ui, words, width); },
              [&ui, words, status, id = said.id](const Box& place) {
                marked(ui, {"day_end.said", id}, place, status, words);
              });
    stack.text({"day_end.sayer", said.id}, sayer_words(ui, said),
               {.role = Role::note, .ink = ui.theme.colour.note, .privacy = "P1"});
  }
  for (const Said& said : model.said)
    if (day_end::differs(model, said.unit)) {
      stack.text("day_end.differs", ui.say("day_end.differs"),
                 {.ink = ui.theme.colour.unconfirmed, .state = "disputed"});
      break;
    }
  stack.draw("day_end.said.list");
}

}  // namespace renkei::ui::day_end
