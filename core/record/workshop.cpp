#include "core/record/workshop.hpp"

#include "core/model/kinds.hpp"
#include "core/store/store_records.hpp"
#include "core/store/tail.hpp"

namespace renkei {

Moment Workshop::now() const {
  Moment now = surroundings_.now();
  now.unix_ms -= ((now.unix_ms % 1000) + 1000) % 1000;
  return now;
}

Projection& Workshop::projection() {
  if (!projection_) {
    projection_ = std::make_unique<Projection>(*store_, Projection::Start::held_so_far);
    projected_generation_ = store_->generation();
  }
  return *projection_;
}

void Workshop::catch_up() {
  store_->refresh();
  if (store_->generation() != projected_generation_) drop_projection();
}

void Workshop::forget() {
  drop_projection();
  store_->forget_logs();
}

int Workshop::seal() { return seal_tail(*store_, compressor_, now().unix_ms); }

bool Workshop::seal_if_possible() {
  return seal_tail_if_possible(*store_, compressor_, now().unix_ms);
}

DeviceProfile Workshop::profile() const {
  DeviceProfile own;
  const Kind& kind = *find_kind(Device::number);
  const EntryId first = make_entry_id(store_->log(store_->own_log()).root, 1);
  if (const auto record = StoreRecords(*store_).find(first, &kind)) {
    const auto device = as<Device>(*record);
    own.name = device.name;
    own.ward_code6 = device.ward_code6;
    own.staff = device.staff;
  }
  return own;
}

}  // namespace renkei
