#include "ui/desk/librarian.hpp"

#include <utility>

#include "core/base/file.hpp"
#include "core/output/cp932_file.hpp"
#include "core/output/writers.hpp"
#include "core/session/look_at_register.hpp"
#include "ui/present/search_index.hpp"

namespace renkei::ui {
namespace {

Result<Proof> proof_of(const Reader& reader) {
  auto digest = reader.digest();
  if (!digest) return digest.error();
  auto verified = reader.verify();
  if (!verified) return verified.error();
  return Proof{std::move(*digest), std::move(*verified)};
}

Result<Evening> evening_of(const Reader& reader) {
  auto status = reader.status();
  if (!status) return status.error();
  auto erasures = reader.waiting_erasures();
  if (!erasures) return erasures.error();
  auto last_written = reader.last_written();
  if (!last_written) return last_written.error();
  return Evening{std::move(*status), std::move(*erasures), std::move(*last_written)};
}

// ---- a report as a file

Result<std::string> in_cp932_or_refused(const std::string& utf8) {
  Cp932File file = in_cp932(utf8);
  if (file.lost.empty()) return std::move(file.bytes);
  return Error(Code::characters_lost,
               {{"count", std::to_string(file.lost.size())}, {"places", places_of(file.lost)}});
}

Result<std::string> bytes_of(const SaveReportWork& work, const Reader& store) {
  const bool old = work.format == "cp932";
  const IdText ids = [&store](EntryId id) { return store.id_text(id); };
  auto bytes =
      write_report(work.report, old ? "csv" : work.format, work.published ? IdText() : ids);
  if (!bytes || !old) return bytes;
  return in_cp932_or_refused(*bytes);
}

// The first name that is free: name, name-2, name-3.
Result<std::string> save(const SaveReportWork& work, const Reader& store) {
  const auto bytes = bytes_of(work, store);
  if (!bytes) return bytes.error();
  if (work.makes_folder)
    if (const Status made = make_folder(work.folder); !made) return made.error();
  const std::string ending = work.format == "cp932" ? "csv" : work.format;
  constexpr int most = 1000;
  for (int n = 1;; ++n) {
    const std::string number = n == 1 ? "" : "-" + std::to_string(n);
    const Path file = Path(work.folder) / (work.stem + number + "." + ending);
    const Status written = write_new_file(file, *bytes);
    if (written) return file.text();
    if (written.error().code != Code::file_exists || n == most) return written.error();
  }
}

// A question's answer, as it ends, from the reader or from why there is none.
struct Answerer {
  const Result<Reader*>& reader;

  WorkEnd operator()(const ProveWork&) const {
    return Proved{ask<Proof>([](const Reader& store) { return proof_of(store); })};
  }
  WorkEnd operator()(const ConflictsWork&) const {
    return ConflictsFound{
        ask<std::vector<Conflict>>([](const Reader& store) { return store.conflicts(); })};
  }
  WorkEnd operator()(const EveningWork&) const { return EveningFound{ask<Evening>(evening_of)}; }
  WorkEnd operator()(const SearchWork& work) const {
    using Index = std::shared_ptr<const search::Index>;
    return SearchReady{ask<Index>([&](const Reader& store) -> Result<Index> {
      auto index = search::index_of(store.records(), work.language);
      if (auto failure = store.take_failure()) return std::move(*failure);
      return std::make_shared<const search::Index>(std::move(index));
    })};
  }
  WorkEnd operator()(const DecisionsWork& work) const {
    return DecisionsFound{ask<std::vector<PastDecision>>(
        [&](const Reader& store) { return store.past_decisions(work.most); })};
  }
  WorkEnd operator()(const HistoryWork& work) const {
    return HistoryFound{ask<std::vector<HistoryItem>>(
        [&](const Reader& store) { return store.history(work.record); })};
  }
  WorkEnd operator()(const ReportWork& work) const {
    return ReportMade{
        ask<Report>([&](const Reader& store) { return store.report(work.name, work.query); })};
  }
  WorkEnd operator()(const SaveReportWork& work) const {
    return ReportSaved{ask<std::string>([&](const Reader& store) { return save(work, store); })};
  }
  WorkEnd operator()(const RegisterLookWork& work) const {
    return RegisterLooked{ask<RegisterLook>([&](const Reader& store) -> Result<RegisterLook> {
      auto look = look_at_register(work.question, store.records());
      if (auto failure = store.take_failure()) return std::move(*failure);
      return look;
    })};
  }
  template <class Other>
  WorkEnd operator()(const Other&) const {
    return Wished{};  // no question
  }

 private:
  template <class Found, class Question>
  Result<Found> ask(Question question) const {
    if (!reader) return reader.error();
    return question(**reader);
  }
};

}  // namespace

WorkEnd Librarian::answer(const Work& work) {
  const Result<Reader*> found = reader();
  return std::visit(Answerer{found}, work);
}

Result<Reader*> Librarian::reader() {
  if (!reader_) {
    auto opened = Reader::open(store_);
    if (!opened) return opened.error();
    reader_.emplace(std::move(*opened));
  }
  return &*reader_;
}

}  // namespace renkei::ui
