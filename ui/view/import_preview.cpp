#include "core/wording/numbers.hpp"
#include "ui/present/file_name.hpp"
#include "ui/view/import_parts.hpp"

namespace renkei::ui::import {
namespace {

using Asked = std::vector<Intent>;

Status status_of(const Ui& ui, const Line& line) {
  if (line.fate == Filter::refused) return status::absent(ui);
  if (line.to_check) return status::unconfirmed(ui);
  if (line.fate == Filter::fresh) return status::here(ui);
  return line.fate == Filter::updated ? status::apart(ui) : status::not_due(ui);
}

std::string filter_words(const Ui& ui, const Outcome& outcome, Filter filter) {
  return ui.say("import.filter." + std::string(code_of(filter)),
                {{"count", count_words(outcome.count(filter))}});
}

// How many came to what; each shows its lines. What nothing came to is left out.
void add_filters(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  std::vector<Choice> choices;
  std::vector<Filter> shown;
  for (const Filter filter : filters) {
    if (model.outcome->count(filter) == 0 && filter != Filter::all) continue;
    shown.push_back(filter);
    choices.push_back({{"import.filter", std::string(code_of(filter))},
                       filter_words(ui, *model.outcome, filter),
                       model.filter == filter});
  }
  stack.choices(choices, [&asked, shown](std::size_t at) { asked.emplace_back(Show{shown[at]}); });
}

void add_pages(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const std::size_t all = pages(model);
  if (all < 2) return;
  stack.text(
      "import.page",
      ui.say("import.page", {{"page", count_words(static_cast<std::int64_t>(model.page + 1))},
                             {"pages", count_words(static_cast<std::int64_t>(all))}}),
      quiet(ui));
  stack.choices(
      {{{"import.page", "previous"}, ui.say("import.page.previous"), false, model.page > 0},
       {{"import.page", "next"}, ui.say("import.page.next"), false, model.page + 1 < all}},
      [&asked, page = model.page](std::size_t at) {
        asked.emplace_back(TurnTo{at == 0 ? page - 1 : page + 1});
      });
}

// What was made of columns and sheets that nobody reads.
void add_unread(Ui& ui, Stack& stack, const Model& model) {
  const ImportReport& report = model.outcome->report();
  std::string columns, sheets;
  for (const ImportColumn& column : report.mapping)
    if (column.field.empty() && !column.heading.empty())
      columns += (columns.empty() ? "" : ", ") + column.heading;
  for (const std::string& sheet : report.unread_sheets)
    sheets += (sheets.empty() ? "" : ", ") + sheet;
  if (!columns.empty())
    stack.text("import.unused_columns", ui.say("import.unused_columns", {{"columns", columns}}),
               quiet(ui));
  if (!sheets.empty())
    stack.marked("import.unread_sheets", status::unconfirmed(ui),
                 ui.say("import.unread_sheets", {{"sheets", sheets}}));
}

void add_missing(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const std::int64_t count = model.outcome->count(Filter::not_in_file);
  if (count == 0 || model.taken) return;
  stack.marked("import.missing", status::unconfirmed(ui),
               ui.say("import.missing", {{"count", count_words(count)}}));
  if (!is_of_people(model)) return;
  const bool cancels = model.missing == Missing::cancel;
  stack.choices({{{"import.missing", "keep"}, ui.say("import.missing.keep"), !cancels},
                 {{"import.missing", "cancel"}, ui.say("import.missing.cancel"), cancels}},
                [&asked](std::size_t at) {
                  asked.emplace_back(WhatIsMissing{at == 1 ? Missing::cancel : Missing::keep});
                });
}

// What came of it, and where to go from there.
void add_taken(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (!model.taken) return;
  if (model.taken_back)
    return stack.marked("import.taken_back", status::apart(ui), ui.say("import.taken_back"));
  const bool wrote = model.outcome->report().run != 0;
  std::vector<Choice> choices;
  std::vector<Intent> intents;
  if (model.kind == "roster") {
    choices.push_back({"import.to_roster", ui.say("import.to_roster")});
    intents.emplace_back(OpenRoster{});
  }
  choices.push_back({"import.to_tables", ui.say("import.to_tables")});
  intents.emplace_back(OpenTables{});
  if (wrote) {
    choices.push_back({"import.take_back", ui.say("import.take_back")});
    intents.emplace_back(TakeBack{});
  }
  stack.choices(choices, [&asked, intents](std::size_t at) { asked.push_back(intents[at]); });
  if (wrote) stack.text("import.take_back.how", ui.say("import.take_back.how"), quiet(ui));
}

void add_options(Ui& ui, Stack& stack, const Line& line, Asked& asked) {
  if (line.options.empty()) return;
  std::vector<Choice> choices;
  std::vector<ImportDecision> decisions;
  for (const Option& option : line.options) {
    decisions.push_back(option.decision);
    choices.push_back({{"import.decide", line.key + "." + std::to_string(decisions.size())},
                       ui.names_hidden ? option.words_hidden : option.words,
                       option.chosen});
  }
  stack.choices(choices,
                [&asked, decisions](std::size_t at) { asked.emplace_back(Decide{decisions[at]}); });
}

void add_line(Ui& ui, Stack& stack, const Line& line, Asked& asked) {
  const bool hidden = ui.names_hidden || line.hides_name;
  const std::string words = hidden ? line.words_hidden : line.words;
  const std::string fate = ui.say("import.fate." + std::string(code_of(line.fate)));
  stack.marked({"import.row", line.key}, status_of(ui, line), fate + "　" + words,
               hidden ? "P1" : "P2");
  const std::string reasons = hidden ? line.reasons_hidden : line.reasons;
  if (!reasons.empty())
    stack.text({"import.reason", line.key}, reasons,
               {.role = Role::note, .privacy = hidden ? "P1" : "P2"});
  if (!line.odd.empty())
    stack.text({"import.odd", line.key}, ui.say("import.odd", {{"codes", line.odd}}),
               {.role = Role::note});
  add_options(ui, stack, line, asked);
}

}  // namespace

void add_preview(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (!model.outcome) return;
  stack.text("import.file_name", file_name(model.file), quiet(ui));
  stack.text("import.sum", outcome_sentence(ui.language, model), {.role = Role::title});
  if (model.taking) stack.text("import.taking", ui.say("import.taking"), {.role = Role::strong});
  if (!model.taken) stack.text("import.not_written", ui.say("import.not_written"), quiet(ui));
  add_taken(ui, stack, model, asked);
  add_missing(ui, stack, model, asked);
  add_unread(ui, stack, model);
  add_filters(ui, stack, model, asked);
  for (const Line& line : model.lines) add_line(ui, stack, line, asked);
  add_pages(ui, stack, model, asked);
}

}  // namespace renkei::ui::import
