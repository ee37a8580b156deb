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

/// The cheapest run of the World that violates something: by going through states in
/// the order of what it costs to get there, which is Dijkstra's algorithm over pairs of a state and who took the last
/// step. Gives up after `most` executions.
Shortest findShortest(World& world, const ExploreOptions& options, std::uint64_t most);

}  // namespace ttadak
