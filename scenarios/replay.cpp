#include "scenarios/replay.h"

#include "sim/kernel/random_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"

namespace ttadak {

namespace {

Trace run(const Incident& incident, const Setup& setup, Strategy& strategy) {
  const auto world = buildWorld(incident, setup);
  Scheduler scheduler;
  return record(scheduler, *world, strategy, setupText(incident, setup));
}

}  // namespace

Trace replaySchedule(const Incident& incident, const Setup& setup, std::span<const Choice> choices) {
  ReplayStrategy strategy(choices);
  Trace trace = run(incident, setup, strategy);
  strategy.requireUsedUp();
  return trace;
}

Trace replaySeed(const Incident& incident, const Setup& setup, std::uint64_t seed) {
  RandomStrategy strategy(seed);
  return run(incident, setup, strategy);
}

Trace replayRoundRobin(const Incident& incident, const Setup& setup) {
  RoundRobinStrategy strategy;
  return run(incident, setup, strategy);
}

}  // namespace ttadak
