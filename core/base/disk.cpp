#include "core/base/disk.hpp"

#include <algorithm>
#include <cerrno>
#include <random>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <windows.h>
// after windows.h
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <linux/fs.h>
#include <sys/syscall.h>
#endif

namespace renkei {
namespace {

namespace fs = std::filesystem;

Trouble trouble_of(int problem) {
  using Kind = Trouble::Kind;
  Kind kind = Kind::failed;
  if (problem == ENOSPC || problem == EFBIG) kind = Kind::full;
#ifdef EDQUOT
  if (problem == EDQUOT) kind = Kind::full;
#endif
  if (problem == EROFS || problem == EACCES || problem == EPERM) kind = Kind::not_allowed;
  if (problem == ENOENT || problem == ENOTDIR) kind = Kind::no_folder;
  if (problem == EEXIST) kind = Kind::taken;
  return {kind, std::generic_category().message(problem)};
}

#ifdef _WIN32
int open_new(const Path& path) {
  int handle = -1;
  _wsopen_s(&handle, path.native().c_str(),
            _O_WRONLY | _O_BINARY | _O_CREAT | _O_EXCL | _O_NOINHERIT, _SH_DENYNO,
            _S_IREAD | _S_IWRITE);
  return handle;
}
long long write_some(int handle, ByteView bytes) {
  return _write(handle, bytes.data(),
                static_cast<unsigned>(std::min<std::size_t>(bytes.size(), 1u << 30)));
}
int sync_handle(int handle) { return _commit(handle); }
void close_handle(int handle) { _close(handle); }

Problem move(const Path& part, const Path& name) {
  if (MoveFileExW(part.native().c_str(), name.native().c_str(), MOVEFILE_WRITE_THROUGH) != 0)
    return {};
  const std::error_condition why(
      std::error_code(static_cast<int>(GetLastError()), std::system_category())
          .default_error_condition());
  return trouble_of(why.value());
}
Problem sync_names(const Path&) { return {}; }  // MOVEFILE_WRITE_THROUGH has done it
int open_known(const Path& path) { return _wopen(path.native().c_str(), _O_RDWR | _O_BINARY); }
int make_one_folder(const Path& path) { return _wmkdir(path.native().c_str()); }
#else
int open_new(const Path& path) {
  const int handle =
      ::open(path.text().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (handle >= 0) ::fchmod(handle, 0600);  // a umask can take from it; FAT knows no modes
  return handle;
}
long long write_some(int handle, ByteView bytes) {
  return ::write(handle, bytes.data(), bytes.size());
}
// Whoever reads it back then reads the medium, and not what the system still remembers of it.
int sync_handle(int handle) {
  const int result = ::fsync(handle);
#ifdef POSIX_FADV_DONTNEED
  if (result == 0) ::posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
#endif
  return result;
}
void close_handle(int handle) { ::close(handle); }

int open_known(const Path& path) { return ::open(path.text().c_str(), O_RDONLY | O_CLOEXEC); }
int make_one_folder(const Path& path) { return ::mkdir(path.text().c_str(), 0700); }

int rename_to_free_name(const char* from, const char* to) {
#if defined(__linux__) && defined(SYS_renameat2) && defined(RENAME_NOREPLACE)
  return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE));
#else
  (void)from, (void)to;
  errno = ENOSYS;
  return -1;
#endif
}

bool is_unknown_here(int problem) {
  return problem == EINVAL || problem == ENOSYS || problem == ENOTSUP || problem == EOPNOTSUPP ||
         problem == EPERM;
}

// Renaming replaces what has the name. So that this can only be our own empty file, the name is
// claimed first; for a moment there is an empty file under it.
Problem claim_and_move(const char* from, const char* to) {
  const int claim = ::open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (claim < 0) return trouble_of(errno);
  ::close(claim);
  if (::rename(from, to) == 0) return {};
  const int problem = errno;
  ::unlink(to);
  return trouble_of(problem);
}

Problem move(const Path& part, const Path& name) {
  const char* from = part.text().c_str();
  const char* to = name.text().c_str();
  if (rename_to_free_name(from, to) == 0) return {};
  if (!is_unknown_here(errno)) return trouble_of(errno);
  if (::link(from, to) == 0) {
    ::unlink(from);
    return {};
  }
  if (!is_unknown_here(errno)) return trouble_of(errno);
  return claim_and_move(from, to);
}

Problem sync_names(const Path& folder) {
  const int handle = ::open(folder.empty() ? "." : folder.text().c_str(), O_RDONLY | O_CLOEXEC);
  // A drop box: one may put files there and not look. Their own sync must do.
  if (handle < 0) return errno == EACCES ? Problem() : trouble_of(errno);
  const int problem = ::fsync(handle) == 0 ? 0 : errno;
  ::close(handle);
  if (problem == 0 || problem == EBADF || problem == EROFS || is_unknown_here(problem)) return {};
  return trouble_of(problem);
}
#endif

class SystemFile : public Disk::File {
 public:
  explicit SystemFile(int handle) : handle_(handle) {}
  ~SystemFile() override { close_handle(handle_); }
  SystemFile(const SystemFile&) = delete;
  SystemFile& operator=(const SystemFile&) = delete;

  Problem write(ByteView bytes) override {
    while (!bytes.empty()) {
      const long long put = write_some(handle_, bytes);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return trouble_of(errno);
      if (put == 0) return trouble_of(EIO);
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return {};
  }
  Problem sync() override { return sync_handle(handle_) == 0 ? Problem() : trouble_of(errno); }

 private:
  int handle_;
};

class SystemDisk : public Disk {
 public:
  Problem create(const Path& path, std::unique_ptr<File>& out) override {
    const int handle = open_new(path);
    if (handle < 0) return trouble_of(errno);
    out = std::make_unique<SystemFile>(handle);
    return {};
  }
  Problem publish(const Path& part, const Path& name) override { return move(part, name); }
  Problem sync_folder(const Path& folder) override { return sync_names(folder); }
  Problem sync_file(const Path& file) override {
    const int handle = open_known(file);
    if (handle < 0) return trouble_of(errno);
    return SystemFile(handle).sync();
  }
  Problem make_folder(const Path& folder) override {
    return make_one_folder(folder) == 0 ? Problem() : trouble_of(errno);
  }
  void remove(const Path& path) override {
    std::error_code ignored;
    fs::remove(path.native(), ignored);
  }
  bool is_taken(const Path& path) override {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path.native(), ignored));
  }
  bool is_folder(const Path& path) override {
    std::error_code ignored;
    return fs::is_directory(path.native(), ignored);
  }
  std::optional<std::uint64_t> size(const Path& file) override {
    std::error_code problem;
    const auto bytes = fs::file_size(file.native(), problem);
    if (problem) return std::nullopt;
    return bytes;
  }
};

}  // namespace

Disk& system_disk() {
  static SystemDisk disk;
  return disk;
}

Path part_name(const Path& folder) {
  std::random_device dice;
  std::string name = "renkei-";
  for (int i = 0; i < 4; ++i) {
    const unsigned bits = dice();
    const char bytes[] = {static_cast<char>(bits), static_cast<char>(bits >> 8),
                          static_cast<char>(bits >> 16), static_cast<char>(bits >> 24)};
    name += to_hex({bytes, sizeof bytes});
  }
  return folder / (name + ".part");
}

}  // namespace renkei
