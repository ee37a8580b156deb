#include "sim/world/redis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runs.h"

namespace ttadak {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

struct Server : Stage {
  Redis redis{*this};
  Bed bed{*this};
  Diary diary{*this};

  void get(const std::string& key) { diary.add(redis.get(key).value_or("nil")); }
  void set(const std::string& key, const std::string& value, std::optional<Duration> ttl = {}) {
    diary.add(redis.setIfAbsent(key, value, ttl));
  }
};

// Source: Redis commands SET (NX: only set the key if it does not already exist), GET (nil if it does not), DEL.
TEST(Redis, SetsWhatIsAbsentAndDeletesWhatIsThere) {
  Server world;
  world.actor([&] {
    world.get("k");
    world.set("k", "1");
    world.set("k", "2");
    world.get("k");
    world.diary.add(world.redis.del("k"));
    world.diary.add(world.redis.del("k"));
    world.set("k", "2");
    world.get("k");
  });
  const auto trace = play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"nil", "yes", "no", "1", "yes", "no", "yes", "2"}));
  EXPECT_EQ(world.redis.commands(), 8U);
  EXPECT_EQ(trace.events[1].changes.at(0).state, "k=1");
}

// Source: Redis command SET: one command is atomic, so that of many with NX one sets the key.
TEST(Redis, OfAllWhoSetAnAbsentKeyOneDoes) {
  Server world;
  for (int i = 0; i < 4; ++i) world.actor([&] { world.set("k", "1"); });
  playAtRandom(world, [&](const Trace&) {
    EXPECT_THAT(world.diary.lines(), testing::UnorderedElementsAre("yes", "no", "no", "no"));
  });
}

// Source: Redis command SET, PX: the key is gone after so many milliseconds.
TEST(Redis, AKeyGoesAwayAfterItsTime) {
  Server world;
  world.actor([&] {
    world.set("k", "1", 1000ms);
    world.bed.sleep(999ms);
    world.get("k");
    world.bed.sleep(2ms);
    world.get("k");
    world.set("k", "2");
    world.bed.sleep(5000ms);
    world.get("k");
  });
  const auto trace = play(world, "A A!wait-timeout A A!lease-expiry A!wait-timeout A A A!wait-timeout A");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "1", "nil", "yes", "2"}));
  EXPECT_EQ(trace.events[0].label.en, "SET k NX PX 1000");
  EXPECT_EQ(trace.events[3].label.en, "k expires");
  EXPECT_EQ(world.redis.commands(), 5U) << "that a key expires is no command";
}

// Source: Redis command SET: with NX and a key that exists, nothing is done, so its time to live stays.
TEST(Redis, ASetThatSetsNothingLeavesTheTimeToLive) {
  Server world;
  world.actor([&] {
    world.set("k", "1", 1000ms);
    world.bed.sleep(600ms);
    world.set("k", "2", 1000ms);
    world.bed.sleep(600ms);
    world.get("k");
  });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "no", "nil"}));
}

// Source: Redis command EXPIRE: DEL clears the timeout, which is not that of a key set later.
TEST(Redis, DelTakesTheTimeToLiveWithIt) {
  Server world;
  world.actor([&] {
    world.set("k", "1", 1000ms);
    world.redis.del("k");
    world.set("k", "2");
    world.bed.sleep(2000ms);
    world.get("k");
  });
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "2"}));
}

// Source: Redis documentation, "Distributed Locks with Redis": removing a key only if it still has one's own value.
TEST(Redis, OnlyItsOwnerDeletesAKeyThatIsCompared) {
  Server world;
  const auto work = [&](const std::string& me, Duration length) {
    world.set("lock", me, 1000ms);
    world.bed.sleep(length);
    world.diary.add(world.redis.delIfEqual("lock", me));
    world.get("lock");
  };
  world.actor([&] { work("a", 2000ms); });
  world.actor([&] {
    world.bed.sleep(1500ms);
    work("b", 600ms);
  });
  play(world);
  // a: its key expired at 1.0 s, b's is there from 1.5 s on, a comes back at 2.0 s, b at 2.1 s.
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "yes", "no", "b", "yes", "nil"}));
  EXPECT_EQ(world.redis.commands(), 6U);
}

TEST(Redis, ExpiringAndWakingAtTheSameTimeIsAChoice) {
  Server world;
  world.actor([&] {
    world.set("k", "1", 1000ms);
    world.bed.sleep(1000ms);
    world.get("k");
  });
  play(world, "A A!lease-expiry A!wait-timeout A");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "nil"}));
  play(world, "A A!wait-timeout A");
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "1"}));
}

TEST(Redis, IsEmptyWhenARunBegins) {
  Server world;
  world.actor([&] {
    world.set("k", "1", 1000ms);
    world.get("k");
  });
  playOnly(world, 1);
  play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"yes", "1"}));
  EXPECT_EQ(world.redis.commands(), 2U);
}

struct Ranking : Stage {
  SortedSet scores{*this, "ranking"};
  Diary diary{*this};

  void add(const std::string& member, std::int64_t increment) { scores.zincrby(member, increment); }
  void look(const std::string& member) {
    const auto score = scores.zscore(member);
    diary.add(score ? std::to_string(*score) : "nil");
  }
};

// Source: Redis command ZINCRBY: an absent member is added with the increment as its score, as if it had been 0.
// Source: Redis command ZSCORE: nil for a member that does not exist.
TEST(SortedSet, CountsAnAbsentMemberAsZero) {
  Ranking world;
  world.actor([&] {
    world.look("11");
    world.add("11", +1);
    world.look("11");
    world.add("16", -1);
    world.add("11", -1);
    world.look("11");
  });
  const auto trace = play(world);
  EXPECT_EQ(world.diary.lines(), (Lines{"nil", "1", "0"}));
  EXPECT_EQ(trace.events[1].label.en, "ZINCRBY +1 11");
  EXPECT_EQ(trace.events[3].result, "-1");
  EXPECT_EQ(trace.events[4].changes.at(0).state, "11=0, 16=-1") << "a score of 0 is a score";
  EXPECT_EQ(world.scores.scoreOf("16"), -1);
  EXPECT_EQ(world.scores.scoreOf("nobody"), 0);
}

// Source: Redis command ZINCRBY is atomic: no increment is lost.
TEST(SortedSet, LosesNoIncrement) {
  Ranking world;
  world.scores.startWith("11", 5);
  for (const int by : {+1, +1, -3}) world.actor([&, by] { world.add("11", by); });
  playAtRandom(world, [&](const Trace&) { EXPECT_EQ(world.scores.scoreOf("11"), 4); });
}

TEST(SortedSet, BeginsEveryRunWithWhatItStartsWith) {
  Ranking world;
  world.scores.startWith("11", 1);
  world.actor([&] {
    world.add("11", 1);
    world.add("16", 1);
  });
  playOnly(world, 1);
  const auto trace = play(world);
  EXPECT_EQ(trace.objects[0].initially, "11=1");
  EXPECT_EQ(trace.events[0].result, "2");
  EXPECT_EQ(trace.events[1].result, "1");
}

}  // namespace
}  // namespace ttadak
