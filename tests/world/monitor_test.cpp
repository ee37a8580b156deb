#include "sim/world/monitor.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runs.h"
#include "sim/kernel/input_error.h"

namespace ttadak {
namespace {

struct Guarded : Stage {
  Monitor monitor{*this, "monitor"};
  Room room{*this};

  explicit Guarded(int actors) {
    for (int i = 0; i < actors; ++i) {
      actor([this] {
        monitor.enter();
        monitor.enter();
        room.visit();
        monitor.leave();
        monitor.leave();
      });
    }
  }
};

// Source: The Java Language Specification, section 17.1: only one thread at a time may hold a lock on a monitor.
TEST(Monitor, LetsOneInAtATime) {
  Guarded world(3);
  EXPECT_EQ(play(world).end, End::completed);
  EXPECT_EQ(world.room.most(), 1);
  playAtRandom(world, [&](const Trace& trace) {
    EXPECT_EQ(trace.end, End::completed);
    EXPECT_EQ(world.room.most(), 1);
  });
}

// Source: JLS 17.1: a thread may lock a monitor multiple times; each unlock reverses the effect of one lock.
TEST(Monitor, IsFreeWhenItsOwnerHasLeftAsOftenAsEntered) {
  Guarded world(2);
  EXPECT_THROW(play(world, "A*5 B"), InputError);
  const auto trace = play(world, "A*6 B*6");
  EXPECT_EQ(trace.events[1].changes.at(0).state, "A ×2");
  EXPECT_EQ(trace.events[4].changes.at(0).state, "A");
  EXPECT_EQ(trace.events[4].waiting.at(0).actor, actorAt(1));
  EXPECT_EQ(trace.events[4].waiting.at(0).holders, ActorSet(actorAt(0)));
  EXPECT_TRUE(trace.events[5].waiting.empty());
  EXPECT_EQ(trace.events[5].changes.at(0).state, "");
}

// Source: java.lang.Object, notify(): no thread has an advantage in being the next to lock the monitor.
TEST(Monitor, WhoEntersNextIsAChoice) {
  Guarded world(3);
  EXPECT_EQ(play(world, "A*6 B*6 C*6").end, End::completed);
  EXPECT_EQ(play(world, "A*6 C*6 B*6").end, End::completed);
  EXPECT_EQ(play(world, "C*6 A*6 B*6").end, End::completed);
}

// Source: The Java Virtual Machine Specification, monitorexit: IllegalMonitorStateException for who is not the owner.
TEST(Monitor, OnlyItsOwnerLeavesIt) {
  Stage world;
  Monitor monitor{world, "monitor"};
  world.actor([&] { monitor.enter(); });
  world.actor([&] { monitor.leave(); });
  EXPECT_THROW(play(world, "A B"), std::logic_error);
  EXPECT_THROW(play(world, "B A"), std::logic_error);
}

// Source: JLS 17.1: nothing detects a deadlock, and nothing ends it.
TEST(Monitor, TwoTakenInOppositeOrdersCanWaitForEver) {
  Stage world;
  Monitor one{world, "one"};
  Monitor other{world, "other"};
  const auto both = [](Monitor& first, Monitor& second) {
    first.enter();
    second.enter();
    second.leave();
    first.leave();
  };
  world.actor([&] { both(one, other); });
  world.actor([&] { both(other, one); });
  EXPECT_EQ(play(world, "A*4 B*4").end, End::completed);
  const auto trace = play(world, "A B");
  EXPECT_EQ(trace.end, End::deadlocked);
  EXPECT_EQ(trace.deadlock.size(), 2U);
}

TEST(Monitor, IsFreeWhenARunBegins) {
  Guarded world(2);
  playOnly(world, 2);
  const auto trace = play(world, "B*6 A*6");
  EXPECT_EQ(trace.objects[0].initially, "");
  EXPECT_EQ(trace.events[0].changes.at(0).state, "B");
}

}  // namespace
}  // namespace ttadak
