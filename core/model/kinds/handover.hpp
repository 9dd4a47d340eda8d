// 持出し・引渡し: a file that left, with what it held and who answers for it; the slip is made of it
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Handover {
  static constexpr int number = 26;
  static constexpr std::string_view name_of_kind = "handover";
  Ref tour_id, event_id;
  Text file, mode, purpose, recipient, medium_no, slip_no, content, sha256, approved_by, carried_by;
  Integer people_n;
  Flag has_special, encrypted;
  Instant at, received_at;
  Date return_due, returned_on, erased_on;
  template <class D>
  static void describe(D&& d) {
    d(1, "file", &Handover::file, internal).must();
    d(2, "mode", &Handover::mode, internal).one_of(choices::handover_mode).must();
    d(3, "purpose", &Handover::purpose, internal);
    d(4, "recipient", &Handover::recipient, personal);  // an office, but people write names
    d(5, "medium_no", &Handover::medium_no, internal);
    d(6, "tour_id", &Handover::tour_id, internal).refers("tour").even_void().belonging();
    d(7, "event_id", &Handover::event_id, internal).refers("event").even_void().belonging();
    d(8, "content", &Handover::content, internal).like(choices::file_content);
    d(9, "people_n", &Handover::people_n, internal).between(0, 100'000'000);
    d(10, "has_special", &Handover::has_special, internal);
    d(11, "encrypted", &Handover::encrypted, internal);  // the file or its medium
    d(12, "sha256", &Handover::sha256, internal);
    d(13, "slip_no", &Handover::slip_no, internal);
    d(14, "approved_by", &Handover::approved_by, personal);
    d(15, "carried_by", &Handover::carried_by, personal);
    d(16, "at", &Handover::at, internal).by_default_now();
    d(17, "return_due", &Handover::return_due, internal);
    d(18, "returned_on", &Handover::returned_on, internal);
    d(19, "received_at", &Handover::received_at, internal);
    d(20, "erased_on", &Handover::erased_on, internal);  // from the medium, as was checked
  }
};

}  // namespace renkei
