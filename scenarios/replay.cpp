#include "scenarios/replay.h"

#include <algorithm>

#include "sim/kernel/input_error.h"
#include "sim/kernel/random_strategy.h"
#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

Trace run(const Incident& incident, const Setup& setup, Strategy& strategy) {
  const auto world = incident.build(setup);
  Scheduler scheduler;
  return record(scheduler, *world, strategy, setupText(incident, setup));
}

/// A step in words, if the trace has that many.
Text described(const Trace& trace, std::size_t step) {
  if (step >= trace.events.size()) return {"no step", "단계 없음"};
  const Trace::Event& event = trace.events[step];
  const std::string outcome = event.result.empty() ? "" : " -> " + event.result;
  std::string changes;
  for (const auto& change : event.changes)
    changes += fmt::format(", {}: {}", trace.objects[change.object].name.en, change.state);
  return words("{} '{}{}' ({}:{}{})", "{} '{}{}' ({}:{}{})", choiceText(event.choice), event.label, outcome, event.file,
               event.line, changes);
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

void requireSameRun(const Trace& recorded, const Trace& replayed) {
  if (recorded == replayed) return;
  const auto& [was, is] =
      std::mismatch(recorded.events.begin(), recorded.events.end(), replayed.events.begin(), replayed.events.end());
  const auto step = static_cast<std::size_t>(was - recorded.events.begin());
  if (was == recorded.events.end() && is == replayed.events.end()) {
    throw InputError(
        {"the recorded run and this one have the same steps, but not the same objects or end: "
         "it was recorded by another version",
         "기록된 실행과 단계는 같지만 객체나 결말이 다릅니다: 다른 버전에서 기록되었습니다"});
  }
  throw InputError(words("the recorded run differs at step {}: recorded {}, now {}",
                         "기록된 실행이 {}번째 단계에서 다릅니다: 기록은 {}, 지금은 {}", step + 1,
                         described(recorded, step), described(replayed, step)));
}

}  // namespace ttadak
