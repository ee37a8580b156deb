#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/random_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/world/app.h"

// How the tests of the world's objects run them, and what they see it with.

namespace ttadak {

/// A World that is put together in a test.
struct Stage : World {
  void actor(std::function<void()> body) { addActor("actor", std::move(body)); }
};

/// The same with a database.
struct AppStage : App {
  AppStage() : App(sql::postgres(), sql::Isolation::readCommitted) {}
  void actor(std::function<void()> body) { addActor("actor", std::move(body)); }
};

/// Plays the whole schedule.
inline Trace play(World& world, std::string_view schedule) {
  const auto choices = Schedule::parse(schedule).choices;
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  auto trace = record(scheduler, world, strategy);
  strategy.requireUsedUp();
  return trace;
}

/// One step of each in turn.
inline Trace play(World& world) {
  RoundRobinStrategy strategy;
  Scheduler scheduler;
  return record(scheduler, world, strategy);
}

/// Plays a few steps, after which whoever has not ended is abandoned.
inline void playOnly(World& world, std::size_t steps) {
  ManualStrategy strategy([=](const SchedulingPoint& point) {
    if (point.taken == steps) return Choice::stop();
    return point.enabled.empty() ? point.others.front() : Choice(point.enabled.front());
  });
  Scheduler scheduler;
  record(scheduler, world, strategy);
}

/// Runs at random, many times, and has each trace looked at.
template <class Look>
void playAtRandom(World& world, Look look) {
  Scheduler scheduler;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    RandomStrategy strategy(seed);
    look(record(scheduler, world, strategy));
  }
}

/// `A UPDATE`: who did what, by the first word of each step.
inline std::vector<std::string> stepsOf(const Trace& trace) {
  std::vector<std::string> all;
  for (const auto& event : trace.events) {
    const auto& label = event.label.en;
    all.push_back(choiceText(event.choice) + " " + label.substr(0, label.find(' ')));
  }
  return all;
}

/// What actors write down between their steps.
class Diary final : public Object {
 public:
  explicit Diary(World& world) : Object(world, "diary", Kind::internal) {}

  void add(std::string line) { lines_.push_back(std::move(line)); }
  void add(std::same_as<bool> auto yes) { lines_.emplace_back(yes ? "yes" : "no"); }
  /// Who runs.
  void sign() { add(actorName(World::running())); }
  const std::vector<std::string>& lines() const { return lines_; }

  void reset() override { lines_.clear(); }
  void digest(Digest& to) const override { to << lines_; }
  std::string state() const override { return ""; }

 private:
  std::vector<std::string> lines_;
};

/// Where actors are between two steps of theirs; it knows how many were there at once.
class Room final : public Object {
 public:
  explicit Room(World& world, Text name = "room") : Object(world, std::move(name)) {}

  void enter() {
    world().step({.label = {"go in", "들어감"}, .accesses = writes()}, [this] { most_ = std::max(most_, ++inside_); });
  }
  void leave() {
    world().step({.label = {"go out", "나감"}, .accesses = writes()}, [this] { --inside_; });
  }
  void visit() {
    enter();
    leave();
  }
  int most() const { return most_; }

  void reset() override { inside_ = most_ = 0; }
  void digest(Digest& to) const override { to << inside_ << most_; }
  std::string state() const override { return ""; }

 private:
  int inside_ = 0;
  int most_ = 0;
};

/// Lets time pass.
class Bed final : public Object {
 public:
  explicit Bed(World& world) : Object(world, "bed") {}

  void sleep(Duration length) {
    const auto never = [](ActorId) { return false; };
    const Wait wait{*this, never, length};
    world().step({.label = {"sleep", "잠"}, .accesses = reads(), .wait = &wait}, [] {});
  }

  void reset() override {}
  void digest(Digest& /*to*/) const override {}
  std::string state() const override { return ""; }
};

}  // namespace ttadak
