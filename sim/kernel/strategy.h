#pragma once

#include <array>
#include <cstddef>
#include <optional>

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
  /// Who took the latest step; nobody at the beginning.
  std::optional<ActorId> last;
  /// How many actors the World has.
  std::size_t actors = 0;
  /// How many steps were taken.
  std::size_t taken = 0;
  /// The next step of each actor, by index; null for one that has ended.
  std::array<const Step*, maxActors> pending{};

  const Step* next(ActorId actor) const { return pending[index(actor)]; }
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

  /// Who takes the next step: a member of `point.enabled`, which is not empty; or Choice::stop(). What it
  /// throws ends the run and reaches the caller of Scheduler::run.
  virtual Choice choose(const SchedulingPoint& point) = 0;
};

}  // namespace ttadak
