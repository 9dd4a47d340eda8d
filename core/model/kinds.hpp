// The record kinds: what renkei records. Each struct's describe() is the only place where its
// fields are named; numbers are part of the file formats and are never reused. Fields and terms are
// those of the field itself: the plan's tables, the rosters, roll-call sheets and visitor counts of
// the wards.
#pragma once
#include <tuple>

#include "core/model/kinds/agreement.hpp"
#include "core/model/kinds/budget_line.hpp"
#include "core/model/kinds/check_in.hpp"
#include "core/model/kinds/company_pact.hpp"
#include "core/model/kinds/counter_reading.hpp"
#include "core/model/kinds/daily_total.hpp"
#include "core/model/kinds/device.hpp"
#include "core/model/kinds/disposal.hpp"
#include "core/model/kinds/event.hpp"
#include "core/model/kinds/event_note.hpp"
#include "core/model/kinds/exchange_link.hpp"
#include "core/model/kinds/funding.hpp"
#include "core/model/kinds/gate.hpp"
#include "core/model/kinds/handout.hpp"
#include "core/model/kinds/handover.hpp"
#include "core/model/kinds/hp_member.hpp"
#include "core/model/kinds/import_run.hpp"
#include "core/model/kinds/incident.hpp"
#include "core/model/kinds/kankei.hpp"
#include "core/model/kinds/kiosk_run.hpp"
#include "core/model/kinds/kpi.hpp"
#include "core/model/kinds/left_tour.hpp"
#include "core/model/kinds/need.hpp"
#include "core/model/kinds/participant.hpp"
#include "core/model/kinds/post.hpp"
#include "core/model/kinds/project.hpp"
#include "core/model/kinds/questionnaire.hpp"
#include "core/model/kinds/relief.hpp"
#include "core/model/kinds/response.hpp"
#include "core/model/kinds/rollcall.hpp"
#include "core/model/kinds/rollcall_mark.hpp"
#include "core/model/kinds/sales.hpp"
#include "core/model/kinds/stop.hpp"
#include "core/model/kinds/tally.hpp"
#include "core/model/kinds/tour.hpp"
#include "core/model/kinds/vehicle.hpp"
#include "core/model/kinds/viewing.hpp"
#include "core/model/kinds/weather.hpp"

namespace renkei {

using AllKinds =
    std::tuple<Device, Agreement, ExchangeLink, HpMember, CompanyPact, Project, Event, Gate, Tally,
               CounterReading, DailyTotal, Tour, Vehicle, Stop, Participant, CheckIn, Rollcall,
               RollcallMark, LeftTour, Incident, Questionnaire, Response, Need, Post, Viewing,
               Handover, KioskRun, Weather, Sales, Handout, EventNote, Funding, Kpi, BudgetLine,
               Kankei, Relief, ImportRun, Disposal>;

}  // namespace renkei
