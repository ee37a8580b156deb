#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/kernel/trace.h"
#include "sim/text/console.h"

namespace ttadak {

/// What a step is to the world outside its actor.
enum class StepKind { local, read, write, effect };

/// Whether objects of that kind are shown a person as something shared.
bool hasLane(Object::Kind kind);
StepKind kindOf(const Trace& trace, const Trace::Event& event);
/// The sign of a kind: the same in a box, in an object's lane and in the legend.
std::string signOf(StepKind kind);
Style styleOf(StepKind kind);
/// What is written in a step's box: its sign, its label, what came of it. Where `width` columns are too few for all,
/// the label is cut first.
std::string boxText(const Trace& trace, const Trace::Event& event, Language language,
                    std::size_t width = static_cast<std::size_t>(-1));

/// How the actor stands waiting after the step; null if it does not.
const Trace::Waiting* waitOf(const Trace::Event& event, ActorId actor);

/// What is written where an actor begins to wait: for what, and who has it.
std::string waitText(const Trace& trace, const Trace::Waiting& wait, Language language);

/// What of `after` a person is shown in `width` columns: all of it, or else what is new against `before`.
std::string changedPart(const std::string& before, const std::string& after, std::size_t width);

/// Which objects get a lane, and how wide every lane is.
struct TimelineLayout {
  std::size_t numberWidth = 0;
  std::size_t laneWidth = 0;
  struct ObjectLane {
    std::size_t object;  ///< by index in the trace
    std::size_t width;
  };
  std::vector<ObjectLane> objects;
  /// Whether each actor has a lane wide enough for boxes; otherwise each has one column.
  bool boxes = true;
};

TimelineLayout layOut(const Trace& trace, const Console& console);

}  // namespace ttadak
