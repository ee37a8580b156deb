#pragma once

#include "sim/kernel/strategy.h"

namespace ttadak {

/// One step each, in the order of the actors; whoever cannot go on is passed over.
class RoundRobinStrategy final : public Strategy {
 public:
  Choice choose(const SchedulingPoint& point) override {
    return point.last ? point.enabled.after(*point.last) : point.enabled.front();
  }
};

}  // namespace ttadak
