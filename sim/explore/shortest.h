#pragma once

#include <cstdint>
#include <optional>

#include "cost.h"
#include "judge.h"
#include "sim/explore/options.h"

namespace ttadak {

/// What the search for the shortest counterexample has come to.
struct Shortest {
  std::optional<Witness> witness;
  /// Whether nothing shorter is left to be looked at.
  bool proven = false;
};

/// The cheapest run of the World that violates something: by going through states in the order of what it costs at
/// least to come to an end by way of them, over pairs of a state and who took the last step. Gives up after `most`
/// executions.
///
/// Source: A* (Hart, Nilsson, Raphael: A Formal Basis for the Heuristic Determination of Minimum Cost Paths, IEEE
/// Transactions on Systems Science and Cybernetics 4, 1968). The estimate, how many others have yet to be switched to,
/// is consistent.
Shortest findShortest(World& world, const ExploreOptions& options, std::uint64_t most);

}  // namespace ttadak
