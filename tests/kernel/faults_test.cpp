#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/programs.h"
#include "session/patient.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"

// What is switched on may happen once, wherever it can.

namespace ttadak {
namespace {

Trace play(World& world, const std::string& schedule) {
  const auto choices = Schedule::parse(schedule).choices;
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  return record(scheduler, world, strategy);
}

TEST(Faults, NothingHappensThatIsNotSwitchedOn) {
  LostUpdate world;
  EXPECT_THROW(play(world, "A!hang B*2"), InputError);
}

TEST(Faults, AnActorThatHangsKeepsWhatItHoldsAndWaitsForNothing) {
  TwoForks world;
  world.switchOn(Fault::hang);
  const auto alone = play(world, "A*4 B!hang");
  EXPECT_EQ(alone.end, End::completed) << "who hangs is not waiting";
  EXPECT_EQ(alone.events.back().label.en, "hang");
  const auto holding = play(world, "A A!hang B");
  EXPECT_EQ(holding.end, End::deadlocked);
  ASSERT_EQ(holding.deadlock.size(), 1U);
  EXPECT_EQ(holding.deadlock[0].actor, actorAt(1));
  EXPECT_EQ(holding.deadlock[0].holders, ActorSet(actorAt(0)));
}

TEST(Faults, EachKindHappensOnce) {
  LostUpdate world(3);
  world.switchOn(Fault::hang);
  EXPECT_THROW(play(world, "A!hang B!hang C*2"), InputError);
  EXPECT_EQ(play(world, "A!hang B*2 C*2").end, End::completed);
}

TEST(Faults, ALeaseMayEndEarlyWhenThatIsSwitchedOn) {
  Patient world;
  EXPECT_EQ(play(world, "A A!lease-expiry B").end, End::completed) << "at rest a lease ends without any fault";
  struct Busy : Patient {
    Variable<int> other{*this, "other"};
    Busy() {
      addActor("busy", [this] { other.write(1); });
    }
  };
  Busy busy;
  EXPECT_THROW(play(busy, "A A!lease-expiry B C"), InputError) << "somebody can go on";
  busy.switchOn(Fault::leaseExpiry);
  EXPECT_EQ(play(busy, "A A!lease-expiry B C").end, End::completed);
}

TEST(Faults, AWaitMayTimeOutEarlyWhenThatIsSwitchedOn) {
  struct Busy : Patient {
    Variable<int> other{*this, "other"};
    Busy() {
      addActor("busy", [this] { other.write(1); });
    }
  };
  Busy busy;
  EXPECT_THROW(play(busy, "A B!wait-timeout A!lease-expiry C"), InputError);
  busy.switchOn(Fault::waitTimeout);
  EXPECT_EQ(play(busy, "A B!wait-timeout C A!lease-expiry").end, End::completed);
}

TEST(Faults, WhatNothingBringsAboutCannotBeSwitchedOn) {
  LostUpdate world;
  EXPECT_THROW(world.switchOn(Fault::retry), std::logic_error);
}

}  // namespace
}  // namespace ttadak
