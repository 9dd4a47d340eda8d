#include "ui/present/kiosk.hpp"

#include <algorithm>

#include "ui/present/kiosk_sheet.hpp"
#include "ui/present/pin.hpp"

namespace renkei::ui::kiosk {
namespace {

constexpr std::int64_t idle_ms = 60'000, countdown_ms = 20'000, thanks_ms = 5'000;
constexpr std::int64_t same_tap_ms = 400, corners_ms = 5'000;
constexpr float same_tap_mm = 20, corner_mm = 15;
constexpr std::size_t most_pin = most_pin_digits;

std::int64_t ms_between(const Moment& from, const Moment& to) { return to.unix_ms - from.unix_ms; }

// 0 to 3 from the upper left one, as the hands of a clock go; -1: none.
int corner_of(const Touch& touch) {
  const bool left = touch.x<corner_mm, right = touch.x> touch.wide - corner_mm;
  const bool top = touch.y<corner_mm, bottom = touch.y> touch.high - corner_mm;
  if (top && left) return 0;
  if (top && right) return 1;
  if (bottom && right) return 2;
  return bottom && left ? 3 : -1;
}

bool is_same_tap(const std::optional<Tap>& before, const Touch& touch, const Moment& now) {
  if (!before || ms_between(before->at, now) >= same_tap_ms || ms_between(before->at, now) < 0)
    return false;
  const float x = touch.x - before->x, y = touch.y - before->y;
  return x * x + y * y < same_tap_mm * same_tap_mm;
}

// The page before which one is; on the others time runs by itself.
bool is_visited(const Model& model) {
  return model.page == Page::notice || model.page == Page::question || model.page == Page::ending;
}

void wipe(Model& model) {
  model.visit = model.fresh;
  model.page = Page::attract;
  model.counts_down.reset();
  model.saving = false;
}

void open_way_out(Model& model, const Moment& now) {
  const auto waits_from = model.leaving.waits_from;
  model.leaving = {true, {}, false, waits_from ? waits_from : now};
  model.corners = 0;
}

void touch_corner(Model& model, int corner, const Moment& now) {
  const bool in_time = ms_between(model.corners_since, now) <= corners_ms;
  if (corner == 0) {
    model.corners = 1;
    model.corners_since = now;
  } else {
    model.corners = corner == model.corners && in_time ? model.corners + 1 : 0;
  }
  if (model.corners == 4) open_way_out(model, now);
}

// When what goes on by itself goes on, and since when it is waited for.
struct Due {
  Moment since;
  std::int64_t after_ms = 0;
};
std::optional<Due> due_of(const Model& model) {
  if (model.run.id == 0 || model.saving) return std::nullopt;
  if (model.leaving.open) return Due{model.touched, idle_ms};
  if (model.counts_down) return Due{*model.counts_down, countdown_ms};
  if (model.page == Page::thanks) return Due{model.shown, thanks_ms};
  if (model.page == Page::resting) return Due{model.shown, idle_ms};
  if (model.page == Page::attract && model.visit == model.fresh) return std::nullopt;
  return Due{model.touched, idle_ms};
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;
  const Moment& now = situation.now;

  // -- the start sheet
  Response operator()(const ChooseQuestionnaire& intent) {
    model.questionnaire = intent.questionnaire;
    if (const Offer* offer = chosen_offer(model); offer && offer->event != 0)
      model.event = offer->event;
    return {};
  }
  Response operator()(const OfferLanguage& intent) {
    if (std::erase(model.sheet.unwanted, intent.language) == 0 &&
        intent.language != VisitorLanguage::ja)
      model.sheet.unwanted.push_back(intent.language);
    return {};
  }
  Response operator()(const TypePlace& intent) {
    model.sheet.place = intent.place;
    return {};
  }
  Response operator()(const TypePin& intent) {
    model.sheet.pin = intent.pin;
    model.sheet.trouble.clear();
    return {};
  }
  Response operator()(const Start&) { return start(model, situation, records); }

  // -- time and touch
  Response operator()(const Touch& touch) {
    model.touched = now;
    if (model.leaving.open) {
      if (ms_between(*model.leaving.waits_from, now) < 0) model.leaving.waits_from = now;
      return {};
    }
    model.swallows = is_same_tap(model.tap, touch, now);
    if (!model.swallows) model.tap = Tap{now, touch.x, touch.y};
    touch_corner(model, corner_of(touch), now);
    return {};
  }
  Response operator()(const TimePassed&) {
    if (!is_due(model, now)) return {};
    if (model.leaving.open) return answer_stay();
    if (model.counts_down) return give_up();
    if (model.page == Page::resting) return try_again();
    if (is_visited(model))
      model.counts_down = now;
    else
      wipe(model);
    return {};
  }

  // -- visitors
  Response operator()(const Speak& intent) {
    if (!takes_tap()) return {};
    const auto& languages = model.survey.languages;
    if (std::ranges::find(languages, intent.language) == languages.end()) return {};
    model.visit.language = intent.language;
    if (model.page == Page::attract) model.page = Page::notice;
    return {};
  }
  Response operator()(const Begin&) {
    if (takes_tap() && model.page == Page::attract) model.page = Page::notice;
    return {};
  }
  Response operator()(const Agree&) {
    if (!takes_tap() || model.page != Page::notice) return {};
    const auto first = first_asked(model.survey, model.visit);
    model.page = first ? Page::question : Page::ending;
    model.visit.at = first.value_or(0);
    model.visit.begun = now;
    return {};
  }
  Response operator()(const Answer& intent) {
    if (!takes_tap() || model.page != Page::question) return {};
    const SurveyQuestion& question = model.survey.questions[model.visit.at];
    choose(model.visit.given, question, intent.option);
    if (manner_of(question) == Manner::one) go_on();
    return {};
  }
  Response operator()(const Write& intent) {
    if (model.page == Page::question) write(model.survey, model.visit, intent.character);
    return {};
  }
  Response operator()(const Erase&) {
    if (model.page == Page::question) erase(model.survey, model.visit);
    return {};
  }
  Response operator()(const OpenRow& intent) {
    model.visit.row = intent.row;
    return {};
  }
  Response operator()(const Next&) {
    if (takes_tap() && model.page == Page::question) go_on();
    return {};
  }
  Response operator()(const Skip&) {
    if (!takes_tap() || model.page != Page::question) return {};
    model.visit.given.erase(model.survey.questions[model.visit.at].key);
    go_on();
    return {};
  }
  Response operator()(const GoBack&) {
    if (!takes_tap()) return {};
    if (model.page == Page::notice) {
      wipe(model);
    } else if (model.page == Page::question || model.page == Page::ending) {
      const std::size_t from =
          model.page == Page::ending ? model.survey.questions.size() : model.visit.at;
      const auto before = asked_before(model.survey, model.visit, from);
      model.page = before ? Page::question : Page::notice;
      model.visit.at = before.value_or(0);
    }
    return {};
  }
  Response operator()(const Finish&) {
    return takes_tap() && model.page == Page::ending ? save() : Response{};
  }
  Response operator()(const GoOn&) {
    model.counts_down.reset();
    model.touched = now;
    return {};
  }
  Response operator()(const Enlarge&) {
    if (takes_tap()) model.visit.large = !model.visit.large;
    return {};
  }
  Response operator()(const Lower&) {
    if (takes_tap()) model.visit.low = !model.visit.low;
    return {};
  }

  // -- the way out
  Response operator()(const TypePinDigit& intent) {
    std::string& digits = model.leaving.digits;
    if (digits.size() < most_pin) digits += static_cast<char>('0' + intent.digit);
    return {};
  }
  Response operator()(const ErasePinDigit&) {
    if (!model.leaving.digits.empty()) model.leaving.digits.pop_back();
    return {};
  }
  Response operator()(const EnterPin&) {
    if (!model.leaving.open || model.leaving.digits.empty() ||
        pin_wait_seconds(model, situation) > 0)
      return {};
    Run run = model.run;
    if (model.page == Page::question || model.page == Page::ending) ++run.counts.given_up;
    model.after = run;
    return {{TryPinWork{model.leaving.digits, {}}, stop_command(run, now)}, {}};
  }
  Response operator()(const Stay&) { return answer_stay(); }

 private:
  bool takes_tap() const {
    return !model.swallows && !model.saving && !model.counts_down && !model.leaving.open;
  }
  void go_on() {
    if (const auto next = asked_after(model.survey, model.visit, model.visit.at))
      model.visit.at = *next;
    else
      model.page = Page::ending;
  }
  // The one response of this visitor, and then that the run has one more.
  Response save() {
    model.saving = true;
    model.after = model.run;
    ++model.after.counts.finished;
    note_visit(model.after.bursts, model.after.recent, {model.visit.begun, now});
    return {{response_command(model), count_command(model.after)}, {}};
  }
  Response try_again() {
    model.shown = now;
    return model.survey.questions.empty() ? Response{} : save();
  }
  Response give_up() {
    const bool had_begun = model.page != Page::notice;
    wipe(model);
    if (!had_begun) return {};
    ++model.run.counts.given_up;
    return {{count_command(model.run)}, {}};
  }
  Response answer_stay() {
    model.leaving.open = false;
    model.leaving.digits.clear();
    model.touched = now;
    return {};
  }
};

// How what was asked for ended.
struct Settler {
  Model& model;
  const Situation& situation;
  const Records& records;

  void began(EntryId run) { run_on(model, run, situation, records); }
  void saved(bool well) {
    if (!model.saving) return;
    model.saving = false;
    model.shown = situation.now;
    model.page = well ? Page::thanks : Page::resting;
    if (well) model.run = model.after;
  }
  void tried(bool right) {
    model.leaving.digits.clear();
    model.leaving.was_wrong = !right;
    if (!right) model.leaving.waits_from = situation.now;
  }
  // Whether that could be recorded or not: who knows the PIN is not locked out.
  void left() {
    const Run run = model.after;
    const EntryId questionnaire = model.questionnaire, event = model.event;
    model = Model();
    model.questionnaire = questionnaire;
    model.event = event;
    fill_sheet(model, situation, records);
    model.sheet.ended = run.counts;
  }
};

}  // namespace

Address address(const Model& model) { return {Screen::kiosk, model.questionnaire, model.event}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  if (const EntryId run = running(situation, records))
    return run_on(model, run, situation, records);
  model = Model();
  model.questionnaire = at.object;
  model.event = at.part;
  fill_sheet(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  Settler settler{model, situation, records};
  if (const auto* tried = std::get_if<PinTried>(&ended.end)) return settler.tried(tried->right);
  if (const auto* kept = std::get_if<PinKept>(&ended.end); kept && kept->hash.empty())
    model.sheet.trouble = "settings.pin.failed";
  const auto* executed = std::get_if<Executed>(&ended.end);
  if (!executed) return;
  if (std::holds_alternative<Start>(ended.by) && executed->result)
    return settler.began(*executed->result);
  if (std::holds_alternative<EnterPin>(ended.by)) return settler.left();
  if (const auto* made = std::get_if<Create>(&executed->command); made && made->kind == "response")
    settler.saved(static_cast<bool>(executed->result));
}

void look(Model& model, const Situation& situation, const Records& records) {
  if (!holds_window(model)) return fill_sheet(model, situation, records);
  // Headquarters, or a person at the command line, may have stopped it.
  if (running(situation, records) == model.run.id) return;
  model.after = model.run;
  Settler{model, situation, records}.left();
}

std::optional<Address> running_at(const Situation& situation, const Records& records) {
  if (running(situation, records) == 0) return std::nullopt;
  return Address{Screen::kiosk};
}

bool is_due(const Model& model, const Moment& now) {
  const auto due = due_of(model);
  if (!due) return false;
  const std::int64_t waited = ms_between(due->since, now);
  return waited >= due->after_ms || waited < 0;  // or the clock was put back
}

std::int64_t countdown_seconds(const Model& model, const Moment& now) {
  if (!model.counts_down) return 0;
  const std::int64_t left = countdown_ms - ms_between(*model.counts_down, now);
  return std::clamp<std::int64_t>((left + 999) / 1000, 0, countdown_ms / 1000);
}

std::int64_t pin_wait_seconds(const Model& model, const Situation& situation) {
  const std::int64_t all = pin_wait_ms(situation.pin.failures);
  if (!model.leaving.waits_from || all == 0) return 0;
  const std::int64_t left = all - ms_between(*model.leaving.waits_from, situation.now);
  return std::clamp<std::int64_t>((left + 999) / 1000, 0, all / 1000);
}

std::optional<double> seconds_to_change(const Model& model, const Situation& situation) {
  const auto due = due_of(model);
  if (!due) return std::nullopt;
  const std::int64_t waited = ms_between(due->since, situation.now);
  const std::int64_t left = std::max<std::int64_t>(0, due->after_ms - waited);
  const bool counts = model.counts_down || pin_wait_seconds(model, situation) > 0;
  return static_cast<double>(counts ? (left + 999) % 1000 + 1 : left) / 1000;
}

}  // namespace renkei::ui::kiosk
