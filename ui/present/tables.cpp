#include "ui/present/tables.hpp"

#include <algorithm>
#include <utility>

#include "core/report/reports.hpp"
#include "core/wording/numbers.hpp"

namespace renkei::ui::tables {
namespace {

bool is_english(const Situation& situation) { return situation.wishes.language == Language::en; }

// What was made does not answer what is asked now.
void ask_anew(Model& model) {
  model.made.reset();
  model.grids.clear();
  model.behind.reset();
  model.refused = false;
  model.saved.clear();
  model.lacks = is_ready(model);
  ++model.asked;  // what is still on its way answers something else
  model.making = false;
}

void begin(Model& model, const ReportName& report, EntryId about, const Situation& situation,
           const Records& records) {
  std::string own_folder = std::move(model.own_folder);
  const std::int64_t asked = model.asked;
  model = {};
  model.own_folder = std::move(own_folder);
  model.asked = asked;
  model.report = report.name;
  model.questions = questions_of(report, situation, records);
  model.query = first_query(report, model.questions, about, records);
  ask_anew(model);
  if (!model.lacks) model.sheet = Sheet::questions;
}

// Counts as before: which table was in view, and whether as a chart.
void show(Model& model, Report report) {
  model.grids.clear();
  for (const Table& table : report.tables) model.grids.push_back(grid_of(table, report.english));
  model.made = std::move(report);
  model.table = std::min(model.table, model.grids.empty() ? 0 : model.grids.size() - 1);
  model.as_chart = model.as_chart && has_chart(model);
  model.behind.reset();
  if (model.sheet == Sheet::behind) model.sheet = Sheet::none;
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const OpenReport& intent) {
    return {.go = Address{Screen::tables, 0, 0, 0, intent.name}};
  }
  Response operator()(const OpenSheet& intent) {
    model.sheet = intent.sheet;
    model.saved.clear();
    return {};
  }
  Response operator()(const ShowMore& intent) {
    model.more_questions = intent.more;
    return {};
  }
  Response operator()(const Choose& intent) {
    if (intent.question >= model.questions.size()) return {};
    const Question& question = model.questions[intent.question];
    if (intent.answer >= question.answers.size()) return {};
    const Answer& answer = question.answers[intent.answer];
    const bool was = is_answer(model.query, question, answer);
    if (was && question.kind != Question::Kind::flag) return {};
    take_answer(model.query, question, was ? Answer{} : answer);
    return changed();
  }
  Response operator()(const LeaveOpen& intent) {
    if (intent.question >= model.questions.size()) return {};
    take_answer(model.query, model.questions[intent.question], {});
    return changed();
  }
  Response operator()(const Type& intent) {
    if (intent.question >= model.questions.size()) return {};
    model.typed_option = model.questions[intent.question].option;
    model.typed = intent.text;
    return {};
  }
  Response operator()(const Send& intent) {
    if (intent.question >= model.questions.size()) return {};
    take_text(model.query, model.questions[intent.question], intent.text);
    return changed();
  }
  Response operator()(const ShowTable& intent) {
    if (intent.table >= model.grids.size()) return {};
    model.table = intent.table;
    model.as_chart = model.as_chart && has_chart(model);
    model.sheet = Sheet::none;
    return {};
  }
  Response operator()(const ShowChart& intent) {
    model.as_chart = intent.chart && has_chart(model);
    return {};
  }
  Response operator()(const OpenCell& intent) {
    if (!model.made || model.table >= model.grids.size()) return {};
    auto told = behind(*model.made, model.table, model.grids[model.table], intent.row,
                       intent.column, records);
    if (!told) return {};
    model.behind = std::move(told);
    model.sheet = Sheet::behind;
    return {};
  }
  Response operator()(const Make& intent) {
    model.query.english = intent.english;
    model.query.made_on = local_date(situation.now, situation.zone);
    model.lacks = false;
    model.making = true;
    model.asked = intent.number;
    return {.work = {ReportWork{model.report, model.query}}};
  }
  Response operator()(const ChoosePlace& intent) {
    model.folder = intent.folder;
    model.saved.clear();
    return {};
  }
  Response operator()(const Save& intent) {
    if (!model.made || model.saving || !can_save(model, situation)) return {};
    model.saving = true;
    model.saved.clear();
    const std::string folder = place_of(model, situation);
    return {.work = {SaveReportWork{*model.made, model.query.published, intent.format, folder,
                                    file_stem(model, situation), folder == model.own_folder}}};
  }

 private:
  Response changed() {
    model.typed.clear();
    model.typed_option.clear();
    ask_anew(model);
    return {};
  }
};

}  // namespace

Address address(const Model& model) {
  const ReportName* report = find_report(model.report);
  return {Screen::tables, report ? subject_of(*report, model.query) : 0, 0, 0, model.report};
}

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  const ReportName* report = find_report(at.word);
  if (!report) {
    model.report.clear();
    model.sheet = Sheet::none;
    return ask_anew(model);
  }
  const Address here = address(model);
  const bool is_same = here.word == at.word && (at.object == 0 || at.object == here.object);
  if (is_same) return look(model, situation, records);
  begin(model, *report, at.object, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  if (const auto* saved = std::get_if<ReportSaved>(&ended.end)) {
    model.saving = false;
    if (saved->result) model.saved = *saved->result;
    return;
  }
  const auto* made = std::get_if<ReportMade>(&ended.end);
  const auto* by = std::get_if<Make>(&ended.by);
  if (!made || !by || by->number != model.asked) return;
  model.making = false;
  model.refused = !made->result;
  if (made->result) show(model, *made->result);
}

// Others wrote: what is shown stays until it has been made anew.
void look(Model& model, const Situation& situation, const Records& records) {
  const ReportName* report = find_report(model.report);
  if (!report) return;
  model.questions = questions_of(*report, situation, records);
  model.lacks = is_ready(model);
}

bool close_sheet(Model& model) {
  if (model.sheet == Sheet::none) return false;
  model.sheet = Sheet::none;
  model.behind.reset();
  return true;
}

void leave(Model& model) {
  if (!model.made || !model.made->personal) return;
  ask_anew(model);
}

std::optional<Intent> wanted(const Model& model, const Situation& situation) {
  const bool other_language =
      (model.made || model.making) && model.query.english != is_english(situation);
  if (!model.lacks && !other_language) return std::nullopt;
  return Make{is_english(situation), model.asked + 1};
}

bool is_ready(const Model& model) {
  const ReportName* report = find_report(model.report);
  return report && is_subject_named(*report, model.query);
}

bool has_chart(const Model& model) {
  return model.table < model.grids.size() && model.grids[model.table].chart.has_value();
}

std::string_view group_of(const ReportName& report) {
  for (const std::string_view on_paper :
       {"tally-sheet", "rollcall-sheet", "badges", "seats", "questionnaire-sheet"})
    if (report.name == on_paper) return "sheet";
  if (report.subject == "event" || report.subject == "tour") return report.subject;
  return report.subject.starts_with("questionnaire") ? "survey" : "year";
}

std::string coverage_line(Language language, const Report& report, bool whole) {
  if (report.coverage.empty()) return {};
  if (report.complete) return whole ? report.coverage.front() : say(language, "tables.complete");
  const auto more = static_cast<std::int64_t>(report.coverage.size()) - 1;
  return say(language, "tables.incomplete", {{"count", count_words(more)}});
}

std::string place_of(const Model& model, const Situation& situation) {
  if (!model.folder) return model.own_folder;
  const auto at = std::ranges::find(situation.drives, *model.folder, &Drive::folder);
  return at == situation.drives.end() ? model.own_folder : at->folder;
}

bool can_save(const Model& model, const Situation& situation) {
  return model.made && (!model.made->personal || place_of(model, situation) == model.own_folder);
}

std::string file_stem(const Model& model, const Situation& situation) {
  return model.report + "-" + local_date(situation.now, situation.zone);
}

}  // namespace renkei::ui::tables
