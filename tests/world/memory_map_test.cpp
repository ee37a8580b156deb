#include "sim/world/memory_map.h"

#include <gtest/gtest.h>

#include "runs.h"

namespace ttadak {
namespace {

using Found = std::vector<std::string>;

struct Cached : Stage {
  MemoryMap cache{*this, "cache", [](const std::string& key) { return key.substr(0, 1); }};
  Diary found{*this};

  void look(const std::string& key) { found.add(cache.find(key).value_or("nothing")); }
};

// Source: java.util.concurrent.ConcurrentHashMap: a retrieval sees the most recently completed update.
TEST(MemoryMap, FindsWhatWasPutInThisRun) {
  Cached world;
  world.actor([&] {
    world.look("key");
    world.cache.put("key", "1");
    world.look("key");
    world.cache.put("key", "2");
    world.look("key");
    world.look("other");
  });
  play(world);
  const auto trace = play(world);
  EXPECT_EQ(world.found.lines(), (Found{"nothing", "1", "2", "nothing"}));
  EXPECT_EQ(trace.events[1].changes.at(0).state, "k=1");
  EXPECT_EQ(trace.events[2].result, "1");
}

// Source: java.util.concurrent.ConcurrentHashMap: two operations in a row are not one.
TEST(MemoryMap, LookingUpAndPuttingInAreTwoSteps) {
  Cached world;
  for (int i = 0; i < 2; ++i) {
    world.actor([&] {
      world.look("key");
      world.cache.put("key", actorName(World::running()));
    });
  }
  play(world, "A*2 B*2");
  EXPECT_EQ(world.found.lines(), (Found{"nothing", "A"}));
  const auto trace = play(world, "A B B A");
  EXPECT_EQ(world.found.lines(), (Found{"nothing", "nothing"}));
  EXPECT_EQ(trace.events.back().changes.at(0).state, "k=A");
}

TEST(MemoryMap, LookingUpOnlyReads) {
  Cached world;
  world.actor([&] { world.look("key"); });
  EXPECT_EQ(play(world).events[0].accesses.at(0).mode, Access::Mode::read);
}

TEST(MemoryMap, IsEmptyWhenARunBegins) {
  Cached world;
  world.actor([&] {
    world.look("key");
    world.cache.put("key", "1");
    world.look("key");
  });
  playOnly(world, 2);
  play(world);
  EXPECT_EQ(world.found.lines(), (Found{"nothing", "1"}));
}

}  // namespace
}  // namespace ttadak
