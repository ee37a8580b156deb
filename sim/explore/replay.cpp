#include "sim/explore/replay.h"

#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"

namespace ttadak {

Trace replay(const WorldMaker& maker, std::string_view schedule) {
  const Schedule given = Schedule::parse(schedule);
  const auto world = maker();
  ReplayStrategy strategy(given.choices);
  Scheduler scheduler;
  Trace trace = record(scheduler, *world, strategy, given.setup);
  strategy.requireUsedUp();
  return trace;
}

}  // namespace ttadak
