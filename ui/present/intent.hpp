// What was asked for, by the shell or by one of the screens. A value that owns all that it names.
//
// A class and no variant alias, with members that are not inline: whoever only passes intents on would
// otherwise compile how each of some three hundred alternatives is copied, moved and destroyed.
#pragma once
#include <type_traits>
#include <variant>

#include "ui/present/conflicts.hpp"
#include "ui/present/copying.hpp"
#include "ui/present/coverage.hpp"
#include "ui/present/designer.hpp"
#include "ui/present/files.hpp"
#include "ui/present/handing.hpp"
#include "ui/present/help.hpp"
#include "ui/present/history.hpp"
#include "ui/present/hq.hpp"
#include "ui/present/import.hpp"
#include "ui/present/incident.hpp"
#include "ui/present/kiosk.hpp"
#include "ui/present/merge.hpp"
#include "ui/present/monitor.hpp"
#include "ui/present/needs.hpp"
#include "ui/present/plan.hpp"
#include "ui/present/quarantine.hpp"
#include "ui/present/readings.hpp"
#include "ui/present/rollcall.hpp"
#include "ui/present/roster.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/search.hpp"
#include "ui/present/seats.hpp"
#include "ui/present/settings.hpp"
#include "ui/present/setup.hpp"
#include "ui/present/shell.hpp"
#include "ui/present/tables.hpp"
#include "ui/present/tally.hpp"
#include "ui/present/today.hpp"

namespace renkei::ui {

template <class One, class Variant>
inline constexpr bool is_alternative = false;
template <class One, class... All>
inline constexpr bool is_alternative<One, std::variant<All...>> = (std::is_same_v<One, All> || ...);

class Intent {
 public:
#define RENKEI_INTENT(name) , name::Intent
  using Any = std::variant<shell::Intent RENKEI_SCREENS(RENKEI_INTENT)>;
#undef RENKEI_INTENT

#define RENKEI_INTENT(name) Intent(name::Intent intent);
  RENKEI_INTENT(shell)
  RENKEI_SCREENS(RENKEI_INTENT)
#undef RENKEI_INTENT
  // Something that only one of them can be asked for.
  template <class One>
  requires(!is_alternative<One, Any> && !std::is_same_v<One, Intent>) Intent(One one)
      : Intent(whole(std::move(one))) {}

  Intent(const Intent& other);
  Intent(Intent&& other) noexcept;
  Intent& operator=(const Intent& other);
  Intent& operator=(Intent&& other) noexcept;
  ~Intent();

  const Any& any() const { return any_; }

 private:
  template <class One>
  static Intent whole(One one) {
    static_assert(askers<One>() == 1, "nobody, or several, can be asked for this");
#define RENKEI_INTENT(name) \
  if constexpr (is_alternative<One, name::Intent>) return name::Intent(std::move(one));
    RENKEI_INTENT(shell)
    RENKEI_SCREENS(RENKEI_INTENT)
#undef RENKEI_INTENT
  }
  template <class One>
  static consteval int askers() {
    int count = 0;
#define RENKEI_INTENT(name) count += is_alternative<One, name::Intent> ? 1 : 0;
    RENKEI_INTENT(shell)
    RENKEI_SCREENS(RENKEI_INTENT)
#undef RENKEI_INTENT
    return count;
  }

  Any any_;
};

}  // namespace renkei::ui
