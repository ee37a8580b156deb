#include "sim/kernel/scheduler.h"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "programs.h"
#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"

namespace ttadak {
namespace {

std::vector<Choice> choices(std::string_view text) { return Schedule::parse(text).choices; }

TEST(Scheduler, RunsTheActorsInTheOrderTheStrategyNames) {
  LostUpdate world;
  Scheduler scheduler;
  const auto apart = choices("A A B B");
  ReplayStrategy oneAfterTheOther(apart);
  EXPECT_EQ(scheduler.run(world, oneAfterTheOther), End::completed);
  EXPECT_EQ(world.counter.value(), 2);

  const auto mixed = choices("A B A B");
  ReplayStrategy interleaved(mixed);
  EXPECT_EQ(scheduler.run(world, interleaved), End::completed);
  EXPECT_EQ(world.counter.value(), 1);
}

TEST(Scheduler, EveryRunBeginsAfresh) {
  LostUpdate world(3);
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (int run = 0; run < 1000; ++run) {
    ASSERT_EQ(scheduler.run(world, strategy), End::completed);
    ASSERT_EQ(world.counter.value(), 1);
  }
}

TEST(Scheduler, RunsWorldsOfDifferentSizesInTurn) {
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (const std::size_t actors : {2UL, 64UL, 1UL, 3UL}) {
    LostUpdate world(actors);
    EXPECT_EQ(scheduler.run(world, strategy), End::completed);
    EXPECT_EQ(world.counter.value(), 1);
  }
}

TEST(Scheduler, AWorldWithoutActorsOrStepsIsOverAtOnce) {
  struct Empty : World {};
  struct Idle : World {
    bool ran = false;
    Idle() {
      addActor("idle", [this] { ran = true; });
    }
  };
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  Empty empty;
  EXPECT_EQ(scheduler.run(empty, strategy), End::completed);
  Idle idle;
  EXPECT_EQ(scheduler.run(idle, strategy), End::completed);
  EXPECT_TRUE(idle.ran);
}

TEST(Scheduler, TheStrategySeesWhoCanGoOnAndWhoWaits) {
  TwoForks world;
  std::vector<std::string> seen;
  ManualStrategy strategy([&](const SchedulingPoint& point) -> Choice {
    std::string line = point.last ? "after " + actorName(*point.last) + ":" : "beginning:";
    for (const ActorId actor : point.enabled) line += " " + actorName(actor);
    for (const ActorId actor : point.waiting) line += " (" + actorName(actor) + ")";
    line += " next " + point.next(point.enabled.front())->label.text().en;
    seen.push_back(line);
    return point.enabled.front();
  });
  Scheduler().run(world, strategy);
  const std::vector<std::string> expected{"beginning: A B next lock left fork",    "after A: A B next lock right fork",
                                          "after A: A (B) next unlock right fork", "after A: A B next unlock left fork",
                                          "after A: B next lock right fork",       "after B: B next lock left fork",
                                          "after B: B next unlock left fork",      "after B: B next unlock right fork"};
  EXPECT_EQ(seen, expected);
}

TEST(Scheduler, ADeadlockEndsTheRun) {
  TwoForks world;
  Scheduler scheduler;
  const auto crossed = choices("A B");
  ReplayStrategy strategy(crossed);
  EXPECT_EQ(scheduler.run(world, strategy), End::deadlocked);
  // And leaves the scheduler fit for the next run.
  const auto apart = choices("A*4 B*4");
  ReplayStrategy again(apart);
  EXPECT_EQ(scheduler.run(world, again), End::completed);
}

TEST(Scheduler, ARunWithoutAnEndStopsAtTheLimit) {
  Spinning world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (int run = 0; run < 3; ++run) EXPECT_EQ(scheduler.run(world, strategy, nullptr, 500), End::endless);
}

TEST(Scheduler, AStoppedRunTakesNoFurtherStep) {
  LostUpdate world;
  Scheduler scheduler;
  ManualStrategy oneStep(
      [](const SchedulingPoint& point) { return point.taken == 2 ? Choice::stop() : Choice(point.enabled.front()); });
  EXPECT_EQ(scheduler.run(world, oneStep), End::stopped);
  EXPECT_EQ(world.counter.value(), 1);
}

TEST(Scheduler, AWaitKnowsWhoWaits) {
  struct Turns : World {
    Variable<int> turn{*this, "turn"};
    Turns() {
      for (int i = 0; i < 3; ++i) addActor("in turn", [this] { takeTurn(); });
    }
    void takeTurn() {
      const auto mine = [this](ActorId actor) { return turn.value() == 2 - static_cast<int>(index(actor)); };
      const Wait wait{turn, mine};
      step({.label = {"wait", "대기"}, .wait = &wait}, [] {});
      turn.update([](int value) { return value + 1; });
    }
  };
  Turns world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  EXPECT_EQ(record(scheduler, world, strategy).schedule().bareText(), "C*2 B*2 A*2");
}

TEST(Scheduler, EachThreadHasItsOwn) {
  std::vector<std::thread> threads;
  std::vector<int> results(4);
  for (auto& result : results) {
    threads.emplace_back([&result] {
      LostUpdate world(3);
      Scheduler scheduler;
      RoundRobinStrategy strategy;
      for (int run = 0; run < 200; ++run) scheduler.run(world, strategy);
      result = world.counter.value();
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(results, (std::vector<int>{1, 1, 1, 1}));
}

TEST(Scheduler, ManySchedulersMayFollowEachOtherOnOneThread) {
  LostUpdate world;
  RoundRobinStrategy strategy;
  for (int i = 0; i < 500; ++i) {
    Scheduler first;
    Scheduler second;
    ASSERT_EQ(first.run(world, strategy), End::completed);
    ASSERT_EQ(second.run(world, strategy), End::completed);
  }
}

}  // namespace
}  // namespace ttadak
