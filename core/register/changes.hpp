// What a register says anew: an import is an author of its own, who compares a row with what this
// register said last time. A cell that stayed the same undoes nothing that people have decided since;
// one that changed is written over what the register itself wrote, and over nothing else. Pure.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/record.hpp"
#include "core/model/register_words.hpp"

namespace renkei {

struct CellChanges {
  Assigns cells;                       // that changed
  std::vector<std::string> on_device;  // of these, those of which somebody here says otherwise
};

// `cells`: what the row has, and nothing for what it has not.
CellChanges changes_since(const Assigns& cells, const Record& record, const RegisterWords& earlier);

}  // namespace renkei
