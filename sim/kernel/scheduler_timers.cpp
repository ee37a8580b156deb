#include <optional>

#include "sim/kernel/scheduler.h"
#include "sim/kernel/world.h"

// What a Scheduler does about timers.

namespace ttadak {

/// Nobody can go on: whatever runs out first does, and what runs out at the same time is a choice.
void Scheduler::offerTimers() {
  std::optional<Duration> first;
  const auto offer = [&](Duration when, Choice choice) {
    if (first && *first < when) return;
    if (first && when < *first) point_.others.clear();
    first = when;
    if (!point_.offers(choice)) point_.others.push_back(choice);
  };
  for (const ActorId actor : point_.waiting) {
    if (point_.next(actor)->wait->timeout) offer(deadline(actor), {actor, Fault::waitTimeout});
  }
  for (const Timer& timer : world_->clock().timers()) offer(timer.deadline, {timer.owner, Fault::leaseExpiry});
}

/// What is more than an actor's ordinary step: all of it if it is no step, and else what comes before.
void Scheduler::happen(Choice choice) {
  fault_ = choice.fault();
  untidy_ = true;
  if (choice.fault() == Fault::leaseExpiry) {
    runOut(choice);
  } else if (choice.fault() == Fault::waitTimeout) {
    endWait(choice.actor());
  }
}

/// The first of the actor's timers runs out.
void Scheduler::runOut(Choice choice) {
  point_.last = choice.actor();
  ++point_.taken;
  running_ = choice.actor();
  const Timer timer = world_->clock().runOut(choice.actor());
  if (observer_ != nullptr) {
    const auto label = [&] { return timer.label; };
    observer_->chosen(choice, {.label = label, .accesses = timer.object->writes(), .at = timer.at});
  }
  timer.object->expire(timer.key);
  point_.others.clear();
}

/// The actor goes on without what it waited for.
void Scheduler::endWait(ActorId actor) {
  world_->clock().advance(deadline(actor));
  point_.waiting.erase(actor);
  point_.others.clear();
}

/// Forgets what was special about the latest step.
void Scheduler::tidyUp() {
  point_.touched.clear();
  fault_ = Fault::none;
  untidy_ = false;
}

}  // namespace ttadak
