#include <gtest/gtest.h>

#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/world/variable.h"

// Steps that end for now and go on in another one.

namespace ttadak {
namespace {

/// A flag that one actor waits for in the middle of a step that counts before and after.
struct Halves : World {
  Variable<int> count{*this, "count"};
  Variable<int> flag{*this, "flag"};
  bool abandoned = false;

  Halves() {
    addActor("halves", [this] { takeBoth(); });
    addActor("raises", [this] {
      flag.write(1);
      count.read();
    });
  }

  void takeBoth() {
    const Step first{.label = {"both", "둘 다"}, .accesses = count.writes()};
    const auto isRaised = [this](ActorId) { return flag.value() == 1; };
    const Wait wait{flag, isRaised};
    const Step second{.label = {"both", "둘 다"}, .accesses = flag.reads(), .wait = &wait};
    const auto shown = [](int half) { return std::to_string(half); };
    step(
        first,
        [&] {
          abandoned = !goOn(second, 1, shown);
          return 2;
        },
        shown);
  }
};

Trace traceOf(World& world, std::vector<Choice> choices) {
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  return record(scheduler, world, strategy);
}

constexpr ActorId a = actorAt(0), b = actorAt(1);

TEST(GoOn, AStepThatGoesOnIsTwoSteps) {
  Halves world;
  const Trace trace = traceOf(world, {a, b, b, a});
  ASSERT_EQ(trace.events.size(), 4U);
  EXPECT_EQ(trace.events[0].result, "1");
  EXPECT_EQ(trace.events[3].result, "2");
  EXPECT_EQ(trace.events[3].label.en, "both");
  EXPECT_EQ(trace.end, End::completed);
  EXPECT_FALSE(world.abandoned);
}

TEST(GoOn, TheSecondHalfWaits) {
  Halves world;
  EXPECT_THROW(traceOf(world, {a, a}), std::exception);
  EXPECT_EQ(traceOf(world, {a, b, a, b}).end, End::completed);
}

TEST(GoOn, AnAbandonedStepIsToldSo) {
  Halves world;
  RoundRobinStrategy strategy;
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(world, strategy, nullptr, 1), End::endless);
  EXPECT_TRUE(world.abandoned);
  world.abandoned = false;
  EXPECT_EQ(scheduler.run(world, strategy), End::completed);
  EXPECT_FALSE(world.abandoned);
}

TEST(GoOn, ARecordedRunThatIsAbandonedKeepsWhatWasAnswered) {
  Halves world;
  RoundRobinStrategy strategy;
  Scheduler scheduler;
  Recorder recorder(world);
  scheduler.run(world, strategy, &recorder, 1);
  ASSERT_EQ(recorder.trace().events.size(), 1U);
  EXPECT_EQ(recorder.trace().events[0].result, "1");
}

}  // namespace
}  // namespace ttadak
