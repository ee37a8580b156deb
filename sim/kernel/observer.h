#pragma once

#include <string>

#include "sim/kernel/strategy.h"

namespace ttadak {

/// Watches a run, and cannot take steps in it. What it throws ends the run and reaches the caller of Scheduler::run; a
/// run that ends by an exception, its own or another's, calls nothing any more.
class Observer {
 public:
  Observer() = default;
  virtual ~Observer() = default;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  /// A run begins: the World is as it is at the beginning, and nobody has moved.
  virtual void begun() {}
  /// Everybody stands before their next step: at the beginning, after each step, and at the end.
  virtual void reached(const SchedulingPoint& point) = 0;
  /// `choice` was made and its step happens now.
  virtual void chosen(Choice choice, const Step& step) = 0;
  /// What came of the step just taken; not called for a step that threw.
  virtual void answered(std::string result) = 0;
  /// Something worth knowing about how `actor` came to its next step, which is no step.
  virtual void noted(ActorId /*actor*/, const Text& /*what*/) {}
  /// Called after the last `reached`, before anybody is abandoned: while the steps that did not happen still stand.
  virtual void ended(End end, const SchedulingPoint& point) = 0;
};

}  // namespace ttadak
