#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/catalog.h"
#include "scenarios/replay.h"
#include "sim/kernel/manual_strategy.h"
#include "sim/kernel/recorder.h"

// Runs of incidents, for their tests.

namespace ttadak {

/// The incident's own setup, changed by the settings.
inline Setup setupOf(const std::string& incident, const std::vector<Setting>& settings = {}) {
  return makeSetup(incidentNamed(incident), settings);
}

inline Trace replayed(const Setup& setup, std::string_view schedule) {
  return replaySchedule(incidentNamed(setup.incident), setup, Schedule::parse(schedule).choices);
}

inline Trace asReported(const Setup& setup) {
  return replayed(setup, incidentNamed(setup.incident).asReported(setup).value());
}

/// One request after the other.
inline Trace inOrder(const Setup& setup) {
  const auto world = buildWorld(incidentNamed(setup.incident), setup);
  Scheduler scheduler;
  ManualStrategy first([](const SchedulingPoint& point) { return Choice(point.enabled.front()); });
  return record(scheduler, *world, first);
}

/// The ids of the properties that a run broke.
inline std::vector<std::string> brokenBy(const Trace& trace) {
  std::vector<std::string> all;
  for (const auto& violation : trace.violations) all.push_back(violation.property);
  return all;
}

/// The state of an object in the end.
inline std::string finalState(const Trace& trace, const std::string& object) {
  for (std::size_t i = 0; i < trace.objects.size(); ++i) {
    if (trace.objects[i].name.en != object) continue;
    std::string state = trace.objects[i].initially;
    for (const auto& event : trace.events) {
      for (const auto& change : event.changes) {
        if (change.object == i) state = change.state;
      }
    }
    return state;
  }
  return "no such object";
}

/// The English labels of an actor's steps.
inline std::vector<std::string> stepsOf(const Trace& trace, ActorId actor) {
  std::vector<std::string> all;
  for (const auto& event : trace.events) {
    if (event.choice.actor() == actor) all.push_back(event.label.en);
  }
  return all;
}

/// What an actor's client was told.
inline std::string answerOf(const Trace& trace, ActorId actor) {
  std::string answer;
  for (const auto& event : trace.events) {
    if (event.choice.actor() == actor && event.label.en == "answer") answer = event.result;
  }
  return answer;
}

}  // namespace ttadak
