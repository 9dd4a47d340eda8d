// The record kinds: what renkei records. Each struct's describe() is the only place where its
// fields are named; numbers are part of the file formats and are never reused. Fields and terms are
// those of the field itself: the plan's tables, the rosters, roll-call sheets and visitor counts of
// the wards.
#pragma once
#include <tuple>

#include "core/model/kinds/collaboration.hpp"
#include "core/model/kinds/event.hpp"
#include "core/model/kinds/survey.hpp"
#include "core/model/kinds/tour.hpp"

namespace renkei {

// 端末: one log's own introduction, its first entry.
struct Device {
  static constexpr int number = 1;
  static constexpr std::string_view name_of_kind = "device";
  Text name, ward_code6, staff, parent;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Device::name, internal).must();
    d(2, "ward_code6", &Device::ward_code6, internal);
    d(3, "staff", &Device::staff, internal);
    d(4, "parent", &Device::parent, internal);  // the log that this one continues
  }
};

using AllKinds =
    std::tuple<Device, Agreement, ExchangeLink, HpMember, CompanyPact, Project, Event, Gate, Tally,
               CounterReading, DailyTotal, Tour, Vehicle, Stop, Participant, CheckIn, Rollcall,
               RollcallMark, LeftTour, Incident, Questionnaire, Response, Need>;

}  // namespace renkei
