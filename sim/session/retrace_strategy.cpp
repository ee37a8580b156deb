#include "retrace_strategy.h"

#include "sim/kernel/input_error.h"

namespace ttadak {

void RetraceStrategy::begin() {
  made_ = 0;
  why_.reset();
  replay_.begin();
  if (rest_ != nullptr) rest_->begin();
}

Choice RetraceStrategy::choose(const SchedulingPoint& point) {
  if (made_ == count_) return rest_ != nullptr ? rest_->choose(point) : Choice::stop();
  try {
    const Choice choice = replay_.choose(point);
    ++made_;
    return choice;
  } catch (const InputError& error) {
    why_ = error.message();
    return Choice::stop();
  }
}

std::optional<Text> RetraceStrategy::whyNotFurther() const {
  if (why_) return why_;
  try {
    replay_.requireUsedUp();
  } catch (const InputError& error) {
    return error.message();
  }
  return std::nullopt;
}

}  // namespace ttadak
