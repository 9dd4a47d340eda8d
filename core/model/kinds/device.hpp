// 端末: one log's own introduction, its first entry.
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct Device {
  static constexpr int number = 1;
  static constexpr std::string_view name_of_kind = "device";
  static constexpr bool made_by_hand = false;
  Text name, ward_code6, staff, parent;
  Ref post_id;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Device::name, internal).must().naming();
    d(2, "ward_code6", &Device::ward_code6, internal);
    d(3, "staff", &Device::staff, internal);
    d(4, "parent", &Device::parent, internal);  // the log that this one continues
    d(5, "post_id", &Device::post_id, internal).refers("post");
  }
};

}  // namespace renkei
