// 廃棄: that personal data were erased, how, why and before whom
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Disposal {
  static constexpr int number = 38;
  static constexpr std::string_view name_of_kind = "disposal";
  Ref tour_id, event_id;
  Text content, file, method, basis, done_by, witness, medium_no, note;
  List erased_fields, kept_fields;
  Integer n;
  Date due;
  Instant at;
  template <class D>
  static void describe(D&& d) {
    d(1, "content", &Disposal::content, internal).like(choices::file_content).must();
    d(2, "file", &Disposal::file, internal);
    d(3, "tour_id", &Disposal::tour_id, internal).refers("tour").even_void().belonging();
    d(4, "event_id", &Disposal::event_id, internal).refers("event").even_void().belonging();
    d(5, "n", &Disposal::n, internal).between(0, 100'000'000);  // people, or records
    d(6, "erased_fields", &Disposal::erased_fields, internal);
    d(7, "kept_fields", &Disposal::kept_fields, internal);
    d(8, "method", &Disposal::method, internal);
    d(9, "basis", &Disposal::basis, internal);
    d(10, "due", &Disposal::due, internal);
    d(11, "done_by", &Disposal::done_by, personal);
    d(12, "witness", &Disposal::witness, personal);
    d(13, "medium_no", &Disposal::medium_no, internal);
    d(14, "at", &Disposal::at, internal).by_default_now();
    d(15, "note", &Disposal::note, internal);
  }
};

}  // namespace renkei
