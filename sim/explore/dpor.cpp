#include "dpor_search.h"
#include "findings.h"
#include "methods.h"
#include "scenario_check.h"

namespace ttadak {

Found exploreTraces(const WorldMaker& maker, const ExploreOptions& options) {
  const auto world = maker();
  DporSearch search(*world, options.limit);
  Counts counts;
  Found found;
  bool everything = true;
  std::uint64_t traces = 0;
  std::uint64_t redundant = 0;
  std::uint64_t deadlocked = 0;
  const auto more = [&] {
    try {
      return search.next();
    } catch (const Differs&) {
      sayWhatDiffers(*world, search.path());
    }
  };
  while (more()) {
    if (search.end() == End::stopped) {
      ++redundant;
    } else if (search.end() == End::endless) {
      everything = false;
    } else {
      ++traces;
      if (search.end() == End::deadlocked) ++deadlocked;
      ++counts[search.finding()];
      if (search.finding().violations != 0) {
        Witness witness{search.path(), costOf(search.path(), search.faults())};
        if (!found.witness || witness < *found.witness) found.witness = std::move(witness);
      }
    }
    if (options.progress && search.executions() % 1024 == 0) options.progress({search.executions(), 0, 0});
    if (options.stop.stop_requested()) {
      everything = false;
      break;
    }
  }
  found.exploration.executions = search.executions();
  found.exploration.steps = search.steps();
  found.exploration.traces = traces;
  found.exploration.redundant = redundant;
  conclude(found.exploration, counts, Judge(*world), everything, false);
  return found;
}

}  // namespace ttadak
