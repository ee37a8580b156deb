#include <algorithm>
#include <optional>

#include "sim/kernel/scheduler.h"
#include "sim/kernel/world.h"

// What a Scheduler does about what is no ordinary step: timers, faults, and steps that go on.

namespace ttadak {

/// Nobody can go on: whatever runs out first does, and what runs out at the same time is a choice.
void Scheduler::offerTimers() {
  std::optional<Duration> first;
  const auto runsOut = [&](Duration when, Choice choice) {
    if (first && *first < when) return;
    if (first && when < *first) point_.others.clear();
    first = when;
    offer(choice);
  };
  for (const ActorId actor : point_.waiting) {
    if (point_.next(actor)->wait->timeout) runsOut(deadline(actor), {actor, Fault::waitTimeout});
  }
  for (const Timer& timer : world_->clock().timers()) runsOut(timer.deadline, {timer.owner, Fault::leaseExpiry});
}

/// What is switched on and has not happened yet, wherever it can happen now.
void Scheduler::offerFaults() {
  for (const Fault fault : world_->faults()) {
    if (std::find(point_.happened.begin(), point_.happened.end(), fault) != point_.happened.end()) continue;
    if (fault == Fault::leaseExpiry) {
      for (const Timer& timer : world_->clock().timers()) offer({timer.owner, fault});
    } else if (fault == Fault::waitTimeout) {
      for (const ActorId actor : point_.waiting) {
        if (point_.next(actor)->wait->timeout) offer({actor, fault});
      }
    } else if (fault == Fault::hang) {
      for (const ActorSet standing : {point_.enabled, point_.waiting}) {
        for (const ActorId actor : standing) offer({actor, fault});
      }
    }
  }
}

/// What is more than an actor's ordinary step: all of it if it is no step, and else what comes before.
void Scheduler::happen(Choice choice) {
  fault_ = choice.fault();
  untidy_ = true;
  const auto timers = point_.others.begin() + static_cast<std::ptrdiff_t>(atRest_);
  if (std::find(point_.others.begin(), timers, choice) == timers) point_.happened.push_back(fault_);
  if (fault_ == Fault::leaseExpiry) {
    runOut(choice);
  } else if (fault_ == Fault::waitTimeout) {
    endWait(choice.actor());
  } else {
    hang(choice);
  }
  point_.others.clear();
}

/// The first of the actor's timers runs out.
void Scheduler::runOut(Choice choice) {
  const Timer timer = world_->clock().runOut(choice.actor());
  const auto label = [&] { return timer.label; };
  takeOther(choice, {.label = label, .accesses = timer.object->writes(), .at = timer.at});
  timer.object->expire(timer.key);
}

/// The actor goes on without what it waited for.
void Scheduler::endWait(ActorId actor) {
  world_->clock().advance(deadline(actor));
  point_.waiting.erase(actor);
}

/// The actor never goes on.
void Scheduler::hang(Choice choice) {
  takeOther(choice, {.label = {"hang", "멈춰 버림"}, .at = point_.next(choice.actor())->at});
  hung_.insert(choice.actor());
  point_.enabled.erase(choice.actor());
  point_.waiting.erase(choice.actor());
}

/// What happens is no step of the actor's own.
void Scheduler::takeOther(Choice choice, const Step& step) {
  point_.last = choice.actor();
  ++point_.taken;
  running_ = choice.actor();
  if (observer_ != nullptr) observer_->chosen(choice, step);
}

/// Forgets what was special about the latest step.
void Scheduler::tidyUp() {
  point_.touched.clear();
  point_.onlyRead = false;
  fault_ = Fault::none;
  untidy_ = false;
}

bool Scheduler::goOn(const Step& next) {
  mayStep_ = true;
  const bool happens = arrive(next);
  mayStep_ = false;
  return happens;
}

}  // namespace ttadak
