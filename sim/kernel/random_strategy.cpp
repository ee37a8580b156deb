#include "sim/kernel/random_strategy.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <cstddef>
#include <iterator>

namespace ttadak {

Choice RandomStrategy::choose(const SchedulingPoint& point) {
  // Not std's distribution: the standard leaves open how it uses the generator.
  const auto steps = point.enabled.size();
  const boost::random::uniform_int_distribution<std::size_t> any(0, steps + point.others.size() - 1);
  const auto picked = any(generator_);
  if (picked >= steps) return point.others[picked - steps];
  auto member = point.enabled.begin();
  std::advance(member, picked);
  return *member;
}

}  // namespace ttadak
