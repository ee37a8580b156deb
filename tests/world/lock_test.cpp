#include "sim/world/lock.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <stdexcept>

#include "runs.h"

namespace ttadak {
namespace {

// Source: java.util.concurrent.locks.Lock, on mutual exclusion; not reentrant, as async-mutex's Mutex is not.

struct Users : Stage {
  Lock lock{*this, "lock"};
  Room room{*this};

  Users() {
    for (int i = 0; i < 3; ++i) {
      actor([this] {
        lock.acquire();
        room.visit();
        lock.release();
      });
    }
  }
};

TEST(Lock, LetsOneInAtATime) {
  Users world;
  const auto trace = play(world);
  EXPECT_EQ(trace.end, End::completed);
  EXPECT_EQ(world.room.most(), 1);
  EXPECT_EQ(trace.events[0].changes.at(0).holders, ActorSet(actorAt(0)));
  EXPECT_EQ(trace.events[0].waiting.size(), 2U);
  playAtRandom(world, [&](const Trace& one) {
    EXPECT_EQ(one.end, End::completed);
    EXPECT_EQ(world.room.most(), 1);
  });
}

TEST(Lock, WhoGoesNextIsAChoice) {
  Users world;
  EXPECT_EQ(play(world, "A*4 B*4 C*4").end, End::completed);
  EXPECT_EQ(play(world, "A*4 C*4 B*4").end, End::completed);
}

TEST(Lock, IsFreeWhenARunBegins) {
  Users world;
  playOnly(world, 1);
  EXPECT_EQ(play(world, "B*4 A*4 C*4").end, End::completed);
}

TEST(Lock, IsNotReentrant) {
  Stage world;
  Lock lock{world, "lock"};
  world.actor([&] {
    lock.acquire();
    lock.acquire();
  });
  EXPECT_EQ(play(world, "A").end, End::deadlocked);
}

TEST(Lock, OnlyItsHolderReleasesIt) {
  Stage world;
  Lock lock{world, "lock"};
  world.actor([&] { lock.release(); });
  EXPECT_THROW(play(world), std::logic_error);
}

/// Locks, each around a room of its own, and actors that take and give them back as their programs say.
struct Programs : Stage {
  static constexpr std::size_t places = 3;

  std::array<Lock, places> locks{Lock{*this, "lock 0"}, Lock{*this, "lock 1"}, Lock{*this, "lock 2"}};
  std::array<Room, places> rooms{Room{*this, "room 0"}, Room{*this, "room 1"}, Room{*this, "room 2"}};

  explicit Programs(const std::vector<std::vector<unsigned>>& programs) {
    for (const auto& program : programs) actor([this, program] { follow(program); });
  }

 private:
  /// Each number is a place: who is there leaves it, anybody else goes there.
  void follow(const std::vector<unsigned>& program) {
    std::array<bool, places> isThere{};
    const auto change = [&](std::size_t place) {
      isThere.at(place) = !isThere.at(place);
      if (isThere.at(place)) {
        locks.at(place).acquire();
        rooms.at(place).enter();
      } else {
        rooms.at(place).leave();
        locks.at(place).release();
      }
    };
    for (const unsigned number : program) change(number % places);
    for (std::size_t place = 0; place < places; ++place) {
      if (isThere.at(place)) change(place);
    }
  }
};

RC_GTEST_PROP(Lock, NoProgramLetsTwoIn, ()) {
  const auto programs = *rc::gen::resize(6, rc::gen::arbitrary<std::vector<std::vector<unsigned>>>());
  Programs world(programs);
  RandomStrategy strategy(*rc::gen::arbitrary<std::uint64_t>());
  const End end = Scheduler().run(world, strategy);
  RC_ASSERT(end == End::completed || end == End::deadlocked);
  for (const Room& room : world.rooms) RC_ASSERT(room.most() <= 1);
}

}  // namespace
}  // namespace ttadak
