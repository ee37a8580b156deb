#pragma once

#include "sim/explore/exploration.h"
#include "sim/explore/options.h"

namespace ttadak {

/// How much of what there is was gone through.
enum class Extent { everything, untilStopped, untilFull, butEndless };

/// Why that is not everything; empty if it is.
Text whyNotAll(Extent extent, const ExploreOptions& options);

/// What a verdict rests on after everything was gone through.
Text basisOf(const Exploration& exploration, const ExploreOptions& options);

}  // namespace ttadak
