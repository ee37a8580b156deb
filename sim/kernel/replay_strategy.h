#pragma once

#include <cstddef>
#include <span>

#include "sim/kernel/strategy.h"

namespace ttadak {

/// Makes the choices of a schedule, and throws InputError at the first one that cannot be made: the message names the
/// step, what the schedule says and what would be possible. The same where the schedule ends before the run does.
/// A schedule that goes on after the run's end is for `requireUsedUp` to find.
class ReplayStrategy final : public Strategy {
 public:
  /// `choices` must outlive the strategy.
  explicit ReplayStrategy(std::span<const Choice> choices) : choices_(choices) {}

  void begin() override { made_ = 0; }
  Choice choose(const SchedulingPoint& point) override;

  /// After the run: throws InputError if choices are left over.
  void requireUsedUp() const;

 private:
  std::span<const Choice> choices_;
  std::size_t made_ = 0;
};

}  // namespace ttadak
