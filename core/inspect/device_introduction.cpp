#include "core/inspect/device_introduction.hpp"

#include "core/model/kinds.hpp"
#include "core/store/store_records.hpp"

namespace renkei {

Introduced introduction(const Store& store, LogNumber n) {
  const Kind& kind = *find_kind(Device::number);
  const auto record = StoreRecords(store).find(store.line_of(n).entry(1), &kind);
  if (!record) return {};
  const auto device = as<Device>(*record);
  return {device.name, device.parent};
}

}  // namespace renkei
