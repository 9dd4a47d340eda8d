#include "ui/present/import.hpp"

#include <algorithm>
#include <array>

#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"

namespace renkei::ui::import {
namespace {

void forget_outcome(Model& model) {
  model.outcome.reset();
  model.lines.clear();
  model.decisions.clear();
  model.missing = Missing::keep;
  model.filter = Filter::all;
  model.page = 0;
  model.taken = model.taken_back = false;
}

// What was said of another sheet.
void forget_mapping(Model& model) {
  model.map = {};
  model.open_column = 0;
  forget_outcome(model);
}

void look_again(Model& model) {
  model.lacks = !model.file.empty();
  forget_outcome(model);
}

void offer_subjects(Model& model, const Situation& situation, const Records& records) {
  const std::string_view kind = subject_kind(model);
  model.subjects =
      kind.empty() ? std::vector<NamedRecord>() : records_named(kind, situation, records);
  const auto known = std::ranges::find(model.subjects, model.subject, &NamedRecord::id);
  if (known == model.subjects.end())
    model.subject = model.subjects.empty() ? 0 : model.subjects.front().id;
}

void name_subject(ImportTarget& target, std::string_view kind, EntryId subject) {
  if (kind == Tour::name_of_kind) target.tour = subject;
  if (kind == Event::name_of_kind) target.event = subject;
  if (kind == Questionnaire::name_of_kind) target.questionnaire = subject;
}

ImportTarget target_of(const Model& model) {
  ImportTarget target;
  name_subject(target, subject_kind(model), model.subject);
  target.map = model.map;
  target.reading = model.reading;
  return target;
}

// Of a file of which nothing is known, whatever it could be about.
RegisterQuestion question_of(const Model& model, const Situation& situation,
                             const Records& records) {
  RegisterQuestion question{model.file, model.kind_is_said ? model.kind : "", target_of(model)};
  if (!model.subject_is_said) question.target.questionnaire = 0;
  if (model.kind_is_said) return question;
  for (const std::string_view kind :
       {Tour::name_of_kind, Event::name_of_kind, Questionnaire::name_of_kind}) {
    const auto named = records_named(kind, situation, records);
    const bool is_chosen = std::ranges::find(named, model.subject, &NamedRecord::id) != named.end();
    if (!named.empty())
      name_subject(question.target, kind, is_chosen ? model.subject : named.front().id);
  }
  return question;
}

void tell_fields(Model& model, const Records& records) {
  const RegisterKind* kind = find_register(model.kind);
  model.fields = kind == nullptr ? std::vector<RegisterField>()
                                 : register_fields(*kind, target_of(model), records);
}

bool is_about_people(const ImportDecision& decision) {
  return decision.kind == ImportDecision::Kind::same ||
         decision.kind == ImportDecision::Kind::another;
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const LookAt& intent) {
    if (intent.files.empty()) return {};
    if (is_busy(model)) {  // its turn comes
      model.waiting.insert(model.waiting.end(), intent.files.begin(), intent.files.end());
      return {};
    }
    model.waiting.assign(intent.files.begin() + 1, intent.files.end());
    begin(intent.files.front());
    return {};
  }
  Response operator()(const TypePath& intent) {
    model.typed = intent.text;
    return {};
  }
  Response operator()(const ChooseKind& intent) {
    if (is_busy(model) || find_register(intent.kind) == nullptr) return {};
    model.kind = intent.kind;
    model.kind_is_said = true;
    model.subject_is_said = false;
    forget_mapping(model);
    return again();
  }
  Response operator()(const ChooseSubject& intent) {
    if (is_busy(model)) return {};
    model.subject = intent.subject;
    model.subject_is_said = true;
    return again();
  }
  Response operator()(const ShowReading& intent) {
    model.shows_reading = intent.shown;
    return {};
  }
  Response operator()(const ReadAs& intent) {
    if (is_busy(model)) return {};
    model.reading = intent.reading;
    return again();
  }
  Response operator()(const HeadingsAt& intent) {
    if (is_busy(model)) return {};
    model.map.headings_line = intent.line;
    return again();
  }
  Response operator()(const GoStep& intent) {
    if (intent.step == Step::preview && !model.outcome) return {};
    if (intent.step == Step::columns && !model.look) return {};
    model.step = intent.step;
    return {};
  }
  Response operator()(const OpenColumn& intent) {
    model.open_column = model.open_column == intent.number ? 0 : intent.number;
    return {};
  }
  // The first word about a column counts; what was said of its heading before stays behind it.
  Response operator()(const Mean& intent) {
    if (is_busy(model)) return {};
    const std::string column = std::to_string(intent.number);
    std::erase_if(model.map.headings, [&](const auto& word) { return word.first == column; });
    model.map.headings.insert(model.map.headings.begin(), {column, intent.field});
    if (model.look)
      for (LookedColumn& each : model.look->columns)
        if (each.number == intent.number) each.field = intent.field;
    model.open_column = 0;
    return again();
  }
  Response operator()(const Look& intent) {
    model.lacks = false;
    model.looking = true;
    model.asked = intent.number;
    return {.work = {RegisterLookWork{question_of(model, situation, records)}}};
  }
  Response operator()(const Try&) {
    if (!can_try(model)) return {};
    forget_outcome(model);
    model.trying = true;
    ImportTarget target = target_of(model);
    target.dry_run = true;
    return {.work = {ImportWork{find_register(model.kind), model.file, std::move(target)}}};
  }
  Response operator()(const Show& intent) {
    model.filter = intent.filter;
    model.page = 0;
    return shown();
  }
  Response operator()(const TurnTo& intent) {
    if (intent.page < pages(model)) model.page = intent.page;
    return shown();
  }
  Response operator()(const Decide& intent) { return decide(intent.decision); }
  Response operator()(const WhatIsMissing& intent) {
    model.missing = intent.missing;
    return {};
  }
  Response operator()(const Take&) {
    if (!can_take(model)) return {};
    model.taking = true;
    ImportTarget target = target_of(model);
    target.missing = model.missing;
    target.decisions = model.decisions;
    target.sha256 = model.outcome->report().sha256;
    return {.work = {ImportWork{find_register(model.kind), model.file, std::move(target)}}};
  }
  Response operator()(const TakeBack&) {
    if (!model.taken || model.taken_back || model.outcome->report().run == 0) return {};
    return {.work = {Command(Void{model.outcome->report().run,
                                  say(situation.wishes.language, "import.taken_back.reason")})}};
  }
  Response operator()(const NextFile&) {
    if (model.waiting.empty() || is_busy(model)) return {};
    const std::string next = model.waiting.front();
    model.waiting.erase(model.waiting.begin());
    begin(next);
    return {};
  }
  Response operator()(const LeaveFile&) {
    if (!is_busy(model)) begin({});
    return {};
  }
  Response operator()(const OpenRoster&) { return {.go = Address{Screen::roster, model.subject}}; }
  Response operator()(const OpenTables&) { return {.go = Address{Screen::tables}}; }
  Response operator()(const OpenFiles&) { return {.go = Address{Screen::files}}; }

 private:
  void begin(const std::string& file) {
    model.file = model.typed = file;
    model.step = Step::file;
    model.kind_is_said = model.subject_is_said = false;
    model.kind.clear();
    model.reading = {};
    model.shows_reading = false;
    model.look.reset();
    forget_mapping(model);
    look_again(model);
  }
  Response again() {
    offer_subjects(model, situation, records);
    look_again(model);
    return {};
  }
  Response shown() {
    show_lines(model, situation, records);
    return {};
  }
  // Pressed again it is taken back; of what excludes each other only the last one counts.
  Response decide(const ImportDecision& made) {
    if (is_busy(model) || model.taken) return {};
    const bool about_people = is_about_people(made);
    bool was_made = false;
    std::erase_if(model.decisions, [&](const ImportDecision& before) {
      const bool also = is_about_people(before);
      if (before.line != made.line || also != about_people || before.field != made.field)
        return false;
      was_made |= before.kind == made.kind && before.known == made.known;
      return true;
    });
    if (!was_made) model.decisions.push_back(made);
    return shown();
  }
};

void looked(Model& model, const Result<RegisterLook>& result, const Situation& situation,
            const Records& records) {
  model.looking = false;
  if (!result) {
    model.look.reset();
    return;
  }
  model.look = *result;
  if (!model.kind_is_said) model.kind = model.look->kind;
  if (model.map.headings.empty()) model.map = model.look->map;
  if (!model.subject_is_said && model.look->questionnaire != 0 &&
      subject_kind(model) == Questionnaire::name_of_kind)
    model.subject = model.look->questionnaire;
  offer_subjects(model, situation, records);
  tell_fields(model, records);
}

void imported(Model& model, const Imported& end, bool for_good, const Situation& situation,
              const Records& records) {
  (for_good ? model.taking : model.trying) = false;
  if (!end.result) return;
  model.outcome = *end.result;
  model.taken = for_good;
  model.step = Step::preview;
  model.filter = Filter::all;
  model.page = 0;
  show_lines(model, situation, records);
}

}  // namespace

Address address(const Model& model) { return {Screen::import, model.subject, 0, 0, model.kind}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  const bool says_other =
      (!at.word.empty() && at.word != model.kind) || (at.object != 0 && at.object != model.subject);
  if (says_other && !is_busy(model)) {
    if (!at.word.empty()) model.kind = at.word;
    model.kind_is_said = !model.kind.empty();
    model.subject = at.object;
    model.subject_is_said = at.object != 0;
    forget_mapping(model);
    model.step = Step::file;
    model.lacks = !model.file.empty();
  }
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto* found = std::get_if<RegisterLooked>(&ended.end)) {
    const auto* by = std::get_if<Look>(&ended.by);
    if (by != nullptr && by->number == model.asked)
      looked(model, found->result, situation, records);
  } else if (const auto* end = std::get_if<Imported>(&ended.end)) {
    imported(model, *end, std::holds_alternative<Take>(ended.by), situation, records);
  } else if (std::holds_alternative<TakeBack>(ended.by) && ended.record()) {
    model.taken_back = true;
  }
}

void look(Model& model, const Situation& situation, const Records& records) {
  offer_subjects(model, situation, records);
  tell_fields(model, records);
  show_lines(model, situation, records);
}

std::optional<Intent> wanted(const Model& model, const Situation&) {
  if (!model.lacks) return std::nullopt;
  return Look{model.asked + 1};
}

bool is_register_file(const std::string& file) {
  constexpr std::array<std::string_view, 6> endings = {".csv",  ".tsv", ".txt",
                                                       ".xlsx", ".xls", ".ods"};
  std::string plain = file;
  for (char& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return std::ranges::any_of(endings,
                             [&](std::string_view ending) { return plain.ends_with(ending); });
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const RegisterKind& kind : register_kinds()) names.emplace_back(kind.name);
  return names;
}

bool is_of_people(const Model& model) {
  const RegisterKind* kind = find_register(model.kind);
  return kind != nullptr && kind->is_of_people;
}

std::string_view subject_kind(const Model& model) {
  const RegisterKind* kind = find_register(model.kind);
  return kind == nullptr ? std::string_view() : kind->subject;
}

const RegisterField* lacking_field(const Model& model) {
  if (!model.look || !model.look->problem) return nullptr;
  const auto has_column = [&](int needed) {
    return std::ranges::any_of(model.fields, [&](const RegisterField& field) {
      return field.needed == needed &&
             std::ranges::find(model.look->columns, field.name, &LookedColumn::field) !=
                 model.look->columns.end();
    });
  };
  for (const RegisterField& field : model.fields)
    if (field.needed != 0 && !has_column(field.needed)) return &field;
  return nullptr;
}

bool is_undecided(const Model& model, const LookedColumn& column) {
  if (!model.look || !model.look->problem || !column.field.empty() || column.heading.empty())
    return false;
  const Error& problem = *model.look->problem;
  return problem.detail("reason") == "register_headings_unmatched" &&
         problem.detail("detail").find(column.heading) != std::string::npos;
}

bool is_busy(const Model& model) { return model.trying || model.taking; }

bool can_try(const Model& model) {
  const bool is_known = model.look && !model.lacks && !model.looking && !model.look->problem;
  const bool is_named = subject_kind(model).empty() || model.subject != 0;
  return is_known && is_named && !model.kind.empty() && !is_busy(model);
}

bool can_take(const Model& model) {
  return model.outcome && !model.taken && !model.lacks && !is_busy(model);
}

}  // namespace renkei::ui::import
