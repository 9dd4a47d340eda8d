#include "core/record/workshop.hpp"

#include <cassert>

#include "core/base/limits.hpp"
#include "core/model/kinds.hpp"
#include "core/store/store_records.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_unsettled = 256;  // so few that they stay in the processor's cache

}  // namespace

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

void Workshop::drop_projection() {
  assert(unsettled_.empty());
  projection_.reset();
}

void Workshop::catch_up() {
  store_->refresh();
  if (store_->generation() != projected_generation_) drop_projection();
}

void Workshop::forget() {
  forget_unsettled();
  drop_projection();
  store_->forget_logs();
}

const Entry& Workshop::keep_unsettled(Entry entry) {
  const auto keep = [&](std::string_view& text) {
    unsettled_bytes_ += text.size();
    text = unsettled_texts_.keep(text);
  };
  keep(entry.staff);
  keep(entry.payload);
  for (Change& change : entry.changes)
    if (change.value.form == Value::Form::text) keep(change.value.text);
  return unsettled_.emplace_back(std::move(entry));
}

bool Workshop::has_much_unsettled() const {
  return unsettled_.size() >= most_unsettled || unsettled_bytes_ >= limits::segment_seal_bytes;
}

// Of records only births stay unsettled, and they are the last of their log.
bool Workshop::is_settled(EntryId record) const {
  if (unsettled_.empty()) return true;
  const EntryId first = unsettled_.front().record;
  return log_of(record) != log_of(first) || record < first;
}

void Workshop::settle() {
  if (unsettled_.empty()) return;
  try {
    must_be_readable(unsettled_, store_->own_log());
  } catch (const Malformed& malformed) {
    throw StoreFailure(Error(Code::bad_value, {{"field", "*"}, {"value", malformed.what()}}));
  }
  projection().flush();
  forget_unsettled();
}

void Workshop::forget_unsettled() {
  unsettled_.clear();
  unsettled_texts_.clear();
  unsettled_bytes_ = 0;
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
