#pragma once

#include "sim/kernel/strategy.h"

namespace ttadak {

/// One step each, in the order of the actors; whoever cannot go on is passed over. Nothing goes
/// wrong; timers run out when nobody can go on.
class RoundRobinStrategy final : public Strategy {
 public:
  Choice choose(const SchedulingPoint& point) override {
    if (point.enabled.empty()) return point.others.front();
    return point.last ? point.enabled.after(*point.last) : point.enabled.front();
  }
};

}  // namespace ttadak
