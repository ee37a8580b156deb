#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explorations.h"
#include "kernel/programs.h"
#include "sim/world/semaphore.h"

namespace ttadak {
namespace {

/// N like actors that each read a counter and write one more; with a lock or without.
struct Counting : World {
  Variable<int> counter{*this, "counter"};
  Lock lock{*this, "lock"};

  Counting(int actors, bool locked) {
    for (int i = 0; i < actors; ++i) {
      const auto body = [this, locked] {
        if (locked) lock.acquire();
        const int seen = counter.read();
        counter.write(seen + 1);
        if (locked) lock.release();
      };
      addActor("count", body, "count");
    }
    addProperty({"all-counted", "every increment counts", [this, actors]() -> std::optional<Text> {
                   if (counter.value() == actors) return std::nullopt;
                   return Text("lost");
                 }});
  }
};

TEST(Stateful, CountsWhatNaiveCounts) {
  for (const int actors : {1, 2, 3, 4}) {
    for (const bool locked : {false, true}) {
      const auto naive = exploreWith<Counting>(Method::naive, actors, locked);
      const auto stateful = exploreWith<Counting>(Method::stateful, actors, locked);
      EXPECT_EQ(Numbers(naive), Numbers(stateful)) << actors << locked;
      EXPECT_EQ(scheduleOf(naive), scheduleOf(stateful));
      EXPECT_LE(stateful.executions, naive.executions + 1);  // the first run is made twice
    }
  }
}

// 20 actors of 3 steps: 60! / 6^20.
TEST(Stateful, CountsBeyondAnyMachineInteger) {
  struct Steps : World {
    Variable<int> total{*this, "total"};
    Steps() {
      const auto body = [this] {
        for (int k = 0; k < 3; ++k) total.change([](int value) { return value + 1; });
      };
      for (int i = 0; i < 20; ++i) addActor("step", body, "step");
    }
  };
  const auto found = exploreWith<Steps>(Method::stateful);
  EXPECT_EQ(found.interleavings, "2275882527836530018158432944935454960101214157117849600000000000000");
}

TEST(Stateful, SymmetryChangesTheNumberOfStatesAndNothingElse) {
  ExploreOptions options;
  options.method = Method::stateful;
  const auto maker = [] { return std::make_unique<Counting>(5, false); };
  const auto with = explore(maker, options);
  options.symmetry = false;
  const auto without = explore(maker, options);
  EXPECT_EQ(Numbers(with), Numbers(without));
  EXPECT_EQ(scheduleOf(with), scheduleOf(without));
  EXPECT_LT(*with.states, *without.states);
}

TEST(Stateful, ActorsThatOwnDifferentThingsAreAlikeIfTheThingsAre) {
  struct Owners : World {
    Variable<int> mine{*this, "a"};
    Variable<int> yours{*this, "b"};
    Owners() {
      mine.belongTo(addActor(
          "own", [this] { work(mine); }, "own"));
      yours.belongTo(addActor(
          "own", [this] { work(yours); }, "own"));
    }
    static void work(Variable<int>& variable) {
      variable.write(1);
      variable.write(2);
    }
  };
  const auto naive = exploreWith<Owners>(Method::naive);
  const auto found = exploreWith<Owners>(Method::stateful);
  EXPECT_EQ(Numbers(naive), Numbers(found));
  EXPECT_EQ(found.states, 6U) << "pairs of 0, 1, 2 in no order";
}

TEST(Stateful, AQueueIsTheSameWhoeverStandsInIt) {
  struct Queue : World {
    Semaphore semaphore{*this, "semaphore", 1};
    explicit Queue(int actors) {
      for (int i = 0; i < actors; ++i) {
        const auto body = [this] {
          semaphore.acquire();
          semaphore.release();
        };
        addActor("pass", body, "pass");
      }
    }
  };
  for (const int actors : {2, 3, 4}) {
    EXPECT_EQ(Numbers(exploreWith<Queue>(Method::naive, actors)),
              Numbers(exploreWith<Queue>(Method::stateful, actors)));
  }
  EXPECT_LT(*exploreWith<Queue>(Method::stateful, 10).states, 300U);
}

/// What must always hold is broken for a moment only.
struct Dip : World {
  Variable<int> level{*this, "level"};
  Dip() {
    for (int i = 0; i < 2; ++i) {
      addActor("dip", [this] {
        level.change([](int value) { return value - 1; });
        level.change([](int value) { return value + 1; });
      });
    }
    addProperty({"not-below-minus-1", "never below -1",
                 [this]() -> std::optional<Text> {
                   if (level.value() >= -1) return std::nullopt;
                   return Text("too low");
                 },
                 &level});
  }
};

TEST(Stateful, RemembersWhatWasBrokenForAMoment) {
  const auto naive = exploreWith<Dip>(Method::naive);
  EXPECT_EQ(naive.violating, "4");
  EXPECT_EQ(Numbers(naive), Numbers(exploreWith<Dip>(Method::stateful)));
}

/// Some begin with steps that touch nothing; one does nothing else, and one comes to a lock.
struct Beginners : World {
  Variable<int> x{*this, "x"};
  Lock lock{*this, "lock"};

  Beginners() {
    const auto think = [this](int times) {
      for (int i = 0; i < times; ++i) step({.label = {"think", "생각"}}, [] {});
    };
    const auto add = [this, think] {
      think(1);
      x.write(x.read() + 1);
    };
    addActor("adds", add, "alike");
    addActor("adds too", add, "alike");
    addActor("thinks", [think] { think(2); });
    addActor("locks", [this, think] {
      think(1);
      lock.acquire();
      lock.release();
    });
    addProperty({"x-is-2", {"x is 2 in the end", "x는 끝에 2이다"}, [this]() -> std::optional<Text> {
                   if (x.value() == 2) return std::nullopt;
                   return Text("x is not 2");
                 }});
  }
};

TEST(Stateful, CountsRunsThatDifferInWhereStepsComeThatTouchNothing) {
  const auto naive = exploreWith<Beginners>(Method::naive);
  const auto stateful = exploreWith<Beginners>(Method::stateful);
  EXPECT_EQ(Numbers(naive), Numbers(stateful));
  EXPECT_EQ(scheduleOf(naive), scheduleOf(stateful));
}

TEST(Stateful, TheNumberOfThreadsChangesNothing) {
  ExploreOptions options;
  options.method = Method::stateful;
  options.symmetry = false;
  const auto maker = [] { return std::make_unique<Counting>(6, false); };
  const auto one = explore(maker, options);
  for (const unsigned threads : {2U, 3U, 8U}) {
    options.threads = threads;
    const auto several = explore(maker, options);
    EXPECT_EQ(Numbers(one), Numbers(several));
    EXPECT_EQ(one.states, several.states);
    EXPECT_EQ(scheduleOf(one), scheduleOf(several));
  }
}

TEST(Stateful, ReachingTheMemoryBoundIsAnHonestUnknown) {
  ExploreOptions options;
  options.method = Method::stateful;
  options.symmetry = false;
  options.memory = 1 << 20;
  const auto found = explore([] { return std::make_unique<Counting>(12, true); }, options);
  EXPECT_EQ(found.verdict, Verdict::unknown);
  EXPECT_EQ(found.interleavings, std::nullopt);
}

TEST(Stateful, WhatWasFoundBeforeTheMemoryBoundStaysFound) {
  ExploreOptions options;
  options.method = Method::stateful;
  options.symmetry = false;
  options.memory = 1 << 20;
  const auto found = explore([] { return std::make_unique<Counting>(12, false); }, options);
  EXPECT_EQ(found.verdict, Verdict::violated);
  EXPECT_EQ(found.interleavings, std::nullopt);
  ASSERT_TRUE(found.counterexample) << "even if there is no room to look for the shortest";
  EXPECT_EQ(found.counterexample->switches, 12);
}

TEST(Stateful, AnActorThatFlipsACoinIsNamed) {
  struct Coin : World {
    Variable<int> x{*this, "x"};
    Variable<int> y{*this, "y"};
    int runs = 0;
    Coin() {
      addActor("gambler", [this] { (++runs % 2 == 0 ? x : y).write(1); });
      addActor("other", [this] { x.write(2); });
    }
  };
  for (const Method method : {Method::naive, Method::stateful}) {
    try {
      const auto found = exploreWith<Coin>(method);
      if (method == Method::naive) continue;  // which only looks at who can go on
      ADD_FAILURE() << "not noticed";
    } catch (const ScenarioError& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr("A takes 'write"));
    }
  }
}

TEST(Stateful, AWorldThatIsNotResetIsNamed) {
  struct Stale final : Object {
    int value = 0;
    explicit Stale(World& world) : Object(world, "stale") {}
    void touch() {
      world().step({.label = {"touch", "만짐"}, .accesses = writes()}, [this] { ++value; });
    }
    void reset() override {}
    void digest(Digest& to) const override { to << value; }
    std::string state() const override { return std::to_string(value); }
  };
  struct StaleWorld : World {
    Stale stale{*this};
    StaleWorld() {
      addActor("one", [this] { stale.touch(); });
      addActor("two", [this] { stale.touch(); });
    }
  };
  try {
    exploreWith<StaleWorld>(Method::stateful);
    ADD_FAILURE() << "not noticed";
  } catch (const ScenarioError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("'stale' is"));
  }
}

}  // namespace
}  // namespace ttadak
