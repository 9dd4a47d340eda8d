// Scripts: JSON Lines, one thing to do a line, answered by a line each on standard output.
// docs/driving.md lists them. What is done goes through the same input as a hand.
#pragma once
#include <cstdio>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "platform/desktop/surface.hpp"
#include "platform/desktop/table.hpp"

namespace renkei::desktop {

class Script {
 public:
  // What a line may want besides hands.
  struct Door {
    std::function<void(std::vector<std::string>)> drop;
    std::function<void(std::int64_t)> move_clock_ms;
    std::function<Status(std::string_view)> go;  // to an address
    // A medium: its label, its folder (empty: it is taken out) and how writing there fails. False: nobody
    // knows this way of failing.
    std::function<bool(const std::string&, const std::string&, const std::string&)> put_in;
  };

  // "-" is standard input. Null when it cannot be read.
  static std::unique_ptr<Script> open(const std::string& file, Door door);
  ~Script();

  // Carries out one line, after the last one's effects have been drawn; false: there is none left.
  bool step(Surface& surface, const Shown& shown);
  bool failed() const { return failed_; }

 private:
  Script(std::FILE* in, Door door) : in_(in), door_(std::move(door)) {}
  bool read_line(std::string& line);
  std::string carry_out(const nlohmann::json& line, Surface& surface, const Shown& shown);
  bool tab_on(Surface& surface, const Shown& shown);
  void answer(const std::string& trouble);

  std::FILE* in_;
  Door door_;
  std::string waits_for_;  // a widget; empty: nothing
  double waits_until_s_ = 0;
  std::string tabs_to_;  // a widget to which Tab leads; empty: none
  int tabs_ = 0;         // how often it was pressed
  int line_ = 0;
  bool failed_ = false;
};

}  // namespace renkei::desktop
