#include "sim/explore/shrink.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "explorations.h"
#include "kernel/programs.h"
#include "random_program.h"
#include "sim/kernel/random_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"

namespace ttadak {
namespace {

constexpr int perCase = 10;  // times the 100 cases of a property

/// A random run that violates something, if one is met soon.
std::optional<Trace> violatingRun(World& world) {
  Scheduler scheduler;
  for (unsigned seed = 0; seed < 20; ++seed) {
    RandomStrategy strategy(seed);
    if (auto trace = record(scheduler, world, strategy); !trace.violations.empty()) return trace;
  }
  return std::nullopt;
}

Trace replay(World& world, const Witness& witness) {
  Scheduler scheduler;
  ReplayStrategy strategy(witness.path);
  return record(scheduler, world, strategy);
}

TEST(Shrink, OneLostUpdateIsLeft) {
  LostUpdate world(3);
  const std::vector<Choice> path{actorAt(2), actorAt(1), actorAt(0), actorAt(2), actorAt(1), actorAt(0)};
  const Witness shrunk = shrink(world, path, {});
  EXPECT_EQ((Schedule{{}, shrunk.path}.bareText()), "A*2 B C*2 B");
}

TEST(Shrink, AFaultThatIsNotNeededIsLeftOut) {
  struct Hanging : LostUpdate {
    Hanging() : LostUpdate(3) { switchOn(Fault::hang); }
  } world;
  const std::vector<Choice> path{actorAt(0), actorAt(1), {actorAt(2), Fault::hang}, actorAt(1), actorAt(0)};
  const Witness shrunk = shrink(world, path, {});
  EXPECT_EQ(shrunk.cost.faults, 0U);
  EXPECT_FALSE(replay(world, shrunk).violations.empty());
}

TEST(Shrink, WhatViolatesNothingStaysAsItIs) {
  LostUpdate world(2);
  const std::vector<Choice> path{actorAt(1), actorAt(1), actorAt(0), actorAt(0)};
  EXPECT_EQ(shrink(world, path, {}).path, path);
}

TEST(Shrink, EndsWhenItHasRunOften) {
  LostUpdate world(3);
  const std::vector<Choice> path{actorAt(2), actorAt(1), actorAt(0), actorAt(2), actorAt(1), actorAt(0)};
  EXPECT_EQ(shrink(world, path, {}, 0).path, path);
}

RC_GTEST_PROP(Shrink, WhatIsLeftViolatesTheSameAndCannotBeShrunk, ()) {
  const auto programs = *rc::gen::container<std::vector<Program>>(perCase, anyProgram(16, 6, true));
  for (const Program& program : programs) {
    RandomWorld world(program);
    const auto run = violatingRun(world);
    if (!run) continue;
    const auto path = run->schedule().choices;
    const Witness shrunk = shrink(world, path, {});
    const Trace trace = replay(world, shrunk);
    const bool isRight = trace.violations.at(0).property == run->violations[0].property &&
                         !(shrink(world, path, {}, 0) < shrunk) && shrunk.cost.steps == trace.events.size() &&
                         shrink(world, shrunk.path, {}).path == shrunk.path;
    if (!isRight) RC_LOG() << program << "\n";
    RC_ASSERT(isRight);
  }
}

TEST(Shrink, IsWhatComesOfATraceThatDporMeets) {
  const auto found = exploreWith<LostUpdate>(Method::dpor, 4);
  ASSERT_TRUE(found.counterexample);
  EXPECT_FALSE(found.counterexample->shortest);
  EXPECT_EQ(found.counterexample->switches, 4U) << "A B*2 A C*2 D*2";
  EXPECT_EQ(found.counterexample->property, "nothing-lost");
}

}  // namespace
}  // namespace ttadak
