#pragma once

#include "dice.h"
#include "sim/kernel/strategy.h"

namespace ttadak {

/// How a sampling method picks what happens next. For one run at a time.
class Picker {
 public:
  Picker() = default;
  virtual ~Picker() = default;
  Picker(const Picker&) = delete;
  Picker& operator=(const Picker&) = delete;

  /// See Strategy.
  virtual bool wantsLearnt() const { return false; }
  /// A run begins; all that is random in it comes from the dice, which live as long as the run.
  virtual void begin(Dice& dice) = 0;
  /// Something that the point offers.
  virtual Choice pick(const SchedulingPoint& point) = 0;
};

/// Any of what can happen, each with the same chance.
class AnyPicker final : public Picker {
 public:
  void begin(Dice& dice) override { dice_ = &dice; }
  Choice pick(const SchedulingPoint& point) override {
    const std::size_t steps = point.enabled.size();
    const std::size_t picked = dice_->below(steps + point.others.size());
    return picked < steps ? Choice(*std::next(point.enabled.begin(), static_cast<std::ptrdiff_t>(picked)))
                          : point.others[picked - steps];
  }

 private:
  Dice* dice_ = nullptr;
};

}  // namespace ttadak
