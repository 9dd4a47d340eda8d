// renkei: the command line of headquarters, of automation and of tests.
#include <exception>

#include "core/base/path.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"

int main(int argc, char** argv) try {
  return renkei::cli::run_command_line(renkei::utf8_arguments(argc, argv));
} catch (const std::exception& problem) {  // memory ran out: what was acknowledged is safe
  renkei::cli::tell(problem.what());
  return 1;
}
