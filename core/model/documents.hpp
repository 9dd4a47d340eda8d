// Lists and small documents inside fields, as screens read and write them. Plain values.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fields.hpp"

namespace renkei {

// As it is stored.
std::string stored_text(const List& items);

// Who was told of an incident and when (incident.informed): these as a rule; anybody else stands as
// written.
inline constexpr std::string_view usually_informed[] = {"family", "headquarters", "insurer",
                                                        "police"};

struct Informed {
  std::string who;
  Moment at;
  friend bool operator==(const Informed&, const Informed&) = default;
};

// What does not say who and when is left out.
std::vector<Informed> read_informed(const Json& stored);
std::string stored_text(std::span<const Informed> informed);

}  // namespace renkei
