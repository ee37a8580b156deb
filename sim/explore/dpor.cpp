#include "crew.h"
#include "dpor_search.h"
#include "methods.h"

namespace ttadak {

Found exploreTraces(const WorldMaker& maker, const ExploreOptions& options) {
  MemoryBound memory(options.memory);
  Crew<DporSearch> crew(maker, options, memory,
                        [&](const World& world) { return std::make_unique<DporSearch>(world, memory); });
  crew.go([](Progress&) {});
  Found found;
  const bool everything = crew.report(found);
  Counts counts;
  std::uint64_t traces = 0;
  std::uint64_t redundant = 0;
  for (const auto& search : crew.searches()) {
    search->addTo(counts);
    traces += search->traces();
    redundant += search->redundant();
    if (search->best() && (!found.witness || *search->best() < *found.witness)) found.witness = search->best();
  }
  found.exploration.traces = traces;
  found.exploration.redundant = redundant;
  Count deadlocked = 0;
  for (const auto& [finding, count] : counts) {
    if (finding.end == End::deadlocked) deadlocked += count;
  }
  found.exploration.deadlockedTraces = static_cast<std::uint64_t>(deadlocked);
  conclude(found.exploration, counts, Judge(crew.world()), everything, Counted::traces);
  return found;
}

}  // namespace ttadak
