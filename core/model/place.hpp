// A place of a tour: where somebody is checked in or a roll call is made. Plain values.
#pragma once
#include "core/model/records.hpp"

namespace renkei {

struct Place {
  EntryId stop = 0, vehicle = 0;  // 0 for none
};

// The stop or the vehicle that belongs to another tour than this one; 0: neither does.
EntryId of_another_tour(const Records& records, EntryId tour, const Place& place);
// What people call it: a stop's name, a vehicle's number.
std::string place_name(const Records& records, EntryId stop_or_vehicle);

}  // namespace renkei
