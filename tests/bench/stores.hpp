// The product under measurement, always through its Session: devices that record a workload and
// export it, headquarters that merges what they exported.
#pragma once
#include <filesystem>
#include <stdexcept>

#include "core/session/session.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/workload.hpp"

namespace renkei::bench {

// A folder that is there while this lives.
class Scratch {
 public:
  explicit Scratch(const std::string& parent);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

// Where the work has got to; only where somebody watches.
void progress(const std::string& text);

void remove_store(const std::string& path);

[[noreturn]] void give_up(const std::string& what, const Error& error);

// The value, or the end of the program with what went wrong.
template <class T>
T must(Result<T> result, const std::string& what) {
  if (!result) give_up(what, result.error());
  return *std::move(result);
}

// Keys and times that are the same in every run.
Surroundings deterministic(std::uint64_t seed);

// What one device leaves behind.
struct Recorded {
  std::string store;
  std::string bundle;              // everything in one file
  std::vector<std::string> parts;  // the same segments, one file each
  std::int64_t entries = 0;        // in the bundle: the workload's and three or so of its frame
  std::uint64_t bundle_bytes = 0;
  std::string device_id;
  Spent recording, exporting;
};
enum class Parts { no, yes };
Recorded record_device(const Workload& workload, int device, const Scratch& scratch,
                       const std::string& name, Parts parts = Parts::no);
// All devices of a workload.
std::vector<Recorded> record_all(const Workload& workload, const Scratch& scratch,
                                 const std::string& name, Parts parts = Parts::no);
std::vector<std::string> bundles_of(const std::vector<Recorded>& devices);
std::int64_t entries_of(const std::vector<Recorded>& devices);

Session new_headquarters(const std::string& path);
// Every file must end as `expected` says (any, when it is empty). What the merge took.
Spent merge_files(Session& session, const std::vector<std::string>& files,
                  std::string_view expected);
RowSum rows_of(const Session& session, const Shape& shape, const std::vector<Recorded>& devices);

}  // namespace renkei::bench
