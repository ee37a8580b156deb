#pragma once

#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <cstdint>
#include <limits>

#include "sim/kernel/digest.h"

namespace ttadak {

/// Random numbers that follow from a seed and a run's number: the same on every platform, and whatever other runs there
/// are.
///
/// Source: SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, figure 17).
class Dice {
 public:
  using result_type = std::uint64_t;

  Dice(std::uint64_t seed, std::uint64_t run) : state_(hashOfWords(std::array{seed, run}).low) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  /// One of 0 to limit - 1, each with the same chance. Not by std's distribution: the standard leaves open how it uses
  /// a generator.
  template <class Number>
  Number below(const Number& limit) {
    return boost::random::uniform_int_distribution<Number>(0, limit - 1)(*this);
  }

 private:
  std::uint64_t state_;
};

}  // namespace ttadak
