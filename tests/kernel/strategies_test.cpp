#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "programs.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/random_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"

namespace ttadak {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string orderOf(World& world, Strategy& strategy) {
  Scheduler scheduler;
  return record(scheduler, world, strategy).schedule().bareText();
}

/// What a replay of `text` is refused with.
std::string refusal(World& world, std::string_view text) {
  const auto choices = Schedule::parse(text).choices;
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  try {
    scheduler.run(world, strategy);
    strategy.requireUsedUp();
  } catch (const InputError& error) {
    EXPECT_FALSE(error.message().ko.empty());
    return error.message().en;
  }
  return "";
}

TEST(RoundRobinStrategy, GivesEveryoneOneStepInTurn) {
  LostUpdate world(3);
  RoundRobinStrategy strategy;
  EXPECT_EQ(orderOf(world, strategy), "A B C A B C");
}

TEST(RoundRobinStrategy, PassesOverWhoWaits) {
  struct OneLock : World {
    Lock lock{*this, "lock"};
    OneLock() {
      for (int i = 0; i < 2; ++i) {
        addActor("user", [this] {
          lock.acquire();
          lock.release();
        });
      }
    }
  };
  OneLock world;
  RoundRobinStrategy strategy;
  EXPECT_EQ(orderOf(world, strategy), "A*2 B*2");
}

TEST(RandomStrategy, TheSameSeedGivesTheSameOrder) {
  LostUpdate world(4);
  RandomStrategy first(42);
  RandomStrategy second(42);
  const auto order = orderOf(world, first);
  EXPECT_EQ(orderOf(world, second), order);
  EXPECT_EQ(orderOf(world, first), order) << "a strategy begins afresh with every run";
}

TEST(RandomStrategy, DoesNotDependOnThePlatform) {
  // The generator's numbers are fixed by the standard, and their use by us: these orders hold everywhere.
  LostUpdate world(5);
  RandomStrategy strategy(7);
  EXPECT_EQ(orderOf(world, strategy), "D E A E A B D C B C");
}

TEST(RandomStrategy, FindsEveryOrderOfASmallWorld) {
  LostUpdate world;
  std::set<std::string> orders;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    RandomStrategy strategy(seed);
    orders.insert(orderOf(world, strategy));
  }
  EXPECT_EQ(orders.size(), 6U);
}

TEST(ManualStrategy, AsksItsCallerAtEveryPoint) {
  LostUpdate world;
  std::size_t asked = 0;
  ManualStrategy strategy([&](const SchedulingPoint& point) -> Choice {
    EXPECT_EQ(point.taken, asked++);
    return point.enabled.after(point.enabled.front());
  });
  EXPECT_EQ(orderOf(world, strategy), "B*2 A*2");
  EXPECT_EQ(asked, 4U);
}

TEST(ReplayStrategy, NamesTheFirstStepThatDiffersAndBothSteps) {
  LostUpdate counter;
  EXPECT_EQ(refusal(counter, "A B A B"), "");
  EXPECT_THAT(refusal(counter, "A*2 A B"), AllOf(HasSubstr("at step 3"), HasSubstr("says A, but A has ended"),
                                                 HasSubstr("possible: B 'read counter'")));
  EXPECT_THAT(refusal(counter, "A C"), AllOf(HasSubstr("at step 2"), HasSubstr("C is none of the 2 actors")));
  EXPECT_THAT(refusal(counter, "A B A"),
              AllOf(HasSubstr("at step 4"), HasSubstr("the schedule ends here"), HasSubstr("B 'write counter'")));
  EXPECT_THAT(refusal(counter, "A B A B A"), AllOf(HasSubstr("at step 5"), HasSubstr("the run has ended")));
  EXPECT_THAT(refusal(counter, "A B!crash"), AllOf(HasSubstr("at step 2"), HasSubstr("crash is not switched on")));
}

TEST(ReplayStrategy, SaysWhatAnActorWaitsForThatCannotGoOn) {
  TwoForks forks;
  EXPECT_THAT(refusal(forks, "A*2 B"), AllOf(HasSubstr("at step 3"), HasSubstr("B waits for right fork")));
}

}  // namespace
}  // namespace ttadak
