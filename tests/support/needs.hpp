// What a test needs of the machine and cannot bring along: a program, a font, a device. What is
// missing fails the test, with a sentence that says how to get it. Who cannot get it names it in the
// environment, RENKEI_LEAVE_OUT="window fonts": then the test is left out, and main says so.
#pragma once
#include <string_view>

namespace renkei {

//   if (!needs("window", is_installed("Xvfb"), "apt-get install xvfb")) return;
bool needs(std::string_view name, bool is_there, std::string_view how_to_get_it);

}  // namespace renkei
