#include "core/base/file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
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

Error failure(Code code, const Path& path) {
  return Error(code, {{"file", path.text()}, {"reason", std::strerror(errno)}});
}

#ifdef _WIN32
int open_input(const Path& path) { return _wopen(path.native().c_str(), _O_RDONLY | _O_BINARY); }
long long read_at(int handle, char* data, std::size_t size, std::uint64_t offset) {
  if (_lseeki64(handle, static_cast<long long>(offset), SEEK_SET) < 0) return -1;
  return _read(handle, data, static_cast<unsigned>(size));
}
void close_file(int handle) { _close(handle); }
#else
int open_input(const Path& path) {
  return ::open(path.text().c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}
long long read_at(int handle, char* data, std::size_t size, std::uint64_t offset) {
  return ::pread(handle, data, size, static_cast<off_t>(offset));
}
void close_file(int handle) { ::close(handle); }
#endif

}  // namespace

Result<InputFile> InputFile::open(const Path& path) {
  const int handle = open_input(path);
  if (handle < 0) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG)
      return failure(Code::file_missing, path);
    if (errno == EISDIR || errno == ENXIO) return failure(Code::not_a_file, path);
    if (errno == EACCES || errno == EPERM) return failure(Code::file_unreadable, path);
    return failure(Code::io_error, path);
  }
  struct stat about {};
  if (::fstat(handle, &about) != 0 || !S_ISREG(about.st_mode)) {
    close_file(handle);
    return Error(Code::not_a_file, {{"file", path.text()}});
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

Result<Bytes> read_file(const Path& path, std::uint64_t most, Code too_large) {
  auto file = InputFile::open(path);
  if (!file) return file.error();
  if (file->size() > most)
    return Error(too_large, {{"file", path.text()},
                             {"size", std::to_string(file->size())},
                             {"limit", std::to_string(most)}});
  Bytes bytes;
  if (!file->read(0, static_cast<std::size_t>(file->size()), bytes))
    return Error(Code::io_error, {{"file", path.text()}, {"reason", "read"}});
  return bytes;
}

std::FILE* open_stream(const Path& path) {
#ifdef _WIN32
  return _wfopen(path.native().c_str(), L"rb");
#else
  return std::fopen(path.text().c_str(), "rb");
#endif
}

Error error_of(const Trouble& trouble, const Path& file) {
  const auto code = [&] {
    switch (trouble.kind) {
      case Trouble::Kind::full:
        return Code::target_full;
      case Trouble::Kind::not_allowed:
        return Code::target_unwritable;
      case Trouble::Kind::no_folder:
        return Code::folder_missing;
      case Trouble::Kind::taken:
        return Code::file_exists;
      case Trouble::Kind::failed:
        break;
    }
    return Code::export_failed;
  }();
  const Path folder = file.parent();
  return Error(code, {{"file", file.text()},
                      {"folder", folder.empty() ? "." : folder.text()},
                      {"reason", trouble.reason}});
}

Status make_folder(const Path& folder, Disk& disk) {
  if (folder.empty() || disk.is_folder(folder)) return Done{};
  if (Status status = make_folder(folder.parent(), disk); !status) return status;
  Problem problem = disk.make_folder(folder);
  if (problem && problem->kind == Trouble::Kind::taken && disk.is_folder(folder)) problem.reset();
  if (!problem) problem = disk.sync_folder(folder.parent());
  if (problem) return error_of(*problem, folder);
  return Done{};
}

Status OutputFile::is_free(const Path& path, Disk& disk) {
  if (disk.is_folder(path))
    return Error(Code::not_a_file, {{"file", path.text()}, {"about", "target"}});
  if (disk.is_taken(path)) return Error(Code::file_exists, {{"file", path.text()}});
  if (!path.native().has_filename())  // "x/"
    return Error(Code::folder_missing, {{"folder", path.text()}});
  return Done{};
}

Result<OutputFile> OutputFile::create(const Path& path, Disk& disk) {
  if (const Status free = is_free(path, disk); !free) return free.error();
  std::unique_ptr<Disk::File> file;
  const Path part = part_name(path.parent());
  if (const Problem problem = disk.create(part, file)) return error_of(*problem, path);
  return OutputFile(path, part, std::move(file), disk);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      part_(std::exchange(other.part_, Path())),
      file_(std::move(other.file_)),
      disk_(other.disk_) {}

OutputFile::~OutputFile() {
  if (part_.empty()) return;
  file_.reset();
  disk_->remove(part_);
}

Status OutputFile::write(ByteView bytes) {
  if (const Problem problem = file_->write(bytes)) return error_of(*problem, path_);
  return Done{};
}

Status OutputFile::sync() {
  if (const Problem problem = file_->sync()) return error_of(*problem, path_);
  return Done{};
}

Status OutputFile::finish_as(const Path& path) {
  path_ = path;
  return finish();
}

Status OutputFile::finish() {
  if (Status status = sync(); !status) return status;
  file_.reset();  // Windows does not rename what is open
  if (const Problem problem = disk_->publish(part_, path_)) return error_of(*problem, path_);
  part_ = path_;  // what is to be removed if it cannot be made durable
  if (const Problem problem = disk_->sync_folder(path_.parent())) return error_of(*problem, path_);
  part_ = Path();
  return Done{};
}

Status write_new_file(const Path& path, ByteView bytes, Disk& disk) {
  auto output = OutputFile::create(path, disk);
  if (!output) return output.error();
  if (Status status = output->write(bytes); !status) return status;
  return output->finish();
}

bool replace_file(const Path& path, std::string_view bytes) {
  const Path part = part_name(path.parent());
  {
    std::ofstream out(part.native(), std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) return false;
  }
  std::error_code problem;
  std::filesystem::rename(part.native(), path.native(), problem);
  if (problem) std::filesystem::remove(part.native(), problem);
  return !problem;
}

}  // namespace renkei
