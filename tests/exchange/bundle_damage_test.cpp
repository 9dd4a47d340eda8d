// A file that is cut, changed or something else altogether is refused, and nothing of it is taken
// in.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "core/exchange/bundle.hpp"
#include "core/log/archive.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

struct SmallBundle {
  Scratch folder;
  Machine sender_machine{1}, receiver_machine{2};
  Session sender = made(folder / "sender.db", "sender", sender_machine);
  Session receiver = made(folder / "receiver.db", "receiver", receiver_machine);
  std::string file, bytes;

  SmallBundle() {
    const EntryId event =
        done(sender, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
    const EntryId tour = done(sender, Create{"tour", {{"event_id", event}}});
    done(sender, Create{"participant", {{"tour_id", tour}, {"name", "𠮷野"}}});
    file = exported(sender, folder.path());
    bytes = bytes_of(file);
  }
  std::string code_of_merging(const std::string& content) {
    put_bytes(folder / "bad.renkei", content);
    const MergeReport report = merged(receiver, folder / "bad.renkei");
    CHECK(status_name(report.status) == "refused");
    CHECK(report.new_entries == 0);
    return code_of(report);
  }
};

std::string code_in_memory(std::string bytes) {
  return code_of(BundleFile::from_memory("b", std::move(bytes)));
}

}  // namespace

TEST_CASE("a bundle cut at any byte is refused as incomplete") {
  SmallBundle small;
  for (std::size_t size = 1; size < small.bytes.size(); ++size) {
    CAPTURE(size);
    REQUIRE(code_in_memory(small.bytes.substr(0, size)) == "bundle_incomplete");
  }
  const std::string before = digest(small.receiver);
  for (std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{23}, std::size_t{24},
                           small.bytes.size() / 2, small.bytes.size() - 1}) {
    CAPTURE(size);
    CHECK(small.code_of_merging(small.bytes.substr(0, size)) == "bundle_incomplete");
  }
  CHECK(digest(small.receiver) == before);
  CHECK(merged(small.receiver, small.file).status == MergeReport::Status::merged);
}

// Every value of every byte in front of the segments and of the signature; some values of the
// others.
TEST_CASE("a bundle with any one byte changed is refused") {
  SmallBundle small;
  Dice dice(3);
  const std::size_t size = small.bytes.size();
  std::size_t tried = 0;
  for (std::size_t at = 0; at < size; ++at) {
    const bool thorough = at < 64 || at + 64 >= size;
    for (int change = 1; change < 256;
         change += thorough ? 1 : 1 + static_cast<int>(dice.below(80))) {
      std::string bytes = small.bytes;
      bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(change));
      const std::string code = code_in_memory(std::move(bytes));
      CAPTURE(at);
      CAPTURE(change);
      REQUIRE(code != "");
      ++tried;
    }
  }
  CHECK(tried > size * 4);
}

TEST_CASE("a changed byte changes nothing in the store that merges the file") {
  SmallBundle small;
  const std::string before = digest(small.receiver);
  Dice dice(4);
  for (int i = 0; i < 200; ++i) {
    std::string bytes = small.bytes;
    char& byte = dice.pick(bytes);
    byte = static_cast<char>(byte ^ static_cast<char>(1 + dice.below(255)));
    REQUIRE(small.code_of_merging(bytes) != "");
  }
  CHECK(digest(small.receiver) == before);
  CHECK(small.receiver.status()->devices.size() == 1);
}

TEST_CASE("zeroed sectors and holes are noticed") {
  SmallBundle small;
  for (std::size_t at = 0; at + 32 <= small.bytes.size(); at += 32) {
    std::string bytes = small.bytes;
    bytes.replace(at, 32, std::string(32, '\0'));
    CAPTURE(at);
    REQUIRE(code_in_memory(std::move(bytes)) != "");
  }
}

TEST_CASE("appended bytes and a second bundle behind the first are refused") {
  SmallBundle small;
  const std::string before = digest(small.receiver);
  CHECK(small.code_of_merging(small.bytes + "x") == "bundle_damaged");
  CHECK(small.code_of_merging(small.bytes + std::string(4'096, '\0')) == "bundle_damaged");
  CHECK(small.code_of_merging(small.bytes + small.bytes) == "bundle_damaged");
  CHECK(digest(small.receiver) == before);
}

TEST_CASE("a bundle that went through a text conversion is refused") {
  SmallBundle small;
  std::string bytes = small.bytes;
  const auto at = bytes.find("\r\n");
  REQUIRE(at != std::string::npos);
  bytes.replace(at, 2, "\n");
  CHECK(small.code_of_merging(bytes) == "not_a_bundle");
}

TEST_CASE("files of other kinds are recognised by their contents, not by their names") {
  SmallBundle small;
  CHECK(small.code_of_merging("") == "not_a_bundle");
  CHECK(small.code_of_merging("x") == "not_a_bundle");
  CHECK(small.code_of_merging("\xff\xd8\xff\xe0" + std::string("\0\x10JFIF", 6)) == "not_a_bundle");
  CHECK(small.code_of_merging("PK\x03\x04" + std::string(500, 'x')) == "not_a_bundle");
  CHECK(small.code_of_merging("\x89PNG\r\n\x1a\n" + std::string(500, 'x')) == "not_a_bundle");
  CHECK(small.code_of_merging(bytes_of(small.folder / "sender.db")) == "not_a_bundle");
  CHECK(small.code_of_merging("age-encryption.org/v1\n-> X25519 abc\n") == "sealed_bundle");
  std::filesystem::copy_file(small.file, small.folder / "holiday.txt");
  CHECK(code_of(merged(small.receiver, small.folder / "holiday.txt")) == "");
}

TEST_CASE("what is not a file is refused and not waited for") {
  SmallBundle small;
  CHECK(code_of(merged(small.receiver, small.folder / "none.renkei")) == "file_missing");
  CHECK(code_of(merged(small.receiver, small.file + "/inside")) == "file_missing");
  CHECK(code_of(merged(small.receiver, small.folder.path())) == "not_a_file");
  const std::string pipe = small.folder / "pipe.renkei";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(code_of(merged(small.receiver, pipe)) == "not_a_file");
  CHECK(code_of(merged(small.receiver, "/dev/zero")) == "not_a_file");
}

TEST_CASE("a bundle of a newer program is refused as such, whatever else has changed in it") {
  SmallBundle small;
  std::string bytes = small.bytes;
  bytes[8] = 2;
  bytes[9] = 2;
  const std::string before = digest(small.receiver);
  CHECK(small.code_of_merging(bytes) == "bundle_newer");
  put_bytes(small.folder / "bad.renkei", bytes);
  CHECK(merged(small.receiver, small.folder / "bad.renkei").error->detail("version") == "2");
  CHECK(digest(small.receiver) == before);
}

namespace {

std::string with_length(std::string bytes, std::uint32_t length) {
  for (std::size_t i = 0; i < 4; ++i) bytes[10 + i] = static_cast<char>((length >> (8 * i)) & 0xff);
  return bytes;
}

}  // namespace

TEST_CASE("a length that no bundle may have is refused before anything is read") {
  SmallBundle small;
  CHECK(small.code_of_merging(with_length(small.bytes, (1u << 31) + 1)) == "bundle_too_large");
  CHECK(small.code_of_merging(with_length(small.bytes, UINT32_MAX)) == "bundle_too_large");
  CHECK(small.code_of_merging(with_length(small.bytes, 1u << 31)) == "bundle_incomplete");
  CHECK(small.code_of_merging(with_length(small.bytes, 18)) == "bundle_damaged");
  CHECK(small.code_of_merging(with_length(small.bytes, 0)) == "bundle_damaged");
  std::string header = small.bytes;
  header.replace(14, 4, "\xff\xff\xff\xff");
  CHECK(small.code_of_merging(header) == "bundle_damaged");
}

TEST_CASE("a damaged bundle is refused by verify with the same code as by merge") {
  SmallBundle small;
  CHECK(Session::verify_file(small.file)->problems.empty());
  std::string bytes = small.bytes;
  bytes[bytes.size() / 2] ^= 1;
  put_bytes(small.folder / "bad.renkei", bytes);
  CHECK(code_of(Session::verify_file(small.folder / "bad.renkei")) == "bundle_damaged");
}

TEST_CASE("one refused file does not keep the others out") {
  SmallBundle small;
  const std::vector<std::string> files = {small.folder / "none", small.file, small.folder.path()};
  const auto reports = small.receiver.merge(files);
  REQUIRE(reports);
  CHECK(code_of(reports->at(0)) == "file_missing");
  CHECK(status_name(reports->at(1).status) == "merged");
  CHECK(code_of(reports->at(2)) == "not_a_file");
}

TEST_CASE("an export never replaces a file that is there") {
  SmallBundle small;
  put_bytes(small.folder / "there.renkei", "somebody's");
  CHECK(code_of(small.sender.export_bundle(small.folder / "there.renkei")) == "file_exists");
  CHECK(bytes_of(small.folder / "there.renkei") == "somebody's");
}

TEST_CASE("a header makes as many claims as fit, the short ones first") {
  BundleHeader header;
  header.keys.resize(3);
  for (const std::uint64_t ranges : {2'000, 1, 1}) {
    BundleHeader::Held& claim = header.coverage.emplace_back();
    claim.key = static_cast<KeyIndex>(header.coverage.size());
    for (std::uint64_t i = 1; i <= ranges; ++i) {
      claim.ranges.push_back(i * 1'000);
      claim.ranges.push_back(i * 1'000 + 1);
    }
  }
  BundleHeader all = header;
  claim_what_fits(all, 1 << 20);
  CHECK(all.coverage.size() == 3);
  CHECK(all.coverage[0].key == 1);
  claim_what_fits(header, 1'000);
  REQUIRE(header.coverage.size() == 2);
  CHECK(header.coverage[0].key == 2);
  CHECK(to_wire(header).size() <= 1'000);
}
