// What a register says anew: an import is an author of its own, who compares a row with what this
// register said last time. A cell that stayed the same undoes nothing that people have decided since;
// one that changed is written over what the register itself wrote, and over nothing else. Pure.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/record.hpp"
#include "core/model/register_words.hpp"
#include "core/register/import_plan.hpp"

namespace renkei {

struct CellChanges {
  Assigns cells;                           // that changed
  std::vector<ContestedCell> on_device{};  // of these, those of which somebody here says otherwise
};

// As both say it; an empty text: nothing.
ContestedCell contested(const Assign& cell, const Record& record);

// `cells`: what the row has, and nothing for what it has not. A null says something only where the
// register said otherwise before.
CellChanges changes_since(const Assigns& cells, const Record& record, const RegisterWords& earlier);

// Of the cells that also changed here, those of which somebody has decided: the file's word is given back,
// to be written over whatever stands; where the record's word is kept, the cell is gone.
Assigns take_decided(CellChanges& changes, int line, std::span<const ImportDecision> decisions);

// Whether a field holds what the register itself said last, or nothing of which it ever spoke.
bool is_own_word(const Record& record, std::string_view field, const RegisterWords& earlier);

// Whether a row about this record is about one that is known: what was undone with its import is not
// there; what somebody has made void is, and stays so.
inline bool is_known(const Record& record, const RegisterWords& earlier) {
  return !record.is_void || earlier.still_made(record.id());
}

}  // namespace renkei
