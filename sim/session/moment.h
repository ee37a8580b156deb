#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/trace.h"

namespace ttadak {

/// A moment of a run, as a plain value: what happened so far, what everybody stands before, and what can happen now.
struct Moment {
  /// Something that is about to happen.
  struct Next {
    Text label;
    std::string file;
    int line{};
    /// Of what is announced. Objects are named by their index in the trace.
    std::vector<Trace::Touch> accesses;
    bool operator==(const Next&) const = default;
  };

  /// What an actor stands before.
  struct Standing {
    enum class State { ready, waiting, ended };

    State state = State::ended;
    /// Its next step; nothing if it has ended.
    std::optional<Next> next;
    /// If it waits: for what, and who has that.
    std::optional<Trace::Waiting> wait;
    bool operator==(const Standing&) const = default;
  };

  /// One of the choices that can be made now.
  struct Possibility {
    Choice choice = Choice::stop();
    Next next;
    bool operator==(const Possibility&) const = default;
  };

  /// How a property has fared so far.
  struct Property {
    std::string id;
    Text meaning;
    /// What is wrong with it now; once the run has ended, whether that is a violation is said by the trace.
    std::optional<Text> wrong;
    /// Wrong for good, whatever still happens: it must hold always, and did not.
    bool broken = false;
    bool operator==(const Property&) const = default;
  };

  /// The run so far. Its end is End::stopped where it can go on; deadlock and violations are there where it has ended.
  Trace trace;
  /// By actor.
  std::vector<Standing> actors;
  /// First the steps of those who are ready, in the order of actors, then timers and faults. Nothing at the end.
  std::vector<Possibility> possible;
  /// The World's, in their order.
  std::vector<Property> properties;

  bool hasEnded() const { return trace.end != End::stopped; }
  bool offers(Choice choice) const;
  /// Why `choice`, which is not possible, is not; one sentence.
  Text whyNot(Choice choice) const;

  bool operator==(const Moment&) const = default;
};

}  // namespace ttadak
