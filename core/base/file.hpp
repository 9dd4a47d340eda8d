// Files as the rest of the program sees them: read what may be hostile, write what must be there
// after a power cut. Errors name the file, so that it is clear what was not written.
#pragma once
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/base/disk.hpp"
#include "core/base/result.hpp"

namespace renkei {

// A regular file open for reading. Never waits (FIFO), never reads a device or a folder.
class InputFile {
 public:
  // file_missing, not_a_file, file_unreadable (it belongs to somebody else), io_error.
  static Result<InputFile> open(const Path& path);
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

// Whole file into memory; `too_large` (with size and limit) when it is larger than `most`.
Result<Bytes> read_file(const Path& path, std::uint64_t most, Code too_large);

// A stream for what comes line by line, which may be a FIFO; null when it cannot be opened.
std::FILE* open_stream(const Path& path);

// Makes the folder and those above it that are not there, for nobody but the user, and durable. Codes
// as of OutputFile.
Status make_folder(const Path& folder, Disk& disk = system_disk());

// Writes a new file, private to the user, that is there whole or not at all. It is written beside
// its name, under one that nobody can foresee, so that no link put there and no leftover of a crash
// is in the way; then synced, then given its name if that is still free, then the folder is synced.
// Only after that does finish() say done. Whatever fails before leaves nothing behind.
//
// Codes: file_exists, not_a_file (a folder's name), folder_missing, target_full, target_unwritable,
// export_failed.
class OutputFile {
 public:
  // Whether a file can get this name: file_exists, not_a_file, folder_missing.
  static Status is_free(const Path& path, Disk& disk = system_disk());
  static Result<OutputFile> create(const Path& path, Disk& disk = system_disk());
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  Status write(ByteView bytes);
  Status sync();  // what was written is on the disk, still under its unfinished name
  Status finish();
  // The same under another name in the same folder, where the right one follows from the contents.
  Status finish_as(const Path& path);
  const Path& part_path() const { return part_; }

 private:
  OutputFile(Path path, Path part, std::unique_ptr<Disk::File> file, Disk& disk)
      : path_(std::move(path)), part_(std::move(part)), file_(std::move(file)), disk_(&disk) {}
  Path path_, part_;  // no part: finished
  std::unique_ptr<Disk::File> file_;
  Disk* disk_;
};

// Writes `bytes` as a new file: an OutputFile from beginning to end.
Status write_new_file(const Path& path, ByteView bytes, Disk& disk = system_disk());

// Puts `bytes` in the place of a file, in whole or not at all. Not durable: for what nothing depends
// on. False when it cannot be done.
bool replace_file(const Path& path, std::string_view bytes);

// What such trouble with this file is called.
Error error_of(const Trouble& trouble, const Path& file);

}  // namespace renkei
