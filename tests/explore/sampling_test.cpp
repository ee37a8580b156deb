#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kernel/programs.h"
#include "random_program.h"
#include "samples.h"
#include "sim/kernel/input_error.h"

// What the methods that make runs at random have in common.

namespace ttadak {
namespace {

TEST(Sampling, FollowsFromTheSeedWhateverTheNumberOfThreads) {
  for (const auto& method : samplingMethods) {
    auto options = sampling(method, 1000, 7);
    const auto one = sample<LostUpdate>(options, 3);
    for (const unsigned threads : {1U, 2U, 4U}) {
      options.threads = threads;
      const auto again = sample<LostUpdate>(options, 3);
      EXPECT_EQ(runsByOutcome(one), runsByOutcome(again)) << method;
      EXPECT_EQ(one.sample->hits, again.sample->hits) << method;
      EXPECT_EQ(one.executions, again.executions) << method;
      EXPECT_EQ(one.steps, again.steps) << method;
      EXPECT_EQ(scheduleOf(one), scheduleOf(again)) << method;
    }
    options.seed = 8;
    EXPECT_NE(runsByOutcome(one), runsByOutcome(sample<LostUpdate>(options, 3))) << method;
  }
}

TEST(Sampling, EveryRunIsDifferentlyRandom) {
  for (const auto& method : samplingMethods) {
    EXPECT_GT(sample<Logbook>(sampling(method, 100), std::vector{2, 2, 2}).outcomes.size(), 5U) << method;
  }
}

TEST(Sampling, CountsTheRunsThatItMade) {
  for (const auto& method : samplingMethods) {
    const auto found = sample<Flip>(sampling(method, 1234), 3);
    ASSERT_TRUE(found.sample);
    EXPECT_EQ(found.method, method);
    EXPECT_EQ(found.sample->runs, 1234U);
    std::uint64_t all = 0;
    for (const auto& one : found.outcomes) {
      all += one.runs.value_or(0);
      EXPECT_EQ(one.interleavings, std::nullopt) << "runs are no interleavings";
    }
    EXPECT_EQ(all, 1234U);
    ASSERT_EQ(found.violations.size(), 1U);
    EXPECT_EQ(found.violations[0].runs, found.sample->hits);
    EXPECT_EQ(found.violating, std::nullopt);
  }
}

TEST(Sampling, ProvesNothing) {
  struct Alone : World {
    Variable<int> x{*this, "x"};
    Alone() {
      addActor("write", [this] { x.write(1); });
    }
  };
  for (const auto& method : samplingMethods) {
    const auto found = sample<Alone>(sampling(method, 10));
    EXPECT_EQ(found.verdict, Verdict::unknown);
    EXPECT_FALSE(found.counterexample);
  }
}

TEST(Sampling, ShowsTheCheapestRunThatItMetAndDoesNotCallItTheShortest) {
  const auto naive = exploreWith<LostUpdate>(Method::naive);
  for (const auto& method : samplingMethods) {
    const auto found = sample<LostUpdate>(sampling(method, 1000));
    EXPECT_EQ(found.verdict, Verdict::violated);
    ASSERT_TRUE(found.counterexample) << method;
    EXPECT_FALSE(found.counterexample->shortest);
    EXPECT_EQ(scheduleOf(found), scheduleOf(naive)) << "it has met them all";
    EXPECT_FALSE(found.counterexample->trace.violations.empty()) << "it was replayed";
  }
}

TEST(Sampling, ADeadlockIsAHit) {
  for (const auto& method : samplingMethods) {
    const auto found = sample<TwoForks>(sampling(method, 1000));
    ASSERT_EQ(found.violations.size(), 1U) << method;
    EXPECT_EQ(found.violations[0].property, "all-answered");
    EXPECT_EQ(runsByOutcome(found).at("deadlock"), found.sample->hits);
  }
}

TEST(Sampling, ARunWithoutAnEndIsNoHitAndIsCounted) {
  for (const std::string method : {"random", "pct:d=3", "pos"}) {
    auto options = sampling(method, 10);
    options.limit = 20;
    const auto found = sample<Spinning>(options);
    EXPECT_EQ(found.verdict, Verdict::unknown);
    EXPECT_EQ(found.sample->hits, 0U);
    EXPECT_EQ(runsByOutcome(found), (std::map<std::string, std::uint64_t>{{"endless", 10}}));
  }
}

TEST(Sampling, UniformSaysWhenItCannot) {
  auto options = sampling("uniform", 10);
  options.memory = 1 << 12;
  const auto large = sample<Logbook>(options, std::vector{3, 3, 3});
  EXPECT_EQ(large.verdict, Verdict::unknown);
  EXPECT_EQ(large.sample->runs, 0U);
  EXPECT_THAT(large.remark.en, testing::HasSubstr("do not fit"));
  options = sampling("uniform", 10);
  options.limit = 20;
  const auto endless = sample<Spinning>(options);
  EXPECT_EQ(endless.verdict, Verdict::unknown);
  EXPECT_THAT(endless.remark.en, testing::HasSubstr("more than 20 steps"));
}

TEST(Sampling, CanBeStoppedWithWhatIsKnown) {
  std::stop_source stop;
  auto options = sampling("random", 1'000'000'000);
  options.stop = stop.get_token();
  options.progress = [&](const Progress& progress) {
    EXPECT_EQ(progress.total, options.runs);
    if (progress.executions > 0) stop.request_stop();
  };
  const auto found = sample<Flip>(options, 3);
  EXPECT_GT(found.sample->runs, 0U);
  EXPECT_LT(found.sample->runs, options.runs);
  EXPECT_EQ(found.verdict, Verdict::violated);
}

TEST(Sampling, AScenarioThatFlipsACoinIsNamed) {
  struct Coin : World {
    Variable<int> x{*this, "x"};
    Variable<int> y{*this, "y"};
    int runs = 0;
    Coin() {
      addActor("gambler", [this] {
        x.write(1);
        if (++runs % 2 == 0) y.write(1);
      });
      addProperty({"y-stays-0", "y stays 0", [this]() -> std::optional<Text> {
                     return y.value() == 0 ? std::nullopt : std::optional(Text("it is 1"));
                   }});
    }
  };
  EXPECT_THROW(sample<Coin>(sampling("random", 100)), ScenarioError);
}

RC_GTEST_PROP(Sampling, MeetsOnlyWhatNaiveFinds, ()) {
  const Program program = *anyProgram(6, 6, true);
  const auto naive = runsByOutcome(sample<RandomWorld>(ExploreOptions{.method = Method::naive}, program));
  for (const std::string method : {"random", "pct:d=3", "pos", "uniform"}) {
    const auto found = sample<RandomWorld>(sampling(method, 200), program);
    for (const auto& [outcome, runs] : runsByOutcome(found)) RC_ASSERT(naive.count(outcome) == 1U);
  }
}

TEST(Method, IsReadAsTheCommandLineWritesIt) {
  ExploreOptions options;
  chooseMethod(options, "pct");
  EXPECT_EQ(methodText(options), "pct:d=3");
  chooseMethod(options, "pct:d=17");
  EXPECT_EQ(options.depth, 17U);
  EXPECT_EQ(methodText(options), "pct:d=17");
  for (const auto& name : methodNames()) {
    chooseMethod(options, name);
    EXPECT_TRUE(methodText(options).starts_with(name));
  }
}

}  // namespace
}  // namespace ttadak
