#include "sim/kernel/scheduler.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "sim/kernel/world.h"

namespace ttadak {

namespace {

/// Unwinds an actor that does not come to its end by itself. Not a std::exception, so that a body's own handlers let it
/// pass.
struct Abandoned {};

}  // namespace

Scheduler& Scheduler::outsideRun() {
  throw std::logic_error("a step was taken outside a run, or within another step, a strategy or a property");
}

End Scheduler::run(World& world, Strategy& strategy, Observer* observer, std::size_t limit) {
  if (current_ != nullptr) throw std::logic_error("a run was started within a run");
  begin(world, strategy, observer, limit);
  if (const auto first = next(); first != Fibers::home) fibers_.switchTo(first);
  if (!failure_) {
    try {
      strategy.ended(end_, point_);
      if (observer_ != nullptr) observer_->ended(end_, point_);
    } catch (...) {
      failure_ = std::current_exception();
    }
  }
  abandonTheRest();
  current_ = nullptr;
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  return end_;
}

void Scheduler::begin(World& world, Strategy& strategy, Observer* observer, std::size_t limit) {
  point_.actors = world.actors().size();
  fibers_.grow(point_.actors);
  world.reset();
  strategy.begin();
  if (observer != nullptr) observer->begun();
  world_ = &world;
  current_ = this;
  strategy_ = &strategy;
  observer_ = observer;
  limit_ = limit;
  point_.last.reset();
  point_.waiting = {};
  point_.others.clear();
  point_.taken = 0;
  toBegin_ = 0;
  hung_ = {};
  point_.happened.clear();
  faulty_ = !world.faults().empty();
  learns_ = strategy.wantsLearnt();
  attended_ = learns_ || observer != nullptr;
  if (learns_) std::fill_n(point_.learnt.begin(), point_.actors, Hash{});
  tidyUp();
  mayStep_ = false;
}

bool Scheduler::arrive(const Step& step) {
  if (!mayStep_) outsideRun();
  if (abandoning_) return drain(step);
  mayStep_ = false;
  const ActorId self = running_;
  if (step.wait == nullptr) {
    point_.enabled.insert(self);
  } else {
    conditional_.insert(self);
    point_.arrivals[index(self)] = world_->clock().now();
  }
  point_.pending[index(self)] = &step;
  if (const auto then = next(); then != index(self)) fibers_.switchTo(then);
  point_.enabled.erase(self);
  conditional_.erase(self);
  return abandoning_ ? drain(step) : true;
}

std::size_t Scheduler::work(std::size_t fiber) {
  mayStep_ = true;
  try {
    world_->actors()[fiber].body();
  } catch (const Abandoned&) {
    // It was told to go, and went.
  } catch (...) {
    if (!abandoning_) fail();
  }
  mayStep_ = false;
  point_.pending[fiber] = nullptr;
  if (abandoning_) return Fibers::home;
  return failure_ ? Fibers::home : next();
}

/// Where control goes now: to everybody in turn until they stand before their first step, from then on to whom the
/// strategy names, and home when the run is over.
std::size_t Scheduler::next() noexcept {
  if (toBegin_ < point_.actors) [[unlikely]] {
    running_ = actorAt(toBegin_);
    return toBegin_++;
  }
  try {
    return decide();
  } catch (...) {
    return fail();
  }
}

std::size_t Scheduler::decide() {
  for (;;) {
    if (!conditional_.empty() || faulty_) [[unlikely]]
      sortOutWaiting();
    if (observer_ != nullptr) [[unlikely]]
      observer_->reached(point_);
    if (point_.enabled.empty() && point_.others.empty()) {
      return finish(point_.waiting.empty() ? End::completed : End::deadlocked);
    }
    if (point_.taken == limit_) return finish(End::endless);
    const auto choice = strategy_->choose(point_);
    if (untidy_) [[unlikely]]
      tidyUp();
    const ActorId actor = choice.actor();
    const bool known = choice.fault() == Fault::none && index(actor) < point_.actors;
    if (!known || !point_.enabled.contains(actor)) [[unlikely]] {
      if (choice.stops()) return finish(End::stopped);
      if (!point_.offers(choice)) refuse(choice);
      happen(choice);
      if (choice.fault() != Fault::waitTimeout) continue;
    }
    point_.last = actor;
    ++point_.taken;
    running_ = actor;
    if (observer_ != nullptr) [[unlikely]]
      observer_->chosen(choice, *point_.next(actor));
    return index(actor);
  }
}

void Scheduler::sortOutWaiting() {
  point_.waiting = {};
  for (const ActorId actor : conditional_) {
    if (hung_.contains(actor)) continue;
    const bool canGoOn = point_.next(actor)->wait->over(actor);
    (canGoOn ? point_.enabled : point_.waiting).insert(actor);
    if (!canGoOn) point_.enabled.erase(actor);
  }
  point_.others.clear();
  if (point_.enabled.empty()) offerTimers();
  atRest_ = point_.others.size();
  if (faulty_) offerFaults();
}

void Scheduler::refuse(Choice choice) {
  throw std::logic_error("the strategy chose " + choiceText(choice) + ", which cannot happen");
}

/// Keeps the exception that is being handled for the caller of `run`.
std::size_t Scheduler::fail() noexcept {
  failure_ = std::current_exception();
  return finish(End::stopped);
}

std::size_t Scheduler::finish(End end) {
  end_ = end;
  return Fibers::home;
}

void Scheduler::abandonTheRest() {
  abandoning_ = true;
  for (const ActorSet standing : {point_.enabled, conditional_, hung_}) {
    for (const ActorId actor : standing) {
      if (point_.next(actor) == nullptr) continue;
      drained_ = 0;
      running_ = actor;
      fibers_.switchTo(index(actor));
    }
  }
  abandoning_ = false;
}

bool Scheduler::drain(const Step& step) {
  mayStep_ = true;
  if (++drained_ > drainedSteps && step.mayUnwind && std::uncaught_exceptions() == 0) {
    if (drained_ > mostDrainedSteps) {
      std::fputs("ttadak: an abandoned actor does not end: its code catches every exception\n", stderr);
      std::abort();
    }
    throw Abandoned{};
  }
  return false;
}

}  // namespace ttadak
