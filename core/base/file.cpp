#include "core/base/file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace renkei {
namespace {

namespace fs = std::filesystem;

Error failure(Code code, const std::string& path) {
  return Error(code, {{"file", path}, {"reason", std::strerror(errno)}});
}

Code code_of_errno() {
  if (errno == ENOSPC) return Code::disk_full;
  if (errno == EROFS || errno == EACCES || errno == EPERM) return Code::store_unwritable;
  return Code::io_error;
}

#ifdef _WIN32
std::wstring wide(const std::string& path) {
  return fs::path(std::u8string(path.begin(), path.end())).wstring();
}
int open_input(const std::string& path) {
  return _wopen(wide(path).c_str(), _O_RDONLY | _O_BINARY);
}
int open_new(const std::string& path) {
  return _wopen(wide(path).c_str(), _O_WRONLY | _O_BINARY | _O_CREAT | _O_TRUNC, _S_IWRITE);
}
int sync_file(int handle) { return _commit(handle); }
void sync_folder(const std::string&) {}
long long write_some(int handle, const char* data, std::size_t size) {
  return _write(handle, data, static_cast<unsigned>(size));
}
long long read_at(int handle, char* data, std::size_t size, std::uint64_t offset) {
  if (_lseeki64(handle, static_cast<long long>(offset), SEEK_SET) < 0) return -1;
  return _read(handle, data, static_cast<unsigned>(size));
}
void close_file(int handle) { _close(handle); }
#else
int open_input(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}
int open_new(const std::string& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}
int sync_file(int handle) { return ::fsync(handle); }
void sync_folder(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);  // some file systems cannot; the file itself is synced
  ::close(handle);
}
long long write_some(int handle, const char* data, std::size_t size) {
  return ::write(handle, data, size);
}
long long read_at(int handle, char* data, std::size_t size, std::uint64_t offset) {
  return ::pread(handle, data, size, static_cast<off_t>(offset));
}
void close_file(int handle) { ::close(handle); }
#endif

}  // namespace

Result<InputFile> InputFile::open(const std::string& path) {
  const int handle = open_input(path);
  if (handle < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return failure(Code::file_missing, path);
    if (errno == EISDIR || errno == ENXIO || errno == EACCES)
      return failure(Code::not_a_file, path);
    return failure(Code::io_error, path);
  }
  struct stat about {};
  if (::fstat(handle, &about) != 0 || !S_ISREG(about.st_mode)) {
    close_file(handle);
    return Error(Code::not_a_file, {{"file", path}});
  }
  return InputFile(handle, static_cast<std::uint64_t>(about.st_size));
}

InputFile InputFile::in_memory(Bytes bytes) {
  InputFile file(-1, bytes.size());
  file.bytes_ = std::move(bytes);
  return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)),
      size_(other.size_),
      bytes_(std::move(other.bytes_)) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(size_, other.size_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

InputFile::~InputFile() {
  if (handle_ >= 0) close_file(handle_);
}

bool InputFile::read(std::uint64_t offset, std::size_t count, Bytes& out) const {
  if (handle_ < 0) {
    if (offset > bytes_.size() || count > bytes_.size() - offset) return false;
    out.assign(bytes_, static_cast<std::size_t>(offset), count);
    return true;
  }
  out.resize(count);
  std::size_t done = 0;
  while (done < count) {
    const long long got = read_at(handle_, out.data() + done, count - done, offset + done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += static_cast<std::size_t>(got);
  }
  return true;
}

Result<Bytes> read_file(const std::string& path, std::uint64_t most) {
  auto file = InputFile::open(path);
  if (!file) return file.error();
  if (file->size() > most)
    return Error(
        Code::bundle_too_large,
        {{"file", path}, {"size", std::to_string(file->size())}, {"limit", std::to_string(most)}});
  Bytes bytes;
  if (!file->read(0, static_cast<std::size_t>(file->size()), bytes))
    return Error(Code::io_error, {{"file", path}, {"reason", "read"}});
  return bytes;
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  std::error_code ignored;
  if (fs::exists(fs::path(std::u8string(path.begin(), path.end())), ignored))
    return Error(Code::file_exists, {{"file", path}});
  const std::string part = path + ".part";
  const int handle = open_new(part);
  if (handle < 0) return failure(errno == ENOENT ? Code::file_missing : code_of_errno(), path);
  return OutputFile(path, part, handle);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      part_path_(std::move(other.part_path_)),
      handle_(std::exchange(other.handle_, -1)) {}

OutputFile::~OutputFile() {
  if (handle_ < 0) return;
  close_file(handle_);
  std::error_code ignored;
  fs::remove(fs::path(std::u8string(part_path_.begin(), part_path_.end())), ignored);
}

Status OutputFile::write(ByteView bytes) {
  while (!bytes.empty()) {
    const long long put = write_some(handle_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return failure(code_of_errno(), path_);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return Done{};
}

Status OutputFile::sync() {
  if (sync_file(handle_) != 0) return failure(code_of_errno(), path_);
  return Done{};
}

Status OutputFile::finish_as(const std::string& path) {
  path_ = path;
  return finish();
}

Status OutputFile::finish() {
  std::error_code problem;
  fs::rename(fs::path(std::u8string(part_path_.begin(), part_path_.end())),
             fs::path(std::u8string(path_.begin(), path_.end())), problem);
  if (problem) return Error(Code::export_failed, {{"file", path_}, {"reason", problem.message()}});
  sync_folder(path_);
  close_file(std::exchange(handle_, -1));
  return Done{};
}

}  // namespace renkei
