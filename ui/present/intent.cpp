#include "ui/present/intent.hpp"

#include <utility>

namespace renkei::ui {

#define RENKEI_INTENT(name) \
  Intent::Intent(name::Intent intent) : any_(std::move(intent)) {}
RENKEI_INTENT(shell)
RENKEI_SCREENS(RENKEI_INTENT)
#undef RENKEI_INTENT

Intent::Intent(const Intent& other) = default;
Intent::Intent(Intent&& other) noexcept = default;
Intent& Intent::operator=(const Intent& other) = default;
Intent& Intent::operator=(Intent&& other) noexcept = default;
Intent::~Intent() = default;

}  // namespace renkei::ui
