#pragma once

#include <algorithm>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/actor.h"
#include "sim/kernel/source_line.h"
#include "sim/kernel/text.h"

namespace ttadak {

class Object;

/// Simulated time. It is no part of what decides who goes on: only timers know it, and it only moves when one runs out.
using Duration = std::chrono::milliseconds;

/// Something that comes to its end by itself: a lease, a key's time to live.
struct Timer {
  /// Since the run began.
  Duration deadline;
  /// Whom a schedule names when it runs out.
  ActorId owner;
  /// Is told, and written, when it runs out (Object::expire).
  Object* object;
  /// What of the object ends.
  std::string key;
  /// What it is called when that happens.
  Text label;
  /// Where it was started.
  SourceLine at;
};

/// The time of a run and the timers that are pending in it. Belongs to one World.
class Clock {
 public:
  /// Since the run began.
  Duration now() const { return now_; }
  /// In the order in which they were started.
  std::span<const Timer> timers() const { return timers_; }

  /// Starts a timer that takes the place of one for the same object and key. `timer.deadline` is set here.
  void start(Duration length, Timer timer);
  void cancel(const Object& object, std::string_view key);
  /// The first of the owner's timers to run out, which must have one.
  const Timer& next(ActorId owner) const;
  /// Takes it, and moves to its deadline.
  Timer runOut(ActorId owner);
  /// Moves to `then`, if that lies ahead.
  void advance(Duration then) { now_ = std::max(now_, then); }
  void reset();

 private:
  Duration now_{};
  std::vector<Timer> timers_;
};

}  // namespace ttadak
