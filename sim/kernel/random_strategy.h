#pragma once

#include <cstdint>
#include <random>

#include "sim/kernel/strategy.h"

namespace ttadak {

/// Picks among all that can happen, each with the same chance. The same seed gives the same picks on every platform:
/// both the generator and the way its numbers are used are fixed.
class RandomStrategy final : public Strategy {
 public:
  explicit RandomStrategy(std::uint64_t seed) : seed_(seed), generator_(seed) {}

  void begin() override { generator_.seed(seed_); }
  Choice choose(const SchedulingPoint& point) override;

 private:
  std::uint64_t seed_;
  std::mt19937_64 generator_;
};

}  // namespace ttadak
