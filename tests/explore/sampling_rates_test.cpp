#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>

#include "kernel/programs.h"
#include "samples.h"

// How often the methods that make runs at random meet what: against rates that follow from their definitions.

namespace ttadak {
namespace {

double rateOf(const Exploration& found) {
  return static_cast<double>(found.sample->hits) / static_cast<double>(found.sample->runs);
}

template <class Program, class... Args>
void expectAtLeastTheBound(unsigned depth, double longest, Args... args) {
  const auto found = sample<Program>(sampling("pct:d=" + std::to_string(depth), 20'000), args...);
  EXPECT_EQ(static_cast<double>(*found.sample->longest), longest);
  const auto actors = static_cast<double>(Program(args...).actors().size());
  EXPECT_GE(rateOf(found), 1 / (actors * std::pow(longest, depth - 1.0)));
}

TEST(Pct, HitsAtLeastAtItsBound) {
  for (const int taps : {2, 3, 4, 5}) expectAtLeastTheBound<Flip>(2, 3 * taps, taps);
  for (const std::size_t actors : {2U, 3U, 4U})
    expectAtLeastTheBound<LostUpdate>(2, 2.0 * static_cast<double>(actors), actors);
  expectAtLeastTheBound<TwoForks>(2, 8);
  expectAtLeastTheBound<Flip>(3, 6, 2);
}

// Whoever begins takes 3 steps, and the other scores too only if the change comes after the first of 6.
TEST(Pct, MeetsTheTwoTapsOnceInSix) {
  const auto found = sample<Flip>(sampling("pct:d=2", 60'000), 2);
  EXPECT_EQ(found.sample->longest, 6U);
  expectRate(found.sample->hits, found.sample->runs, 1.0 / 6);
}

TEST(Pct, WithoutAChangeRunsOneAfterTheOther) {
  const auto found = sample<Logbook>(sampling("pct:d=1", 6000), std::vector{2, 2, 2});
  const auto runs = runsByOutcome(found);
  EXPECT_EQ(runs.size(), 6U);
  for (const auto& [outcome, times] : runs) expectRate(times, 6000, 1.0 / 6);
}

/// One actor takes private steps before it writes; the other only writes.
struct Busy : World {
  Variable<int> own{*this, "own"};
  Variable<int> shared{*this, "shared"};
  explicit Busy(int steps) {
    addActor("busy", [this, steps] {
      for (int i = 0; i < steps; ++i) own.write(i);
      shared.write(1);
    });
    addActor("idle", [this] { shared.write(2); });
    addProperty({"busy-is-last", "the busy one is last", [this]() -> std::optional<Text> {
                   return shared.value() == 1 ? std::nullopt : std::optional(Text("the idle one is"));
                 }});
  }
};

// The idle one's priority has to be the lowest of all.
TEST(Pos, StepsThatTouchNothingElseDoNotHoldOneUp) {
  for (const int steps : {0, 1, 4, 8}) {
    const auto found = sample<Busy>(sampling("pos", 20'000), steps);
    expectRate(found.sample->hits, found.sample->runs, 1.0 / (steps + 2));
    const auto random = sample<Busy>(sampling("random", 20'000), steps);
    expectRate(random.sample->hits, random.sample->runs, std::pow(0.5, steps + 1));
  }
}

// Each race is decided anew: were B's priority kept, A A B had a third.
TEST(Pos, WhatLostARaceGetsANewPriority) {
  const auto runs = runsByOutcome(sample<Logbook>(sampling("pos", 20'000), std::vector{2, 1}));
  expectRate(runs.at("book: A, A, B"), 20'000, 0.25);
  expectRate(runs.at("book: A, B, A"), 20'000, 0.25);
  expectRate(runs.at("book: B, A, A"), 20'000, 0.5);
}

/// How far the runs are from being spread evenly over so many outcomes, against what chance alone exceeds once in a
/// million times.
double unevenness(const Exploration& found, double outcomes) {
  const auto expected = static_cast<double>(found.sample->runs) / outcomes;
  double sum = 0;
  for (const auto& one : found.outcomes) sum += std::pow(static_cast<double>(*one.runs) - expected, 2) / expected;
  sum += (outcomes - static_cast<double>(found.outcomes.size())) * expected;
  const boost::math::chi_squared chance(outcomes - 1);
  return sum / boost::math::quantile(boost::math::complement(chance, 1e-6));
}

TEST(Uniform, GivesEveryInterleavingTheSameChance) {
  const auto found = sample<Logbook>(sampling("uniform", 20'000), std::vector{1, 3, 2});
  EXPECT_EQ(found.interleavings, "60");
  EXPECT_LT(unevenness(found, 60), 1);
  EXPECT_GT(unevenness(sample<Logbook>(sampling("random", 20'000), std::vector{1, 3, 2}), 60), 1);
}

TEST(Uniform, TellsLikeActorsApart) {
  const std::vector<int> times{2, 2, 2};
  auto options = sampling("uniform", 20'000);
  const auto found = sample<Logbook>(options, times, "alike");
  EXPECT_EQ(found.interleavings, "90");
  EXPECT_LT(unevenness(found, 90), 1);
  options.symmetry = false;
  EXPECT_LT(found.states, sample<Logbook>(options, times, "alike").states);
}

TEST(Uniform, HitsAtTheRateThatIsCounted) {
  for (const int taps : {2, 3, 4}) {
    const auto counted = exploreWith<Flip>(Method::stateful, taps);
    const double rate = std::stod(*counted.violating) / std::stod(*counted.interleavings);
    for (const bool symmetry : {true, false}) {
      auto options = sampling("uniform", 20'000);
      options.symmetry = symmetry;
      const auto found = sample<Flip>(options, taps);
      EXPECT_EQ(found.interleavings, counted.interleavings);
      expectRate(found.sample->hits, found.sample->runs, rate);
    }
  }
}

TEST(Uniform, GoesBeyondAnyMachineInteger) {
  const auto found = sample<Logbook>(sampling("uniform", 100), std::vector<int>(40, 1), "alike");
  EXPECT_EQ(found.interleavings, "815915283247897734345611269596115894272000000000") << "40!";
  EXPECT_EQ(found.outcomes.size(), 100U);
}

/// Runs until so many of ten are hits.
Sample tenRunsWith(std::uint64_t hits) {
  for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
    const auto found = *sample<Busy>(sampling("random", 10, seed), 0).sample;
    if (found.hits == hits) return found;
  }
  return {};
}

// The table of Clopper and Pearson, as in any textbook.
TEST(ClopperPearson, IsWhatTheTableSays) {
  const auto expectInterval = [](std::uint64_t hits, double low, double high) {
    const Sample ten = tenRunsWith(hits);
    EXPECT_EQ(ten.hits, hits);
    EXPECT_NEAR(ten.low, low, 5e-5);
    EXPECT_NEAR(ten.high, high, 5e-5);
  };
  expectInterval(0, 0, 0.3085);
  expectInterval(1, 0.0025, 0.4450);
  expectInterval(5, 0.1871, 0.8129);
  expectInterval(10, 0.6915, 1);
}

}  // namespace
}  // namespace ttadak
