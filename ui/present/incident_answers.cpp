#include "ui/present/incident_answers.hpp"

#include <algorithm>
#include <array>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"

namespace renkei::ui::incident {
namespace {

constexpr std::array<std::string_view, page_count> page_names = {
    "time", "kind", "severity", "people", "place", "done", "words"};
constexpr std::string_view comma = "、";

// Adds what differs; an empty value takes away what stood there.
class Changes {
 public:
  Changes(const Answers& held, const Answers& draft) : held_(held), draft_(draft) {}

  template <class Member, class Write>
  void add(const char* field, Member Answers::*member, Write write) {
    if (held_.*member != draft_.*member) assigns_.push_back({field, write(draft_.*member)});
  }
  void text(const char* field, std::string Answers::*member) {
    add(field, member, [](const std::string& text) {
      const std::string_view words = trim(text);
      return words.empty() ? OwnValue() : OwnValue(std::string(words));
    });
  }
  template <class Optional>
  void optional(const char* field, Optional Answers::*member) {
    add(field, member, [](const auto& value) { return value ? OwnValue(*value) : OwnValue(); });
  }
  Assigns take() { return std::move(assigns_); }

 private:
  const Answers& held_;
  const Answers& draft_;
  Assigns assigns_;
};

std::vector<std::string_view> phrases_in(std::string_view text) {
  std::vector<std::string_view> phrases;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(comma), text.size());
    if (const auto phrase = trim(text.substr(0, end)); !phrase.empty()) phrases.push_back(phrase);
    text.remove_prefix(std::min(end + comma.size(), text.size()));
  }
  return phrases;
}

void add_place(Changes& changes) {
  changes.add("stop_id", &Answers::stop,
              [](EntryId stop) { return stop == 0 ? OwnValue() : OwnValue(stop); });
  changes.text("place", &Answers::place);
  changes.add("indoor", &Answers::indoor, [](const Flag& indoor) {
    return indoor ? OwnValue(std::int64_t{*indoor}) : OwnValue();
  });
  changes.text("weather", &Answers::weather);
  changes.optional("temp_c", &Answers::temp_c);
}

void add_done(Changes& changes) {
  changes.optional("ambulance_at", &Answers::ambulance_at);
  changes.add("informed", &Answers::informed, [](const std::vector<Informed>& informed) {
    return informed.empty() ? OwnValue() : OwnValue(stored_text(informed));
  });
  changes.text("first_aid", &Answers::first_aid);
  changes.text("action", &Answers::action);
  changes.text("hospital", &Answers::hospital);
}

}  // namespace

std::string_view page_name(Page page) { return page_names[static_cast<std::size_t>(page)]; }

Answers read_answers(const Record& record) {
  const auto fields = as<Incident>(record);
  Answers answers;
  answers.at = fields.at.value_or(Moment{});
  answers.kind = fields.kind;
  answers.severity = fields.severity;
  if (record.value("people").form == Value::Form::text) answers.people = fields.people;
  answers.stop = fields.stop_id.id;
  answers.place = fields.place;
  answers.indoor = fields.indoor;
  answers.weather = fields.weather;
  answers.temp_c = fields.temp_c;
  answers.ambulance_at = fields.ambulance_at;
  answers.informed = read_informed(fields.informed);
  answers.first_aid = fields.first_aid;
  answers.action = fields.action;
  answers.hospital = fields.hospital;
  answers.what = fields.what;
  answers.cause = fields.cause;
  answers.prevention = fields.prevention;
  answers.status = fields.status;
  return answers;
}

Answers without_personal(Answers answers) {
  answers.people.reset();
  for (std::string* words :
       {&answers.what, &answers.cause, &answers.action, &answers.first_aid, &answers.hospital})
    words->clear();
  return answers;
}

Assigns changes_of(Page page, const Answers& held, const Answers& draft) {
  Changes changes(held, draft);
  switch (page) {
    case Page::time:
      changes.add("at", &Answers::at, [](const Moment& at) { return OwnValue(at); });
      break;
    case Page::kind:
      changes.text("kind", &Answers::kind);
      break;
    case Page::severity:
      changes.optional("severity", &Answers::severity);
      break;
    case Page::people:
      changes.add("people", &Answers::people, [](const std::optional<List>& people) {
        return people ? OwnValue(stored_text(*people)) : OwnValue();
      });
      break;
    case Page::place:
      add_place(changes);
      break;
    case Page::done:
      add_done(changes);
      break;
    case Page::words:
      changes.text("what", &Answers::what);
      changes.text("cause", &Answers::cause);
      changes.text("prevention", &Answers::prevention);
      changes.text("status", &Answers::status);
      break;
  }
  return changes.take();
}

Page page_to_resume(const Answers& held) {
  if (held.kind.empty()) return Page::kind;
  if (!held.severity) return Page::severity;
  if (!held.people) return Page::people;
  if (held.stop == 0 && held.place.empty() && !held.indoor && held.weather.empty())
    return Page::place;
  const bool is_done_told = held.ambulance_at || !held.informed.empty() ||
                            !held.first_aid.empty() || !held.action.empty() ||
                            !held.hospital.empty();
  return is_done_told ? Page::words : Page::done;
}

void shift_time(Answers& answers, int minutes, const Moment& now) {
  answers.at.unix_ms = std::min(answers.at.unix_ms + std::int64_t{minutes} * 60'000, now.unix_ms);
}

void toggle_person(Answers& answers, const std::string& item) {
  if (!answers.people) answers.people.emplace();
  List& people = *answers.people;
  const auto at = std::ranges::find(people, item);
  if (at == people.end())
    people.push_back(item);
  else
    people.erase(at);
  // Whom nobody is left of: that nobody was hurt has to be said by itself.
  if (people.empty()) answers.people.reset();
}

void toggle_told(Answers& answers, std::string_view who, const Moment& now) {
  if (who == "ambulance") {
    answers.ambulance_at = answers.ambulance_at ? std::nullopt : std::optional(now);
    return;
  }
  const auto at = std::ranges::find(answers.informed, who, &Informed::who);
  if (at == answers.informed.end())
    answers.informed.push_back({std::string(who), now});
  else
    answers.informed.erase(at);
}

std::optional<Moment> told_at(const Answers& answers, std::string_view who) {
  if (who == "ambulance") return answers.ambulance_at;
  const auto at = std::ranges::find(answers.informed, who, &Informed::who);
  return at == answers.informed.end() ? std::nullopt : std::optional(at->at);
}

void step_temperature(Answers& answers, int by) {
  answers.temp_c =
      answers.temp_c ? std::clamp(*answers.temp_c + by, -40.0, 50.0) : first_temperature;
}

std::string Answers::*member_of(Words which) {
  static constexpr std::string Answers::*members[] = {
      &Answers::place, &Answers::hospital, &Answers::first_aid, &Answers::action,
      &Answers::what,  &Answers::cause,    &Answers::prevention};
  return members[static_cast<std::size_t>(which)];
}

bool has_phrase(std::string_view text, std::string_view phrase) {
  return std::ranges::count(phrases_in(text), phrase) > 0;
}

std::string with_phrase_toggled(std::string_view text, std::string_view phrase) {
  std::string out;
  const auto add = [&](std::string_view one) {
    if (!out.empty()) out += comma;
    out += one;
  };
  for (const std::string_view one : phrases_in(text))
    if (one != phrase) add(one);
  if (!has_phrase(text, phrase)) add(phrase);
  return out;
}

}  // namespace renkei::ui::incident
