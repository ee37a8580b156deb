#pragma once

#include <vector>

#include "findings.h"
#include "state_edges.h"

namespace ttadak {

/// How many paths lead from state 0 to each end: for each of `edges`, how often each of its findings.
std::vector<std::vector<Count>> countPaths(const std::vector<const StateEdges*>& edges, std::uint32_t states);

}  // namespace ttadak
