#pragma once

#include <cstddef>
#include <vector>

#include "sim/kernel/strategy.h"

namespace ttadak::bench {

/// Goes through the interleavings of a World in lexicographic order, one a run: what exploring does all day.
class DepthFirstStrategy final : public Strategy {
 public:
  void begin() override { depth_ = 0; }

  Choice choose(const SchedulingPoint& point) override {
    if (depth_ == path_.size()) path_.push_back({point.enabled, point.enabled.front()});
    return path_[depth_++].chosen;
  }

  /// Makes the next run the next interleaving; starts over after the last.
  void advance() {
    while (!path_.empty()) {
      Branch& last = path_.back();
      const ActorId next = last.enabled.after(last.chosen);
      if (index(next) > index(last.chosen)) {
        last.chosen = next;
        return;
      }
      path_.pop_back();
    }
  }

 private:
  struct Branch {
    ActorSet enabled;
    ActorId chosen;
  };

  std::vector<Branch> path_;
  std::size_t depth_ = 0;
};

}  // namespace ttadak::bench
