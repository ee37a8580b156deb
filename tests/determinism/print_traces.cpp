#include <iostream>

#include "scenarios/catalog.h"
#include "scenarios/replay.h"
#include "sim/export/trace_json.h"

/// Prints the traces of a thousand random runs of every scene, each replayed from its printed schedule. Builds are
/// compared by their output; exit status 1 if a replay is not the run it was printed by.
int main() {
  using namespace ttadak;
  constexpr std::uint64_t seeds = 1000;
  for (const Incident& incident : incidents()) {
    for (const Scene& scene : incident.scenes) {
      for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        Setup setup = incident.defaults;
        setup.scene = scene.id;
        setup.requests = 2 + static_cast<int>(seed % 3);
        setup.instances = 1 + static_cast<int>(seed % 2);
        const auto json = traceToJson(replaySeed(incident, setup, seed));
        const auto printed = Schedule::parse(traceFromJson(json).schedule().text());
        if (traceToJson(replaySchedule(incident, parseSetup(printed.setup), printed.choices)) != json) {
          std::cerr << "seed " << seed << " of " << printed.setup << " does not replay\n";
          return 1;
        }
        std::cout << json << '\n';
      }
    }
  }
}
