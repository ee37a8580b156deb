#include "sim/explore/replay.h"

#include <gtest/gtest.h>

#include "explorations.h"
#include "kernel/programs.h"
#include "sim/kernel/input_error.h"

namespace ttadak {
namespace {

TEST(Replay, TheCounterexamplesScheduleGivesItsTrace) {
  const auto maker = makerOf<LostUpdate>(3U);
  const auto found = explore(maker);
  ASSERT_TRUE(found.counterexample);
  const Trace again = replay(maker, found.counterexample->trace.schedule().text());
  EXPECT_EQ(again, found.counterexample->trace);
  EXPECT_EQ(again.verdict(), Verdict::violated);
}

TEST(Replay, AnotherOrderIsAnotherRun) {
  EXPECT_EQ(replay(makerOf<LostUpdate>(), "A*2 B*2").verdict(), Verdict::holds);
  EXPECT_EQ(replay(makerOf<LostUpdate>(), "A B A B").verdict(), Verdict::violated);
}

TEST(Replay, AScheduleThatDoesNotFitIsRefused) {
  for (const char* schedule : {"A B C", "A", "A*2 B*3", "A-B"}) {
    EXPECT_THROW(replay(makerOf<LostUpdate>(), schedule), InputError) << schedule;
  }
}

}  // namespace
}  // namespace ttadak
