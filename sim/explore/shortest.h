#pragma once

#include <optional>

#include "cost.h"
#include "sim/explore/options.h"
#include "sim/kernel/world.h"

namespace ttadak {

/// The cheapest run of the World that violates something: by going through states in the order of what it costs at
/// least to come to an end by way of them, over pairs of a state and who took the last step. None if there is none, or
/// not enough time or memory to find it.
///
/// Source: A* (Hart, Nilsson, Raphael: A Formal Basis for the Heuristic Determination of Minimum Cost Paths, IEEE
/// Transactions on Systems Science and Cybernetics 4, 1968). The estimate, how many others have yet to be switched to,
/// is consistent.
std::optional<Witness> findShortest(World& world, const ExploreOptions& options);

}  // namespace ttadak
