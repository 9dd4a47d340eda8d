// What OutputFile promises, on disks that fill up, refuse, lie in wait, or are pulled out.
#include "core/base/file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/fake_disk.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace fs = std::filesystem;

namespace {

const std::string contents(100'000, 'r');

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  return names;
}

unsigned mode_of(const std::string& path) {
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  return about.st_mode & 0777;
}

}  // namespace

TEST_CASE("a new file is whole, alone in its folder, and nobody else's to read") {
  for (const mode_t umask : {0u, 022u, 0277u}) {
    CAPTURE(umask);
    const Scratch folder;
    const mode_t before = ::umask(umask);
    const auto written = write_new_file(folder / "a", contents);
    ::umask(before);
    CHECK(told(written) == "done");
    CHECK(bytes_of(folder / "a") == contents);
    CHECK(names_in(folder.path()).size() == 1);
    CHECK(mode_of(folder / "a") == 0600);
  }
}

TEST_CASE("wherever the medium is pulled out, a name holds the whole file or nothing") {
  for (const bool new_names_survive : {false, true})
    for (std::size_t at = 0;; ++at) {
      CAPTURE(new_names_survive);
      CAPTURE(at);
      const Scratch folder;
      FakeDisk disk;
      disk.new_names_survive = new_names_survive;
      disk.pulled_at = at;
      const auto written = write_new_file(folder / "a", contents, disk);
      const bool there = fs::exists(folder / "a");
      if (there) CHECK(bytes_of(folder / "a") == contents);
      if (written) CHECK(there);
      if (disk.steps.size() <= at) break;  // it was through before
      CHECK(!written);
    }
}

TEST_CASE("nothing is said to be done before the file and then its folder are synced") {
  const Scratch folder;
  FakeDisk disk;
  REQUIRE(write_new_file(folder / "a", contents, disk));
  CHECK(disk.steps ==
        std::vector<std::string>{"create", "write", "sync", "publish", "sync_folder"});
}

#ifdef __linux__
TEST_CASE("the system itself is asked to make a file durable, and what it refuses is passed on") {
  const Scratch folder;
  REQUIRE(write_new_file(folder / "a", contents));
  CHECK(!system_disk().sync_file(folder / "a"));
  CHECK(system_disk().sync_file(Path("/dev/null")));  // which keeps nothing, and says so
}
#endif

TEST_CASE("a full or read-only medium is said to be that, and nothing is left on it") {
  const Scratch folder;
  FakeDisk disk;
  disk.room = contents.size() - 1;
  CHECK(code_of(write_new_file(folder / "a", contents, disk)) == "target_full");
  disk.room = contents.size();
  CHECK(told(write_new_file(folder / "fits", contents, disk)) == "done");
  disk.read_only = true;
  CHECK(code_of(write_new_file(folder / "b", contents, disk)) == "target_unwritable");
  CHECK(names_in(folder.path()) == std::vector<std::string>{"fits"});
}

TEST_CASE("whoever made a file of that name in between keeps it") {
  for (const std::string step : {"write", "sync", "publish"}) {
    CAPTURE(step);
    const Scratch folder;
    FakeDisk disk;
    disk.before = [&](std::string_view now, const Path&) {
      if (now == step) put_bytes(folder / "a", "another's");
    };
    CHECK(code_of(write_new_file(folder / "a", contents, disk)) == "file_exists");
    CHECK(bytes_of(folder / "a") == "another's");
    CHECK(names_in(folder.path()).size() == 1);
  }
}

TEST_CASE("a name that is taken by anything is not written to") {
  const Scratch folder;
  put_bytes(folder / "file", "mine");
  fs::create_directory(folder / "folder");
  fs::create_symlink("file", folder / "link");
  fs::create_symlink("nowhere", folder / "dangling");
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  for (const char* name : {"file", "folder", "link", "dangling", "fifo"}) {
    CAPTURE(name);
    const bool is_folder = std::string_view(name) == "folder";
    CHECK(code_of(write_new_file(folder / name, contents)) ==
          (is_folder ? "not_a_file" : "file_exists"));
  }
  CHECK(bytes_of(folder / "file") == "mine");
  CHECK(!fs::exists(folder / "nowhere"));
  CHECK(names_in(folder.path()).size() == 5);
}

TEST_CASE("a name beside the file, left by a crash or put there, neither blocks nor is followed") {
  const Scratch folder;
  put_bytes(folder / "victim", "thesis");
  fs::create_symlink("victim", folder / "a.part");
  CHECK(told(write_new_file(folder / "a", contents)) == "done");
  CHECK(bytes_of(folder / "victim") == "thesis");
  CHECK(!(part_name(folder.path()) == part_name(folder.path())));
  // Were it foreseen all the same, it would be refused.
  std::unique_ptr<Disk::File> file;
  const auto problem = system_disk().create(folder / "a.part", file);
  REQUIRE(problem);
  CHECK(problem->kind == Trouble::Kind::taken);
}

TEST_CASE("a folder that is not there is not made, and named") {
  const Scratch folder;
  const auto written = write_new_file(folder / "gone/a", contents);
  CHECK(code_of(written) == "folder_missing");
  CHECK(written.error().detail("folder") == folder / "gone");
  put_bytes(folder / "file", "");
  CHECK(code_of(write_new_file(folder / "file/a", contents)) == "folder_missing");
  CHECK(names_in(folder.path()).size() == 1);
}

TEST_CASE("a folder that is made is durable with all above it, and nobody else's to enter") {
  const Scratch folder;
  FakeDisk disk;
  const mode_t before = ::umask(0);
  CHECK(told(make_folder(folder / "a/b", disk)) == "done");
  ::umask(before);
  CHECK(disk.steps ==
        std::vector<std::string>{"make_folder", "sync_folder", "make_folder", "sync_folder"});
  for (const char* name : {"a", "a/b"})
    CHECK(fs::status(folder / name).permissions() == fs::perms::owner_all);
  CHECK(told(make_folder(folder / "a/b", disk)) == "done");
  CHECK(disk.steps.size() == 4);
  disk.read_only = true;
  CHECK(code_of(make_folder(folder / "a/c", disk)) == "target_unwritable");
  put_bytes(folder / "file", "");
  CHECK(code_of(make_folder(folder / "file")) == "file_exists");
}

TEST_CASE("a file that belongs to somebody else is not called a folder or a device") {
  const Scratch folder;
  put_bytes(folder / "a", "12345");
  fs::permissions(folder / "a", fs::perms::none);
  const bool is_root = ::geteuid() == 0;  // who may read everything
  if (is_root) REQUIRE(::seteuid(65534) == 0);
  const auto read = read_file(folder / "a", 5, Code::register_too_large);
  if (is_root) REQUIRE(::seteuid(0) == 0);
  CHECK(code_of(read) == "file_unreadable");
}

TEST_CASE("an unfinished file leaves nothing, and one may be given another name at the end") {
  const Scratch folder;
  {
    auto output = OutputFile::create(folder / "a");
    REQUIRE(output);
    REQUIRE(output->write("half"));
    CHECK(names_in(folder.path()).size() == 1);
    CHECK(!fs::exists(folder / "a"));
    auto other = OutputFile::create(folder / "b");
    REQUIRE(other);
    REQUIRE(other->write("whole"));
    REQUIRE(other->finish_as(folder / "c"));
  }
  CHECK(names_in(folder.path()) == std::vector<std::string>{"c"});
}

TEST_CASE("what is too large to be read is called what the reader calls it") {
  const Scratch folder;
  put_bytes(folder / "a", "12345");
  CHECK(code_of(read_file(folder / "a", 4, Code::register_too_large)) == "register_too_large");
  CHECK(*read_file(folder / "a", 5, Code::register_too_large) == "12345");
  CHECK(code_of(read_file(folder / "none", 5, Code::register_too_large)) == "file_missing");
  CHECK(code_of(read_file(folder.path(), 5, Code::register_too_large)) == "not_a_file");
}
