// 閲覧の記録: somebody was shown what is kept apart about one person; who looked is the entry's author
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Viewing {
  static constexpr int number = 25;
  static constexpr std::string_view name_of_kind = "viewing";
  static constexpr bool made_by_hand = false;
  Ref participant_id;
  Text what;
  Instant at;
  template <class D>
  static void describe(D&& d) {
    d(1, "participant_id", &Viewing::participant_id, internal)
        .refers("participant")
        .must()
        .even_void();
    d(2, "what", &Viewing::what, internal).one_of(choices::viewed).must();
    d(3, "at", &Viewing::at, internal).by_default_now();
  }
};

}  // namespace renkei
