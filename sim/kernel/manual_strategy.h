#pragma once

#include <functional>
#include <utility>

#include "sim/kernel/strategy.h"

namespace ttadak {

/// Asks its caller, who may also stop the run by answering Choice::stop().
class ManualStrategy final : public Strategy {
 public:
  using Pick = std::function<Choice(const SchedulingPoint&)>;

  explicit ManualStrategy(Pick pick) : pick_(std::move(pick)) {}

  Choice choose(const SchedulingPoint& point) override { return pick_(point); }

 private:
  Pick pick_;
};

}  // namespace ttadak
