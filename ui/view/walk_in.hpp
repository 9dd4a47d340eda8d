// The page on which somebody is added to a tour on the day.
#pragma once
#include <functional>
#include <variant>
#include <vector>

#include "ui/present/walk_in.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::walk_in {

using Asked = std::vector<std::variant<Change, Add, Drop>>;
// `name_of`: as the list shows somebody.
Asked draw_sheet(Ui& ui, const Box& box, const Draft& draft,
                 const std::function<std::string(EntryId)>& name_of);

}  // namespace renkei::ui::walk_in
