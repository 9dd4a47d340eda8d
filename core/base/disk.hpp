// The seam to the disk for everything that is written outside a store: exports, backups, reports,
// pictures, a new store. system_disk() is the real one; tests hand in one that fills up, refuses, is
// pulled out, or lets somebody else act between two steps. OutputFile (file.hpp) is the face to use.
//
// A Disk tells why it did not do something; whoever asked says of what (an Error with its code).
// No call waits for a person; any thread, but a File belongs to one.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/path.hpp"

namespace renkei {

struct Trouble {
  enum class Kind {
    full,         // no room: the medium, a quota, or the largest file that it can hold
    not_allowed,  // read-only, or not ours
    no_folder,    // what the name should lie in is not there
    taken,        // something has that name, be it a link that leads nowhere
    failed        // anything else
  };
  Kind kind = Kind::failed;
  std::string reason;  // the system's words
};
using Problem = std::optional<Trouble>;  // nothing: done

class Disk {
 public:
  virtual ~Disk() = default;

  // A new file, open for writing; closed by its destructor.
  class File {
   public:
    virtual ~File() = default;
    virtual Problem write(ByteView bytes) = 0;  // all of it
    virtual Problem sync() = 0;  // what was written, also by others, survives a power cut
  };

  // Makes a file that nobody but the user may read, whatever the umask. Never follows a link, never
  // opens what is there already: `taken` then.
  virtual Problem create(const Path& path, std::unique_ptr<File>& out) = 0;
  // Gives a file another name in the same folder: `taken` when anything has that name. Where the
  // file system cannot do that in one step (FAT, some shares), the name is claimed first, exclusively.
  virtual Problem publish(const Path& part, const Path& name) = 0;
  // The names in a folder survive a power cut. Done where the file system knows no such thing.
  virtual Problem sync_folder(const Path& folder) = 0;
  // The same for a file that somebody else has written.
  virtual Problem sync_file(const Path& file) = 0;
  // One folder more, for nobody but the user; `taken` when there is anything of that name.
  virtual Problem make_folder(const Path& folder) = 0;
  // A file; nobody is told when it could not be done.
  virtual void remove(const Path& path) = 0;

  virtual bool is_taken(const Path& path) = 0;   // by anything; a link counts by itself
  virtual bool is_folder(const Path& path) = 0;  // or a link to one
  virtual std::optional<std::uint64_t> size(const Path& file) = 0;
};

Disk& system_disk();

// A name in this folder that nobody can foresee, for a file that is not whole yet.
Path part_name(const Path& folder);

}  // namespace renkei
