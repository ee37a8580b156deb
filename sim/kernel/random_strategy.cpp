#include "sim/kernel/random_strategy.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <cstddef>
#include <iterator>

namespace ttadak {

Choice RandomStrategy::choose(const SchedulingPoint& point) {
  // Not std's distribution: the standard leaves open how it uses the generator.
  const boost::random::uniform_int_distribution<std::size_t> any(0, point.enabled.size() - 1);
  auto member = point.enabled.begin();
  std::advance(member, any(generator_));
  return *member;
}

}  // namespace ttadak
