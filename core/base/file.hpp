// Files as renkei needs them: read what may be hostile, write what must be there after a power cut.
// The one place in the core that calls the operating system.
#pragma once
#include <memory>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

namespace renkei {

// A regular file open for reading. Never waits (FIFO), never reads a device or a folder.
class InputFile {
 public:
  // file_missing, not_a_file, io_error.
  static Result<InputFile> open(const std::string& path);
  // The contents of a file that were read before.
  static InputFile in_memory(Bytes bytes);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  std::uint64_t size() const { return size_; }
  // Reads exactly `count` bytes at `offset`; false when the file has fewer (it may have changed).
  bool read(std::uint64_t offset, std::size_t count, Bytes& out) const;

 private:
  InputFile(int handle, std::uint64_t size) : handle_(handle), size_(size) {}
  int handle_;  // -1: `bytes_` it is
  std::uint64_t size_;
  Bytes bytes_;
};

// Whole file into memory; bundle_too_large (with the limit) when it is larger than `most`.
Result<Bytes> read_file(const std::string& path, std::uint64_t most);

// Writes a new file so that it is either there whole or not at all: to `path`.part, synced, then
// renamed, the folder synced. An existing `path` is never replaced.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();  // removes the .part when finish() was not reached

  Status write(ByteView bytes);
  Status sync();  // what was written is on the disk, still under its .part name
  Status finish();
  // The same under another name in the same folder, where the right one follows from the contents.
  Status finish_as(const std::string& path);
  const std::string& part_path() const { return part_path_; }

 private:
  OutputFile(std::string path, std::string part_path, int handle)
      : path_(std::move(path)), part_path_(std::move(part_path)), handle_(handle) {}
  std::string path_, part_path_;
  int handle_;
};

}  // namespace renkei
