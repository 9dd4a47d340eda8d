// The threads on which everything is written and what takes long is read, so that drawing never waits for
// a disk. One writes and does one thing at a time: commands before jobs, each kind in the order in which it
// was asked for, and between the files of a merge whatever commands have come meanwhile. None is lost: what
// waits at the end is still done, but for a job, which is stopped. The other answers questions in their
// order, whatever is written meanwhile.
//
// The worker's calls are for one thread, the one that draws; `carry_out`, `answer` and `wake` are called on
// the worker's own.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/session/session.hpp"
#include "ui/present/app.hpp"

namespace renkei::ui {

class Worker {
 public:
  using CarryOut = std::function<WorkEnd(const Work&, const MergeWatch&)>;

  using Answer = std::function<WorkEnd(const Work&)>;

  // `wake`: something has ended. How far a job has come is for whoever looks.
  Worker(CarryOut carry_out, Answer answer, std::function<void()> wake);
  ~Worker();

  void add(Request request);
  // The job at hand ends as soon as it can; what it has done stays.
  void stop_job() { stop_ = true; }

  // What has ended since the last call, in the order in which it ended.
  std::vector<Ending> take_ended();
  // Waits until something has ended that was not taken, or nothing is left to do.
  void wait();
  // The same, at most so long. Whether it is so.
  bool wait(std::chrono::milliseconds patience);

  // How far the job at hand has come, from 0 to 1.
  double progress() const { return progress_; }

 private:
  std::deque<Request>& queue_of(Lane lane);
  void write();
  void read();
  std::optional<Request> next();
  std::optional<Request> next_question();
  void do_commands();
  void carry_out(const Request& request, const MergeWatch& watch);
  void has_ended(const Request& request, WorkEnd end);
  bool on_the_way(const MergeProgress& progress);
  bool is_quiet() const { return !ended_.empty() || unfinished_ == 0; }

  const CarryOut carry_out_;
  const Answer answer_;
  const std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Request> commands_, jobs_, questions_;
  std::vector<Ending> ended_;
  std::size_t unfinished_ = 0;  // asked for and not ended
  bool closing_ = false;
  std::atomic<bool> stop_ = false;
  std::atomic<double> progress_ = 0;
  std::thread writing_, reading_;  // last: they use all of the above
};

}  // namespace renkei::ui
