// The librarian answers what screens ask about the store and what takes long to be found, from a reader of
// its own, and writes reports to files; into the store it writes nothing. One thread at a time (the
// worker's that reads). Knows no screen.
#pragma once
#include <optional>
#include <string>

#include "core/session/reader.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

class Librarian {
 public:
  explicit Librarian(std::string store) : store_(std::move(store)) {}

  // To work of Lane::question.
  WorkEnd answer(const Work& work);

 private:
  Result<Reader*> reader();

  const std::string store_;
  std::optional<Reader> reader_;  // since the first question
};

}  // namespace renkei::ui
