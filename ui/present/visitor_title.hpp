// A questionnaire's title as those who answer read it. Pure.
#pragma once
#include "core/model/kinds.hpp"
#include "core/model/visitor_text.hpp"

namespace renkei::ui {

// In each of the languages that it has; where it has none, what staff call it.
inline VisitorText visitor_title(const Questionnaire& questionnaire) {
  VisitorText title = read_visitor_text(std::string_view(questionnaire.titles.compact));
  if (title.japanese().empty()) title.set(VisitorLanguage::ja, questionnaire.title);
  return title;
}

}  // namespace renkei::ui
