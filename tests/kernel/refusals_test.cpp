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

TEST(Scheduler, AStepWithinAStepIsRefused) {
  struct Nested : World {
    Variable<int> x{*this, "x"};
    Variable<int> y{*this, "y"};
    Nested() {
      addActor("nested", [this] { x.update([this](int old) { return old + y.read(); }); });
    }
  };
  Nested world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  EXPECT_THROW(scheduler.run(world, strategy), std::logic_error);
  EXPECT_THROW(record(scheduler, world, strategy), std::logic_error);
}

TEST(Scheduler, AStrategyThatTakesAStepIsRefused) {
  LostUpdate world;
  Scheduler scheduler;
  ManualStrategy strategy([&](const SchedulingPoint& point) -> Choice {
    world.counter.read();
    return point.enabled.front();
  });
  EXPECT_THROW(scheduler.run(world, strategy), std::logic_error);
}

TEST(Scheduler, AStrategyThatStartsARunIsRefused) {
  LostUpdate world;
  LostUpdate other;
  Scheduler scheduler;
  RoundRobinStrategy inner;
  ManualStrategy strategy([&](const SchedulingPoint& point) -> Choice {
    Scheduler().run(other, inner);
    return point.enabled.front();
  });
  EXPECT_THROW(scheduler.run(world, strategy), std::logic_error);
  EXPECT_EQ(scheduler.run(world, inner), End::completed);
}

}  // namespace
}  // namespace ttadak
