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

TEST(Scheduler, AbandonedActorsStillDestroyWhatTheyHave) {
  struct Owning : World {
    std::shared_ptr<int> owned = std::make_shared<int>(0);
    Variable<int> flag{*this, "flag"};
    Owning() {
      addActor("short", [this] {
        const auto mine = owned;
        flag.read();
        flag.read();
      });
      addActor("spin", [this] {
        const auto mine = owned;
        while (flag.read() == 0) {
        }
      });
    }
  };
  Owning world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  EXPECT_EQ(scheduler.run(world, strategy, nullptr, 3), End::endless);
  EXPECT_EQ(world.owned.use_count(), 1);
}

TEST(Scheduler, AnAbandonedActorThatStepsInADestructorIsNotKilled) {
  struct Releasing : World {
    Lock lock{*this, "lock"};
    Variable<int> flag{*this, "flag"};
    Releasing() {
      addActor("spin", [this] {
        lock.acquire();
        const struct Guard {
          Lock& held;
          ~Guard() { held.release(); }
        } guard{lock};
        while (flag.read() == 0) {
        }
      });
    }
  };
  Releasing world;
  RoundRobinStrategy strategy;
  EXPECT_EQ(Scheduler().run(world, strategy, nullptr, 10), End::endless);
}

TEST(Scheduler, WhatABodyThrowsReachesTheCaller) {
  struct Throwing : World {
    Variable<int> flag{*this, "flag"};
    Throwing() {
      addActor("waits", [this] {
        flag.read();
        flag.read();
      });
      addActor("throws", [this] {
        flag.read();
        throw std::runtime_error("no such table");
      });
    }
  };
  Throwing world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (int run = 0; run < 3; ++run) {
    try {
      scheduler.run(world, strategy);
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "no such table");
    }
  }
  LostUpdate next;
  EXPECT_EQ(scheduler.run(next, strategy), End::completed);
}

TEST(Scheduler, AnExceptionBeforeTheFirstStepReachesTheCaller) {
  struct Broken : World {
    Broken() {
      addActor("broken", [] { throw std::runtime_error("at once"); });
      addActor("other", [] { FAIL() << "must not begin"; });
    }
  };
  Broken world;
  RoundRobinStrategy strategy;
  EXPECT_THROW(Scheduler().run(world, strategy), std::runtime_error);
}

TEST(Scheduler, WhatTheStrategyThrowsReachesTheCaller) {
  LostUpdate world;
  Scheduler scheduler;
  ManualStrategy throwing([](const SchedulingPoint&) -> Choice { throw std::out_of_range("no idea"); });
  EXPECT_THROW(scheduler.run(world, throwing), std::out_of_range);
  RoundRobinStrategy fine;
  EXPECT_EQ(scheduler.run(world, fine), End::completed);
}

TEST(Scheduler, AChoiceThatCannotHappenIsAFault) {
  TwoForks world;
  Scheduler scheduler;
  ManualStrategy waiting([](const SchedulingPoint& point) { return point.taken == 0 ? actorAt(0) : actorAt(9); });
  EXPECT_THROW(scheduler.run(world, waiting), std::logic_error);
  ManualStrategy fault([](const SchedulingPoint& point) { return Choice(point.enabled.front(), Fault::crash); });
  EXPECT_THROW(scheduler.run(world, fault), std::logic_error);
}

TEST(Scheduler, AStepOutsideARunIsRefused) {
  LostUpdate world;
  EXPECT_THROW(world.counter.read(), std::logic_error);
}

TEST(Scheduler, APropertyThatTakesAStepIsRefused) {
  struct Asking : LostUpdate {
    Asking() {
      addProperty({"asks", "reads in a step", [this] { return std::optional<Text>(std::to_string(counter.read())); }});
    }
  };
  Asking world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  EXPECT_THROW(record(scheduler, world, strategy), std::logic_error);
  EXPECT_EQ(scheduler.run(world, strategy), End::completed);
}

TEST(Scheduler, ARunWithinARunIsRefused) {
  struct Nesting : World {
    LostUpdate inner;
    Nesting() {
      addActor("nests", [this] {
        RoundRobinStrategy strategy;
        Scheduler().run(inner, strategy);
      });
    }
  };
  Nesting world;
  RoundRobinStrategy strategy;
  EXPECT_THROW(Scheduler().run(world, strategy), std::logic_error);
}

TEST(Scheduler, AStepInACatchBlockIsCaughtWhereAssertionsAreOn) {
  struct Compensating : World {
    Variable<int> undone{*this, "undone"};
    Compensating() {
      addActor("compensates", [this] {
        try {
          throw std::runtime_error("failed");
        } catch (const std::runtime_error&) {
          undone.write(1);
        }
      });
    }
  };
  RoundRobinStrategy strategy;
  EXPECT_DEBUG_DEATH(
      {
        Compensating world;
        Scheduler().run(world, strategy);
      },
      "a step in a catch block");
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

TEST(Scheduler, ExceptionsWorkInsideAnActor) {
  struct Catching : World {
    Variable<int> caught{*this, "caught"};
    Catching() {
      for (int i = 0; i < 3; ++i) {
        addActor("catching", [this] {
          try {
            caught.read();
            throw std::runtime_error(std::string(100, 'x'));
          } catch (const std::runtime_error&) {
          }
          caught.update([](int value) { return value + 1; });
        });
      }
    }
  };
  Catching world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (int run = 0; run < 50; ++run) scheduler.run(world, strategy);
  EXPECT_EQ(world.caught.value(), 3);
}

}  // namespace
}  // namespace ttadak
