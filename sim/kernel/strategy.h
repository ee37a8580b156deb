#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/kernel/actor.h"
#include "sim/kernel/schedule.h"
#include "sim/kernel/step.h"

namespace ttadak {

/// A moment between two steps: everybody stands before their next step or has ended. Valid only during the call it is
/// passed to.
struct SchedulingPoint {
  /// Who can take their step now.
  ActorSet enabled;
  /// Who stands before a step that cannot happen now.
  ActorSet waiting;
  /// What else can happen now: faults that are switched on, and timers that run out because nobody can go on.
  std::vector<Choice> others;
  /// What the latest step touched beyond what it had announced.
  std::vector<Access> touched;
  /// Who took the latest step; nobody at the beginning.
  std::optional<ActorId> last;
  /// How many actors the World has.
  std::size_t actors = 0;
  /// How many steps were taken.
  std::size_t taken = 0;
  /// The next step of each actor, by index; null for one that has ended.
  std::array<const Step*, maxActors> pending{};

  const Step* next(ActorId actor) const { return pending[index(actor)]; }
  bool offers(Choice choice) const {
    if (choice.stops()) return true;
    if (choice.fault() == Fault::none) return index(choice.actor()) < actors && enabled.contains(choice.actor());
    return std::find(others.begin(), others.end(), choice) != others.end();
  }
};

/// Decides who goes on. The one place where a run is not determined by what came before it; everything that is
/// nondeterministic goes through here. Used by one run at a time.
class Strategy {
 public:
  Strategy() = default;
  virtual ~Strategy() = default;
  Strategy(const Strategy&) = delete;
  Strategy& operator=(const Strategy&) = delete;

  /// Called when a run begins, before anything else.
  virtual void begin() {}

  /// What happens next: something that the point offers, a member of `point.enabled` or of `point.others`, which are
  /// not both empty; or Choice::stop(). What it throws ends the run and reaches the caller of Scheduler::run.
  virtual Choice choose(const SchedulingPoint& point) = 0;
};

}  // namespace ttadak
