#include "sim/kernel/clock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/kernel/input_error.h"
#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"

namespace ttadak {
namespace {

using std::chrono::seconds;

/// A lamp that goes out by itself.
class Lamp final : public Object {
 public:
  Lamp(World& world, Text name) : Object(world, std::move(name)) {}

  void light(Duration length, SourceLine at = SourceLine::here()) {
    world().step({.label = {"light", "켜기"}, .accesses = writes(), .at = at}, [&] {
      lit_ = true;
      world().clock().start(length, {{}, World::running(), this, "", words(), at});
    });
  }
  void put() {
    world().step({.label = {"put out", "끄기"}, .accesses = writes()}, [&] {
      lit_ = false;
      world().clock().cancel(*this, "");
    });
  }
  /// Whether it got dark in time.
  bool waitForDark(std::optional<Duration> patience) {
    const auto dark = [this](ActorId) { return !lit_; };
    const Wait wait{*this, dark, patience};
    return world().step({.label = {"wait for dark", "어두워지기를 기다림"}, .accesses = reads(), .wait = &wait},
                        [] { return !World::timeIsUp(); });
  }

  void reset() override { lit_ = false; }
  void digest(Digest& to) const override { to << lit_; }
  std::string state() const override { return lit_ ? "lit" : ""; }
  void expire(const std::string& /*key*/) override { lit_ = false; }

 private:
  Text words() const { return {name().en + " goes out", name().ko + " 꺼짐"}; }

  bool lit_ = false;
};

struct Room : World {
  Lamp lamp{*this, "lamp"};
  std::vector<bool> sawDark;

  Room(Duration length, std::vector<std::optional<Duration>> patience) : sawDark(patience.size()) {
    addActor("lighter", [this, length] { lamp.light(length); });
    for (std::size_t i = 0; i < patience.size(); ++i) {
      addActor("sleeper", [this, i, patience = patience[i]] { sawDark[i] = lamp.waitForDark(patience); });
    }
  }
};

std::string orderOf(World& world) {
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  return record(scheduler, world, strategy).schedule().bareText();
}

Trace replay(World& world, std::string_view text) {
  Scheduler scheduler;
  const auto choices = Schedule::parse(text).choices;
  ReplayStrategy strategy(choices);
  auto trace = record(scheduler, world, strategy);
  strategy.requireUsedUp();
  return trace;
}

TEST(Timers, RunOutOnlyWhenNobodyCanGoOn) {
  Room room(seconds(3), {std::nullopt});
  // The sleeper may sleep before the lamp is lit; once it is, only its timer ends the wait.
  EXPECT_EQ(orderOf(room), "A A!lease-expiry B");
  EXPECT_EQ(room.clock().now(), seconds(3));
  EXPECT_THROW(replay(room, "B A A!lease-expiry"), InputError);
}

TEST(Timers, AWaitEndsAfterItsTimeoutIfNothingElseEndsItBefore) {
  Room room(seconds(3), {seconds(2)});
  EXPECT_THROW(replay(room, "A A!lease-expiry B"), InputError);
  const auto trace = replay(room, "A B!wait-timeout");
  EXPECT_EQ(trace.end, End::completed);
  EXPECT_FALSE(room.sawDark[0]);
  EXPECT_EQ(room.clock().now(), seconds(2));
  EXPECT_EQ(trace.events[1].choice, Choice(actorAt(1), Fault::waitTimeout));
}

TEST(Timers, TheEarliestRunsOutFirstAndEqualOnesAreAChoice) {
  Room room(seconds(3), {seconds(3), seconds(4)});
  EXPECT_EQ(replay(room, "A A!lease-expiry B C").end, End::completed);
  EXPECT_EQ(room.sawDark, (std::vector<bool>{true, true}));
  EXPECT_EQ(replay(room, "A B!wait-timeout A!lease-expiry C").end, End::completed);
  EXPECT_EQ(room.sawDark, (std::vector<bool>{false, true}));
  EXPECT_THROW(replay(room, "A C!wait-timeout"), InputError);
}

TEST(Timers, OneThatIsCancelledNeverRunsOut) {
  struct PutOut : World {
    Lamp lamp{*this, "lamp"};
    PutOut() {
      addActor("lighter", [this] {
        lamp.light(seconds(1));
        lamp.put();
      });
      addActor("sleeper", [this] { lamp.waitForDark(std::nullopt); });
    }
  };
  PutOut world;
  EXPECT_EQ(replay(world, "A*2 B").end, End::completed);
  EXPECT_EQ(world.clock().now(), seconds(0));
}

TEST(Timers, AreNobodysWhenARunBegins) {
  Room room(seconds(3), {std::nullopt});
  Scheduler scheduler;
  ManualStrategy stopAtOnce(
      [](const SchedulingPoint& point) { return point.taken == 1 ? Choice::stop() : Choice(point.enabled.front()); });
  scheduler.run(room, stopAtOnce);
  EXPECT_EQ(room.clock().timers().size(), 1U);
  EXPECT_EQ(replay(room, "B A").end, End::completed);
  EXPECT_EQ(room.clock().now(), seconds(0));
}

TEST(Timers, ARunIsOverWhenEverybodyHasEndedWhateverIsPending) {
  Room room(seconds(3), {});
  EXPECT_EQ(orderOf(room), "A");
}

TEST(Timers, TheRecordSaysWhatRanOutAndWhatThatChanged) {
  Room room(seconds(3), {std::nullopt});
  const auto trace = replay(room, "A A!lease-expiry B");
  const auto& event = trace.events[1];
  EXPECT_EQ(event.label.en, "lamp goes out");
  EXPECT_EQ(event.changes.at(0).state, "");
  EXPECT_EQ(event.line, trace.events[0].line);
}

}  // namespace
}  // namespace ttadak
