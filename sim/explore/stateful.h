#pragma once

#include "sim/explore/explore.h"
#include "state_edges.h"

namespace ttadak {

/// Every state of a World, and which follow which.
struct StateMap {
  /// As one search has found them; of branches as mergeAlike leaves them.
  StateEdges edges;
  std::uint32_t states = 0;
  std::uint64_t executions = 0;
  std::uint64_t steps = 0;
  /// Whether that is all: there was time and room, and every run has an end.
  bool complete = false;
};

/// `perState`: the memory in bytes that the caller needs for each state besides.
StateMap mapStates(const WorldMaker& maker, const ExploreOptions& options, std::size_t perState);

}  // namespace ttadak
