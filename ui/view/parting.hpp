// The sheet on which somebody's parting from the tour is agreed.
#pragma once
#include <variant>
#include <vector>

#include "ui/present/parting.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::parting {

// Until where somebody is away, and who agreed.
std::string words_of(const Ui& ui, const Parting& parting, const TourFacts& facts);

using Asked = std::vector<std::variant<Change, Agree, Drop>>;
// `name`: as the lists show it.
Asked draw_sheet(Ui& ui, const Box& box, const Draft& draft, const std::string& name,
                 const char* privacy, const TourFacts& facts);

}  // namespace renkei::ui::parting
