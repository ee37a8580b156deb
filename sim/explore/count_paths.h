#pragma once

#include <vector>

#include "findings.h"
#include "state_edges.h"

namespace ttadak {

/// The paths from state 0 to an end.
struct Paths {
  /// How many there are: for each of `edges`, to each of its findings.
  std::vector<std::vector<Count>> counts;
  /// The steps of the longest one.
  std::uint64_t longest = 0;
};

Paths countPaths(const std::vector<const StateEdges*>& edges, std::uint32_t states);

}  // namespace ttadak
