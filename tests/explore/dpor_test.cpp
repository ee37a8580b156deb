#include <gtest/gtest.h>

#include "explorations.h"
#include "kernel/programs.h"
#include "session/patient.h"

namespace ttadak {
namespace {

// Every order of the two reads and the two writes that differs: (2!)^2.
TEST(Dpor, GoesThroughEachTraceOnce) {
  const auto found = exploreWith<LostUpdate>(Method::dpor, 2);
  EXPECT_EQ(found.traces, 4U);
  EXPECT_EQ(found.redundant, 0U);
  EXPECT_EQ(found.verdict, Verdict::violated);
  EXPECT_EQ(found.interleavings, std::nullopt) << "only traces are counted";
  EXPECT_EQ(exploreWith<LostUpdate>(Method::dpor, 3).traces, 36U);
  EXPECT_EQ(exploreWith<LostUpdate>(Method::dpor, 4).traces, 576U);
}

TEST(Dpor, ADeadlockIsATrace) {
  const auto found = exploreWith<TwoForks>(Method::dpor);
  EXPECT_EQ(found.traces, 3U) << "one after the other, either way, or neither";
  ASSERT_EQ(found.violations.size(), 1U);
  EXPECT_EQ(found.violations[0].property, "all-answered");
  EXPECT_EQ(scheduleOf(found), "A B");
}

TEST(Dpor, StepsThatHaveNothingToDoWithEachOtherAreOneTrace) {
  struct Apart : World {
    Variable<int> x{*this, "x"};
    Variable<int> y{*this, "y"};
    Apart() {
      addActor("x", [this] { x.write(1); });
      addActor("y", [this] { y.write(1); });
    }
  };
  const auto found = exploreWith<Apart>(Method::dpor);
  EXPECT_EQ(found.traces, 1U);
  EXPECT_EQ(found.verdict, Verdict::holds);
}

TEST(Dpor, FindsWhatComesOfTimers) {
  const auto naive = exploreWith<Patient>(Method::naive);
  const auto dpor = exploreWith<Patient>(Method::dpor);
  EXPECT_EQ(naive.verdict, dpor.verdict);
  EXPECT_EQ(naive.outcomes.size(), dpor.outcomes.size());
}

TEST(Dpor, TheNumberOfThreadsChangesNothing) {
  ExploreOptions options;
  options.method = Method::dpor;
  const auto maker = [] { return std::make_unique<LostUpdate>(5); };
  const auto one = explore(maker, options);
  EXPECT_EQ(one.traces, 14400U);
  for (const unsigned threads : {2U, 3U, 8U}) {
    options.threads = threads;
    const auto several = explore(maker, options);
    EXPECT_EQ(Numbers(one), Numbers(several));
    EXPECT_EQ(one.traces, several.traces);
    EXPECT_EQ(one.redundant, several.redundant);
    EXPECT_EQ(one.executions, several.executions);
    EXPECT_EQ(one.steps, several.steps);
    EXPECT_EQ(scheduleOf(one), scheduleOf(several));
  }
}

struct Writes : World {
  Variable<int> x{*this, "x"};
  Writes() {
    for (int i = 0; i < 12; ++i) {
      addActor("write", [this, i] { x.write(i); });
    }
  }
};

/// However it goes, it goes wrong.
struct Hopeless : Writes {
  Hopeless() {
    addProperty({"never", "what never holds", [] { return Text("as ever"); }});
  }
};

TEST(Dpor, ReachingTheMemoryBoundIsAnHonestUnknown) {
  ExploreOptions options;
  options.method = Method::dpor;
  options.memory = 1;
  EXPECT_EQ(explore([] { return std::make_unique<Writes>(); }, options).verdict, Verdict::unknown);
  const auto violated = explore([] { return std::make_unique<Hopeless>(); }, options);
  EXPECT_EQ(violated.verdict, Verdict::violated) << "what was found before stays found";
  EXPECT_TRUE(violated.counterexample);
}

TEST(Dpor, ARunWithoutAnEndMakesTheVerdictUnknown) {
  ExploreOptions options;
  options.method = Method::dpor;
  options.limit = 20;
  EXPECT_EQ(explore([] { return std::make_unique<Spinning>(); }, options).verdict, Verdict::unknown);
}

}  // namespace
}  // namespace ttadak
