#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "sim/kernel/replay_strategy.h"

namespace ttadak {

/// Makes the choices of a way as far as they fit, then goes on as another strategy says; without one, stops the run.
/// A choice that does not fit stops it too.
class RetraceStrategy final : public Strategy {
 public:
  /// `choices` and `rest` must outlive the strategy.
  explicit RetraceStrategy(std::span<const Choice> choices, Strategy* rest = nullptr)
      : count_(choices.size()), replay_(choices), rest_(rest) {}

  void begin() override;
  Choice choose(const SchedulingPoint& point) override;

  /// After the run: why it stopped before all choices were made, if it did.
  std::optional<Text> whyNotFurther() const;

 private:
  std::size_t count_;
  ReplayStrategy replay_;
  Strategy* rest_;
  std::size_t made_ = 0;
  std::optional<Text> why_;
};

}  // namespace ttadak
