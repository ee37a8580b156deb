#pragma once

#include <optional>
#include <vector>

#include "sim/explore/options.h"
#include "state_space.h"

namespace ttadak {

/// Goes a path and looks around at its end.
class Scout final : public Strategy {
 public:
  Scout(World& world, const ExploreOptions& options, StateSpace& space)
      : world_(world), limit_(options.limit), space_(space), judge_(world), state_(space.blank()) {}

  bool wantsLearnt() const override { return true; }

  /// `before`: the state before the last step of the path, if there is one.
  void go(const std::vector<Choice>& path, const StateVector* before) {
    path_ = &path;
    before_ = before;
    others_.clear();
    end_.reset();
    judge_.begin();
    scheduler_.run(world_, *this, nullptr, limit_);
  }

  /// At the end of the path.
  const StateVector& state() const { return state_; }
  const std::vector<Choice>& others() const { return others_; }
  std::size_t faults() const { return faults_; }
  /// If the run ended there.
  std::optional<End> end() const { return end_; }
  Violations violations() const { return violations_; }

 private:
  Choice choose(const SchedulingPoint& point) override {
    judge_.look(point);
    if (point.taken == path_->size()) {
      arrive(point);
      others_ = point.others;
      return Choice::stop();
    }
    const Choice choice = (*path_)[point.taken];
    judge_.chosen(choice, point);
    space_.taking(choice, point);
    return choice;
  }

  void ended(End end, const SchedulingPoint& point) override {
    if (end == End::stopped) return;
    judge_.look(point);
    arrive(point);
    end_ = end;
    violations_ = judge_.ended(end);
  }

  void arrive(const SchedulingPoint& point) {
    state_ = space_.read(point, judge_.broken());
    if (before_ != nullptr) space_.note(*before_, path_->back(), point.touched, state_);
    faults_ = point.happened.size();
  }

  World& world_;
  std::size_t limit_;
  StateSpace& space_;
  Scheduler scheduler_;
  Judge judge_;
  const std::vector<Choice>* path_ = nullptr;
  const StateVector* before_ = nullptr;
  StateVector state_;
  std::vector<Choice> others_;
  std::optional<End> end_;
  Violations violations_ = 0;
  std::size_t faults_ = 0;
};

}  // namespace ttadak
