#include "core/text/times.hpp"

#include <doctest/doctest.h>

using namespace renkei;

TEST_CASE("a time of day is read as offices write it") {
  for (const auto& [typed, time] : {std::pair{"9:30", "09:30"},
                                    {"９：３０", "09:30"},
                                    {"9時", "09:00"},
                                    {"9時半", "09:30"},
                                    {"9時15分", "09:15"},
                                    {"午後1時", "13:00"},
                                    {"午後 1時半", "13:30"},
                                    {"PM3:30", "15:30"},
                                    {"3:30pm", "15:30"},
                                    {"3pm", "15:00"},
                                    {"10:00:00", "10:00"},
                                    {"正午", "12:00"},
                                    {"24:00", "24:00"},
                                    {"7", "07:00"}}) {
    CAPTURE(typed);
    CHECK(read_time(typed).hh_mm == time);
    CHECK(read_time(typed).doubt == TimeReading::Doubt::none);
  }
}

TEST_CASE("what is no time of day says why") {
  CHECK(read_time("0.395833333").hh_mm == "09:30");
  CHECK(read_time("0.395833333").doubt == TimeReading::Doubt::from_serial);
  CHECK(read_time("").doubt == TimeReading::Doubt::none);
  for (const char* typed : {"25:00", "24:01", "10:60", "99時"})
    CHECK(read_time(typed).doubt == TimeReading::Doubt::impossible);
  for (const char* typed : {"夕方", "10:", "10:0x", "123:00", "10:00-12:00", "-1:00", "."})
    CHECK(read_time(typed).doubt == TimeReading::Doubt::unreadable);
}
