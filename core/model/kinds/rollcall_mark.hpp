// 点呼の印: one person in one roll call
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct RollcallMark {
  static constexpr int number = 18;
  static constexpr std::string_view name_of_kind = "rollcall_mark";
  static constexpr bool made_by_hand = false;
  static constexpr std::string_view same[] = {"rollcall_id", "participant_id"};
  static constexpr std::string_view agree = "state";
  Ref rollcall_id, participant_id;
  Text state, by;
  Instant at;
  template <class D>
  static void describe(D&& d) {
    d(1, "rollcall_id", &RollcallMark::rollcall_id, internal).refers("rollcall").must().by_index();
    d(2, "participant_id", &RollcallMark::participant_id, internal)
        .refers("participant")
        .must()
        .even_void()
        .relying()
        .by_index();
    d(3, "state", &RollcallMark::state, internal).one_of(choices::mark_state).must();
    d(4, "at", &RollcallMark::at, internal).by_default_now();
    d(5, "by", &RollcallMark::by, internal);
  }
};

}  // namespace renkei
