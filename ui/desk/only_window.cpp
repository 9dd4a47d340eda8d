#include "ui/desk/only_window.hpp"

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace renkei::ui {
namespace {

constexpr std::intptr_t no_file = -1;

#ifdef _WIN32

HANDLE handle(std::intptr_t file) { return reinterpret_cast<HANDLE>(file); }

std::intptr_t open_beside(const Path& file) {
  return reinterpret_cast<std::intptr_t>(
      CreateFileW(file.native().c_str(), GENERIC_READ | GENERIC_WRITE,
                  FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS, 0, nullptr));
}
// Far behind what is written.
bool lock(std::intptr_t file) {
  OVERLAPPED at{};
  at.OffsetHigh = 1;
  return LockFileEx(handle(file), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
                    &at) != 0;
}
bool is_held_elsewhere() { return GetLastError() == ERROR_LOCK_VIOLATION; }
void call(std::intptr_t file) {
  DWORD written = 0;
  (void)WriteFile(handle(file), "!", 1, &written, nullptr);
}
bool take_calls(std::intptr_t file) {
  LARGE_INTEGER size{}, start{};
  if (!GetFileSizeEx(handle(file), &size) || size.QuadPart == 0) return false;
  SetFilePointerEx(handle(file), start, nullptr, FILE_BEGIN);
  return SetEndOfFile(handle(file)) != 0;
}
void close_file(std::intptr_t file) { CloseHandle(handle(file)); }

#else

int number(std::intptr_t file) { return static_cast<int>(file); }

std::intptr_t open_beside(const Path& file) {
  return ::open(file.native().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}
bool lock(std::intptr_t file) { return ::flock(number(file), LOCK_EX | LOCK_NB) == 0; }
bool is_held_elsewhere() { return errno == EWOULDBLOCK; }
void call(std::intptr_t file) { (void)!::write(number(file), "!", 1); }
bool take_calls(std::intptr_t file) {
  if (::lseek(number(file), 0, SEEK_END) <= 0) return false;
  return ::ftruncate(number(file), 0) == 0;
}
void close_file(std::intptr_t file) { ::close(number(file)); }

#endif

}  // namespace

std::unique_ptr<OnlyWindow> OnlyWindow::of(const Path& store) {
  const std::intptr_t file = open_beside(store.text() + ".window");
  std::unique_ptr<OnlyWindow> window(new OnlyWindow(file));
  if (file == no_file) return window;
  if (lock(file)) {
    (void)window->was_called();  // nobody calls a window that was not there
    return window;
  }
  if (!is_held_elsewhere()) return window;
  call(file);
  return nullptr;
}

OnlyWindow::~OnlyWindow() {
  if (file_ != no_file) close_file(file_);
}

bool OnlyWindow::was_called() { return file_ != no_file && take_calls(file_); }

}  // namespace renkei::ui
