#pragma once

#include "basis.h"
#include "cost.h"
#include "sim/explore/explore.h"

namespace ttadak {

/// What a method has found, before a counterexample is made of it.
struct Found {
  Exploration exploration;
  /// The cheapest violating run that was met, if any was kept.
  std::optional<Witness> witness;
  /// Whether there is no cheaper one.
  bool cheapest = false;
  Extent extent = Extent::everything;
};

/// Every interleaving, by depth-first re-execution: the reference for all others.
Found exploreNaively(const WorldMaker& maker, const ExploreOptions& options);

/// Every state once, counted exactly.
Found exploreStates(const WorldMaker& maker, const ExploreOptions& options);

/// One run for each Mazurkiewicz trace.
Found exploreTraces(const WorldMaker& maker, const ExploreOptions& options);

// Runs at random; see Method.
Found exploreAtRandom(const WorldMaker& maker, const ExploreOptions& options);
Found explorePct(const WorldMaker& maker, const ExploreOptions& options);
Found explorePartialOrders(const WorldMaker& maker, const ExploreOptions& options);
Found exploreUniformly(const WorldMaker& maker, const ExploreOptions& options);

}  // namespace ttadak
