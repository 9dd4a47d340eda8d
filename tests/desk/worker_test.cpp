// The worker by itself: what it does is given, and stands still where the test wants it to.
#include "ui/desk/worker.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <string>

using namespace renkei;
using namespace renkei::ui;

namespace {

Request merge_of(std::vector<std::string> files) {
  return {{}, shell::Intent(shell::CloseNotice{}), MergeWork{std::move(files)}};
}
Request command(std::string reason) {
  return {{}, shell::Intent(shell::CloseNotice{}), Command(Void{1, std::move(reason)})};
}

// What was done, in order; a merge takes two files, and waits in the middle of the first one.
struct Doer {
  std::string done;
  std::latch in_the_middle{1}, may_go_on{1};
  bool waits = true;
  bool stopped = false;

  WorkEnd operator()(const Work& work, const MergeWatch& watch) {
    if (const auto* one = std::get_if<Command>(&work)) {
      done += std::get<Void>(*one).reason;
      return Executed{*one, EntryId{1}};
    }
    done += "[";
    bool goes_on = watch({0, true}) && watch({0.25, false});
    if (waits) {
      in_the_middle.count_down();
      may_go_on.wait();
    }
    goes_on = goes_on && watch({0.5, true});
    stopped = !goes_on;
    done += "]";
    return Merged{std::vector<MergeReport>()};
  }
};

WorkEnd no_answer(const Work&) { return Wished{}; }

Worker::CarryOut by(Doer& doer) {
  return [&doer](const Work& work, const MergeWatch& watch) { return doer(work, watch); };
}

}  // namespace

TEST_CASE("a command that comes while files are merged is done between two of them") {
  Doer doer;
  Worker worker(by(doer), no_answer, [] {});
  worker.add(merge_of({"one", "two"}));
  doer.in_the_middle.wait();
  CHECK(worker.progress() == 0.25);
  worker.add(command("a"));
  worker.add(command("b"));
  doer.may_go_on.count_down();
  std::string order;
  while (order.size() < 3) {
    worker.wait();
    for (const Ending& ending : worker.take_ended())
      order += std::holds_alternative<Executed>(ending.end) ? 'c' : 'm';
  }
  CHECK(order == "ccm");
  CHECK(doer.done == "[ab]");
}

TEST_CASE("what ends wakes whoever draws, once; how far a job has come does not") {
  Doer doer;
  doer.may_go_on.count_down();
  std::atomic<int> woken = 0;
  {
    Worker worker(by(doer), no_answer, [&] { ++woken; });
    worker.add(merge_of({"one", "two"}));
    doer.in_the_middle.wait();
  }
  CHECK(woken == 1);
}

TEST_CASE("a job that is stopped ends, and what had been asked for meanwhile is done") {
  Doer doer;
  Worker worker(by(doer), no_answer, [] {});
  worker.add(merge_of({"one"}));
  doer.in_the_middle.wait();
  worker.stop_job();
  worker.add(command("a"));
  doer.may_go_on.count_down();
  for (std::size_t ended = 0; ended < 2;) {
    worker.wait();
    ended += worker.take_ended().size();
  }
  CHECK(doer.done == "[a]");
  CHECK(doer.stopped);
  doer.waits = false;
  worker.add(merge_of({"two"}));
  worker.wait();
  CHECK_FALSE(doer.stopped);
}

TEST_CASE("a worker that ends does the commands that wait, stops its job and begins no other") {
  Doer doer;
  std::thread later;
  {
    Worker worker(by(doer), no_answer, [] {});
    worker.add(merge_of({"one"}));
    worker.add(merge_of({"two"}));
    doer.in_the_middle.wait();
    worker.add(command("a"));
    later = std::thread([&] { doer.may_go_on.count_down(); });
  }
  later.join();
  CHECK((doer.done == "[a]" || doer.done == "[]a"));
}

TEST_CASE("whoever waits a little goes on without what takes longer") {
  Doer doer;
  Worker worker(by(doer), no_answer, [] {});
  CHECK(worker.wait(std::chrono::milliseconds(0)));  // there is nothing to wait for
  worker.add(merge_of({"one"}));
  doer.in_the_middle.wait();
  CHECK_FALSE(worker.wait(std::chrono::milliseconds(1)));
  doer.may_go_on.count_down();
  worker.wait();
  CHECK(worker.take_ended().size() == 1);
}

TEST_CASE("a question is answered while a job stands still") {
  Doer doer;
  Worker worker(
      by(doer), [](const Work&) { return EveningFound{Evening{}}; }, [] {});
  worker.add(merge_of({"one"}));
  doer.in_the_middle.wait();
  worker.add({{}, shell::Intent(shell::CloseNotice{}), EveningWork{}});
  worker.wait();
  const auto ended = worker.take_ended();
  REQUIRE(ended.size() == 1);
  CHECK(ended[0].lane == Lane::question);
  CHECK(std::holds_alternative<EveningFound>(ended[0].end));
  doer.may_go_on.count_down();
  worker.wait();
  CHECK(worker.take_ended().at(0).lane == Lane::job);
}
