// What takes long, one after the other in the order it was asked for; none is lost. The first job
// is the current one: announced on the screen, then done, then finished, and here until then. One
// thread.
#pragma once
#include <deque>
#include <optional>
#include <utility>

#include "ui/present/app.hpp"

namespace renkei::ui {

class Jobs {
 public:
  void add(Request job) { jobs_.push_back(std::move(job)); }

  // Null when there is none. Valid until finish().
  const Request* current() const { return jobs_.empty() ? nullptr : &jobs_.front(); }
  void finish() { jobs_.pop_front(); }

  std::optional<Busy> busy() const {
    if (jobs_.empty()) return std::nullopt;
    return Busy{busy_key(jobs_.front().work), jobs_.size() - 1};
  }

 private:
  std::deque<Request> jobs_;
};

}  // namespace renkei::ui
