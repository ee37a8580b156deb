#include "sampler.h"

#include <algorithm>

namespace ttadak {

void Sampler::begin() {
  path_.clear();
  judge_.begin();
  picker_->begin(dice_);
}

Choice Sampler::choose(const SchedulingPoint& point) {
  judge_.look(point);
  const Choice choice = picker_->pick(point);
  path_.push_back(choice);
  judge_.chosen(choice, point);
  return choice;
}

void Sampler::ended(End end, const SchedulingPoint& point) {
  judge_.look(point);
  steps_ += path_.size();
  longest_ = std::max(longest_, path_.size());
  const Violations violations = judge_.ended(end);
  tally_.count(end, violations);
  if (violations == 0) return;
  ++hits_;
  const Cost cost = costOf(path_, point.happened.size());
  if (best_ && best_->cost < cost) return;
  Witness witness{path_, cost};
  if (!best_ || witness < *best_) best_ = std::move(witness);
}

}  // namespace ttadak
