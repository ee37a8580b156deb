#include "sim/world/browser.h"

#include <gtest/gtest.h>

#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/world/connection.h"
#include "sim/world/memory_map.h"

namespace ttadak {
namespace {

struct TwoPages : World {
  Browser browser{*this, "browser"};
  std::string captured[2];

  TwoPages() {
    for (const std::size_t i : {0UL, 1UL}) {
      addActor("page", [this, i] {
        browser.get().navigate(i == 0 ? "first" : "second");
        captured[i] = browser.capture().page;
      });
    }
  }
};

Trace traceOf(World& world, std::string_view schedule) {
  const auto choices = Schedule::parse(schedule).choices;
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  return record(scheduler, world, strategy);
}

TEST(Browser, CapturesWhatItShowsNow) {
  TwoPages world;
  traceOf(world, "A*3 B*3");
  EXPECT_EQ(world.captured[0], "first");
  EXPECT_EQ(world.captured[1], "second");
  traceOf(world, "A*2 B*2 A B");
  EXPECT_EQ(world.captured[0], "second");
}

TEST(Image, EqualPicturesHaveEqualTags) {
  EXPECT_EQ(Image{"a"}.etag(), Image{"a"}.etag());
  EXPECT_NE(Image{"a"}.etag(), Image{"b"}.etag());
  EXPECT_EQ(Image{"a"}.etag().front(), '"') << "RFC 9110: a tag is a quoted string";
}

TEST(MemoryMap, FindsWhatWasPutInThisRun) {
  struct Cached : World {
    MemoryMap cache{*this, "cache", [](const std::string& key) { return key; }};
    std::vector<std::optional<std::string>> found;
    Cached() {
      addActor("user", [this] {
        found.push_back(cache.find("k"));
        cache.put("k", "v");
        found.push_back(cache.find("k"));
      });
    }
  };
  Cached world;
  traceOf(world, "A*3");
  const auto trace = traceOf(world, "A*3");
  EXPECT_EQ(world.found, (std::vector<std::optional<std::string>>{std::nullopt, "v", std::nullopt, "v"}));
  EXPECT_EQ(trace.events[1].changes.at(0).state, "k=v");
}

TEST(Connection, IsPrivateToItsClient) {
  struct Answering : World {
    Connection client{*this, "client"};
    Answering() {
      addActor("server", [this] {
        client.receive();
        client.answer(Answer::success("hello"));
      });
    }
  };
  Answering world;
  const auto trace = traceOf(world, "A*2");
  EXPECT_EQ(trace.objects[0].kind, Object::Kind::client);
  EXPECT_EQ(world.client.answered(), Answer::success("hello"));
}

}  // namespace
}  // namespace ttadak
