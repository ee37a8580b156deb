#pragma once

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "judge.h"
#include "sim/explore/cost.h"
#include "sim/explore/options.h"

namespace ttadak {

using Path = std::vector<Choice>;

/// Runs the World along paths that need not fit, and keeps the best run that violates what it is to violate.
class Attempts final : public Strategy {
 public:
  Attempts(World& world, const Path& path, const ExploreOptions& options, std::uint64_t most)
      : world_(world), options_(options), left_(most), judge_(world) {
    run(path);
    property_ = first(violations_);
    best_ = {made_, costOf(made_, faults_)};
  }

  const Witness& best() const { return best_; }

  /// Whether the run along the path is better than the best so far; then that is what it is.
  bool improve(const Path& path) {
    if (left_ == 0 || options_.stop.stop_requested()) return false;
    --left_;
    run(path);
    if (violations_ == 0 || first(violations_) != property_) return false;
    Witness made{made_, costOf(made_, faults_)};
    if (!(made < best_)) return false;
    best_ = std::move(made);
    return true;
  }

 private:
  static Violations first(Violations all) { return all & ~(all - 1); }

  void run(const Path& path) {
    wanted_ = path;
    made_.clear();
    switches_ = 0;
    violations_ = 0;
    judge_.begin();
    scheduler_.run(world_, *this, nullptr, options_.limit);
  }

  Choice choose(const SchedulingPoint& point) override {
    judge_.look(point);
    const Choice choice = pick(point);
    judge_.chosen(choice, point);
    if (!made_.empty() && made_.back().actor() != choice.actor()) ++switches_;
    made_.push_back(choice);
    const Cost soFar{point.happened.size(), switches_, made_.size()};
    return best_.cost < soFar ? Choice::stop() : choice;
  }

  /// The first that is wanted and possible; after that, whoever is at it goes on.
  Choice pick(const SchedulingPoint& point) {
    const auto next = std::find_if(wanted_.begin(), wanted_.end(), [&](Choice choice) { return point.offers(choice); });
    if (next != wanted_.end()) {
      const Choice choice = *next;
      wanted_.erase(next);
      return choice;
    }
    if (point.last && point.enabled.contains(*point.last)) return *point.last;
    return point.enabled.empty() ? point.others.front() : Choice(point.enabled.front());
  }

  void ended(End end, const SchedulingPoint& point) override {
    if (end == End::stopped) return;
    judge_.look(point);
    violations_ = judge_.ended(end);
    faults_ = point.happened.size();
  }

  World& world_;
  const ExploreOptions& options_;
  std::uint64_t left_;
  Scheduler scheduler_;
  Judge judge_;
  Witness best_{{}, {.faults = std::numeric_limits<std::size_t>::max()}};
  Violations property_ = 0;

  // Of the latest run.
  Path wanted_;
  Path made_;
  std::size_t switches_ = 0;
  Violations violations_ = 0;
  std::size_t faults_ = 0;
};

}  // namespace ttadak
