#pragma once

#include <cstdint>
#include <vector>

#include "sim/explore/cost.h"
#include "sim/explore/options.h"
#include "sim/kernel/world.h"

namespace ttadak {

/// A run of which the first property that it violates is the same as of the run along the path, and which is not to be
/// preferred less: made from it by leaving out faults, going another way early, moving blocks of one actor's steps
/// together and exchanging actors. Each such change is tried by running the World; what does not fit is put off or left
/// out. Ends where no single change is better any more, or after `most` runs, or when `options` wants it to stop. Not
/// always the shortest there is.
///
/// The run along the path as it is, if it violates nothing.
///
/// Source: the idea of trying parts and keeping what still fails is Zeller, Hildebrandt: Simplifying and Isolating
/// Failure-Inducing Input (TSE 2002); that of joining blocks, Jalbert, Sen: A Trace Simplification Technique for
/// Effective Debugging of Concurrent Programs (FSE 2010).
Witness shrink(World& world, const std::vector<Choice>& path, const ExploreOptions& options,
               std::uint64_t most = 20'000);

}  // namespace ttadak
