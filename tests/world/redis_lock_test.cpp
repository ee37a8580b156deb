#include "sim/world/redis_lock.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runs.h"

namespace ttadak {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

struct Server : Stage {
  RedisLocks locks{*this, "locks"};
  Bed bed{*this};
  Room room{*this};
  Diary diary{*this};

  void tryLock(Duration wait, Duration lease) { diary.add(locks.tryLock("k", wait, lease)); }
  void isMine() { diary.add(locks.isHeldByMe("k")); }
  void unlock() {
    try {
      locks.unlock("k");
      diary.add("unlocked");
    } catch (const std::runtime_error&) {
      diary.add("not mine");
    }
  }
};

// Source: Redisson, RLock.tryLock(waitTime, leaseTime, unit): true if the lock was had, otherwise false.
TEST(RedisLock, WithoutAWaitAnswersAtOnce) {
  Server world;
  for (int i = 0; i < 2; ++i) {
    world.actor([&] {
      world.tryLock(0ms, 3000ms);
      world.unlock();
    });
  }
  const auto trace = play(world, "A B A B");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "no", "unlocked", "not mine"}));
  EXPECT_TRUE(trace.events[0].waiting.empty());
  EXPECT_EQ(trace.events[0].changes.at(0).state, "k=A");
  play(world, "A A B B");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "unlocked", "yes", "unlocked"}));
  EXPECT_EQ(world.locks.commands(), 4U);
}

// Source: Redisson, RLock.tryLock: waits for up to waitTime if the lock is not available.
TEST(RedisLock, WaitsForAsLongAsItWasTold) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 10'000ms);
    world.bed.sleep(5000ms);
    world.unlock();
  });
  world.actor([&] { world.tryLock(3000ms, 10'000ms); });
  const auto trace = play(world, "A B!wait-timeout A!wait-timeout A");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "no", "unlocked"}));
  EXPECT_EQ(trace.events[0].waiting.at(1).actor, actorAt(1));
  EXPECT_EQ(trace.events[0].waiting.at(1).holders, ActorSet(actorAt(0)));
  EXPECT_EQ(trace.events[1].result, "0");
  EXPECT_EQ(world.locks.commands(), 3U);
}

TEST(RedisLock, IsHadWhenItIsUnlockedInTime) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 10'000ms);
    world.bed.sleep(2000ms);
    world.unlock();
  });
  world.actor([&] { world.tryLock(3000ms, 10'000ms); });
  EXPECT_EQ(play(world, "A A!wait-timeout A B").end, End::completed);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "unlocked", "yes"}));
  EXPECT_EQ(world.clock().now(), 2000ms);
}

// Source: Redisson, RLock.tryLock: the lock is given back by itself after leaseTime.
TEST(RedisLock, IsHadWhenTheLeaseEnds) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 3000ms);
    world.bed.sleep(20'000ms);
  });
  world.actor([&] { world.tryLock(5000ms, 1000ms); });
  const auto trace = play(world, "A A!lease-expiry B B!lease-expiry A!wait-timeout");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes"}));
  EXPECT_EQ(trace.events[1].label.en, "lease of k ends");
  EXPECT_EQ(trace.events[1].changes.at(0).state, "");
  EXPECT_EQ(trace.events[2].changes.at(0).holders, ActorSet(actorAt(1)));
}

TEST(RedisLock, ALeaseAndAWaitThatEndTogetherAreAChoice) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 3000ms);
    world.bed.sleep(20'000ms);
  });
  world.actor([&] { world.tryLock(3000ms, 1000ms); });
  EXPECT_EQ(play(world, "A B!wait-timeout A!lease-expiry A!wait-timeout").end, End::completed);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "no"}));
  EXPECT_EQ(play(world, "A A!lease-expiry B B!lease-expiry A!wait-timeout").end, End::completed);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes"}));
}

// Source: Redisson, RLock is reentrant: RedissonLock counts how often its holder took it.
TEST(RedisLock, IsFreeWhenItsHolderHasUnlockedAsOftenAsLocked) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 3000ms);
    world.tryLock(0ms, 3000ms);
    world.unlock();
    world.isMine();
    world.unlock();
    world.isMine();
  });
  world.actor([&] { world.tryLock(0ms, 3000ms); });
  const auto trace = play(world, "A*3 B A*3");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "unlocked", "no", "yes", "unlocked", "no"}));
  EXPECT_EQ(trace.events[1].changes.at(0).state, "k=A ×2");
  play(world, "A*5 B A");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "unlocked", "yes", "unlocked", "yes", "no"}));
}

// Source: Redisson, RedissonLock's scripts: taking the lock once more sets its time to live anew (pexpire), ...
TEST(RedisLock, TakingItOnceMoreBeginsTheLeaseAnew) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 3000ms);
    world.bed.sleep(2000ms);
    world.tryLock(0ms, 3000ms);
    world.bed.sleep(2000ms);
    world.isMine();
    world.bed.sleep(2000ms);
    world.isMine();
  });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "yes", "no"}));
}

// ... and so does giving it back while it is still held.
TEST(RedisLock, GivingItBackInPartBeginsTheLeaseAnew) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 1000ms);
    world.tryLock(0ms, 3000ms);
    world.bed.sleep(2000ms);
    world.unlock();
    world.bed.sleep(2000ms);
    world.isMine();
    world.bed.sleep(2000ms);
    world.isMine();
  });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "unlocked", "yes", "no"}));
}

// Source: Redisson, RLock.unlock(): IllegalMonitorStateException if the lock is not held by the current thread.
TEST(RedisLock, OnlyItsHolderUnlocksIt) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 3000ms);
    world.isMine();
  });
  world.actor([&] { world.unlock(); });
  play(world, "B A A");
  EXPECT_EQ(world.diary.lines(), (Lines{"not mine", "yes", "yes"}));
  const auto trace = play(world, "A B A");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "not mine", "yes"}));
  EXPECT_EQ(trace.events[1].result, "✗");
  EXPECT_TRUE(trace.events[1].changes.empty());
}

// Source: Redisson, RLock.tryLock: leaseTime ends the lock while its holder still works; their unlock() then throws.
TEST(RedisLock, ALeaseThatEndsTooEarlyLetsASecondOneIn) {
  Server world;
  const auto work = [&](Duration length) {
    world.tryLock(5000ms, 3000ms);
    world.room.enter();
    world.bed.sleep(length);
    world.room.leave();
    world.unlock();
  };
  world.actor([&] { work(4000ms); });
  world.actor([&] { work(2000ms); });
  EXPECT_EQ(play(world, "A*2 A!lease-expiry B*2 A!wait-timeout A*2 B!wait-timeout B*2").end, End::completed);
  EXPECT_EQ(world.room.most(), 2);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "not mine", "unlocked"})) << "A's unlock must not free B's lock";
  playAtRandom(world, [&](const Trace& trace) { EXPECT_EQ(trace.end, End::completed); });
}

TEST(RedisLock, LetsOneInAtATimeAsLongAsTheLeaseLasts) {
  Server world;
  for (int i = 0; i < 3; ++i) {
    world.actor([&] {
      world.tryLock(60'000ms, 1000ms);
      world.room.visit();
      world.unlock();
    });
  }
  playAtRandom(world, [&](const Trace& trace) {
    EXPECT_EQ(trace.end, End::completed);
    EXPECT_EQ(world.room.most(), 1);
    EXPECT_EQ(world.locks.commands(), 6U);
  });
}

// Source: Redisson, RLock.forceUnlock(): unlocks whatever its state.
TEST(RedisLock, ForceUnlockTakesItFromWhoeverHasIt) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 3000ms);
    world.tryLock(0ms, 3000ms);
    world.isMine();
  });
  world.actor([&] {
    world.locks.forceUnlock("k");
    world.tryLock(0ms, 3000ms);
  });
  play(world, "A*2 B*2 A");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "yes", "no"}));
  EXPECT_EQ(world.locks.commands(), 5U);
  EXPECT_EQ(world.clock().timers().size(), 1U) << "the first lease went with the lock";
}

TEST(RedisLock, LocksOfOtherNamesAreOtherLocks) {
  Server world;
  for (const std::string key : {"k1", "k2"}) {
    world.actor([&, key] { world.diary.add(world.locks.tryLock(key, 0ms, 3000ms)); });
  }
  EXPECT_EQ(play(world).events[1].changes.at(0).state, "k1=A, k2=B");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes"}));
}

TEST(RedisLock, IsFreeWhenARunBegins) {
  Server world;
  world.actor([&] {
    world.tryLock(0ms, 3000ms);
    world.bed.sleep(1ms);
  });
  world.actor([&] { world.tryLock(0ms, 3000ms); });
  playOnly(world, 1);
  EXPECT_EQ(world.locks.commands(), 1U);
  play(world, "B A A!wait-timeout");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "no"}));
}

}  // namespace
}  // namespace ttadak
