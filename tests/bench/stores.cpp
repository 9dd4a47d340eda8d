#include "tests/bench/stores.hpp"

#include <unistd.h>

#include <map>
#include <optional>

#include <fmt/format.h>

namespace renkei::bench {
namespace {

namespace fs = std::filesystem;

constexpr Seq segment_entries = 4'096;
constexpr int batch = 2'000;

// A device in the field while it records.
class Recorder {
 public:
  Recorder(const Workload& workload, int device, const Scratch& scratch, const std::string& name,
           Parts parts)
      : workload_(workload),
        parts_(parts),
        folder_(scratch.path(name + "-files")),
        session_(must(Session::create(scratch.path(name + ".store"), {"端末" + name, "", "s01"},
                                      deterministic(static_cast<std::uint64_t>(device) + 1)),
                      "create")),
        script_(workload, device) {
    fs::create_directories(folder_);
    out_.store = scratch.path(name + ".store");
    out_.device_id = session_.device_id();
  }

  Recorded run() {
    out_.recording = spent_on([&] { record(); });
    if (parts_ == Parts::yes) export_part();
    ExportReport report;
    out_.exporting = spent_on([&] {
      report = must(session_.export_bundle(folder_ + "/all.renkei",
                                           {ExportOptions::Mode::open, ExportOptions::Range::all}),
                    "export");
    });
    out_.bundle = report.file;
    out_.entries = report.entries;
    out_.bundle_bytes = fs::file_size(report.file);
    return std::move(out_);
  }

 private:
  void record() {
    batch_.emplace(must(session_.begin(), "begin"));
    make_parents();
    Operation operation;
    int in_batch = 0;
    while (script_.next(operation)) {
      const Outcome outcome = write(operation);
      const bool full = parts_ == Parts::yes && outcome.seq % segment_entries == 0;
      if (++in_batch < batch && !full) continue;
      commit();
      if (full) export_part();
      batch_.emplace(must(session_.begin(), "begin"));
      in_batch = 0;
    }
    commit();
  }
  void commit() {
    must(batch_->commit(), "commit");
    batch_.reset();
  }

  Outcome execute(const Command& command) { return must(batch_->execute(command), "execute"); }

  void make_parents() {
    event_ = execute(Create{"event", {{"name", "交流ツアー"}, {"starts_on", "2023-10-14"}}}).id;
    Create parent{workload_.shape->parent_kind, {{"event_id", event_}}};
    if (parent.kind == "questionnaire") parent.fields.push_back({"title", "来場者アンケート"});
    if (parent.kind == "gate") parent.fields.push_back({"name", "正面入口"});
    parent_ = execute(parent).id;
  }

  Outcome write(const Operation& operation) {
    const std::vector<Column>& columns = workload_.shape->columns;
    switch (operation.kind) {
      case Operation::Kind::create: {
        Create create{workload_.shape->kind, {}};
        for (std::size_t i = 0; i < columns.size(); ++i) {
          const OwnValue reference(i == 0 ? parent_ : event_);
          create.fields.push_back({columns[i].name, columns[i].type == ColumnType::reference
                                                        ? reference
                                                        : operation.values[i]});
        }
        const Outcome outcome = execute(create);
        rows_.push_back(outcome.id);
        return outcome;
      }
      case Operation::Kind::set:
        return execute(
            Set{id_of(operation), {{columns[operation.column].name, operation.values[0]}}});
      case Operation::Kind::remove:
        return execute(Void{id_of(operation), "取消"});
    }
    return {};
  }

  EntryId id_of(const Operation& operation) const {
    return rows_[static_cast<std::size_t>(operation.row)];
  }

  void export_part() {
    const auto report = must(session_.export_bundle(folder_, {ExportOptions::Mode::open,
                                                              ExportOptions::Range::since_export}),
                             "export");
    if (report.entries > 0) out_.parts.push_back(report.file);
  }

  const Workload& workload_;
  Parts parts_;
  std::string folder_;
  Session session_;
  std::optional<Batch> batch_;
  Script script_;
  EntryId event_ = 0, parent_ = 0;
  std::vector<EntryId> rows_;
  Recorded out_;
};

}  // namespace

Scratch::Scratch(const std::string& parent) {
  const fs::path under = parent.empty() ? fs::temp_directory_path() : fs::path(parent);
  folder_ = under / fmt::format("renkei-bench-{}", getpid());
  fs::create_directories(folder_);
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void progress(const std::string& text) {
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\x1b[K{}", text);
}

void remove_store(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path + suffix, ignored);
}

void give_up(const std::string& what, const Error& error) {
  std::string text = what + ": " + std::string(code_name(error.code));
  for (const auto& [name, value] : error.details) text += ' ' + name + '=' + value;
  throw std::runtime_error(text);
}

Surroundings deterministic(std::uint64_t seed) {
  Surroundings out;
  const auto dice = std::make_shared<Dice>(seed);
  const auto now = std::make_shared<std::int64_t>(1'697'241'600'000);  // 2023-10-14 09:00 in Tokyo
  const auto steps = std::make_shared<Dice>(~seed);
  out.now = [now, steps] {
    *now += steps->between(1, 30) * 1'000;
    return Moment{*now, 540};
  };
  out.random = [dice](std::span<unsigned char> bytes) { dice->fill(bytes); };
  return out;
}

Recorded record_device(const Workload& workload, int device, const Scratch& scratch,
                       const std::string& name, Parts parts) {
  return Recorder(workload, device, scratch, name, parts).run();
}

std::vector<Recorded> record_all(const Workload& workload, const Scratch& scratch,
                                 const std::string& name, Parts parts) {
  std::vector<Recorded> devices;
  for (int device = 0; device < workload.devices; ++device) {
    progress(fmt::format("{}: device {} of {}", name, device + 1, workload.devices));
    devices.push_back(
        record_device(workload, device, scratch, fmt::format("{}-{}", name, device), parts));
  }
  return devices;
}

std::vector<std::string> bundles_of(const std::vector<Recorded>& devices) {
  std::vector<std::string> files;
  for (const Recorded& device : devices) files.push_back(device.bundle);
  return files;
}

std::int64_t entries_of(const std::vector<Recorded>& devices) {
  std::int64_t total = 0;
  for (const Recorded& device : devices) total += device.entries;
  return total;
}

Session new_headquarters(const std::string& path) {
  remove_store(path);
  return must(Session::create(path, {"本部", "", "hq"}, deterministic(0x4851)), "create");
}

Spent merge_files(Session& session, const std::vector<std::string>& files,
                  std::string_view expected) {
  std::vector<MergeReport> reports;
  const Spent spent = spent_on([&] { reports = must(session.merge(files), "merge"); });
  for (const MergeReport& report : reports) {
    if (report.error) give_up("merge", *report.error);
    if (!expected.empty() && status_name(report.status) != expected)
      throw std::runtime_error("merge: " + report.file + " is " +
                               std::string(status_name(report.status)));
  }
  return spent;
}

RowSum rows_of(const Session& session, const Shape& shape, const std::vector<Recorded>& devices) {
  std::map<std::string, int> numbers;
  for (std::size_t i = 0; i < devices.size(); ++i)
    numbers[devices[i].device_id] = static_cast<int>(i);
  RowSum sum;
  LogNumber log = 0;
  int device = -1;
  std::int64_t row = 0;
  std::vector<OwnValue> values(shape.columns.size());
  for (const Record& record : must(session.list(shape.kind, {}, true), "list")) {
    if (log_of(record.id()) != log) {
      log = log_of(record.id());
      const std::string id = session.id_text(record.id());
      const auto at = numbers.find(id.substr(0, id.find('-')));
      if (at == numbers.end()) throw std::runtime_error("a record of an unknown device");
      device = at->second;
      row = 0;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = shape.columns[i].type == ColumnType::reference
                      ? OwnValue()
                      : OwnValue(record.value(shape.columns[i].name));
    if (!record.is_void) sum.add(device, row, values);
    ++row;
  }
  return sum;
}

}  // namespace renkei::bench
