// What the pages of the designer are made of.
#pragma once
#include <string>
#include <vector>

#include "ui/present/designer.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::designer {

using Asked = std::vector<Intent>;

std::string own_name(VisitorLanguage language);
std::string type_words(const Ui& ui, SurveyQuestion::Type type);

// The heading or the question that is being written.
void draw_part(Ui& ui, const Box& box, std::size_t part, const Model& model, Asked& asked);
// Which questionnaire, or how a new one begins.
void draw_choice(Ui& ui, const Box& box, const Model& model, Asked& asked);

// The height of a picture of a kiosk that is so wide.
float picture_height(float width);
// As it would stand before a visitor, only smaller; nothing of it can be pressed.
void draw_picture(Ui& ui, const Box& box, std::size_t part, const Model& model,
                  const Situation& situation);
// The same in its size, to be tried out.
void draw_trial(Ui& ui, const Box& page, const Model& model, const Situation& situation,
                Asked& asked);

}  // namespace renkei::ui::designer
