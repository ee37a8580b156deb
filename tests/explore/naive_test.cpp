#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explorations.h"
#include "kernel/programs.h"

namespace ttadak {
namespace {

/// N actors that take K steps each, which nobody else notices.
struct Apart : World {
  Variable<int> total{*this, "total"};
  Apart(int actors, int steps) {
    for (int i = 0; i < actors; ++i) {
      addActor("worker", [this, steps] {
        for (int k = 0; k < steps; ++k) total.change([](int value) { return value + 1; });
      });
    }
  }
};

// The multinomial coefficient (nk)! / (k!)^n.
TEST(Naive, CountsEveryInterleavingOnce) {
  EXPECT_EQ(exploreWith<Apart>(Method::naive, 2, 3).interleavings, "20");
  EXPECT_EQ(exploreWith<Apart>(Method::naive, 3, 2).interleavings, "90");
  EXPECT_EQ(exploreWith<Apart>(Method::naive, 4, 1).interleavings, "24");
  EXPECT_EQ(exploreWith<Apart>(Method::naive, 1, 5).executions, 1U);
}

TEST(Naive, SaysHowManyViolateWhat) {
  const auto found = exploreWith<LostUpdate>(Method::naive);
  EXPECT_EQ(found.verdict, Verdict::violated);
  EXPECT_EQ(found.interleavings, "6");
  EXPECT_EQ(found.violating, "4");
  ASSERT_EQ(found.violations.size(), 1U);
  EXPECT_EQ(found.violations[0].property, "nothing-lost");
  EXPECT_EQ(found.violations[0].interleavings, "4");
  ASSERT_EQ(found.outcomes.size(), 2U);
  EXPECT_EQ(found.outcomes[0].text, "counter: 1");
}

TEST(Naive, ADeadlockIsARunAndViolatesAllAnswered) {
  const auto found = exploreWith<TwoForks>(Method::naive);
  EXPECT_EQ(found.verdict, Verdict::violated);
  EXPECT_EQ(found.deadlocked, "2");
  ASSERT_EQ(found.violations.size(), 1U);
  EXPECT_EQ(found.violations[0].property, "all-answered");
  EXPECT_EQ(scheduleOf(found), "A B");
}

TEST(Naive, TheCounterexampleIsTheShortest) {
  const auto found = exploreWith<LostUpdate>(Method::naive);
  ASSERT_TRUE(found.counterexample);
  EXPECT_TRUE(found.counterexample->shortest);
  EXPECT_EQ(scheduleOf(found), "A B*2 A") << "two switches, and A first";
  EXPECT_EQ(found.counterexample->switches, 2U);
  EXPECT_EQ(found.counterexample->property, "nothing-lost");
  EXPECT_FALSE(found.counterexample->trace.violations.empty()) << "it was replayed";
}

TEST(Naive, ARunWithoutAnEndMakesTheVerdictUnknown) {
  ExploreOptions options;
  options.method = Method::naive;
  options.limit = 20;
  const auto found = explore([] { return std::make_unique<Spinning>(); }, options);
  EXPECT_EQ(found.verdict, Verdict::unknown);
  EXPECT_EQ(found.interleavings, std::nullopt);
}

TEST(Naive, CanBeStoppedWithWhatIsKnown) {
  std::stop_source stop;
  ExploreOptions options;
  options.method = Method::naive;
  options.stop = stop.get_token();
  options.progress = [&](const Progress& progress) {
    if (progress.executions > 0) stop.request_stop();
  };
  const auto found = explore([] { return std::make_unique<Apart>(8, 8); }, options);
  EXPECT_EQ(found.verdict, Verdict::unknown);
  EXPECT_GT(found.executions, 0U);
  EXPECT_EQ(found.interleavings, std::nullopt);
}

}  // namespace
}  // namespace ttadak
