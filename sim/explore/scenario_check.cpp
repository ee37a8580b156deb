#include "scenario_check.h"

#include <fmt/format.h>

#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"

namespace ttadak {

namespace {

/// The run along the path as far as it can be gone, and from there on with whatever can happen first.
Trace along(World& world, const std::vector<Choice>& path) {
  ManualStrategy strategy([&](const SchedulingPoint& point) {
    if (point.taken < path.size() && point.offers(path[point.taken])) return path[point.taken];
    return point.enabled.empty() ? point.others.front() : Choice(point.enabled.front());
  });
  Scheduler scheduler;
  return record(scheduler, world, strategy);
}

/// What is different at the beginning of the two runs; empty if nothing is.
std::string atTheBeginning(const Trace& one, const Trace& other) {
  for (std::size_t i = 0; i < one.objects.size(); ++i) {
    if (one.objects[i].initially == other.objects[i].initially) continue;
    return fmt::format(
        "'{}' is '{}' at the beginning of one run and '{}' at that of another: its reset() does not bring "
        "back what it was",
        one.objects[i].name.en, one.objects[i].initially, other.objects[i].initially);
  }
  return "";
}

std::string actorAfter(const Trace& trace, std::size_t step) {
  return step == 0 ? "somebody" : actorName(trace.events[step - 1].choice.actor());
}

}  // namespace

void sayWhatDiffers(World& world, const std::vector<Choice>& path) {
  constexpr int attempts = 8;
  const Trace first = along(world, path);
  for (int i = 0; i < attempts; ++i) {
    const Trace again = along(world, path);
    if (const auto what = atTheBeginning(first, again); !what.empty()) throw ScenarioError(what);
    const std::size_t both = std::min(first.events.size(), again.events.size());
    for (std::size_t step = 0; step < both; ++step) {
      const auto& one = first.events[step];
      const auto& other = again.events[step];
      if (one == other) continue;
      if (one.label == other.label && one.result != other.result) {
        throw ScenarioError(
            fmt::format("step {}, {}'s '{}', answers '{}' in one run and '{}' in another that made the "
                        "same choices: something outside the World has a say in it",
                        step + 1, actorName(one.choice.actor()), one.label.en, one.result, other.result));
      }
      throw ScenarioError(
          fmt::format("{} takes '{}' as step {} of one run and '{}' in another that made the same "
                      "choices: something that is no step has a say in what it does",
                      actorName(one.choice.actor()), one.label.en, step + 1, other.label.en));
    }
    if (first.events.size() == again.events.size()) continue;
    throw ScenarioError(fmt::format("after step {}, {}'s, two runs that made the same choices differ in who can go on",
                                    both, actorAfter(first, both)));
  }
  throw ScenarioError(
      fmt::format("runs that make the same choices ({}) do not always go the same way", Schedule{{}, path}.bareText()));
}

}  // namespace ttadak
