// The seats of a vehicle, as its field `layout` says them (docs/records.md has the grammar): rows of
// places from the front, each row from left to right as seen from above, the front up.
//
//   door _ _ guide driver          1A 1B _ 1C 1D          2-1
//
// Plain values; pure. What cannot be read is refused as bad_layout, with line, place and reason.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace renkei {

struct SeatPlace {
  // A seat to fold down and a wheelchair's space have names like seats, the others have none.
  enum class What { nothing, seat, folding, wheelchair, door, driver, guide };
  What what = What::nothing;
  std::string name;  // as written
  bool takes_somebody() const { return !name.empty(); }
};

struct SeatPlan {
  std::size_t columns = 0;
  std::vector<SeatPlace> places;  // row after row, each of as many places as there are columns

  std::size_t rows() const { return columns == 0 ? 0 : places.size() / columns; }
  const SeatPlace& at(std::size_t row, std::size_t column) const {
    return places[row * columns + column];
  }
  // That whoever travels can be given: wheelchair spaces and folding seats, too.
  std::size_t seats() const;
  // The place of that name, whatever width and case it is typed in; null: there is none.
  const SeatPlace* find(std::string_view name) const;
  // The same, as an index into places.
  std::optional<std::size_t> index_of(std::string_view name) const;
};

// `seats`: of the vehicle, for a layout that is empty or a mere pattern; none, or more than there may
// be, make a plan without rows.
Result<SeatPlan> read_seat_plan(std::string_view layout, std::int64_t seats);

}  // namespace renkei
