#include "core/model/command.hpp"

namespace renkei {

Command linked(const Together::Step& step, const std::vector<EntryId>& before) {
  Command command = step.command;
  if (auto* create = std::get_if<Create>(&command))
    for (const Together::Link& link : step.links)
      if (link.step < before.size()) create->fields.push_back({link.field, before[link.step]});
  return command;
}

}  // namespace renkei
