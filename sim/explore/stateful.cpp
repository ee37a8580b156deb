#include "stateful.h"

#include "count_paths.h"
#include "crew.h"
#include "state_search.h"

namespace ttadak {

Found exploreStates(const WorldMaker& maker, const ExploreOptions& options) {
  MemoryBound memory(options.memory);
  StateTable table(memory);
  Crew<StateSearch> crew(maker, options, memory, [&](const World& world) {
    return std::make_unique<StateSearch>(world, options, table, memory, Beginnings::together);
  });
  crew.go([&](Progress& progress) { progress.states = table.size(); });
  Found found;
  bool everything = crew.report(found);
  found.exploration.states = table.size();
  std::vector<const StateEdges*> edges;
  for (const auto& search : crew.searches()) edges.push_back(&search->edges());
  const std::uint32_t states = table.size();
  table.clear();
  Paths paths;
  if (everything) paths = countPaths(edges, states);
  if (paths.longest > options.limit) {  // by way of states that a shorter run came to first
    found.extent = Extent::butEndless;
    everything = false;
  }
  Counts counts;
  for (std::size_t thread = 0; thread < edges.size(); ++thread) {
    const StateSearch& search = *crew.searches()[thread];
    const auto& findings = search.findings();
    for (std::size_t i = 0; i < findings.size(); ++i) counts[findings[i]] += everything ? paths.counts[thread][i] : 1;
    if (search.violating() && !found.witness) found.witness = search.violating();
  }
  conclude(found.exploration, counts, Judge(crew.world()), everything, Counted::interleavings);
  return found;
}

StateMap mapStates(const WorldMaker& maker, const ExploreOptions& options, std::size_t perState) {
  ExploreOptions alone = options;
  alone.threads = 1;  // whose search is done with a state when it is done with all that follow it
  MemoryBound memory(options.memory);
  StateTable table(memory, perState);
  Crew<StateSearch> crew(maker, alone, memory, [&](const World& world) {
    return std::make_unique<StateSearch>(world, options, table, memory, Beginnings::stepByStep);
  });
  crew.go([&](Progress& progress) { progress.states = table.size(); });
  Found found;
  StateMap map;
  map.complete = crew.report(found);
  map.executions = found.exploration.executions;
  map.steps = found.exploration.steps;
  map.states = table.size();
  map.edges = crew.searches().front()->edges();
  return map;
}

}  // namespace ttadak
