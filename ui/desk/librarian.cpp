#include "ui/desk/librarian.hpp"

#include <utility>

namespace renkei::ui {
namespace {

Result<Proof> proof_of(const Reader& reader) {
  auto digest = reader.digest();
  if (!digest) return digest.error();
  auto verified = reader.verify();
  if (!verified) return verified.error();
  return Proof{std::move(*digest), std::move(*verified)};
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
  WorkEnd operator()(const StatusWork&) const {
    return StatusFound{ask<StoreStatus>([](const Reader& store) { return store.status(); })};
  }
  WorkEnd operator()(const HistoryWork& work) const {
    return HistoryFound{ask<std::vector<HistoryItem>>(
        [&](const Reader& store) { return store.history(work.record); })};
  }
  WorkEnd operator()(const ReportWork& work) const {
    return ReportMade{
        ask<Report>([&](const Reader& store) { return store.report(work.name, work.query); })};
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
