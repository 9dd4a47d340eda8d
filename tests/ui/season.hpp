// A day in small for tests of presenters and views.
#pragma once
#include "tests/support/records.hpp"

namespace renkei::ui {

inline Moment at(const char* text) { return *parse_moment(text); }

// An event of today with two gates, and its tour with a stop and four people. Made in season.cpp, as are
// its users: what is inline here is compiled a hundred times.
struct Season {
  FakeRecords records;
  EntryId event, gate, side_gate, tour, later_stop, stop;
  EntryId takahashi, yoshida, hidden, cancelled;

  Season();
  ~Season();
  Season(const Season&) = delete;
  Season& operator=(const Season&) = delete;

 private:
  EntryId person(std::int64_t no, const char* badge, const char* name, const char* kana,
                 bool hide = false);
};

}  // namespace renkei::ui
