#include "ui/present/monitor.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/share.hpp"
#include "core/figures/course.hpp"
#include "core/figures/survey_responses.hpp"
#include "core/model/badge.hpp"
#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"
#include "ui/present/visitor_title.hpp"

namespace renkei::ui::monitor {
namespace {

using QuestionType = SurveyQuestion::Type;

EntryId subject_of(const Model& model) { return model.stop != 0 ? model.stop : model.tour; }

// ---- what is asked

// Those of the day before those of before and after; of equals the title.
std::vector<Found<Questionnaire>> questionnaires_of(const Records& records, EntryId tour) {
  auto found = all<Questionnaire>(records, "tour_id", Value::of(tour));
  std::ranges::stable_sort(found, {}, [](const Found<Questionnaire>& one) {
    const std::string& phase = one.fields.phase;
    return std::pair(phase == "on_day" ? 0 : phase.empty() ? 1 : 2, one.fields.title);
  });
  return found;
}

void read_questionnaire(Model& model, const Questionnaire& fields) {
  model.title = visitor_title(fields);
  model.notice = read_visitor_text(fields.notice.compact);
  model.notice_version = fields.notice_version;
  model.questions = read_questions(fields.questions.compact);
  // Of a question without a type it is not known whether words would be somebody's own: not asked here.
  std::erase_if(model.questions,
                [](const SurveyQuestion& question) { return question.type == QuestionType::open; });
}

void read_tour(Model& model, const Records& records) {
  const auto tour = find_as<Tour>(records, model.tour);
  model.tour_name = tour ? tour->fields.name : std::string();
  model.stops.clear();
  for (const Found<Stop>& stop : course_of(records, model.tour))
    model.stops.push_back({stop.id, stop.fields.name});
  if (std::ranges::find(model.stops, model.stop, &Subject::id) == model.stops.end()) model.stop = 0;
  const auto found = questionnaires_of(records, model.tour);
  model.questionnaires.clear();
  for (const auto& one : found) model.questionnaires.push_back({one.id, one.fields.title});
  auto chosen = std::ranges::find(found, model.questionnaire, &Found<Questionnaire>::id);
  if (chosen == found.end()) chosen = found.begin();
  model.questionnaire = chosen == found.end() ? 0 : chosen->id;
  if (chosen == found.end())
    model.questions.clear();
  else
    read_questionnaire(model, chosen->fields);
}

EntryId stop_of_now(const Model& model, const Situation& situation, const Records& records) {
  const auto course = course_of(records, model.tour);
  const auto at =
      stop_by_plan(course, first_day_of(records, model.tour), situation.now, situation.zone);
  return at ? course[*at].id : 0;
}

// ---- whose answers they are

std::vector<EntryId> responses_of(const Model& model, const Records& records) {
  std::vector<EntryId> found;
  for (const auto& one :
       all<renkei::Response>(records, "questionnaire_id", Value::of(model.questionnaire)))
    if (one.fields.subject_id.id == subject_of(model) &&
        slip_number(one.fields.respondent_no) == model.slip)
      found.push_back(one.id);
  return found;
}

void forget_answers(Model& model) {
  model.slip.clear();
  model.earlier.clear();
  model.given.clear();
  model.at = 0;
}

void back_to_slip(Model& model, std::string typed = {}) {
  forget_answers(model);
  model.step = Step::slip;
  model.typed = std::move(typed);
  model.not_a_slip = false;
  model.code.clear();
  model.wrong_code = false;
  model.live.clear();
}

// ---- how it goes

Figure figure_of(const QuestionCount& count) {
  Figure figure{count.question.key, count.question.text, count.valid, {}, {}, {}, count.is_small()};
  if (const auto mean = count.mean()) figure.mean_hundredths = std::llround(*mean * 100);
  if (count.question.type == QuestionType::scale)
    figure.top2_tenths = per_mille(count.top2, count.valid);
  if (count.question.type == QuestionType::nps)
    figure.nps_tenths = per_mille(count.promoters - count.detractors, count.valid);
  return figure;
}

bool has_figure(const QuestionCount& count) {
  const QuestionType type = count.question.type;
  return count.valid >= fewest_shown &&
         (type == QuestionType::scale || type == QuestionType::nps || type == QuestionType::number);
}

std::vector<LiveRow> live_rows(const Model& model, const Records& records) {
  std::vector<LiveRow> rows = {{model.tour, {}, 0, {}}};
  for (const Subject& stop : model.stops) rows.push_back({stop.id, stop.name, 0, {}});
  for (const Survey& survey : count_surveys(records, scope_of_tour(records, model.tour))) {
    const auto row = std::ranges::find(rows, survey.subject, &LiveRow::subject);
    if (survey.questionnaire != model.questionnaire || row == rows.end()) continue;
    row->responses = survey.count.responses();
    for (const QuestionCount* count : survey.count.questions())
      if (has_figure(*count)) row->figures.push_back(figure_of(*count));
  }
  return rows;
}

// ---- what is asked for

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const ChooseStop& intent) {
    if (model.step == Step::slip) model.stop = intent.stop;
    return {};
  }
  Response operator()(const ChooseQuestionnaire& intent) {
    if (model.step != Step::slip) return {};
    model.questionnaire = intent.questionnaire;
    read_tour(model, records);
    return {};
  }
  Response operator()(const TypeDigit& intent) {
    if (model.step == Step::thanks) back_to_slip(model);
    if (std::string* number = typed_number(); number && number->size() < longest_number)
      *number += static_cast<char>('0' + intent.digit);
    return {};
  }
  Response operator()(const TakeDigit&) {
    if (std::string* number = typed_number(); number && !number->empty()) number->pop_back();
    return {};
  }
  Response operator()(const Begin&) {
    if (const auto slip = slip_number(model.typed); model.step == Step::slip && slip) begin(*slip);
    return {};
  }
  Response operator()(const Correct&) {
    if (model.step == Step::again) model.step = Step::question;
    return {};
  }
  Response operator()(const OtherSlip&) {
    if (model.step == Step::again) back_to_slip(model);
    return {};
  }
  Response operator()(const Choose& intent) {
    if (const SurveyQuestion* question = model.question())
      choose(model.given, *question, intent.option);
    return {};
  }
  Response operator()(const Write& intent) {
    if (const SurveyQuestion* question = model.question())
      model.given[question->key] = {intent.text};
    return {};
  }
  Response operator()(const Next&) {
    const SurveyQuestion* question = model.question();
    return question && is_answered(*question, model.given) ? go_on() : Response{};
  }
  Response operator()(const Skip&) {
    const SurveyQuestion* question = model.question();
    if (!question) return {};
    model.given.erase(question->key);
    return go_on();
  }
  Response operator()(const Previous&) {
    if (model.step == Step::question) (void)close_sheet(model);
    return {};
  }
  Response operator()(const NextPerson&) {
    if (model.step == Step::thanks) back_to_slip(model);
    return {};
  }
  Response operator()(const AskLive&) {
    if (model.step == Step::slip) model.step = Step::code;
    return {};
  }
  Response operator()(const TypeCode& intent) {
    model.code = intent.code;
    model.wrong_code = false;
    return {};
  }
  Response operator()(const ShowLive&) {
    if (model.step != Step::code) return {};
    const std::string code = narrow(trim(model.code));
    model.wrong_code = code.empty() || code != narrow(situation.wishes.staff);
    model.code.clear();
    if (model.wrong_code) return {};
    model.step = Step::live;
    model.live = live_rows(model, records);
    return {};
  }
  Response operator()(const CloseLive&) {
    if (model.step == Step::live || model.step == Step::code) back_to_slip(model);
    return {};
  }
  // Nobody's answers are lost because another slip was read beside them.
  Response operator()(const Scanned& intent) {
    if (model.step != Step::slip && model.step != Step::again && model.step != Step::thanks)
      return {};
    back_to_slip(model);
    const auto slip = slip_number(intent.text);
    model.not_a_slip = !slip;
    if (slip) begin(*slip);
    return {};
  }
  Response operator()(const GoWhere& intent) { return {{}, Address{intent.screen}}; }

 private:
  std::string* typed_number() {
    if (model.step == Step::slip) return &model.typed;
    const SurveyQuestion* question = model.question();
    if (!question || question->type != QuestionType::number) return nullptr;
    return &written(model.given, *question);
  }
  void begin(const std::string& slip) {
    if (model.questions.empty()) return;
    forget_answers(model);
    model.slip = slip;
    model.typed = slip;
    model.earlier = responses_of(model, records);
    model.step = model.earlier.empty() ? Step::question : Step::again;
  }
  Response go_on() {
    if (!model.is_last()) {
      ++model.at;
      return {};
    }
    Create create{"response",
                  {{"questionnaire_id", model.questionnaire},
                   {"subject_id", subject_of(model)},
                   {"respondent_no", model.slip},
                   {"lang", std::string(code_of(spoken(situation.wishes.language)))},
                   {"answers", answers_json(model.questions, model.given)}}};
    if (!model.notice_version.empty())
      create.fields.push_back({"notice_version", model.notice_version});
    // The new one first: when it is refused, the first one stands.
    Response response{{Command(std::move(create))}, {}};
    for (const EntryId earlier : model.earlier)
      response.work.emplace_back(
          Command(Void{earlier, say(situation.wishes.language, "monitor.corrected")}));
    return response;
  }
};

}  // namespace

std::optional<std::string> slip_number(std::string_view text) {
  if (token_on_badge(text)) return std::nullopt;
  const std::string plain = narrow(trim(text));
  std::string_view digits = plain;
  if (const std::size_t before = digits.find_last_of(":/"); before != std::string_view::npos)
    digits.remove_prefix(before + 1);
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty() || digits.size() > longest_number) return std::nullopt;
  return std::string(digits);
}

VisitorLanguage spoken(Language language) {
  return language == Language::en ? VisitorLanguage::en : VisitorLanguage::ja;
}

Intent scanned(const Model&, const std::string& text) { return Scanned{text}; }

Address address(const Model& model) {
  return {Screen::monitor, model.tour, model.stop, model.questionnaire, {}};
}

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  model = {};
  model.tour = at.object;
  if (const auto stop = find_as<Stop>(records, at.part); model.tour == 0 && stop)
    model.tour = stop->fields.tour_id.id;
  if (const auto asked = find_as<Questionnaire>(records, at.further); model.tour == 0 && asked)
    model.tour = asked->fields.tour_id.id;
  if (model.tour == 0) model.tour = tour_of_day(records, situation.date);
  model.stop = at.part != 0 ? at.part : stop_of_now(model, situation, records);
  model.questionnaire = at.further;
  read_tour(model, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  if (!ended.record() || ended.at != address(model) || model.step != Step::question) return;
  if (!std::holds_alternative<Create>(std::get<Executed>(ended.end).command)) return;
  forget_answers(model);
  model.typed.clear();
  model.step = Step::thanks;
}

// Who is answering goes on with the questions that they began with.
void look(Model& model, const Situation&, const Records& records) {
  if (model.step == Step::question || model.step == Step::again) return;
  read_tour(model, records);
  if (model.step == Step::live) model.live = live_rows(model, records);
}

bool close_sheet(Model& model) {
  if (model.step == Step::slip) return false;
  if (model.step == Step::question && model.at > 0)
    --model.at;
  else
    back_to_slip(model);
  return true;
}

}  // namespace renkei::ui::monitor
