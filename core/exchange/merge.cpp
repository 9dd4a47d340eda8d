#include "core/exchange/merge.hpp"

#include "core/base/limits.hpp"
#include "core/exchange/bundle.hpp"
#include "core/exchange/fork_hint.hpp"
#include "core/exchange/take_in.hpp"
#include "core/store/derive.hpp"
#include "core/store/step.hpp"

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

void introduce(const BundleFile& bundle, MergeReport& report) {
  const BundleHeader& header = bundle.header();
  report.sender = to_text(log_id_of(header.keys[0]));
  report.exported_at = Moment{header.exported_ms, header.offset_min};
}

// `Scope`: a Transaction, or a Step of one.
template <class Scope>
MergeReport merge_bundle(Workshop& workshop, BundleFile& bundle, const MergeOptions& options) {
  MergeReport report;
  report.file = bundle.path();
  introduce(bundle, report);
  const auto refuse = [&](Error error) {
    report.status = MergeReport::Status::refused;
    report.error = std::move(error);
    report.new_entries = 0;
    report.parts.clear();
  };
  Scope scope(workshop.database());
  workshop.catch_up();
  try {
    take_in(workshop, bundle, options, report);
    scope.commit();
  } catch (const Refused& refused) {
    refuse(refused.error);
  } catch (const Malformed& malformed) {
    refuse(Error(Code::bad_segment, {{"file", bundle.path()}, {"reason", malformed.what()}}));
  }
  if (report.status == MergeReport::Status::refused) workshop.forget();
  return report;
}

template <class Scope>
MergeReport merge(Workshop& workshop, const std::string& path, const MergeOptions& options) {
  auto bundle = BundleFile::open(path);
  if (bundle) return merge_bundle<Scope>(workshop, *bundle, options);
  MergeReport report;
  report.file = path;
  report.error = bundle.error();
  return report;
}

}  // namespace

MergeReport merge_file(Workshop& workshop, const std::string& path, const MergeOptions& options) {
  return merge<Transaction>(workshop, path, options);
}

MergeReport try_file(Workshop& workshop, const std::string& path, const MergeOptions& options) {
  return merge<Step>(workshop, path, options);
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
