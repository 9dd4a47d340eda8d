#include "tests/support/scratch.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace renkei::laws {
namespace fs = std::filesystem;

Scratch::Scratch() {
  std::error_code ignored;
  const bool memory = fs::is_directory("/dev/shm", ignored);
  std::string pattern =
      (memory ? std::string("/dev/shm") : fs::temp_directory_path().string()) + "/renkei-XXXXXX";
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void put_bytes(const std::string& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void copy_file(const std::string& from, const std::string& to) { put_bytes(to, bytes_of(from)); }

std::uint64_t Dice::next() {
  state_ += 0x9e3779b97f4a7c15u;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

void Dice::fill(std::span<unsigned char> out) {
  for (unsigned char& byte : out) byte = static_cast<unsigned char>(next());
}

Surroundings Machine::surroundings() {
  return {[this] {
            return Moment{now_ms, 540};
          },
          [this](std::span<unsigned char> out) { dice.fill(out); }};
}

Session made(const std::string& path, const std::string& name, Machine& machine) {
  auto session = Session::create(path, {name, "131016", "s-" + name}, machine.surroundings());
  REQUIRE_MESSAGE(session, told(session));
  return std::move(*session);
}

Session opened(const std::string& path, Machine& machine) {
  auto session = Session::open(path, machine.surroundings());
  REQUIRE_MESSAGE(session, told(session));
  return std::move(*session);
}

namespace {

EntryId id_of(const Result<Outcome>& outcome) {
  REQUIRE_MESSAGE(outcome, told(outcome));
  return outcome->id;
}

}  // namespace

EntryId done(Session& session, const Command& command) { return id_of(session.execute(command)); }
EntryId done(Batch& batch, const Command& command) { return id_of(batch.execute(command)); }

std::string exported(Session& session, const std::string& folder, ExportOptions::Mode mode,
                     ExportOptions::Range range) {
  const auto report = session.export_bundle(folder, {mode, range});
  REQUIRE_MESSAGE(report, told(report));
  return report->file;
}

MergeReport merged(Session& session, const std::string& file, bool dry_run) {
  auto reports = session.merge(std::vector<std::string>{file}, dry_run);
  REQUIRE_MESSAGE(reports, told(reports));
  REQUIRE(reports->size() == 1);
  return reports->at(0);
}

std::string digest(const Reader& reader) {
  const auto report = reader.digest();
  REQUIRE_MESSAGE(report, told(report));
  return report->digest;
}

std::string told(const Error& error) {
  std::string text(code_name(error.code));
  for (const auto& [name, value] : error.details) text += ' ' + name + '=' + value;
  return text;
}

std::string code_of(const MergeReport& report) {
  return report.error ? std::string(code_name(report.error->code)) : "";
}

}  // namespace renkei::laws
