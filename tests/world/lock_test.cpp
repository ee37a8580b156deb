#include "sim/world/lock.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "sim/kernel/recorder.h"
#include "sim/kernel/round_robin_strategy.h"

namespace ttadak {
namespace {

struct Users : World {
  Lock lock{*this, "lock"};
  int inside = 0;
  int most = 0;

  Users() {
    for (int i = 0; i < 3; ++i) {
      addActor("user", [this] {
        lock.acquire();
        most = std::max(most, ++inside);
        --inside;
        lock.release();
      });
    }
  }
};

TEST(Lock, LetsOneInAtATime) {
  Users world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  const auto trace = record(scheduler, world, strategy);
  EXPECT_EQ(trace.end, End::completed);
  EXPECT_EQ(world.most, 1);
  EXPECT_EQ(trace.events[0].changes.at(0).holders, ActorSet(actorAt(0)));
  EXPECT_EQ(trace.events[0].waiting.size(), 2U);
}

TEST(Lock, IsFreeWhenARunBegins) {
  Users world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  EXPECT_EQ(scheduler.run(world, strategy, nullptr, 1), End::endless);
  EXPECT_EQ(scheduler.run(world, strategy), End::completed);
}

TEST(Lock, IsNotReentrant) {
  struct Twice : World {
    Lock lock{*this, "lock"};
    Twice() {
      addActor("twice", [this] {
        lock.acquire();
        lock.acquire();
      });
    }
  };
  Twice world;
  RoundRobinStrategy strategy;
  EXPECT_EQ(Scheduler().run(world, strategy), End::deadlocked);
}

TEST(Lock, OnlyItsHolderReleasesIt) {
  struct Stranger : World {
    Lock lock{*this, "lock"};
    Stranger() {
      addActor("stranger", [this] { lock.release(); });
    }
  };
  Stranger world;
  RoundRobinStrategy strategy;
  EXPECT_THROW(Scheduler().run(world, strategy), std::logic_error);
}

}  // namespace
}  // namespace ttadak
