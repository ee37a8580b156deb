#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/observer.h"
#include "sim/kernel/schedule.h"

namespace ttadak {

/// What is known of a setup's properties from what was run.
enum class Verdict { holds, violated, unknown };

/// The full record of one run: a plain value, independent of the World it came from. The same setup and choices give
/// the same trace, byte for byte in its JSON form (sim/export/trace_json.h), on every platform and build.
struct Trace {
  struct Actor {
    Text title;
    bool operator==(const Actor&) const = default;
  };

  struct SharedObject {
    Text name;
    Object::Kind kind{};
    std::string initially;
    bool operator==(const SharedObject&) const = default;
  };

  /// Objects are named by their index in `objects`.
  struct Touch {
    std::size_t object{};
    Access::Mode mode{};
    bool operator==(const Touch&) const = default;
  };

  /// What an object has become through a step.
  struct Change {
    std::size_t object{};
    std::string state;
    ActorSet holders;
    bool operator==(const Change&) const = default;
  };

  /// Somebody who cannot go on.
  struct Waiting {
    ActorId actor{};
    Text step;
    std::size_t object{};
    ActorSet holders;
    bool operator==(const Waiting&) const = default;
  };

  struct Event {
    Choice choice = Choice::stop();
    Text label;
    std::string file;
    int line{};
    std::vector<Touch> accesses;
    std::string result;
    /// What is no step, on the actor's way to its next one.
    std::vector<Text> notes;
    std::vector<Change> changes;
    /// Who cannot go on after this step.
    std::vector<Waiting> waiting;
    bool operator==(const Event&) const = default;
  };

  struct Violation {
    std::string property;
    Text meaning;
    Text what;
    /// The index of the step from which on the property was never true again; none if it never was true.
    std::optional<std::size_t> since;
    bool operator==(const Violation&) const = default;
  };

  /// What this is a run of, in the words of Schedule::setup.
  std::string setup;
  End end = End::stopped;
  std::vector<Actor> actors;
  std::vector<SharedObject> objects;
  std::vector<Event> events;
  /// Who waits for ever, in a run that ended deadlocked.
  std::vector<Waiting> deadlock;
  /// Empty for a run that did not end by itself: properties are judged on finished runs.
  std::vector<Violation> violations;

  Schedule schedule() const;
  /// Of this one run; unknown if it did not come to its end.
  Verdict verdict() const;
  bool operator==(const Trace&) const = default;
};

/// Who waits for what, held by whom, as one sentence.
Text waitingText(const Trace& trace, const Trace::Waiting& waiting);

}  // namespace ttadak
