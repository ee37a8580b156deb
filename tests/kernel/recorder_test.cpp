#include "sim/kernel/recorder.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "programs.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"

namespace ttadak {
namespace {

Trace traceOf(World& world, std::string_view schedule, std::size_t limit = Scheduler::defaultLimit) {
  const auto choices = Schedule::parse(schedule).choices;
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  return record(scheduler, world, strategy, "test/scene", limit);
}

TEST(Recorder, KeepsWhatEveryStepWas) {
  LostUpdate world;
  const auto trace = traceOf(world, "A B A B");
  ASSERT_EQ(trace.events.size(), 4U);
  EXPECT_EQ(trace.setup, "test/scene");
  EXPECT_EQ(trace.schedule().text(), "test/scene: A B A B");

  const auto& read = trace.events[1];
  EXPECT_EQ(read.choice, Choice(actorAt(1)));
  EXPECT_EQ(read.label, Text("read counter", "카운터 읽기"));
  EXPECT_EQ(read.result, "0");
  EXPECT_EQ(read.accesses, (std::vector<Trace::Touch>{{0, Access::Mode::read}}));
  EXPECT_TRUE(read.changes.empty());
  EXPECT_EQ(read.file, "tests/kernel/programs.h");
  EXPECT_GT(read.line, 0);

  const auto& write = trace.events[2];
  EXPECT_EQ(write.accesses, (std::vector<Trace::Touch>{{0, Access::Mode::write}}));
  EXPECT_EQ(write.changes, (std::vector<Trace::Change>{{0, "1", {}}}));
  EXPECT_EQ(write.line, read.line + 1);
}

TEST(Recorder, SaysSinceWhenAPropertyIsBrokenForGood) {
  LostUpdate world;
  // Wrong all the time but for the end.
  EXPECT_TRUE(traceOf(world, "A A B B").violations.empty());
  // Never right.
  const auto lost = traceOf(world, "A B A B");
  ASSERT_EQ(lost.violations.size(), 1U);
  EXPECT_EQ(lost.violations[0].property, "nothing-lost");
  EXPECT_EQ(lost.violations[0].what, Text("the counter is 1"));
  EXPECT_EQ(lost.violations[0].since, std::nullopt);
  EXPECT_EQ(lost.verdict(), Verdict::violated);
}

TEST(Recorder, APropertyThatRecoversAndBreaksAgainIsBrokenSinceTheLastTime) {
  struct Flipping : World {
    Variable<int> x{*this, "x"};
    Flipping() {
      addActor("flip", [this] {
        for (const int value : {1, 0, 1, 1}) x.write(value);
      });
      addProperty({"x-is-zero", "x stays zero", [this]() -> std::optional<Text> {
                     if (x.value() == 0) return std::nullopt;
                     return Text("x is not zero");
                   }});
    }
  };
  Flipping world;
  EXPECT_EQ(traceOf(world, "A*4").violations.at(0).since, 2U);
}

TEST(Recorder, ADeadlockSaysWhoWaitsForWhatHeldByWhom) {
  TwoForks world;
  const auto trace = traceOf(world, "A B");
  EXPECT_EQ(trace.end, End::deadlocked);
  ASSERT_EQ(trace.deadlock.size(), 2U);
  EXPECT_EQ(waitingText(trace, trace.deadlock[0]).en, "A waits for right fork, held by B");
  EXPECT_EQ(waitingText(trace, trace.deadlock[1]).en, "B waits for left fork, held by A");
  ASSERT_EQ(trace.violations.size(), 1U);
  EXPECT_EQ(trace.violations[0].property, "all-answered");
  EXPECT_EQ(trace.violations[0].what.en, "A waits for right fork, held by B; B waits for left fork, held by A");
  EXPECT_EQ(trace.violations[0].what.ko, "A 대기: 오른쪽 포크 (B 보유), B 대기: 왼쪽 포크 (A 보유)");
}

TEST(Recorder, ADeadlockedRunIsJudgedByNothingElse) {
  struct Both : TwoForks {
    Both() {
      addProperty({"never", "never true", [] { return std::optional<Text>("wrong"); }});
    }
  };
  Both world;
  EXPECT_EQ(traceOf(world, "A B").violations.size(), 1U);
  EXPECT_EQ(traceOf(world, "A*4 B*4").violations.at(0).property, "never");
}

TEST(Recorder, NotesWhoWaitsWhileOthersGoOn) {
  TwoForks world;
  const auto trace = traceOf(world, "A*4 B*4");
  ASSERT_EQ(trace.events[1].waiting.size(), 1U);
  const auto& wait = trace.events[1].waiting[0];
  EXPECT_EQ(wait.actor, actorAt(1));
  EXPECT_EQ(wait.holders, ActorSet(actorAt(0)));
  EXPECT_EQ(trace.objects[wait.object].name.en, "right fork");
  EXPECT_TRUE(trace.events[2].waiting.empty());
}

TEST(Recorder, ARunWithoutAnEndIsJudgedUnknown) {
  Spinning world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  const auto trace = record(scheduler, world, strategy, {}, 20);
  EXPECT_EQ(trace.end, End::endless);
  EXPECT_EQ(trace.events.size(), 20U);
  EXPECT_EQ(trace.verdict(), Verdict::unknown);
}

TEST(Recorder, AStepThatChangesWhatItDidNotAnnounceIsAFault) {
  struct Sly final : Object {
    int value = 0;
    explicit Sly(World& world) : Object(world, "sly") {}
    void poke() {
      world().step({.label = {"poke", "찌르기"}, .accesses = reads()}, [this] { ++value; });
    }
    void reset() override { value = 0; }
    void digest(Digest& to) const override { to << value; }
    std::string state() const override { return std::to_string(value); }
  };
  struct SlyWorld : World {
    Sly sly{*this};
    SlyWorld() {
      addActor("poker", [this] { sly.poke(); });
    }
  };
  SlyWorld world;
  EXPECT_THROW(traceOf(world, "A"), std::logic_error);
}

TEST(World, AnObjectThatIsGoneIsNoLongerItsWorlds) {
  struct Shrinking : World {
    std::optional<Variable<int>> spare;
    Variable<int> kept{*this, "kept"};
    Shrinking() { spare.emplace(*this, "spare"); }
  };
  Shrinking world;
  EXPECT_EQ(world.objects().size(), 2U);
  world.spare.reset();
  ASSERT_EQ(world.objects().size(), 1U);
  EXPECT_EQ(world.objects()[0]->name().en, "kept");
}

TEST(World, TwoObjectsOfOneNameAreRefused) {
  struct Twins : World {
    Variable<int> first{*this, "x"};
    Variable<int> second{*this, "x"};
  };
  EXPECT_THROW(Twins(), std::logic_error);
}

TEST(World, HasRoomForSixtyFourActors) {
  EXPECT_NO_THROW(LostUpdate(64));
  EXPECT_THROW(LostUpdate(65), std::logic_error);
}

/// The counter goes below zero on the way, and ends at zero.
struct Dip : World {
  Variable<int> counter{*this, "counter"};
  Variable<int> other{*this, "other"};

  explicit Dip(bool always) {
    addActor("dip", [this] {
      World::note({"on its way", "가는 중"});
      counter.write(-1);
      World::note({"at the bottom", "바닥"});
      other.write(1);
      counter.write(0);
    });
    addProperty({"not-negative", "never negative",
                 [this]() -> std::optional<Text> {
                   if (counter.value() >= 0) return std::nullopt;
                   return Text("it is negative");
                 },
                 always ? &counter : nullptr});
  }
};

TEST(Recorder, APropertyThatMustAlwaysHoldIsJudgedAtEachAccessToItsObject) {
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  Dip inTheEnd(false);
  EXPECT_TRUE(record(scheduler, inTheEnd, strategy).violations.empty());
  Dip always(true);
  const auto violations = record(scheduler, always, strategy).violations;
  ASSERT_EQ(violations.size(), 1U);
  EXPECT_EQ(violations[0].since, 0U);
}

TEST(Recorder, KeepsANoteWithTheStepItFollows) {
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  Dip world(false);
  const auto events = record(scheduler, world, strategy).events;
  // There is no step before the first: what is noted there belongs to it.
  ASSERT_EQ(events[0].notes.size(), 2U);
  EXPECT_EQ(events[0].notes[0].en, "on its way");
  EXPECT_EQ(events[0].notes[1].ko, "바닥");
  EXPECT_TRUE(events[1].notes.empty());
}

}  // namespace
}  // namespace ttadak
