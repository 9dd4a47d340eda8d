#include "core/text/visible.hpp"
#include "core/text/width.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/refusal.hpp"
#include "ui/present/file_name.hpp"
#include "ui/view/import_parts.hpp"

namespace renkei::ui::import {
namespace {

using Asked = std::vector<Intent>;

void label(Ui& ui, Stack& stack, const char* key) { stack.text(key, ui.say(key), quiet(ui)); }

// ---- which file

void add_path(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  label(ui, stack, "import.file");
  stack.add([&ui](float) { return ui.theme.touch; },
            [&ui, &asked, &model](const Box& box) {
              std::string typed = model.typed;
              const auto entered =
                  line_field(ui, {"import.path"}, box, typed, ui.say("import.path.hint"), true);
              if (entered.sent && !entered.sent->empty())
                asked.emplace_back(LookAt{{*entered.sent}});
              else if (entered.changed)
                asked.emplace_back(TypePath{typed});
            });
}

void add_drives(Ui& ui, Stack& stack, const Situation& situation, Asked& asked) {
  constexpr std::size_t most = 12;
  std::vector<Choice> choices;
  std::vector<std::string> files;
  for (const Drive& drive : situation.drives)
    for (std::size_t i = 0; i < std::min(most, drive.registers.size()); ++i) {
      files.push_back(drive.registers[i]);
      choices.push_back({{"import.found", static_cast<std::int64_t>(files.size())},
                         drive.label + "　" + file_name(drive.registers[i])});
    }
  if (choices.empty()) return;
  label(ui, stack, "import.found");
  stack.choices(choices,
                [&asked, files](std::size_t at) { asked.emplace_back(LookAt{{files[at]}}); });
}

// ---- what it is

void add_kinds(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  label(ui, stack, "import.kind");
  std::vector<Choice> choices;
  const std::vector<std::string> names = kind_names();
  choices.reserve(names.size());
  for (const std::string& name : names)
    choices.push_back({{"import.kind", name},
                       choice_label(ui.language, "import_run", "register", name),
                       model.kind == name,
                       !is_busy(model)});
  stack.choices(choices,
                [&asked, names](std::size_t at) { asked.emplace_back(ChooseKind{names[at]}); });
  if (model.kind.empty() && model.look)
    stack.marked("import.not_known", status::unconfirmed(ui), ui.say("import.not_known"));
}

void add_subjects(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  constexpr std::size_t most = 60;
  const std::string_view kind = subject_kind(model);
  if (kind.empty()) return;
  const std::string called = kind_label(ui.language, kind);
  if (model.subjects.empty())
    return stack.marked("import.no_subject", status::unconfirmed(ui),
                        ui.say("import.no_subject", {{"kind", called}}));
  stack.text("import.about", ui.say("import.about", {{"kind", called}}), quiet(ui));
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < std::min(most, model.subjects.size()); ++i)
    choices.push_back({{"import.subject", model.subjects[i].id},
                       model.subjects[i].words,
                       model.subjects[i].id == model.subject,
                       !is_busy(model)});
  stack.choices(choices, [&asked, &model](std::size_t at) {
    asked.emplace_back(ChooseSubject{model.subjects[at].id});
  });
}

// ---- how it is read

void add_encodings(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  constexpr const char* encodings[] = {"", "utf-8", "cp932", "utf-16"};
  constexpr const char* delimiters[] = {"", "comma", "tab", "semicolon"};
  const auto add = [&](const char* key, const std::string& words,
                       std::span<const char* const> codes, std::string RegisterReading::*part) {
    label(ui, stack, key);
    std::vector<Choice> choices;
    for (const char* code : codes) {
      const std::string named = *code == 0 ? "auto" : code;
      choices.push_back(
          {{key, named}, ui.say(words + named), model.reading.*part == code, !is_busy(model)});
    }
    stack.choices(choices, [&asked, &model, part, codes](std::size_t at) {
      RegisterReading reading = model.reading;
      reading.*part = codes[at];
      asked.emplace_back(ReadAs{std::move(reading)});
    });
  };
  if (model.look->encoding == "xlsx") return;
  add("import.encoding", "import.encoding.", encodings, &RegisterReading::encoding);
  add("import.delimiter", "import.delimiter.", delimiters, &RegisterReading::delimiter);
}

void add_heading_lines(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  constexpr std::size_t widest = 60;
  label(ui, stack, "import.headings_at");
  std::vector<int> lines = {0};
  std::vector<Choice> choices = {{{"import.headings_at", std::int64_t{0}},
                                  ui.say("import.headings_at.auto"),
                                  model.map.headings_line == 0,
                                  !is_busy(model)}};
  for (const LookedLine& line : model.look->lines) {
    const std::string text =
        ui.names_hidden ? std::string() : "　" + shortened(visible(line.text), widest);
    lines.push_back(line.line);
    choices.push_back({{"import.headings_at", line.line},
                       ui.say("import.line", {{"line", std::to_string(line.line)}}) + text,
                       model.map.headings_line == line.line,
                       !is_busy(model)});
  }
  stack.choices(choices,
                [&asked, lines](std::size_t at) { asked.emplace_back(HeadingsAt{lines[at]}); });
}

void add_reading(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  stack.text("import.reading", reading_sentence(ui.language, *model.look));
  stack.choices({{"import.reading.change",
                  ui.say(model.shows_reading ? "import.reading.close" : "import.reading.change"),
                  model.shows_reading}},
                [&asked, shown = !model.shows_reading](std::size_t) {
                  asked.emplace_back(ShowReading{shown});
                });
  if (!model.shows_reading) return;
  add_encodings(ui, stack, model, asked);
  add_heading_lines(ui, stack, model, asked);
}

// Why it cannot be read like this; the rest stays to be put right.
void add_problem(Ui& ui, Stack& stack, const Model& model) {
  if (!model.look || !model.look->problem) return;
  stack.marked("import.problem", status::absent(ui),
               refusal_words(ui.language, *model.look->problem).what);
  stack.text("import.problem.next", ui.say("import.problem.next"));
}

// ---- what columns mean

std::string values_words(const Ui& ui, const LookedColumn& column) {
  constexpr std::size_t widest = 40;
  if (ui.names_hidden) return ui.say("names.hidden");
  std::string words;
  for (const std::string& value : column.values)
    words += (words.empty() ? "" : " / ") + shortened(visible(value), widest);
  return words.empty() ? ui.say("import.no_values") : words;
}

void add_meanings(Ui& ui, Stack& stack, const Model& model, const LookedColumn& column,
                  Asked& asked) {
  std::vector<std::string> fields = {""};
  for (const RegisterField& field : model.fields) fields.push_back(field.name);
  std::vector<Choice> choices;
  choices.reserve(fields.size());
  for (const std::string& field : fields)
    choices.push_back(
        {{"import.meaning", std::to_string(column.number) + "." + (field.empty() ? "none" : field)},
         field_words(ui.language, model, field),
         field == column.field});
  stack.choices(choices, [&asked, fields, number = column.number](std::size_t at) {
    asked.emplace_back(Mean{number, fields[at]});
  });
}

void add_column(Ui& ui, Stack& stack, const Model& model, const LookedColumn& column,
                Asked& asked) {
  const auto number = static_cast<std::int64_t>(column.number);
  const std::string heading = column.heading.empty() ? "—" : visible(column.heading);
  stack.text({"import.heading", number},
             ui.say("import.heading", {{"number", std::to_string(number)}, {"heading", heading}}),
             {.role = Role::strong});
  stack.text({"import.values", number}, values_words(ui, column),
             {.role = Role::note, .ink = ui.theme.colour.note, .privacy = of_names(ui)});
  if (model.fields.empty()) return;
  const bool open = model.open_column == column.number;
  const std::string meaning = is_undecided(model, column)
                                  ? ui.say("import.undecided")
                                  : field_words(ui.language, model, column.field);
  stack.choices({{{"import.column", number},
                  ui.say("import.column", {{"field", meaning}}),
                  open,
                  !is_busy(model)}},
                [&asked, column_number = column.number](std::size_t) {
                  asked.emplace_back(OpenColumn{column_number});
                });
  if (open) add_meanings(ui, stack, model, column, asked);
}

}  // namespace

void add_file(Ui& ui, Stack& stack, const Model& model, const Situation& situation, Asked& asked) {
  add_path(ui, stack, model, asked);
  if (model.file.empty()) stack.text("import.drop", ui.say("import.drop"));
  add_drives(ui, stack, situation, asked);
  if (model.file.empty())
    stack.button("import.to_files", ui.say("import.to_files"), {},
                 [&asked] { asked.emplace_back(OpenFiles{}); });
  if (model.file.empty()) return;
  stack.text("import.name", file_name(model.file), {.role = Role::title});
  if (!model.look)
    return stack.text("import.looking", ui.say(model.looking || model.lacks ? "import.looking"
                                                                            : "import.unreadable"));
  add_kinds(ui, stack, model, asked);
  add_subjects(ui, stack, model, asked);
  add_problem(ui, stack, model);
  add_reading(ui, stack, model, asked);
}

void add_columns(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.trying) stack.text("import.trying", ui.say("import.trying"), {.role = Role::strong});
  stack.text("import.columns",
             ui.say(model.fields.empty() ? "import.columns.fixed" : "import.columns"), quiet(ui));
  add_problem(ui, stack, model);
  if (!model.look) return;
  for (const LookedColumn& column : model.look->columns)
    add_column(ui, stack, model, column, asked);
}

}  // namespace renkei::ui::import
