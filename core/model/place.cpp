#include "core/model/place.hpp"

#include "core/model/kinds.hpp"
#include "core/model/record_names.hpp"

namespace renkei {

EntryId of_another_tour(const Records& records, EntryId tour, const Place& place) {
  for (const EntryId id : {place.stop, place.vehicle}) {
    const auto record = id == 0 ? std::nullopt : records.find(id);
    const EntryId its_tour = record ? record->value("tour_id").integer : 0;
    if (its_tour != 0 && its_tour != tour) return id;
  }
  return 0;
}

std::string place_name(const Records& records, EntryId stop_or_vehicle) {
  const auto record = records.find(stop_or_vehicle);
  return record ? std::string(name_of(*record)) : std::string();
}

}  // namespace renkei
