#include "platform/cli/output.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace renkei::cli {
namespace {

int first_problem = 0;  // errno of the first write that failed

void write(std::string_view data) {
  if (first_problem == 0 && std::fwrite(data.data(), 1, data.size(), stdout) != data.size())
    first_problem = errno != 0 ? errno : EIO;
}

}  // namespace

void put(std::string_view data) { write(data); }

void put_line(std::string_view data) {
  write(data);
  write("\n");
}

void tell(std::string_view line) {
  // Where stderr is closed nobody wants to be told.
  (void)std::fwrite(line.data(), 1, line.size(), stderr);
  (void)std::fputc('\n', stderr);
}

void tell_part(std::string_view piece) {
  (void)std::fwrite(piece.data(), 1, piece.size(), stderr);
  (void)std::fflush(stderr);
}

bool is_watched() {
#ifdef _WIN32
  return _isatty(_fileno(stderr)) != 0;
#else
  return isatty(STDERR_FILENO) != 0;
#endif
}

Delivery flush() {
  if (first_problem == 0 && std::fflush(stdout) != 0) first_problem = errno != 0 ? errno : EIO;
  if (first_problem == 0) return Delivery::arrived;
  return first_problem == EPIPE ? Delivery::reader_left : Delivery::failed;
}

void survive_closed_pipes() {
#ifdef SIGPIPE
  (void)std::signal(SIGPIPE, SIG_IGN);
#endif
}

}  // namespace renkei::cli
