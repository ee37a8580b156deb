#include "sim/kernel/trace.h"

#include "sim/kernel/words.h"

namespace ttadak {

Schedule Trace::schedule() const {
  Schedule schedule{setup, {}};
  schedule.choices.reserve(events.size());
  for (const Event& event : events) schedule.choices.push_back(event.choice);
  return schedule;
}

Verdict Trace::verdict() const {
  if (!violations.empty()) return Verdict::violated;
  return end == End::completed ? Verdict::holds : Verdict::unknown;
}

Text waitingText(const Trace& trace, const Trace::Waiting& waiting) {
  const auto holders = actorNames(waiting.holders);
  const auto& object = trace.objects[waiting.object].name;
  const auto actor = actorName(waiting.actor);
  if (holders.empty()) return words("{} waits for {}", "{} 대기: {}", actor, object);
  return words("{} waits for {}, held by {}", "{} 대기: {} ({} 보유)", actor, object, holders);
}

}  // namespace ttadak
