#include "stateful.h"

#include "crew.h"
#include "methods.h"
#include "state_search.h"

namespace ttadak {

Found exploreStates(const WorldMaker& maker, const ExploreOptions& options) {
  StateTable table;
  Crew<StateSearch> crew(maker, options, [&](const World& world) {
    return std::make_unique<StateSearch>(world, options, table, Beginnings::together);
  });
  crew.go([&](Progress& progress) {
    progress.states = table.size();
    return table.memory() < options.memory;
  });
  Found found;
  const bool everything = crew.report(found.exploration);
  found.exploration.states = table.size();
  std::vector<const StateEdges*> edges;
  for (const auto& search : crew.searches()) edges.push_back(&search->edges());
  const std::uint32_t states = table.size();
  table.clear();
  std::vector<std::vector<Count>> paths;
  if (everything) paths = countPaths(edges, states);
  Counts counts;
  for (std::size_t thread = 0; thread < edges.size(); ++thread) {
    const auto& findings = crew.searches()[thread]->findings();
    for (std::size_t i = 0; i < findings.size(); ++i) counts[findings[i]] += everything ? paths[thread][i] : 1;
  }
  conclude(found.exploration, counts, Judge(crew.world()), everything, Counted::interleavings);
  return found;
}

StateMap mapStates(const WorldMaker& maker, const ExploreOptions& options, std::size_t perState) {
  ExploreOptions alone = options;
  alone.threads = 1;  // whose search is done with a state when it is done with all that follow it
  StateTable table;
  Crew<StateSearch> crew(maker, alone, [&](const World& world) {
    return std::make_unique<StateSearch>(world, options, table, Beginnings::stepByStep);
  });
  const auto hasRoom = [&] { return table.memory() + table.size() * perState < options.memory; };
  crew.go([&](Progress& progress) {
    progress.states = table.size();
    return hasRoom();
  });
  Exploration done;
  StateMap map;
  map.complete = crew.report(done) && hasRoom();
  map.executions = done.executions;
  map.steps = done.steps;
  map.states = table.size();
  map.edges = crew.searches().front()->edges();
  return map;
}

}  // namespace ttadak
