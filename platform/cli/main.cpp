// renkei: the command line of headquarters, of automation and of tests.
#include "core/base/path.hpp"
#include "platform/cli/command_line.hpp"

int main(int argc, char** argv) {
  return renkei::cli::run_command_line(renkei::utf8_arguments(argc, argv));
}
