// renkei: the command line of headquarters, of automation and of tests.
#include "platform/cli/command_line.hpp"

int main(int argc, char** argv) { return renkei::cli::run_command_line(argc, argv); }
