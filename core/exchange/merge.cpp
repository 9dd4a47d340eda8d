#include "core/exchange/merge.hpp"

#include "core/base/limits.hpp"
#include "core/exchange/bundle.hpp"
#include "core/exchange/fork_hint.hpp"
#include "core/exchange/take_in.hpp"
#include "core/store/derive.hpp"

namespace renkei {
namespace {

// In bytes. For fewer, folding in vain now and then costs less than looking ahead every time.
constexpr std::uintmax_t worth_a_look = 4 << 20;

std::uintmax_t size_of(std::span<const std::string> files) {
  std::uintmax_t total = 0;
  for (const std::string& file : files) {
    total += system_disk().size(file).value_or(0);
  }
  return total;
}

MergeReport merge_bundle(Workshop& workshop, BundleFile& bundle, const MergeOptions& options) {
  MergeReport report;
  report.file = bundle.path();
  const auto refuse = [&](Error error) {
    report.status = MergeReport::Status::refused;
    report.error = std::move(error);
    report.new_entries = 0;
  };
  Transaction transaction(workshop.database());
  workshop.catch_up();
  try {
    take_in(workshop, bundle, options, report);
    if (!options.dry_run) transaction.commit();
  } catch (const Refused& refused) {
    refuse(refused.error);
  } catch (const Malformed& malformed) {
    refuse(Error(Code::bad_segment, {{"file", bundle.path()}, {"reason", malformed.what()}}));
  }
  if (options.dry_run || report.status == MergeReport::Status::refused) workshop.forget();
  return report;
}

}  // namespace

MergeReport merge_file(Workshop& workshop, const std::string& path, const MergeOptions& options) {
  auto bundle = BundleFile::open(path);
  if (bundle) return merge_bundle(workshop, *bundle, options);
  MergeReport report;
  report.file = path;
  report.error = bundle.error();
  return report;
}

void foresee_derivation(Workshop& workshop, std::span<const std::string> files) {
  Store& store = workshop.store();
  if (files.size() < 2 || size_of(files) < worth_a_look || derivation_is_owed(store) ||
      !will_fork(store, files))
    return;
  Transaction transaction(workshop.database());
  store.set_setting(owed_setting, 1);
  transaction.commit();
}

}  // namespace renkei
