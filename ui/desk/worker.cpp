#include "ui/desk/worker.hpp"

#include <utility>

namespace renkei::ui {

Worker::Worker(CarryOut carry_out, Answer answer, std::function<void()> wake)
    : carry_out_(std::move(carry_out)),
      answer_(std::move(answer)),
      wake_(std::move(wake)),
      writing_([this] { write(); }),
      reading_([this] { read(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    jobs_.clear();
    questions_.clear();
    stop_ = true;
  }
  changed_.notify_all();
  writing_.join();
  reading_.join();
}

std::deque<Request>& Worker::queue_of(Lane lane) {
  if (lane == Lane::question) return questions_;
  return lane == Lane::job ? jobs_ : commands_;
}

void Worker::add(Request request) {
  {
    const std::lock_guard lock(mutex_);
    ++unfinished_;
    queue_of(lane_of(request.work)).push_back(std::move(request));
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

// -- on the thread that writes

void Worker::write() {
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
  has_ended(request, carry_out_(request.work, watch));
}

void Worker::has_ended(const Request& request, WorkEnd end) {
  Ending ending{request.at, request.by, std::move(end), lane_of(request.work)};
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

// -- on the thread that reads

void Worker::read() {
  while (const auto question = next_question()) has_ended(*question, answer_(question->work));
}

std::optional<Request> Worker::next_question() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closing_ || !questions_.empty(); });
  if (questions_.empty()) return std::nullopt;
  Request question = std::move(questions_.front());
  questions_.pop_front();
  return question;
}

}  // namespace renkei::ui
