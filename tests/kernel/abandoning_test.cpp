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

/// Actors that take steps in handlers and while they unwind: exceptions belong to the actor, not to the thread.
struct Compensating : World {
  Variable<int> undone{*this, "undone"};
  std::vector<std::string> seen = std::vector<std::string>(3);

  Compensating() {
    for (std::size_t i = 0; i < seen.size(); ++i) {
      addActor("compensates", [this, i] { compensate(actorName(actorAt(i)), seen[i]); });
    }
  }

  void compensate(const std::string& name, std::string& result) {
    try {
      const struct Undo {
        Variable<int>& undone;
        ~Undo() {
          undone.update([](int value) { return value + 1; });
        }
      } undo{undone};
      throw std::runtime_error(name);
    } catch (const std::runtime_error&) {
      undone.read();
      try {
        throw;
      } catch (const std::runtime_error& again) {
        result = again.what();
      }
    }
  }
};

TEST(Scheduler, EachActorHasItsOwnExceptions) {
  Compensating world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (int run = 0; run < 20; ++run) {
    ASSERT_EQ(scheduler.run(world, strategy), End::completed);
    ASSERT_EQ(world.seen, (std::vector<std::string>{"A", "B", "C"}));
    ASSERT_EQ(world.undone.value(), 3);
  }
  EXPECT_EQ(std::uncaught_exceptions(), 0);
}

TEST(Scheduler, ALockGivenBackByADestructorSurvivesBeingAbandonedAnywhere) {
  struct Guarding : World {
    Lock lock{*this, "lock"};
    Variable<int> flag{*this, "flag"};
    Guarding() {
      addActor("spins", [this] {
        for (;;) {
          lock.acquire();
          const struct Guard {
            Lock& held;
            ~Guard() { held.release(); }
          } guard{lock};
          if (flag.read() == 1) break;
        }
      });
    }
  };
  Guarding world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  for (std::size_t limit = 0; limit < 12; ++limit) {
    EXPECT_EQ(scheduler.run(world, strategy, nullptr, limit), End::endless) << limit;
  }
}

TEST(Scheduler, AnAbandonedSpinnerIsUnwoundThoughAnotherActorIsUnwinding) {
  struct Mixed : World {
    Variable<int> flag{*this, "flag"};
    Mixed() {
      addActor("spins", [this] {
        while (flag.read() == 0) {
        }
      });
      addActor("unwinds", [this] {
        try {
          const struct Undo {
            Variable<int>& flag;
            ~Undo() { flag.read(); }
          } undo{flag};
          throw std::runtime_error("failed");
        } catch (const std::runtime_error&) {
        }
      });
    }
  };
  Mixed world;
  Scheduler scheduler;
  ManualStrategy onlySpin([](const SchedulingPoint& point) -> Choice { return point.enabled.front(); });
  EXPECT_EQ(scheduler.run(world, onlySpin, nullptr, 10), End::endless);
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
