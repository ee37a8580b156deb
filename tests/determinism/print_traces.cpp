#include <charconv>
#include <iostream>
#include <string_view>

#include "scenarios/catalog.h"
#include "scenarios/replay.h"
#include "sim/export/trace_json.h"

/// ttadak-traces [SEEDS]: prints the traces of so many random runs (1,000 by default) of every scene, each replayed
/// from its printed schedule. Builds are compared by their output; exit status 1 if a replay is not the run it was
/// printed by.
int main(int argc, char** argv) {
  using namespace ttadak;
  std::uint64_t seeds = 1000;
  if (argc > 1) {
    const std::string_view given = argv[1];
    std::from_chars(given.data(), given.data() + given.size(), seeds);
  }
  for (const Incident& incident : incidents()) {
    for (const Scene& scene : incident.scenes) {
      for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        Setup setup = incident.defaults;
        setup.scene = scene.id;
        setup.requests = 2 + static_cast<int>(seed % 3);
        setup.instances = 1 + static_cast<int>(seed % 2);
        const Trace trace = replaySeed(incident, setup, seed);
        const auto printed = Schedule::parse(trace.schedule().text());
        if (replaySchedule(incident, parseSetup(printed.setup), printed.choices) != trace) {
          std::cerr << "seed " << seed << " of " << printed.setup << " does not replay\n";
          return 1;
        }
        std::cout << traceToJson(trace) << '\n';
      }
    }
  }
}
