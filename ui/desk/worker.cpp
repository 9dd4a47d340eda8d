#include "ui/desk/worker.hpp"

#include <utility>

namespace renkei::ui {

Worker::Worker(CarryOut carry_out, std::function<void()> wake)
    : carry_out_(std::move(carry_out)), wake_(std::move(wake)), thread_([this] { run(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    jobs_.clear();
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Worker::add(Request request) {
  {
    const std::lock_guard lock(mutex_);
    ++unfinished_;
    (is_slow(request.work) ? jobs_ : commands_).push_back(std::move(request));
  }
  changed_.notify_all();
}

std::vector<Ending> Worker::take_ended() {
  const std::lock_guard lock(mutex_);
  return std::exchange(ended_, {});
}

void Worker::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_quiet(); });
}

bool Worker::wait(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [this] { return is_quiet(); });
}

// -- on the worker's thread

void Worker::run() {
  while (const auto request = next()) {
    progress_ = 0;
    carry_out(*request, [this](const MergeProgress& progress) { return on_the_way(progress); });
  }
}

// Nothing when the worker is to end and no command is left.
std::optional<Request> Worker::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closing_ || !commands_.empty() || !jobs_.empty(); });
  std::deque<Request>& from = commands_.empty() ? jobs_ : commands_;
  if (from.empty()) return std::nullopt;
  if (&from == &jobs_) stop_ = closing_;
  Request request = std::move(from.front());
  from.pop_front();
  return request;
}

void Worker::do_commands() {
  for (;;) {
    std::unique_lock lock(mutex_);
    if (commands_.empty()) return;
    const Request command = std::move(commands_.front());
    commands_.pop_front();
    lock.unlock();
    carry_out(command, {});
  }
}

void Worker::carry_out(const Request& request, const MergeWatch& watch) {
  Ending ending{request.at, request.by, carry_out_(request.work, watch), is_slow(request.work)};
  {
    const std::lock_guard lock(mutex_);
    ended_.push_back(std::move(ending));
    --unfinished_;
  }
  changed_.notify_all();
  wake_();
}

bool Worker::on_the_way(const MergeProgress& progress) {
  if (progress.at_rest) do_commands();
  progress_ = progress.part;
  return !stop_;
}

}  // namespace renkei::ui
