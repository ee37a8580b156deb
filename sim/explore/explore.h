#pragma once

#include <functional>
#include <memory>
#include <stdexcept>

#include "sim/explore/exploration.h"
#include "sim/explore/options.h"
#include "sim/kernel/world.h"

namespace ttadak {

/// Makes a World; called once for each thread, at the same time. All the Worlds it makes must be alike.
using WorldMaker = std::function<std::unique_ptr<World>()>;

/// Makes Worlds of one type, each from a copy of the arguments: `makerOf<Booking>(2)`.
template <class Made, class... Args>
WorldMaker makerOf(Args... args) {
  return [=]() -> std::unique_ptr<World> { return std::make_unique<Made>(args...); };
}

/// The scenario itself is at fault: an actor that behaves differently when everything it has seen is the same, or an
/// object that is not what it was when a run begins. Says which.
class ScenarioError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Goes through the interleavings of a World. Throws what making or running it throws, and ScenarioError.
Exploration explore(const WorldMaker& maker, const ExploreOptions& options = {});

}  // namespace ttadak
