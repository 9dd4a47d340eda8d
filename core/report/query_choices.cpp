#include "core/report/query_choices.hpp"

#include <algorithm>

#include "core/model/event_list.hpp"
#include "core/report/participants.hpp"

namespace renkei {

std::string QueryChoice::option() const {
  std::string option = "--" + std::string(name);
  std::ranges::replace(option, '_', '-');
  return option;
}

const std::vector<QueryChoice>& query_choices() {
  const auto layouts = event_list_layouts();
  static const std::vector<QueryChoice> choices = {
      {"first_year", &ReportQuery::first_year, {"heisei", "reiwa"}},
      {"cancelled", &ReportQuery::cancelled, {"include", "exclude"}},
      {"by", &ReportQuery::by, {"category", "ward", "style"}, "projects"},
      {"sort", &ReportQuery::sort, {"asked", "count"}},
      {"for", &ReportQuery::audience, audience_names()},
      {"layout", &ReportQuery::layout, {layouts.begin(), layouts.end()}},
  };
  return choices;
}

std::string codes_text(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

Status check_choices(const ReportQuery& query, std::string_view report) {
  for (const QueryChoice& choice : query_choices()) {
    if (!choice.only_of.empty() && choice.only_of != report) continue;
    const std::string& typed = query.*choice.typed;
    if (typed.empty() || std::ranges::find(choice.codes, typed) != choice.codes.end()) continue;
    return Error(
        Code::bad_option,
        {{"option", choice.option()}, {"value", typed}, {"expected", codes_text(choice.codes)}});
  }
  return Done{};
}

}  // namespace renkei
