// 名簿・集計表の取り込み: one import; what it wrote are the entries of its log that follow its own
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct ImportRun {
  static constexpr int number = 37;
  static constexpr std::string_view name_of_kind = "import_run";
  static constexpr bool made_by_hand = false;
  Ref event_id, tour_id, questionnaire_id;
  Text register_kind, file, sha256, encoding, headings_hash, missing;
  Json map, counts;
  Integer year, entries_n;
  Instant at;
  template <class D>
  static void describe(D&& d) {
    d(1, "register", &ImportRun::register_kind, internal).one_of(choices::register_kind).must();
    d(2, "file", &ImportRun::file, internal).must();
    d(3, "sha256", &ImportRun::sha256, internal);
    d(4, "encoding", &ImportRun::encoding, internal);
    d(5, "headings_hash", &ImportRun::headings_hash, internal);
    d(6, "map", &ImportRun::map, internal);        // as a map file has it
    d(7, "counts", &ImportRun::counts, internal);  // {"new":12,"updated":3,..}
    // How many it wrote, its own not counted.
    d(8, "entries_n", &ImportRun::entries_n, internal).between(0, 100'000'000);
    d(9, "missing", &ImportRun::missing, internal).one_of(choices::import_missing);
    d(10, "year", &ImportRun::year, internal).between(1900, 2200);
    d(11, "event_id", &ImportRun::event_id, internal).refers("event").even_void();
    d(12, "tour_id", &ImportRun::tour_id, internal).refers("tour").even_void();
    d(13, "questionnaire_id", &ImportRun::questionnaire_id, internal)
        .refers("questionnaire")
        .even_void();
    d(14, "at", &ImportRun::at, internal).by_default_now();
  }
};

}  // namespace renkei
