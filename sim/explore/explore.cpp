#include "sim/explore/explore.h"

#include <algorithm>
#include <limits>

#include "explain.h"
#include "methods.h"
#include "shortest.h"
#include "shrink.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "stopwatch.h"

namespace ttadak {

const std::vector<std::string>& methodNames() {
  static const std::vector<std::string> names{"auto", "stateful", "dpor", "naive"};
  return names;
}

std::string_view methodName(Method method) { return methodNames()[static_cast<std::size_t>(method)]; }

Method methodNamed(std::string_view name) {
  const auto& names = methodNames();
  const auto known = std::find(names.begin(), names.end(), name);
  if (known == names.end()) refuseUnknown({"method", "방법"}, name, names, "--method");
  return static_cast<Method>(known - names.begin());
}

namespace {

Found found(const WorldMaker& maker, const ExploreOptions& options) {
  switch (options.method) {
    case Method::naive: return exploreNaively(maker, options);
    case Method::dpor: return exploreTraces(maker, options);
    default: return exploreStates(maker, options);
  }
}

constexpr std::uint64_t allThereAre = std::numeric_limits<std::uint64_t>::max();

/// The run of a witness, as it happens again.
Counterexample replayed(World& world, const Witness& witness, const std::string& setup) {
  Scheduler scheduler;
  ReplayStrategy strategy(witness.path);
  Counterexample found;
  found.trace = record(scheduler, world, strategy, setup);
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
bool shrinks(Method method) { return method == Method::dpor; }

/// The shortest there is, or else made of what the method itself came by.
std::optional<Counterexample> counterexample(const WorldMaker& maker, const ExploreOptions& options, Found& result) {
  const auto world = maker();
  bool proven = result.cheapest;
  if (shrinks(options.method)) {
    if (result.witness) result.witness = shrink(*world, result.witness->path, options);
  } else if (!proven) {
    const Shortest shortest = findShortest(*world, options, allThereAre);
    if (shortest.witness) result.witness = shortest.witness;
    proven = shortest.proven;
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
  Found result = found(maker, options);
  if (options.counterexample && result.exploration.verdict == Verdict::violated) {
    result.exploration.counterexample = counterexample(maker, options, result);
  }
  const bool isAutomatic = options.method == Method::automatic;
  result.exploration.method = methodName(isAutomatic ? Method::stateful : options.method);
  result.exploration.seconds = stopwatch.seconds();
  return std::move(result.exploration);
}

}  // namespace ttadak
