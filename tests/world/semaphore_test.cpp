#include "sim/world/semaphore.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "runs.h"
#include "sim/kernel/input_error.h"

namespace ttadak {
namespace {

struct Queue : Stage {
  Semaphore semaphore;
  Room room{*this};
  Diary diary{*this};

  Queue(std::size_t permits, int actors) : semaphore(*this, "semaphore", permits) {
    for (int i = 0; i < actors; ++i) {
      actor([this] {
        semaphore.acquire();
        diary.sign();
        room.visit();
        semaphore.release();
      });
    }
  }
};

/// In which order they asked, each at their first step.
std::vector<std::string> asked(const Trace& trace) {
  std::vector<std::string> all;
  for (const auto& event : trace.events) {
    const auto name = actorName(event.choice.actor());
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  }
  return all;
}

// Source: java.util.concurrent.Semaphore: acquire() blocks until a permit is available, release() adds one.
TEST(Semaphore, LetsAsManyInAsItHasPermits) {
  for (const std::size_t permits : {1U, 2U, 3U}) {
    Queue world(permits, 4);
    int most = 0;
    playAtRandom(world, [&](const Trace& trace) {
      EXPECT_EQ(trace.end, End::completed);
      EXPECT_LE(world.room.most(), static_cast<int>(permits));
      most = std::max(most, world.room.most());
    });
    EXPECT_EQ(most, static_cast<int>(permits));
  }
}

// Source: java.util.concurrent.Semaphore: a fair one serves threads in the order in which they invoked acquire (FIFO).
TEST(Semaphore, ServesInTheOrderOfAsking) {
  Queue world(1, 4);
  std::set<std::vector<std::string>> orders;
  playAtRandom(world, [&](const Trace& trace) {
    EXPECT_EQ(world.diary.lines(), asked(trace));
    orders.insert(world.diary.lines());
  });
  EXPECT_EQ(orders.size(), 24U);
  Queue wider(2, 4);
  playAtRandom(wider, [&](const Trace& trace) { EXPECT_EQ(trace.end, End::completed); });
}

// Source: java.util.concurrent.Semaphore, fairness: no barging past whoever waits.
TEST(Semaphore, APermitGivenBackIsForTheFirstInTheQueue) {
  Queue world(1, 3);
  const auto trace = play(world, "A B A*3 C B*4 C*4");
  EXPECT_EQ(world.diary.lines(), (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(trace.events[1].result, "…");
  EXPECT_EQ(trace.events[1].changes.at(0).state, "A ← B");
  EXPECT_EQ(trace.events[5].result, "…") << "a permit is free, and B's";
  EXPECT_EQ(trace.events[5].changes.at(0).state, " ← B, C");
  EXPECT_THROW(play(world, "A B A*3 C C"), InputError);
}

TEST(Semaphore, SaysWhoIsWaitedFor) {
  Queue world(2, 3);
  const auto trace = play(world, "A B C A*3 B*3 C*4");
  const auto& waiting = trace.events[2].waiting.at(0);
  EXPECT_EQ(waiting.actor, actorAt(2));
  EXPECT_EQ(waiting.holders, ActorSet::first(2));
}

// Source: java.util.concurrent.Semaphore: it is not reentrant; each acquire() takes a permit.
TEST(Semaphore, EachAcquireTakesAPermit) {
  const auto twice = [](std::size_t permits) {
    Stage world;
    Semaphore semaphore{world, "semaphore", permits};
    world.actor([&] {
      semaphore.acquire();
      semaphore.acquire();
      semaphore.release();
      semaphore.release();
    });
    return play(world).end;
  };
  EXPECT_EQ(twice(1), End::deadlocked);
  EXPECT_EQ(twice(2), End::completed);
}

TEST(Semaphore, OnlyWhoHasAPermitGivesItBack) {
  Stage world;
  Semaphore semaphore{world, "semaphore", 1};
  world.actor([&] { semaphore.acquire(); });
  world.actor([&] { semaphore.release(); });
  EXPECT_THROW(play(world, "A B"), std::logic_error);
}

TEST(Semaphore, HasAllItsPermitsAndNoQueueWhenARunBegins) {
  Queue world(1, 3);
  EXPECT_THROW(play(world, "C B"), InputError);
  play(world, "A*4 B*4 C*4");
  EXPECT_EQ(world.diary.lines(), (std::vector<std::string>{"A", "B", "C"}));
}

}  // namespace
}  // namespace ttadak
