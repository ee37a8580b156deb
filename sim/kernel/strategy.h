#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/kernel/actor.h"
#include "sim/kernel/digest.h"
#include "sim/kernel/schedule.h"
#include "sim/kernel/step.h"

namespace ttadak {

/// How a run ended.
enum class End {
  completed,   ///< every actor came to its end
  deadlocked,  ///< nobody can run and somebody still waits
  endless,     ///< the limit of steps was reached
  stopped,     ///< the strategy wanted no more
};

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
  /// Whether the latest step only read what it had announced to write.
  bool onlyRead = false;
  /// Who took the latest step; nobody at the beginning.
  std::optional<ActorId> last;
  /// The faults that have happened.
  std::vector<Fault> happened;
  /// How many actors the World has.
  std::size_t actors = 0;
  /// How many steps were taken.
  std::size_t taken = 0;
  /// The next step of each actor, by index; null for one that has ended.
  std::array<const Step*, maxActors> pending{};

  /// When, since the run began, each actor came to stand before the step that it now waits to take.
  std::array<Duration, maxActors> arrivals{};
  /// What each actor has learnt from its steps; only for a strategy that asks for it.
  std::array<Hash, maxActors> learnt{};

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

  /// Whether `choose` looks at what the actors learn, which costs some time.
  virtual bool wantsLearnt() const { return false; }

  /// Called when a run begins, before anything else.
  virtual void begin() {}

  /// What happens next: something that the point offers, a member of `point.enabled` or of `point.others`, which are
  /// not both empty; or Choice::stop(). What it throws ends the run and reaches the caller of Scheduler::run.
  virtual Choice choose(const SchedulingPoint& point) = 0;

  /// Called when a run has ended by itself, at its limit or because the strategy stopped it, before anybody is
  /// abandoned: while the World is as the run has left it.
  virtual void ended(End /*end*/, const SchedulingPoint& /*point*/) {}
};

}  // namespace ttadak
