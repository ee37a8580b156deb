#include "sim/explore/explore.h"

#include "explain.h"
#include "methods.h"
#include "scenario_check.h"
#include "shortest.h"
#include "shrink.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/words.h"
#include "stopwatch.h"

namespace ttadak {

namespace {

Found found(const WorldMaker& maker, const ExploreOptions& options) {
  switch (options.method) {
    case Method::naive: return exploreNaively(maker, options);
    case Method::dpor: return exploreTraces(maker, options);
    case Method::random: return exploreAtRandom(maker, options);
    case Method::pct: return explorePct(maker, options);
    case Method::pos: return explorePartialOrders(maker, options);
    case Method::uniform: return exploreUniformly(maker, options);
    default: return exploreStates(maker, options);
  }
}

/// States first, because they count all interleavings; traces, of which few are kept at a time, if there is no room for
/// the states.
Found pickAndExplore(const WorldMaker& maker, ExploreOptions& options) {
  options.method = Method::stateful;
  Found byStates = found(maker, options);
  if (byStates.extent != Extent::untilFull || byStates.exploration.verdict == Verdict::violated) return byStates;
  options.method = Method::dpor;
  Found byTraces = found(maker, options);
  byTraces.exploration.remark =
      words("the states do not fit into {} MiB, so traces were gone through",
            "상태가 {} MiB에 다 들어가지 않아 트레이스를 살펴보았습니다", options.memory >> 20);
  if (byTraces.extent != Extent::everything) {
    byTraces.exploration.remark =
        words("{}; {}", "{}. {}", byTraces.exploration.remark, whyNotAll(byTraces.extent, options));
  }
  return byTraces;
}

/// The run of a witness, as it happens again.
Counterexample replayed(World& world, const Witness& witness, const std::string& setup) {
  Scheduler scheduler;
  ReplayStrategy strategy(witness.path);
  Counterexample found;
  try {
    found.trace = record(scheduler, world, strategy, setup);
  } catch (const InputError&) {
    sayWhatDiffers(world, witness.path);
  }
  if (found.trace.violations.empty()) {
    throw ScenarioError("the schedule " + found.trace.schedule().bareText() +
                        " violated a property when it was found, and does not when it is replayed");
  }
  found.property = found.trace.violations.front().property;
  found.faults = witness.cost.faults;
  found.switches = witness.cost.switches;
  return found;
}

/// Whether what the method came by is made shorter, instead of the shortest being looked for.
bool shrinks(Method method) { return method == Method::dpor || samples(method); }

/// The shortest there is, or else made of what the method itself came by.
std::optional<Counterexample> counterexample(const WorldMaker& maker, const ExploreOptions& options, Found& result) {
  const auto world = maker();
  bool proven = result.cheapest;
  if (shrinks(options.method)) {
    if (result.witness) result.witness = shrink(*world, result.witness->path, options);
  } else if (!proven) {
    const auto shortest = findShortest(*world, options);
    proven = shortest.has_value();
    if (shortest) {
      result.witness = shortest;
    } else if (result.witness) {
      result.witness = shrink(*world, result.witness->path, options);
    }
  }
  if (!result.witness) return std::nullopt;
  Counterexample found = replayed(*world, *result.witness, options.setup);
  found.shortest = proven;
  found.why = explain(*world, found.trace, found.property);
  return found;
}

}  // namespace

Exploration explore(const WorldMaker& maker, const ExploreOptions& options) {
  const Stopwatch stopwatch;
  ExploreOptions chosen = options;
  Found result = options.method == Method::automatic ? pickAndExplore(maker, chosen) : found(maker, chosen);
  Exploration& exploration = result.exploration;
  if (exploration.remark.en.empty()) exploration.remark = whyNotAll(result.extent, options);
  if (exploration.complete) exploration.basis = basisOf(exploration, chosen);
  if (options.counterexample && exploration.verdict == Verdict::violated) {
    exploration.counterexample = counterexample(maker, chosen, result);
  }
  exploration.method = methodText(chosen);
  exploration.isPicked = options.method == Method::automatic;
  exploration.seconds = stopwatch.seconds();
  return std::move(exploration);
}

}  // namespace ttadak
