#pragma once

#include <cstddef>
#include <tuple>
#include <vector>

#include "sim/kernel/schedule.h"

namespace ttadak {

/// How much a person has to follow to understand a run.
struct Cost {
  std::size_t faults = 0;
  std::size_t switches = 0;
  std::size_t steps = 0;

  bool operator==(const Cost&) const = default;
  bool operator<(const Cost& other) const {
    return std::tie(faults, switches, steps) < std::tie(other.faults, other.switches, other.steps);
  }
};

Cost costOf(const std::vector<Choice>& path, std::size_t faults);

/// Earlier actors first, and an actor's step before its faults.
bool inActorOrder(const std::vector<Choice>& one, const std::vector<Choice>& other);

/// A run that violates something, and what it costs to follow.
struct Witness {
  std::vector<Choice> path;
  Cost cost;

  /// Whether this one is to be preferred to `other`.
  bool operator<(const Witness& other) const {
    return cost != other.cost ? cost < other.cost : inActorOrder(path, other.path);
  }
};

}  // namespace ttadak
