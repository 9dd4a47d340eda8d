#include "core/inspect/earlier_imports.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/inspect/entry_reader.hpp"
#include "core/store/store_records.hpp"

namespace renkei {
namespace {

void note_entry(RegisterWords& words, const Entry& entry, EntryId by) {
  if (entry.op != Op::create && entry.op != Op::set) return;
  const Kind* kind = find_kind(entry.kind);
  if (entry.withheld && kind != nullptr)
    for (const Field& field : kind->fields)
      if (is_personal(field.privacy)) words.note(by, entry.record, field.number, nullptr);
  for (const Change& change : entry.changes)
    words.note(by, entry.record, change.field, change.withheld ? nullptr : &change.value);
}

EntryId subject_of(const ImportRun& run) {
  if (run.tour_id) return run.tour_id.id;
  return run.event_id ? run.event_id.id : run.questionnaire_id.id;
}

}  // namespace

std::vector<EarlierRun> earlier_runs(const Store& store, std::string_view register_kind,
                                     EntryId subject) {
  std::vector<EarlierRun> runs;
  const Kind& kind = *find_kind(ImportRun::number);
  StoreRecords(store).each(kind, {}, true, [&](const Record& record) {
    auto run = as<ImportRun>(record);
    if (run.register_kind == register_kind && subject_of(run) == subject)
      runs.push_back({record.id(), std::move(run), record.is_void});
  });
  std::ranges::sort(runs, [&](const auto& a, const auto& b) {
    const auto time = [](const auto& run) { return run.fields.at ? run.fields.at->unix_ms : 0; };
    return time(a) != time(b) ? time(a) < time(b) : store.comes_before(a.id, b.id);
  });
  return runs;
}

std::vector<DoubledImport> doubled_imports(const Store& store) {
  std::map<std::tuple<std::string, std::string, EntryId>, DoubledImport> files;
  StoreRecords(store).each(*find_kind(ImportRun::number), {}, false, [&](const Record& record) {
    const auto run = as<ImportRun>(record);
    if (run.register_kind == "roster" || run.sha256.empty()) return;
    DoubledImport& file = files[{run.register_kind, run.sha256, subject_of(run)}];
    const bool again = std::ranges::any_of(
        file.runs, [&](EntryId other) { return log_of(other) == log_of(record.id()); });
    if (again) return;
    file.file = run.file;
    file.runs.push_back(record.id());
  });
  std::vector<DoubledImport> doubled;
  for (auto& [key, file] : files)
    if (file.runs.size() > 1) doubled.push_back(std::move(file));
  for (DoubledImport& file : doubled)
    std::ranges::sort(file.runs, [&](EntryId a, EntryId b) { return store.comes_before(a, b); });
  std::ranges::sort(doubled, [&](const DoubledImport& a, const DoubledImport& b) {
    return store.comes_before(a.runs[0], b.runs[0]);
  });
  return doubled;
}

RegisterWords register_words(const Store& store, const std::vector<EarlierRun>& runs) {
  RegisterWords words;
  EntryReader reader(store);
  for (const auto& run : runs) {
    const Seq last = std::min(seq_of(last_of(run.id, run.fields.entries_n.value_or(0))),
                              store.last_held(log_of(run.id)));
    std::vector<EntryId> written;
    written.reserve(static_cast<std::size_t>(std::max<Seq>(last - seq_of(run.id), 0)));
    for (Seq seq = seq_of(run.id) + 1; seq <= last; ++seq)
      written.push_back(make_entry_id(log_of(run.id), seq));
    if (written.empty()) continue;
    words.add_run(written.front(), written.back(), run.is_void);
    reader.some(written, [&](const Entry& entry, EntryId by) { note_entry(words, entry, by); });
  }
  return words;
}

}  // namespace renkei
